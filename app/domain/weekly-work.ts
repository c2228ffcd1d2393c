import type { Day } from "#app/domain/dates.ts"
import type { Work } from "#app/domain/progress-entry.ts"
import type { TargetMeasure } from "#app/domain/progress-terms.ts"

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
