import { Card } from "#app/components/page.tsx"
import type { TargetMeasure } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface Bar {
  week: string
  label: string
  done: number
  target: number | null
}

const [STEP, HEIGHT] = [30, 90]

/** Bars of weeks with the line of what was aimed at: a bar that reaches it is solid, one below is hatched by its outline. */
function WeekChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const { t } = useTranslation("progress")
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.done, bar.target ?? 0)))
  const y = (amount: number) => HEIGHT - (amount / most) * (HEIGHT - 12)
  const reached = bars.filter((bar) => bar.target !== null && bar.done >= bar.target).length
  const aimed = bars.filter((bar) => bar.target !== null).length
  return (
    <figure className="weeks">
      <figcaption>
        <strong>{title}</strong>{" "}
        <span className="soft">{aimed > 0 && t("weeks.reached", { count: reached, of: aimed })}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT + 4}`}
        role="img"
        aria-label={t("weeks.label", { title, count: reached, of: aimed })}
      >
        {bars.map((bar, at) => (
          <g key={bar.week} transform={`translate(${at * STEP} 0)`}>
            <rect
              className={bar.target !== null && bar.done < bar.target ? "bar below" : "bar"}
              x="4"
              y={y(bar.done)}
              width={STEP - 8}
              height={HEIGHT - y(bar.done)}
            />
            <text x={STEP / 2} y={y(bar.done) - 2.5}>
              {bar.done}
            </text>
            {bar.target !== null && <path className="aim" d={`M0 ${y(bar.target)}H${STEP}`} />}
          </g>
        ))}
        <path className="ground" d={`M0 ${HEIGHT}H${bars.length * STEP}`} />
      </svg>
      <details>
        <summary>{t("weeks.numbers")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("weeks.week")}</th>
              <th scope="col" className="n">
                {t("weeks.done")}
              </th>
              <th scope="col" className="n">
                {t("weeks.target")}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.week}>
                <th scope="row">{bar.label}</th>
                <td className="n">{bar.done}</td>
                <td className="n">{bar.target ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** A chart for each measure that has work or an aim; nothing where none has. */
export function WeekCharts({
  weeks,
}: {
  weeks: readonly { measure: TargetMeasure; bars: readonly Bar[] }[]
}) {
  const { t } = useTranslation("progress")
  if (weeks.length === 0) return null
  return (
    <Card title={t("weeks.title")}>
      {weeks.map(({ measure, bars }) => (
        <WeekChart key={measure} title={t(`measure.${measure}`)} bars={bars} />
      ))}
    </Card>
  )
}
