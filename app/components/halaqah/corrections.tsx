import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { AttendanceView } from "#app/services/read-attendance.server.ts"

/** What was corrected in a list: who, when, before and after. */
export function Corrections({ view }: { view: AttendanceView }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  if (view.corrections.length === 0) return null
  return (
    <Card title={t("correction.title")}>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("column.santri")}</th>
            <th scope="col">{t("correction.before")}</th>
            <th scope="col">{t("correction.after")}</th>
            <th scope="col">{t("correction.by")}</th>
            <th scope="col">{t("correction.at")}</th>
          </tr>
        </thead>
        <tbody>
          {view.corrections.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="plain-head">
                {row.santri}
              </th>
              <td data-label={t("correction.before")}>{t(`mark.${row.before}`)}</td>
              <td data-label={t("correction.after")}>{t(`mark.${row.after}`)}</td>
              <td data-label={t("correction.by")}>
                {row.correctedBy ?? t("someone")}
                {row.onBehalfOf !== null && ` (${t("teacher.for", { name: row.onBehalfOf })})`}
              </td>
              <td data-label={t("correction.at")}>
                {formatInstant(row.correctedAt, language, view.timeZone)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
