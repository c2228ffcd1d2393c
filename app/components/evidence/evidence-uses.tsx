import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { PageRange } from "#app/components/evidence/evidence-row.tsx"
import { SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { paths } from "#app/paths.ts"
import type { EvidencePageView } from "#app/services/read-evidence.server.ts"

/** Which items a file proves, and another one to link it to. */
export function EvidenceUses({ view }: { view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  return (
    <Card title={t("uses.title", { count: view.uses.length })} id="uses">
      {view.uses.length === 0 && <p className="soft">{t("uses.none")}</p>}
      <ul className="uses">
        {view.usedBy.map(({ kind, id, title }) => (
          <li key={id}>
            <Link to={paths[kind](id)}>{t(`uses.${kind}`, { title })}</Link>
          </li>
        ))}
        {view.uses.map((use) => (
          <li key={use.linkId} className="row between">
            <span>
              <Link to={paths.item(use.cycleId, use.item)}>{use.itemLabel}</Link>
              <PageRange from={use.pageFrom} to={use.pageTo} />
              <br />
              <small>
                {use.cycleTitle}
                {use.label !== "" && ` · ${use.label}`}
              </small>
            </span>
            {use.mayUnlink && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="cycle" value={use.cycleId} />
                <input type="hidden" name="item" value={use.item} />
                <input type="hidden" name="link" value={use.linkId} />
                <button
                  type="submit"
                  name="intent"
                  value="unlink"
                  className="btn ghost"
                  aria-label={t("uses.unlink-from", { item: use.itemLabel })}
                >
                  {t("link.unlink")}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {view.may.link && (
        <Form method="post" className="row uses-add" preventScrollReset>
          <label>
            <span className="field-label">{t("uses.add")}</span>
            <select name="target" required defaultValue="">
              <option value="" disabled>
                {t("uses.choose")}
              </option>
              {view.targets.map((group) => (
                <optgroup key={group.cycleId} label={group.title}>
                  {group.items.map((item) => (
                    <option key={item.key} value={`${group.cycleId} ${item.key}`}>
                      {item.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
          <SubmitButton name="intent" value="link" className="btn ghost">
            {t("link.add")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}
