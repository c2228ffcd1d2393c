import { Card } from "#app/components/page.tsx"
import type { TrendView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"

const [WIDTH, HEIGHT, TOP] = [320, 110, 14]
const DAY_MS = 86_400_000

/** Items ready over time against an even pace to the day everything is due: a line with dots, and a broken one. */
export function ReadinessTrend({ trend }: { trend: TrendView }) {
  const { t } = useTranslation("readiness")
  const { rows, goal } = trend
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return null
  const end = goal !== null && goal.day > last.day ? goal.day : last.day
  const span = Math.max(1, at(end) - at(first.day))
  const most = Math.max(1, ...rows.map(({ items }) => items))
  const x = (day: string) => 4 + ((at(day) - at(first.day)) / span) * (WIDTH - 40)
  const y = (amount: number) => HEIGHT - (amount / most) * (HEIGHT - TOP)
  const line = rows.map(({ day, ready }) => `${x(day).toFixed(1)},${y(ready).toFixed(1)}`).join(" ")
  return (
    <Card title={t("trend.title")}>
      <figure className="trend">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT + 6}`}
          role="img"
          aria-label={t("trend.label", { first: first.ready, last: last.ready, count: last.items })}
        >
          <path className="ground" d={`M0 ${HEIGHT}H${WIDTH}`} />
          {goal !== null && (
            <path className="aim" d={`M${x(first.day)} ${y(first.ready)}L${x(goal.day)} ${y(last.items)}`} />
          )}
          <polyline className="done" points={line} />
          {rows.map(({ day, ready }) => (
            <circle key={day} className="dot" cx={x(day)} cy={y(ready)} r="2" />
          ))}
          <text x={x(last.day) + 5} y={y(last.ready) + 3}>
            {last.ready}
          </text>
          {goal !== null && (
            <text x={x(goal.day) + 5} y={y(last.items) + 3}>
              {last.items}
            </text>
          )}
        </svg>
        <figcaption className="soft small">
          {goal === null ? t("trend.legend") : t("trend.legend-goal", { day: goal.label })}
        </figcaption>
      </figure>
      <details>
        <summary>{t("trend.numbers")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("trend.day")}</th>
              <th scope="col" className="n">
                {t("trend.ready")}
              </th>
              <th scope="col" className="n">
                {t("trend.pace")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.day}>
                <th scope="row">{row.label}</th>
                <td className="n">{t("trend.of", { ready: row.ready, count: row.items })}</td>
                <td className="n">{row.pace ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / DAY_MS
