import type { Day } from "#app/domain/dates.ts"
import type { Work } from "#app/domain/progress-entry.ts"
import type { ProgressKind, TargetMeasure } from "#app/domain/progress-terms.ts"

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
 * What the places of a halaqah were to do in each week, given by its Monday: a place counts in the weeks whose
 * Monday lies in it, so who comes or goes in mid-term counts for his own weeks alone. Undefined for a week in
 * which nothing is aimed at.
 */
export function aimedByWeek(
  targets: readonly WeeklyTarget[],
  places: readonly Place[],
  where: { halaqahId: string; programmeId: string },
  measure: TargetMeasure,
  weeks: readonly Day[],
): (number | undefined)[] {
  const mine = targets.filter((one) => one.measure === measure && one.programmeId === where.programmeId)
  const persons = new Set(mine.map((one) => one.santriId))
  return weeks.map((week) => {
    const usual = targetIn(mine, { ...where, santriId: null }, measure, week)
    let total: number | undefined
    for (const { santriId, from, until } of places) {
      if (from > week || (until !== null && until < week)) continue
      const amount = persons.has(santriId) ? targetIn(mine, { ...where, santriId }, measure, week) : usual
      if (amount !== undefined) total = (total ?? 0) + amount
    }
    return total
  })
}
