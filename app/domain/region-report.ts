import { z } from "zod"
import { addDays, type Day } from "#app/domain/dates.ts"
import { earlierDay, lastDayOfMonth } from "#app/domain/days.ts"
import { foreignDay, foreignKey, madeAt, plainLine } from "#app/domain/exchange-fields.ts"
import type { ReadinessCounts } from "#app/domain/readiness-mark.ts"
import { mondayOf } from "#app/domain/weeks.ts"

/**
 * A unit's file of one month: counts alone, and no text that somebody typed but the unit's name. A field that is not
 * named here makes the file unreadable.
 */

export const REPORT_FORMAT = "miqyas-region-report"
export const REPORT_VERSION = 1

const count = z.number().int().min(0).max(1_000_000)
const isOnce = (names: readonly string[]) => new Set(names).size === names.length

const MarkFields = z.strictObject({
  day: foreignDay,
  dueDate: foreignDay.nullable(),
  visitDate: foreignDay.nullable(),
  items: count,
  ready: count,
  approved: count,
  submitted: count,
  belowTarget: count,
  unanswered: count,
  blocked: count,
  blockersUnknown: count,
  urgent: count,
  overdue: count,
  unassigned: count,
  withoutProof: count,
  periods: count,
  periodsCovered: count,
  profile: z.record(z.string().regex(/^\d{1,3}$/), count),
  components: z
    .array(z.strictObject({ key: foreignKey, of: count, ready: count, approved: count, submitted: count }))
    .max(100),
})

/** Counts that can stand beside each other: no part of the items is more than all of them. */
const ReportMark = MarkFields.refine(({ items, periods, periodsCovered, profile, ...mark }) => {
  const parts = [mark.ready, mark.approved, mark.submitted, mark.belowTarget, mark.unanswered]
  const levels = Object.values(profile).reduce((sum, one) => sum + one, 0)
  return (
    [...parts, mark.unassigned, mark.withoutProof, levels].every((part) => part <= items) &&
    periodsCovered <= periods
  )
})
export type ReportMark = z.output<typeof ReportMark>

const ReportCycle = z.strictObject({
  ref: foreignKey,
  instrument: z.strictObject({ key: foreignKey, version: foreignKey }),
  marks: z.array(ReportMark).min(1).max(10),
})

export const RegionReport = z
  .strictObject({
    format: z.literal(REPORT_FORMAT),
    version: z.literal(REPORT_VERSION),
    unit: z.strictObject({ id: foreignKey, name: plainLine }),
    month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/),
    /** The last day the counts are of: the month's last, or the day the file was made. */
    asOf: foreignDay,
    madeAt,
    cycles: z.array(ReportCycle).max(100),
  })
  .refine(({ month, asOf, madeAt, cycles }) => {
    const days = cycles.map(({ marks }) => marks.map((mark) => mark.day))
    return (
      asOf.startsWith(month) &&
      // Where it is tomorrow already, the day it was made is one behind in UTC.
      madeAt.slice(0, 10) >= addDays(asOf, -1) &&
      isOnce(cycles.map(({ ref }) => ref)) &&
      days.every((ofOne) => isOnce(ofOne) && ofOne.every((one) => one.startsWith(month) && one <= asOf))
    )
  })
export type RegionReport = z.output<typeof RegionReport>

/** `miqyas-lapas-contoh-2026-11.json`. */
export function reportFileName(unit: string, month: string): string {
  const name = unit
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
  return `miqyas-${name || "unit"}-${month}.json`
}

/** The last day of a month that can be counted. */
export function asOfDay(month: string, today: Day): Day {
  const [year, number] = month.split("-").map(Number)
  return earlierDay(lastDayOfMonth(year ?? 0, number ?? 0), today)
}

/** The days of a month that its file has counts of: each Sunday that is over, and the last day. */
export function reportDays(month: string, asOf: Day): Day[] {
  const days: Day[] = []
  for (let sunday = addDays(mondayOf(`${month}-01`), 6); sunday < asOf; sunday = addDays(sunday, 7))
    days.push(sunday)
  return [...days, asOf]
}

type KeptMark = ReadinessCounts & { day: Day; dueDate: Day | null; visitDate: Day | null }

/**
 * What was counted of an application at the end of each of the days: its last count until then, since only what
 * changed is kept. Days before its first count are left out, and so are those after it was over.
 */
export function marksOn(days: readonly Day[], kept: readonly KeptMark[], isRunning: boolean): ReportMark[] {
  const end = kept.at(-1)?.day
  return days.flatMap((on, at) => {
    const mark = kept.findLast((one) => one.day <= on)
    const before = days[at - 1]
    const isOver = !isRunning && end !== undefined && end <= (before ?? "") && mark?.day === end
    if (mark === undefined || isOver) return []
    return [{ ...countsAlone(mark), day: on }]
  })
}

/** The counts of a kept mark, and nothing else it may carry. */
function countsAlone(mark: KeptMark): ReportMark {
  return {
    day: mark.day,
    dueDate: mark.dueDate,
    visitDate: mark.visitDate,
    items: mark.items,
    ready: mark.ready,
    approved: mark.approved,
    submitted: mark.submitted,
    belowTarget: mark.belowTarget,
    unanswered: mark.unanswered,
    blocked: mark.blocked,
    blockersUnknown: mark.blockersUnknown,
    urgent: mark.urgent,
    overdue: mark.overdue,
    unassigned: mark.unassigned,
    withoutProof: mark.withoutProof,
    periods: mark.periods,
    periodsCovered: mark.periodsCovered,
    profile: mark.profile,
    components: mark.components.map(({ key, of, ready, approved, submitted }) => ({
      key,
      of,
      ready,
      approved,
      submitted,
    })),
  }
}
