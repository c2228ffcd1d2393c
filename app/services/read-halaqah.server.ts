import { countAttendance } from "#app/domain/attendance-rate.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import { lastDayOfMonth } from "#app/domain/days.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { Attendance, ProgressKind, SessionState } from "#app/domain/progress-terms.ts"
import { registerCode } from "#app/domain/register-code.ts"
import {
  type Lesson,
  lessonsBetween,
  nextLesson,
  type Slot,
  unrecordedLessons,
} from "#app/domain/timetable.ts"
import { type Level, levelOf, listProgrammeChoices } from "#app/services/level-names.server.ts"
import { lasts, WAITING_DAYS } from "#app/services/read-halaqah-list.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { listMembers, listSlots, listTeachers } from "#db/queries/halaqah.server.ts"
import { countMarks, listSessions } from "#db/queries/sessions.server.ts"

export interface MemberLine {
  id: string
  santriId: string
  code: string
  name: string
  from: Day
  until: Day | null
}

export interface TeacherLine {
  id: string
  educatorId: string
  name: string
  from: Day
  until: Day | null
}

export interface SessionLine {
  id: string
  day: Day
  startsAt: string
  state: SessionState
  topic: string
  educator: string | null
  marks: Record<Attendance, number>
}

export interface HalaqahPageView {
  id: string
  name: string
  programme: string
  progress: ProgressKind
  level: Level | null
  from: Day
  until: Day | null
  sample: boolean
  today: Day
  members: MemberLine[]
  /** Who left, and who is still to come. */
  otherMembers: MemberLine[]
  teachers: TeacherLine[]
  otherTeachers: TeacherLine[]
  slots: Slot[]
  waiting: Lesson[]
  next: Lesson | null
  /** `YYYY-MM`: the month whose sessions are listed, the latest first. */
  month: string
  sessions: SessionLine[]
  may: { manage: boolean; record: boolean; progress: boolean }
}

/** The page of one halaqah with the sessions of a month, the present one unless said otherwise. @throws 404, 403 */
export async function readHalaqah(
  db: Db,
  actor: Actor,
  halaqahId: string,
  wantedMonth: string | undefined,
): Promise<HalaqahPageView> {
  const { halaqah, programme, subject, now } = await requireHalaqah(db, actor, "halaqah.see", halaqahId)
  const month = wantedMonth ?? now.day.slice(0, 7)
  const [year, number] = month.split("-").map(Number) as [number, number]
  const recent = { from: addDays(now.day, -WAITING_DAYS), to: now.day }
  const [members, teachers, slots, sessions, told, choices] = await Promise.all([
    listMembers(db, halaqahId),
    listTeachers(db, [halaqahId]),
    listSlots(db, [halaqahId]),
    listSessions(db, [halaqahId], { from: `${month}-01`, to: lastDayOfMonth(year, number) }),
    listSessions(db, [halaqahId], recent),
    listProgrammeChoices(db, [halaqah.unitId]),
  ])
  const marks = await countMarks(
    db,
    sessions.map((one) => one.id),
  )
  const lines = members.map(({ number: n, ...rest }) => ({ ...rest, code: registerCode("santri", n) }))
  const leaders = teachers.map(({ id, educatorId, name, from, until }) => ({
    id,
    educatorId,
    name,
    from,
    until,
  }))
  return {
    id: halaqah.id,
    name: halaqah.name,
    programme: programme.name,
    progress: programme.progress,
    level: levelOf(choices, halaqah.programmeId, halaqah.level),
    from: halaqah.from,
    until: halaqah.until,
    sample: halaqah.sample,
    today: now.day,
    members: lines.filter((one) => lasts(one, now.day)),
    otherMembers: lines.filter((one) => !lasts(one, now.day)),
    teachers: leaders.filter((one) => lasts(one, now.day)),
    otherTeachers: leaders.filter((one) => !lasts(one, now.day)),
    slots,
    waiting: unrecordedLessons(lessonsBetween(slots, recent), told, now).filter((one) =>
      lasts(halaqah, one.day),
    ),
    next: nextLesson(slots, now) ?? null,
    month,
    sessions: sessions.map(({ id, day, startsAt, state, topic, educator }) => ({
      id,
      day,
      startsAt,
      state,
      topic,
      educator,
      marks: countAttendance(marks.filter((one) => one.sessionId === id)),
    })),
    may: {
      manage: can(actor, "halaqah.manage", subject),
      record: can(actor, "attendance.record", subject),
      progress: can(actor, "progress.record", subject),
    },
  }
}
