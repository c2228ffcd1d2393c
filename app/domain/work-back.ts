import { type Span, spanOn } from "#app/domain/calendar-span.ts"
import { addDays, type Day } from "#app/domain/dates.ts"

/** Working back from a visit: the product's own suggestion, published by no instrument. */

export const MILESTONES = [
  { key: "evidence", daysBefore: 42, isHeavy: true },
  { key: "review", daysBefore: 28, isHeavy: true },
  { key: "dossier", daysBefore: 14, isHeavy: false },
  { key: "rehearsal", daysBefore: 7, isHeavy: true },
] as const
export type MilestoneKey = (typeof MILESTONES)[number]["key"]

export interface Milestone {
  key: MilestoneKey
  daysBefore: number
  /** The day to be done by: the last before or on the day counted that is no day off. */
  day: Day
  /** Title of the days off that it was moved before. */
  movedFor: string | undefined
  /** Title of the Ramadan that heavy work would fall into. */
  fasting: string | undefined
}

/** The milestones before a visit, in order: off the days of spans of the kind `libur`, heavy work in Ramadan marked. */
export function workBack(visitDate: Day, spans: readonly Span[]): Milestone[] {
  return MILESTONES.map(({ key, daysBefore, isHeavy }) => {
    let day = addDays(visitDate, -daysBefore)
    const first = spanOn(spans, "libur", day)
    // Days off may touch each other.
    for (let off = first; off !== undefined; off = spanOn(spans, "libur", day)) day = addDays(off.from, -1)
    const fasting = isHeavy ? spanOn(spans, "ramadan", day) : undefined
    return { key, daysBefore, day, movedFor: first?.title, fasting: fasting?.title }
  })
}
