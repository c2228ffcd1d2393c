import { useTranslation } from "react-i18next"
import { paths } from "#app/paths.ts"
import type { EvidencePageView } from "#app/services/read-evidence.server.ts"

/** The file itself as far as a page can show it, and the ways to open or take it. */
export function EvidencePreview({ id, view }: { id: string; view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  const file = paths.evidenceFile(id)
  const title = t("preview.of", { code: view.card.code, title: view.card.title })
  return (
    <figure className="preview">
      {view.preview === "image" && (
        <img src={file} alt={title} width={view.width ?? undefined} height={view.height ?? undefined} />
      )}
      {view.preview === "pdf" && <iframe src={`${file}#view=FitH&navpanes=0`} title={title} />}
      {view.preview === "thumbnail" && <img src={paths.evidenceThumbnail(id)} alt={title} />}
      {view.preview === "none" && (
        <p className="empty soft">{t(view.isHandedOut ? "preview.none" : "preview.withheld")}</p>
      )}
      <figcaption className="row">
        {(view.preview === "pdf" || view.preview === "image") && (
          <a href={file} target="_blank" rel="noreferrer" className="btn ghost">
            {t("preview.open")}
          </a>
        )}
        {view.isHandedOut && (
          <a href={`${file}?download`} className="btn ghost" download>
            {t("preview.download")}
          </a>
        )}
        {view.fileName !== null && <small className="ev-file">{view.fileName}</small>}
      </figcaption>
    </figure>
  )
}
