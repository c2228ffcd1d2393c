import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { ItemFiles } from "#app/components/evidence/item-files.tsx"
import { UploadDrop } from "#app/components/evidence/upload-drop.tsx"
import { SelectField } from "#app/components/form.tsx"
import type { ItemView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"
import type { viewLinks } from "#app/services/read-item-evidence.server.ts"

interface ItemEvidenceProps {
  view: ItemView
  files: ReturnType<typeof viewLinks>
  /** The size cap of one file. */
  maxBytes: number
  mayAttach: boolean
}

/** What the instrument asks to see, the files that show it, and the place to add more. */
export function ItemEvidence({ view, files, maxBytes, mayAttach }: ItemEvidenceProps) {
  const { t } = useTranslation("cycle")
  const { cycle, item, hints } = view
  const editPage = paths.itemEvidence(cycle.id, item.key)
  return (
    <section className="item-evidence" id="evidence">
      <div className="row between">
        <h2>{t("item.evidence", { count: files.links.length })}</h2>
        {mayAttach && <Link to={editPage}>{t("item.from-library")}</Link>}
      </div>
      {hints.length > 0 && (
        <ul className="hints small">
          {hints.map((hint) => (
            <li key={hint.key}>
              <span className={hint.isThere ? "ready" : isGap(hint) ? "draft" : "none"} aria-hidden="true">
                {hint.isThere ? "●" : isGap(hint) ? "!" : "○"}
              </span>
              <span>
                {hint.text}
                {isGap(hint) && <> · {t("item.required")}</>}
                {hint.isThere !== null && (
                  <span className="hidden">: {t(hint.isThere ? "strip.filled" : "strip.hole")}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {files.links.length === 0 && <p className="soft">{t("item.no-evidence")}</p>}
      <ItemFiles files={files.links} warnings={files.warnings} editPage={editPage} mayEdit={mayAttach} />
      {mayAttach && (
        <UploadDrop fields={{ cycle: cycle.id, item: item.key }} maxBytes={maxBytes}>
          {hints.length > 0 && <HintField hints={hints} />}
        </UploadDrop>
      )}
    </section>
  )
}

/** Whether what the instrument requires is known not to be there. */
function isGap({ isRequired, isThere }: ItemView["hints"][number]): boolean {
  return isRequired && isThere === false
}

/** Which of the instrument's hints new files answer: the first one still open, until someone says otherwise. */
function HintField({ hints }: { hints: ItemView["hints"] }) {
  const { t } = useTranslation("cycle")
  const open = hints.find(isGap) ?? hints.find((hint) => !hint.isThere)
  return (
    <SelectField
      label={t("item.hint")}
      name="hint"
      required={false}
      key={open?.key ?? ""}
      defaultValue={open?.key ?? hints[0]?.key ?? ""}
      options={[
        ...hints.map(({ key, text }) => ({ value: key, label: text })),
        { value: "", label: t("item.hint-none") },
      ]}
    />
  )
}
