import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { paths } from "#app/paths.ts"
import type { PreviewRow } from "#app/services/preview-dossier.server.ts"

/** The contents of a dossier: sections, items and evidence, each with its first page and how many it takes. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  const { t } = useTranslation()
  return (
    <table className="dossier-contents">
      <caption className="hidden">{t("dossier:preview.contents")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("dossier:preview.part")}</th>
          <th scope="col" className="number">
            {t("dossier:preview.from")}
          </th>
          <th scope="col" className="number">
            {t("dossier:preview.pages")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.key} ${row.amendment}`} className={`part-${row.kind}`}>
            <th scope="row">
              <Title row={row} />
              {row.notShown !== null && <small className="not-shown">{row.notShown}</small>}
            </th>
            <td className="number">{row.from}</td>
            <td className="number">{row.pages}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Title({ row: { kind, key, title, evidenceId } }: { row: PreviewRow }) {
  if (kind !== "evidence") return title
  const name = (
    <>
      <b>{key}</b> {title}
    </>
  )
  return evidenceId === null ? name : <Link to={paths.evidence(evidenceId)}>{name}</Link>
}
