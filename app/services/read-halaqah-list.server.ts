import { addDays, type Day, dayIn } from "#app/domain/dates.ts"
import { type Actor, can, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { type Lesson, lessonsBetween, nextLesson, unrecordedLessons } from "#app/domain/timetable.ts"
import { type Level, levelOf, listProgrammeChoices } from "#app/services/level-names.server.ts"
import { unitClock } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { countMembers, listSeenHalaqah, listSlots, listTeachers } from "#db/queries/halaqah.server.ts"
import { listSessions } from "#db/queries/sessions.server.ts"

/** Lessons that nobody wrote down are asked after for so long. */
export const WAITING_DAYS = 7

export interface HalaqahLine {
  id: string
  name: string
  programme: string
  level: Level | null
  teachers: string[]
  members: number
  next: Lesson | null
  /** Lessons of the last days of which nothing is written down, the oldest first. */
  waiting: Lesson[]
  mayRecord: boolean
  /** Last day, when it lies behind us. */
  endedOn: Day | null
  sample: boolean
}

export interface HalaqahListView {
  lines: HalaqahLine[]
  ended: HalaqahLine[]
  counts: { halaqah: number; members: number; waitingHalaqah: number; waitingLessons: number }
  may: { manage: boolean; programmes: boolean; sheets: boolean }
}

/** The halaqah an actor sees, with who leads them and what waits to be written down. @throws 403 */
export async function readHalaqahList(db: Db, actor: Actor): Promise<HalaqahListView> {
  if (!canSomewhere(actor, "halaqah.list")) throw refusal(403, "common:refusal.forbidden")
  const now = new Date()
  const rows = await listSeenHalaqah(db, actor)
  const ids = rows.map((row) => row.id)
  // Days differ between units of different zones by one at most: sessions are read a little wider.
  const today = dayIn(now, rows[0]?.timeZone ?? "Asia/Jakarta")
  const [teachers, slots, sessions, members, choices] = await Promise.all([
    listTeachers(db, ids),
    listSlots(db, ids),
    listSessions(db, ids, { from: addDays(today, -WAITING_DAYS - 1), to: addDays(today, 1) }),
    countMembers(db, ids, today),
    listProgrammeChoices(db, [...new Set(rows.map((row) => row.unitId))]),
  ])
  const all = rows.map((row): HalaqahLine => {
    const moment = { day: dayIn(now, row.timeZone), time: unitClock(row.timeZone) }
    const own = slots.filter((slot) => slot.halaqahId === row.id)
    const ended = row.until !== null && row.until < moment.day
    const lessons = lessonsBetween(own, { from: addDays(moment.day, -WAITING_DAYS), to: moment.day })
    const held = sessions.filter((one) => one.halaqahId === row.id)
    return {
      id: row.id,
      name: row.name,
      programme: row.programme,
      level: levelOf(choices, row.programmeId, row.level),
      teachers: teachers
        .filter((one) => one.halaqahId === row.id && lasts(one, moment.day))
        .map((one) => one.name),
      members: members.get(row.id) ?? 0,
      next: ended ? null : (nextLesson(own, moment) ?? null),
      waiting: unrecordedLessons(lessons, held, moment).filter((one) => lasts(row, one.day)),
      mayRecord: can(actor, "attendance.record", { unitId: row.unitId, halaqahIds: [row.id] }),
      endedOn: ended ? row.until : null,
      sample: row.sample,
    }
  })
  const lines = all.filter((line) => line.endedOn === null)
  return {
    lines,
    ended: all.filter((line) => line.endedOn !== null),
    counts: {
      halaqah: lines.length,
      members: lines.reduce((sum, line) => sum + line.members, 0),
      waitingHalaqah: lines.filter((line) => line.waiting.length > 0).length,
      waitingLessons: lines.reduce((sum, line) => sum + line.waiting.length, 0),
    },
    may: {
      manage: unitsWhere(actor, "halaqah.manage").length > 0,
      programmes: unitsWhere(actor, "programme.manage").length > 0,
      sheets: canSomewhere(actor, "sheet.print"),
    },
  }
}

/** Whether something lasts on a day: both days included, without an end it goes on. */
export function lasts(span: { from: Day; until: Day | null }, day: Day): boolean {
  return span.from <= day && (span.until === null || day <= span.until)
}
