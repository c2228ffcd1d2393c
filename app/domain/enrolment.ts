import { type Day, daysBetween } from "#app/domain/dates.ts"
import { laterDay, type Period } from "#app/domain/days.ts"
import type { LeavingReason } from "#app/domain/register-terms.ts"

/** One stay of a santri in the pesantren; `until` is its last day, included, and null while it lasts. */
export interface Stay {
  santriId: string
  from: Day
  until: Day | null
  reason: LeavingReason | null
  /** Angkatan. */
  intake: string
}

export type StayProblem =
  /** Ends before it begins. */
  | "order"
  /** Shares a day with another stay of the same santri. */
  | "overlap"
  /** An end without its reason, or a reason without an end. */
  | "reason"

/**
 * Who was there over a period. Always `opening + came − left = closing`, and the closing of one period is the
 * opening of the next.
 */
export interface Cohort {
  /** There as the first day began: came earlier and had not left. */
  opening: number
  /** Began a stay on a day of the period; of these, `returned` had been there before. */
  came: number
  returned: number
  /** Had the last day of a stay in the period, by reason. */
  left: number
  leftBy: Record<LeavingReason, number>
  /** Still there as the last day ended. */
  closing: number
  /** Days of presence of all together, for averages and ratios. */
  personDays: number
}

/** Whether a stay covers a day. */
export function coversDay({ from, until }: Pick<Stay, "from" | "until">, day: Day): boolean {
  return from <= day && (until === null || day <= until)
}

/** Ids of the santri who are there on a day, each once. */
export function residentsOn(stays: readonly Stay[], day: Day): Set<string> {
  return new Set(stays.filter((stay) => coversDay(stay, day)).map((stay) => stay.santriId))
}

/** Ids of the santri who were there on at least one day of a period, each once. */
export function residentsBetween(stays: readonly Stay[], { from, to }: Period): Set<string> {
  return new Set(
    stays
      .filter((stay) => stay.from <= to && (stay.until === null || from <= stay.until))
      .map((stay) => stay.santriId),
  )
}

/** What is wrong with the stays of one santri; undefined when nothing is. */
export function stayProblem(
  stays: readonly Pick<Stay, "from" | "until" | "reason">[],
): StayProblem | undefined {
  if (stays.some(({ from, until }) => until !== null && until < from)) return "order"
  if (stays.some(({ until, reason }) => (until === null) !== (reason === null))) return "reason"
  const inOrder = [...stays].sort((a, b) => (a.from < b.from ? -1 : 1))
  const overlaps = inOrder.some((stay, at) => {
    const next = inOrder[at + 1]
    return next !== undefined && (stay.until === null || next.from <= stay.until)
  })
  return overlaps ? "overlap" : undefined
}

/** Counts who came, left and stayed over a period; santri who come and go in mid-term count in all three. */
export function countCohort(stays: readonly Stay[], { from, to }: Period): Cohort {
  const opening = stays.filter((stay) => stay.from < from && (stay.until === null || stay.until >= from))
  const came = stays.filter((stay) => stay.from >= from && stay.from <= to)
  const there = [...opening, ...came]
  const left = there.filter((stay) => stay.until !== null && stay.until <= to)
  const firstDays = new Map<string, Day>()
  for (const { santriId, from: day } of stays) {
    const known = firstDays.get(santriId)
    if (known === undefined || day < known) firstDays.set(santriId, day)
  }
  const leftBy: Cohort["leftBy"] = { bebas: 0, mutasi: 0, keluar: 0 }
  for (const { reason } of left) if (reason !== null) leftBy[reason]++
  return {
    opening: opening.length,
    came: came.length,
    returned: came.filter((stay) => (firstDays.get(stay.santriId) as Day) < stay.from).length,
    left: left.length,
    leftBy,
    closing: there.length - left.length,
    personDays: there.reduce((sum, stay) => sum + daysWithin(stay, { from, to }), 0),
  }
}

/** Days of a stay that fall in a period. */
function daysWithin(stay: Stay, { from, to }: Period): number {
  const last = stay.until === null || stay.until > to ? to : stay.until
  return Math.max(0, daysBetween(laterDay(stay.from, from), last) + 1)
}
