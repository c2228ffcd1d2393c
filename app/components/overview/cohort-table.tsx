import type { Cohort } from "#app/domain/enrolment.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface CohortTableProps {
  cohorts: readonly (Cohort & { intake: string })[]
  cohort: Cohort
}

/** Who was there, came, left and remained, by intake; each row adds up from left to right. */
export function CohortTable({ cohorts, cohort }: CohortTableProps) {
  const { t } = useTranslation("progress")
  const counts = (one: Cohort) =>
    [
      ["opening", one.opening],
      ["came", one.came],
      ["bebas", one.leftBy.bebas],
      ["mutasi", one.leftBy.mutasi],
      ["keluar", one.leftBy.keluar],
      ["closing", one.closing],
    ] as const
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{t("cohort.intake")}</th>
          {counts(cohort).map(([key]) => (
            <th scope="col" className="n" key={key}>
              {t(`cohort.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...cohorts, { ...cohort, intake: null }].map((row) => (
          <tr key={row.intake ?? ""}>
            <th scope="row">
              {row.intake === null ? t("recap.all") : row.intake === "" ? t("cohort.unnamed") : row.intake}
            </th>
            {counts(row).map(([key, count]) => (
              <td className="n" data-label={t(`cohort.${key}`)} key={key}>
                {key === "came" && row.returned > 0
                  ? t("cohort.returned", { count, returned: row.returned })
                  : count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
