import { Link } from "@remix-run/react"
import { Card } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { InboxItem } from "#app/services/read-inbox.server.ts"

/** Items that wait for somebody, each with why; nothing where there are none. */
export function InboxItems({ title, rows }: { title: string; rows: readonly InboxItem[] }) {
  const { t } = useTranslation("action")
  if (rows.length === 0) return null
  return (
    <Card title={`${title} (${rows.length})`}>
      <table className="cards">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inbox.item")}</th>
            <th scope="col">{t("inbox.cycle")}</th>
            <th scope="col">{t("inbox.why")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.cycleId} ${row.key}`}>
              <th scope="row">
                <Link to={paths.item(row.cycleId, row.key)}>{row.label}</Link>
              </th>
              <td data-label={t("inbox.cycle")}>{row.cycleTitle}</td>
              <td data-label={t("inbox.why")}>
                {row.isReturned && (
                  <Tag tone="gap" sign="↺">
                    {t("inbox.returned")}
                  </Tag>
                )}{" "}
                {row.dueText !== null && t("due.on", { day: row.dueText })}{" "}
                {row.daysLate > 0 && (
                  <Tag tone="gap" sign="!">
                    {t("due.late", { count: row.daysLate })}
                  </Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
