import { Link } from "@remix-run/react"
import { CountLink } from "#app/components/count-link.tsx"
import { Card } from "#app/components/page.tsx"
import type { ChangesView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"

/** What moved since about a week ago, in numbers and by item. */
export function ReadinessChanges({ changes }: { changes: ChangesView }) {
  const { t } = useTranslation("readiness")
  return (
    <Card title={t("changes.title", { day: changes.since })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("changes.what")}</th>
            <th scope="col" className="n">
              {t("changes.before")}
            </th>
            <th scope="col" className="n">
              {t("changes.now")}
            </th>
            <th scope="col">{t("changes.way")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.counts.map(({ key, now, before, isBetter, to }) => (
            <tr key={key}>
              <th scope="row">{t(`changes.${key}`)}</th>
              <td className="n">{before}</td>
              <td className="n">
                <CountLink count={now} to={to} label={t(`changes.${key}`)} />
              </td>
              <td className={isBetter === null ? "soft" : isBetter ? "ready" : "gap"}>
                {isBetter === null
                  ? t("changes.same")
                  : `${now > before ? "▲" : "▼"} ${t(isBetter ? "changes.better" : "changes.worse")}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.items.length > 0 && (
        <details>
          <summary>{t("changes.items", { count: changes.items.length })}</summary>
          <ul>
            {changes.items.map(({ key, text, to }) => (
              <li key={key}>
                <Link to={to}>{text}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
