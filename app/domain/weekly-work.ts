import { addDays, type Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { Work } from "#app/domain/progress-entry.ts"
import type { ProgressKind, TargetMeasure } from "#app/domain/progress-terms.ts"
import { countMondays, mondayOf } from "#app/domain/weeks.ts"

/** An amount aimed at in each week of its days; of a santri, of a halaqah, or of a whole programme. */
export interface WeeklyTarget {
  programmeId: string
  halaqahId: string | null
  santriId: string | null
  measure: TargetMeasure
  amount: number
  from: Day
  until: Day | null
}

/** Which of the work done a measure counts. */
export const MEASURE_WORK: Record<TargetMeasure, keyof Work> = {
  "ziyadah-ayat": "ziyadahAyat",
  "murajaah-ayat": "murajaahAyat",
  "tahsin-pages": "tahsinPages",
  "kitab-pages": "kitabPages",
}

/** The measures that make sense for a way of writing progress down. */
export const KIND_MEASURES: Record<ProgressKind, readonly TargetMeasure[]> = {
  tahfidz: ["ziyadah-ayat", "murajaah-ayat"],
  tahsin: ["tahsin-pages"],
  kitab: ["kitab-pages"],
  ibadah: [],
}

interface Who {
  santriId: string | null
  halaqahId: string
  programmeId: string
}

/** What is aimed at in the week of a Monday: a santri's own target before his halaqah's, and that before the programme's. */
export function targetIn(
  targets: readonly WeeklyTarget[],
  { santriId, halaqahId, programmeId }: Who,
  measure: TargetMeasure,
  week: Day,
): number | undefined {
  const inForce = targets.filter(
    (one) =>
      one.measure === measure &&
      one.programmeId === programmeId &&
      one.from <= week &&
      (one.until === null || week <= one.until),
  )
  const own = inForce.filter((one) => one.santriId !== null && one.santriId === santriId)
  const ofHalaqah = inForce.filter((one) => one.santriId === null && one.halaqahId === halaqahId)
  const ofProgramme = inForce.filter((one) => one.santriId === null && one.halaqahId === null)
  const nearest = [own, ofHalaqah, ofProgramme].find((some) => some.length > 0)
  return nearest?.reduce((last, one) => (one.from >= last.from ? one : last)).amount
}

/** A stay of a santri in a halaqah. */
export interface Place {
  santriId: string
  halaqahId: string
  from: Day
  until: Day | null
}

/**
 * What a halaqah was to do over a period: for each place in it the weeks whose Monday lies in both, times the
 * target that held; so who comes or goes in mid-term counts for his own weeks alone. Undefined without any target.
 */
export function aimedAt(
  targets: readonly WeeklyTarget[],
  places: readonly Place[],
  where: { halaqahId: string; programmeId: string },
  measure: TargetMeasure,
  period: Period,
): number | undefined {
  const mine = targets.filter((one) => one.measure === measure && one.programmeId === where.programmeId)
  if (mine.length === 0) return undefined
  const bounds = new Set([period.from])
  for (const one of mine) {
    bounds.add(one.from)
    if (one.until !== null) bounds.add(nextDay(one.until))
  }
  const starts = [...bounds].filter((day) => day >= period.from && day <= period.to).sort()
  const persons = new Set(mine.flatMap((one) => (one.santriId === null ? [] : [one.santriId])))
  let total: number | undefined
  for (const [at, from] of starts.entries()) {
    const next = starts[at + 1]
    const to = next === undefined ? period.to : dayBefore(next)
    const usual = targetIn(mine, { ...where, santriId: null }, measure, mondayInside(from, to))
    for (const place of places) {
      const weeks = countMondays(later(place.from, from), earlier(place.until ?? to, to))
      const amount = persons.has(place.santriId)
        ? targetIn(mine, { ...where, santriId: place.santriId }, measure, mondayInside(from, to))
        : usual
      if (amount !== undefined) total = (total ?? 0) + weeks * amount
    }
  }
  return total
}

/** The first Monday of a span, or its first day where it has none. */
function mondayInside(from: Day, to: Day): Day {
  const monday = mondayOf(from)
  if (monday === from) return from
  const next = addDays(monday, 7)
  return next <= to ? next : from
}

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)
const nextDay = (day: Day) => addDays(day, 1)
const dayBefore = (day: Day) => addDays(day, -1)
