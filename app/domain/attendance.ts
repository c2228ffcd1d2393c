import { z } from "zod"
import { optionalDay, optionalLine, ticked } from "#app/domain/account-forms.ts"
import { type AttendanceCounts, countAttendance } from "#app/domain/attendance-rate.ts"
import { ATTENDANCE, type Attendance } from "#app/domain/progress-terms.ts"
import { isClock } from "#app/domain/timetable.ts"

/** What was marked for each santri, by his id. */
export type Marks = Record<string, Attendance>

export const TOPIC_LENGTH = 200

/** The name of a santri's field in the form; its value is one of ATTENDANCE. */
export function markField(santriId: string): string {
  return `mark-${santriId}`
}

/** A time of the clock, or nothing. */
const clock = z
  .string()
  .trim()
  .default("")
  .refine((value) => value === "" || isClock(value), "halaqah:error.not-a-time")

/** Which lesson is meant, before it is written down; without a day it is one of today. */
export const LessonForm = z.object({ day: optionalDay, startsAt: clock })
export type LessonForm = z.output<typeof LessonForm>

/** The list of one session as it is sent: a mark for each santri, and who taught. */
export const AttendanceForm = z
  .looseObject({
    version: z.coerce.number("common:form.invalid").int("common:form.invalid").min(0),
    /** Who taught; entered on his behalf where somebody else enters it. */
    educatorId: z.string().max(80, "common:form.invalid").default(""),
    topic: optionalLine(TOPIC_LENGTH),
    /** The ustadz's paraf stands on the printed sheet this is entered from. */
    initialled: ticked,
  })
  .transform(({ version, educatorId, topic, initialled, ...rest }, context) => {
    const marks: Marks = {}
    for (const [field, value] of Object.entries(rest)) {
      if (!field.startsWith("mark-")) continue
      const mark = ATTENDANCE.find((one) => one === value)
      if (mark === undefined) context.addIssue({ code: "custom", message: "common:form.invalid" })
      else marks[field.slice("mark-".length)] = mark
    }
    return { version, educatorId: educatorId === "" ? null : educatorId, topic, initialled, marks }
  })
export type AttendanceForm = z.output<typeof AttendanceForm>

/** What is written down for a santri already. */
export interface StoredMark {
  id: string
  santriId: string
  status: Attendance
}

/** What a sent list changes: marks to add, marks to correct, and what that adds to the week's sums. */
export interface MarkPlan {
  fresh: { santriId: string; status: Attendance }[]
  corrected: { id: string; santriId: string; before: Attendance; after: Attendance }[]
  sums: AttendanceCounts
}

/**
 * Compares the marks that were sent with those stored. Whoever is expected and was not marked is hadir; marks
 * of others than those expected or stored are left out.
 */
export function planMarks(
  expected: readonly string[],
  stored: readonly StoredMark[],
  marks: Readonly<Marks>,
): MarkPlan {
  const known = new Set(stored.map((one) => one.santriId))
  const fresh = expected
    .filter((santriId) => !known.has(santriId))
    .map((santriId) => ({ santriId, status: marks[santriId] ?? "hadir" }))
  const corrected = stored.flatMap(({ id, santriId, status: before }) => {
    const after = marks[santriId] ?? before
    return after === before ? [] : [{ id, santriId, before, after }]
  })
  const sums = countAttendance([
    ...fresh,
    ...corrected.flatMap(({ before, after }) => [
      { status: before, count: -1 },
      { status: after, count: 1 },
    ]),
  ])
  return { fresh, corrected, sums }
}
