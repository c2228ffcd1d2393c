import type { Day } from "#app/domain/dates.ts"
import { lastDayOfMonth, overlaps, type Period, requireDay } from "#app/domain/days.ts"
import type { Cadence } from "#app/domain/instrument.ts"

/**
 * `key` as it is stored: `2026-06`, `2026-S1`, `2026/2027`, and `once`. `from`–`to` are the days of it that lie in
 * the range asked for.
 */
export type CadencePeriod = Period & { key: string }
export type StripState = "filled" | "hole" | "explained" | "future"
export type StripPeriod = { period: CadencePeriod; state: StripState; reason?: string }

// Months, counted from January of year 0, by which a cadence steps; academic years begin in July.
const STEP = { monthly: 1, semester: 6, "academic-year": 12 } as const

function keyOf(cadence: keyof typeof STEP, year: number, month: number): string {
  const padded = String(year).padStart(4, "0")
  if (cadence === "monthly") return `${padded}-${String(month).padStart(2, "0")}`
  if (cadence === "semester") return `${padded}-S${month === 1 ? 1 : 2}`
  return `${padded}/${String(year + 1).padStart(4, "0")}`
}

/**
 * The periods of a cadence that touch a range of days, in order: months; semesters January–June and July–December;
 * academic years July–June; one for "once". Cut to the range, so they join without gap. Throws on days out of order.
 */
export function cadencePeriods(cadence: Cadence, from: Day, to: Day): CadencePeriod[] {
  if (requireDay(from) > requireDay(to)) throw new Error(`Period ends before it begins: "${from}" to "${to}"`)
  if (cadence === "once") return [{ key: "once", from, to }]
  const step = STEP[cadence]
  const offset = cadence === "academic-year" ? 6 : 0
  const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const first = Math.floor((monthOf(from) - offset) / step) * step + offset
  const periods: CadencePeriod[] = []
  for (let at = first; at <= monthOf(to); at += step) {
    const [year, month, last] = [Math.floor(at / 12), (at % 12) + 1, at + step - 1]
    const start = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`
    const end = lastDayOfMonth(Math.floor(last / 12), (last % 12) + 1)
    periods.push({
      key: keyOf(cadence, year, month),
      from: start < from ? from : start,
      to: end > to ? to : end,
    })
  }
  return periods
}

/** How many periods the cadences of these evidence hints ask for together. */
export function countPeriods(
  hints: readonly { cadence?: Cadence | undefined }[],
  from: Day,
  to: Day,
): number {
  return hints.reduce(
    (sum, { cadence }) => sum + (cadence === undefined ? 0 : cadencePeriods(cadence, from, to).length),
    0,
  )
}

/**
 * What each period of a cadence has to show. One proof that shares a day with a period fills it, and a proof of
 * several periods fills each. A period is a hole once it has ended without proof or explanation; until then, "future".
 */
export function cadenceStrip(
  cadence: Cadence,
  range: Period,
  proofs: readonly Period[],
  explanations: readonly { period: string; reason: string }[],
  today: Day,
): StripPeriod[] {
  return cadencePeriods(cadence, range.from, range.to).map((period) => {
    if (proofs.some((proof) => overlaps(proof, period))) return { period, state: "filled" }
    const explained = explanations.find((entry) => entry.period === period.key)
    if (explained) return { period, state: "explained", reason: explained.reason }
    return { period, state: period.to < today ? "hole" : "future" }
  })
}
