import { Link } from "@remix-run/react"
import { ActionStateTag, DueText, SourceText } from "#app/components/follow-up/action-state.tsx"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { ActionLine } from "#app/services/action-lines.ts"

interface ActionTableProps {
  rows: readonly ActionLine[]
  caption: string
  severalUnits?: boolean
  /** Left out where all rows come from the same place. */
  withSource?: boolean
  /** A column for initials, on paper alone. */
  withParaf?: boolean
}

/** Actions one below the other; on a phone each as a card. */
export function ActionTable({
  rows,
  caption,
  severalUnits = false,
  withSource = true,
  withParaf = false,
}: ActionTableProps) {
  const { t } = useTranslation("action")
  return (
    <table className="cards actions-table">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("list.code")}</th>
          <th scope="col">{t("list.what")}</th>
          {severalUnits && <th scope="col">{t("list.unit")}</th>}
          {withSource && <th scope="col">{t("list.origin")}</th>}
          <th scope="col">{t("list.position")}</th>
          <th scope="col">{t("list.due")}</th>
          <th scope="col">{t("list.state")}</th>
          {withParaf && (
            <th scope="col" className="print-only">
              {t("list.paraf")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t("list.code")}>{row.code}</td>
            <th scope="row">
              <Link to={paths.action(row.id)}>{row.title}</Link>
              {row.sample && <small className="soft"> ({t("sample")})</small>}
            </th>
            {severalUnits && <td data-label={t("list.unit")}>{row.unit}</td>}
            {withSource && (
              <td data-label={t("list.origin")}>
                <SourceText source={row.source} />
              </td>
            )}
            <td data-label={t("list.position")}>
              {row.position ?? <span className="soft">{t("nobody")}</span>}
            </td>
            <td data-label={t("list.due")}>
              <DueText line={row} />
            </td>
            <td data-label={t("list.state")}>
              <ActionStateTag state={row.state} />
            </td>
            {withParaf && <td className="print-only paraf" />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
