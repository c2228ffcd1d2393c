import type { LessonForm } from "#app/domain/attendance.ts"
import type { Day } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { Attendance, ProgressKind, SessionState } from "#app/domain/progress-terms.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { shownSheetCode } from "#app/domain/sheet-code.ts"
import { unitsToProve } from "#app/services/attach-scans.server.ts"
import { type KnownHalaqah, requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { findLesson, requireSession } from "#app/services/session-row.server.ts"
import { listTeacherChoices, type TeacherChoice } from "#app/services/session-teacher.server.ts"
import type { Db } from "#db/client.server.ts"
import { listMembers } from "#db/queries/halaqah.server.ts"
import { listScansOf, listSheets } from "#db/queries/session-sheets.server.ts"
import { findSession, listAttendance, listCorrections, type SessionRow } from "#db/queries/sessions.server.ts"

/** A santri's line in the list of a session. */
export interface AttendanceLine {
  santriId: string
  code: string
  name: string
  /** As written down; hadir where nothing is yet. */
  status: Attendance
  /** Nothing is written down for him yet. */
  fresh: boolean
}

export interface AttendanceView {
  halaqah: { id: string; name: string; programme: string; progress: ProgressKind }
  /** Null while the lesson is not written down. */
  sessionId: string | null
  state: SessionState
  version: number
  day: Day
  startsAt: string
  endsAt: string
  topic: string
  /** The day has not come yet. */
  future: boolean
  /** In the order of the printed sheet, where there is one; else by name. */
  lines: AttendanceLine[]
  teachers: TeacherChoice[]
  educatorId: string | null
  /** Who wrote the list down, and on whose behalf. */
  entered: { by: string | null; onBehalfOf: string | null; at: Date } | null
  corrections: Awaited<ReturnType<typeof listCorrections>>
  /** The last sheet printed for it. */
  sheet: { id: string; code: string; initialled: boolean } | null
  /** Pictures of its printed sheets, kept as evidence. */
  scans: { evidenceId: string; code: string }[]
  timeZone: string
  may: { record: boolean; print: boolean; scan: boolean; seeScans: boolean; progress: boolean }
}

/** The list of a session that is written down. @throws 404, 403 */
export async function readAttendance(
  db: Db,
  actor: Actor,
  halaqahId: string,
  sessionId: string,
): Promise<AttendanceView> {
  const known = await requireHalaqah(db, actor, "halaqah.see", halaqahId)
  return viewOf(db, actor, known, await requireSession(db, halaqahId, sessionId))
}

/**
 * The list of a lesson that may not be written down yet; where it is, its session says so. @throws 404, and 403
 * for who may write none down.
 */
export async function readLessonAttendance(
  db: Db,
  actor: Actor,
  halaqahId: string,
  meant: LessonForm,
): Promise<AttendanceView> {
  const known = await requireHalaqah(db, actor, "attendance.record", halaqahId)
  const lesson = { ...meant, day: meant.day ?? known.now.day }
  const session = await findSession(db, halaqahId, lesson.day, lesson.startsAt)
  if (session !== undefined) return viewOf(db, actor, known, session)
  const planned = await findLesson(db, halaqahId, lesson)
  return viewOf(db, actor, known, {
    id: null,
    state: "planned",
    version: 0,
    ...lesson,
    endsAt: planned?.endsAt ?? "",
    topic: "",
    educatorId: null,
  })
}

type Meant = Pick<
  SessionRow,
  "state" | "version" | "day" | "startsAt" | "endsAt" | "topic" | "educatorId"
> & {
  id: string | null
}

async function viewOf(db: Db, actor: Actor, known: KnownHalaqah, meant: Meant): Promise<AttendanceView> {
  const { halaqah, programme, subject, now, timeZone } = known
  const { id } = meant
  const [members, stored, teachers, corrections, sheets] = await Promise.all([
    listMembers(db, halaqah.id, meant.day),
    id === null ? [] : listAttendance(db, id),
    listTeacherChoices(db, actor, known, meant.day),
    id === null ? [] : listCorrections(db, id),
    id === null ? [] : listSheets(db, id),
  ])
  const [sheet] = sheets
  const scans = await listScansOf(
    db,
    sheets.map((one) => one.id),
  )
  const [first] = stored.toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime())
  const usual = teachers.find((one) => one.leads) ?? teachers.find((one) => one.self)
  return {
    halaqah: {
      id: halaqah.id,
      name: halaqah.name,
      programme: programme.name,
      progress: programme.progress,
    },
    sessionId: id,
    state: meant.state,
    version: meant.version,
    day: meant.day,
    startsAt: meant.startsAt,
    endsAt: meant.endsAt,
    topic: meant.topic,
    future: meant.day > now.day,
    lines: inPrintedOrder(linesOf(members, stored), sheet?.santriIds ?? []),
    teachers,
    educatorId: meant.state === "held" ? meant.educatorId : (meant.educatorId ?? usual?.id ?? null),
    entered:
      first === undefined ? null : { by: first.enteredBy, onBehalfOf: first.onBehalfOf, at: first.enteredAt },
    corrections,
    sheet:
      sheet === undefined
        ? null
        : { id: sheet.id, code: shownSheetCode(sheet.code), initialled: sheet.initialled },
    scans: scans.map((scan) => ({ evidenceId: scan.evidenceId, code: evidenceCode(scan.number) })),
    timeZone,
    may: {
      record: can(actor, "attendance.record", subject),
      print: can(actor, "sheet.print", subject),
      progress: can(actor, "progress.record", subject),
      scan: unitsToProve(actor).includes(halaqah.unitId),
      seeScans: can(actor, "evidence.see", { unitId: halaqah.unitId, sensitivity: "sensitif" }),
    },
  }
}

function linesOf(
  members: readonly { santriId: string; number: number; name: string }[],
  stored: Awaited<ReturnType<typeof listAttendance>>,
): AttendanceLine[] {
  const lines = new Map<string, AttendanceLine & { sort: string }>()
  for (const { santriId, number, name } of members)
    lines.set(santriId, lineOf(santriId, number, name, "hadir", true))
  for (const { santriId, number, name, status } of stored)
    lines.set(santriId, lineOf(santriId, number, name, status, false))
  return [...lines.values()]
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .map(({ sort: _, ...line }) => line)
}

function lineOf(santriId: string, number: number, name: string, status: Attendance, fresh: boolean) {
  const code = registerCode("santri", number)
  return { santriId, code, name, status, fresh, sort: `${name.toLowerCase()} ${code}` }
}

/** Those on the sheet first, as they stand there; the rest behind them. */
function inPrintedOrder(lines: AttendanceLine[], printed: readonly string[]): AttendanceLine[] {
  const place = new Map(printed.map((santriId, at) => [santriId, at]))
  const rank = (line: AttendanceLine) => place.get(line.santriId) ?? printed.length
  return lines.sort((a, b) => rank(a) - rank(b))
}
