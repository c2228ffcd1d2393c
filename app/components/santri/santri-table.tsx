import { Link } from "@remix-run/react"
import { ShownName } from "#app/components/santri/shown-name.tsx"
import { ShownNumber } from "#app/components/santri/shown-number.tsx"
import { StandingTag } from "#app/components/santri/standing-tag.tsx"
import { StayText } from "#app/components/santri/stay-text.tsx"
import type { Standing } from "#app/domain/santri-standing.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface Row {
  id: string
  code: string
  name: string
  number: string | null
  standing: Standing
  stay: { intake: string; from: string; until: string | null; reason: string | null } | null
  halaqah: { id: string; name: string }[]
  sample: boolean
  isErased: boolean
}

/** The register, one santri a row; on a phone each row is a card. */
export function SantriTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation("santri")
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{t("column.santri")}</th>
          <th scope="col">{t("column.number")}</th>
          <th scope="col">{t("column.intake")}</th>
          <th scope="col">{t("column.stay")}</th>
          <th scope="col">{t("column.halaqah")}</th>
          <th scope="col">{t("column.standing")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="plain-head">
              <Link to={paths.santri(row.id)} prefetch="intent">
                <ShownName line={row} />
              </Link>
            </th>
            <td data-label={t("column.number")}>
              <ShownNumber number={row.number} />
            </td>
            <td data-label={t("column.intake")}>{row.stay?.intake || "–"}</td>
            <td data-label={t("column.stay")}>{row.stay === null ? "–" : <StayText stay={row.stay} />}</td>
            <td data-label={t("column.halaqah")}>
              {row.halaqah.length === 0 ? "–" : row.halaqah.map(({ name }) => name).join(", ")}
            </td>
            <td>
              <StandingTag standing={row.standing} isErased={row.isErased} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
