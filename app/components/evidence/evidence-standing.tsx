import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { SensitivityTag } from "#app/components/evidence/evidence-row.tsx"
import { Card } from "#app/components/page.tsx"
import { paths } from "#app/paths.ts"
import type { EvidencePageView } from "#app/services/read-evidence.server.ts"

/** Whether outsiders may see the file, who said so, and the forms that change it. */
export function EvidenceSensitivity({ view }: { view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  const isOpen = view.card.sensitivity === "terbuka"
  const mayChange = isOpen ? view.may.edit : view.may.clear
  return (
    <Card title={t("sensitivity.title")} id="sensitivity">
      <p>
        <SensitivityTag sensitivity={view.card.sensitivity} />{" "}
        {isOpen && view.cleared !== null
          ? t("sensitivity.cleared-by", { name: view.cleared.by, at: view.cleared.at })
          : t(`sensitivity.about-${view.card.sensitivity}`)}
      </p>
      {mayChange && (
        <Form method="post" preventScrollReset>
          {!isOpen && <p className="help">{t("sensitivity.clear-help")}</p>}
          <button type="submit" name="intent" value={isOpen ? "withhold" : "clear"} className="btn ghost">
            {t(isOpen ? "sensitivity.withhold" : "sensitivity.clear")}
          </button>
        </Form>
      )}
      {!isOpen && view.may.blackOut && (
        <p>
          <Link to={paths.blackOut(view.card.id)} className="btn ghost">
            {t("black-out.open")}
          </Link>
        </p>
      )}
    </Card>
  )
}

/** The file's place among its versions; a new version supersedes, the old one stays. */
export function EvidenceVersions({ id, view }: { id: string; view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  return (
    <Card title={t("versions.title")} id="versions">
      {view.newer.map((file) => (
        <p className="warning" key={file.id}>
          {t("versions.newer")}{" "}
          <Link to={paths.evidence(file.id)}>
            {file.code} {file.title}
          </Link>
        </p>
      ))}
      {view.older !== null && (
        <p>
          {t("versions.older")}{" "}
          <Link to={paths.evidence(view.older.id)}>
            {view.older.code} {view.older.title}
          </Link>
        </p>
      )}
      {view.older === null && view.newer.length === 0 && <p className="soft">{t("versions.none")}</p>}
      {view.may.edit && (
        <p>
          <Link to={`${paths.evidenceUpload()}?supersedes=${id}`} className="btn ghost">
            {t("versions.add")}
          </Link>
        </p>
      )}
    </Card>
  )
}

/** Taking a file out of the library, where nothing needs it. */
export function EvidenceRemoval({ view }: { view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  return (
    <Card title={t("remove.title")}>
      {view.may.remove ? (
        <Form method="post">
          <p>{t("remove.help", { code: view.card.code })}</p>
          <button type="submit" name="intent" value="remove" className="btn danger">
            {t("remove.submit", { code: view.card.code })}
          </button>
        </Form>
      ) : (
        <p className="soft">{t(`remove.${whyKept(view)}`)}</p>
      )}
    </Card>
  )
}

function whyKept(view: EvidencePageView): "in-dossier" | "in-use" | "has-copies" | "linked" {
  if (view.inDossier) return "in-dossier"
  if (view.usedBy.length > 0) return "in-use"
  return view.copies.length > 0 ? "has-copies" : "linked"
}
