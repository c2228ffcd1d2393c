import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { DossierStateTag } from "#app/components/dossier/dossier-state.tsx"
import { Hash } from "#app/components/dossier/hash.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { formatSize } from "#app/domain/evidence-view.ts"
import { paths } from "#app/paths.ts"
import type { ShownDossier } from "#app/services/read-dossiers.server.ts"

interface DossierHistoryProps {
  cycle: { id: string; timeZone: string }
  dossiers: readonly ShownDossier[]
}

/** The issued dossiers of a cycle, the last one first, each with its file's hash. */
export function DossierHistory({ cycle, dossiers }: DossierHistoryProps) {
  const { t } = useTranslation()
  const seesTakers = dossiers.some((row) => row.taken !== null)
  return (
    <table className="cards dossier-history">
      <thead>
        <tr>
          <th scope="col">{t("dossier:history.dossier")}</th>
          <th scope="col">{t("dossier:history.file")}</th>
          <th scope="col">{t("dossier:history.issued")}</th>
          {seesTakers && <th scope="col">{t("dossier:history.taken")}</th>}
        </tr>
      </thead>
      <tbody>
        {dossiers.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={paths.dossier(cycle.id, row.id)}>
                {t(`dossier:edition.${row.edition}`)} ·{" "}
                {t(`dossier:revision.${row.draft ? "draft" : "final"}`, { revision: row.revision })}
              </Link>
              <small className="soft">{t(`dossier:language.${row.language}`)}</small>
              <DossierStateTag state={row.state} />
            </th>
            <td data-label={t("dossier:history.file")}>
              <FileFacts row={row} />
            </td>
            <td data-label={t("dossier:history.issued")}>
              <Issued row={row} timeZone={cycle.timeZone} />
            </td>
            {seesTakers && (
              <td data-label={t("dossier:history.taken")}>
                <Taken cycle={cycle} row={row} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function FileFacts({ row }: { row: ShownDossier }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (row.pages === null || row.pdfSha256 === null) return "–"
  return (
    <>
      {t("dossier:history.pages", { count: row.pages })}
      {row.size !== null && `, ${formatSize(row.size, language)}`}
      <Hash value={row.pdfSha256} label="SHA-256" />
    </>
  )
}

function Issued({ row, timeZone }: { row: ShownDossier; timeZone: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const when = formatInstant(row.issuedAt, language, timeZone)
  if (row.issuer === null) return when
  return t("dossier:detail.by", { when, name: row.issuer.name ?? t("dossier:history.program") })
}

function Taken({ cycle, row: { id, taken } }: { cycle: DossierHistoryProps["cycle"]; row: ShownDossier }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (taken === null || taken.last === null) return t("dossier:history.never")
  const when = formatInstant(taken.last.at, language, cycle.timeZone)
  const name = taken.last.name ?? t("dossier:history.program")
  return (
    <>
      <Link to={`${paths.dossier(cycle.id, id)}#takers`}>
        {t("dossier:history.times", { count: taken.times })}
      </Link>
      <small className="soft">{t("dossier:history.last", { when, name })}</small>
    </>
  )
}
