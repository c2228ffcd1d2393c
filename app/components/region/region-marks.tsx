import type { RegionRow } from "#app/domain/region-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"

const [WIDTH, HEIGHT] = [84, 22]

/** The share of items ready over the last weeks, as a line from nothing at the bottom to all at the top. */
export function Sparkline({ weeks }: { weeks: RegionRow["weeks"] }) {
  const { t } = useTranslation("region")
  const points = weeks.flatMap((point, at) =>
    point === null || point.items === 0 ? [] : [{ at, ...point, share: point.ready / point.items }],
  )
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return <>–</>
  const x = (at: number) => 2 + (at / (weeks.length - 1)) * (WIDTH - 4)
  const y = (share: number) => HEIGHT - 3 - share * (HEIGHT - 6)
  const numbers = points.map(({ ready }) => ready).join(", ")
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("weeks.label", { count: points.length, numbers, of: last.items })}
    >
      <title>{t("weeks.label", { count: points.length, numbers, of: last.items })}</title>
      <path className="ground" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      <polyline
        points={points.map(({ at, share }) => `${x(at).toFixed(1)},${y(share).toFixed(1)}`).join(" ")}
      />
      <circle cx={x(last.at)} cy={y(last.share)} r="2" />
    </svg>
  )
}

/** How many items stand on each level of an instrument: one bar, the lowest level in front, darker as they rise. */
export function LevelBars({ instrument, levels }: RegionRow["profiles"][number]) {
  const { t } = useTranslation("region")
  const total = levels.reduce((sum, { count }) => sum + count, 0)
  const said = levels.map(({ level, count }) => t("profile.level", { level, count })).join(", ")
  let from = 0
  return (
    <svg
      className="level-bars"
      viewBox={`0 0 ${WIDTH} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${instrument}: ${said}`}
    >
      <title>{`${instrument}: ${said}`}</title>
      {levels.map(({ level, count }, at) => {
        const width = (count / Math.max(1, total)) * WIDTH
        const x = from
        from += width
        return <rect key={level} className={`level-${Math.min(at, 4)}`} x={x} width={width} height="10" />
      })}
    </svg>
  )
}
