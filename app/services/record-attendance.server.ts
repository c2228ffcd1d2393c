import { eq } from "drizzle-orm"
import { type AttendanceForm, planMarks } from "#app/domain/attendance.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { addToWeek } from "#app/services/halaqah-week.server.ts"
import { type KnownHalaqah, requireHalaqah } from "#app/services/require-halaqah.server.ts"
import {
  findMeant,
  insertSession,
  meantIds,
  type SessionMeant,
  updateSession,
} from "#app/services/session-row.server.ts"
import { listTeacherChoices, requireTaught, type Taught } from "#app/services/session-teacher.server.ts"
import { transcribeSheet } from "#app/services/transcribe-sheet.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listMembers } from "#db/queries/halaqah.server.ts"
import { listAttendance, type SessionRow } from "#db/queries/sessions.server.ts"
import { attendance, attendanceCorrection } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"

export type Recorded = { ok: true; sessionId: string } | { ok: false; stale: true; sessionId: string }

/**
 * Writes down who was at a session, in one change: the session where it is new, marks that are new, and
 * corrections with what stood there before. A list that somebody else changed in the meantime is left as it is.
 * @throws 404, 403; 422 for a day to come, a day without members, an ustadz who is not the unit's.
 */
export async function recordAttendance(
  actor: Actor,
  halaqahId: string,
  meant: SessionMeant,
  form: AttendanceForm,
): Promise<Recorded> {
  const { unitId } = (await requireHalaqah(db, actor, "attendance.record", halaqahId)).halaqah
  return write(actor, "attendance.record", { unitId, halaqahId, ...meantIds(meant) }, async (tx) => {
    const known = await requireHalaqah(tx, actor, "attendance.record", halaqahId)
    const { before, lesson } = await findMeant(tx, known, meant)
    if (before !== undefined && before.version !== form.version)
      return { ok: false, stale: true, sessionId: before.id }
    const { day } = lesson
    if (day > known.now.day) throw refusal(422, "halaqah:refusal.future")
    const taught = requireTaught(await listTeacherChoices(tx, actor, known, day), form.educatorId)
    const session =
      before === undefined
        ? await insertSession(tx, actor, known, lesson, {
            state: "held",
            topic: form.topic,
            educatorId: taught.educatorId,
          })
        : await updateSession(tx, before, {
            state: "held",
            topic: form.topic,
            educatorId: taught.educatorId,
          })
    const sums = await saveMarks(tx, actor, known, session, form, taught)
    const held = before?.state === "held" ? 0 : 1
    await addToWeek(tx, unitId, { halaqahId, day, sessions: held, ...sums })
    await transcribeSheet(tx, actor, session.id, form.initialled)
    return { ok: true, sessionId: session.id }
  })
}

/**
 * Writes down that a lesson fell away. @throws 404, 403; 409 when somebody changed it in the meantime, or where
 * attendance is written down.
 */
export async function cancelSession(
  actor: Actor,
  halaqahId: string,
  meant: SessionMeant,
  { version, topic }: { version: number; topic: string },
): Promise<string> {
  const { unitId } = (await requireHalaqah(db, actor, "attendance.record", halaqahId)).halaqah
  return write(actor, "attendance.record", { unitId, halaqahId, ...meantIds(meant) }, async (tx) => {
    const known = await requireHalaqah(tx, actor, "attendance.record", halaqahId)
    const { before, lesson } = await findMeant(tx, known, meant)
    const set = { state: "cancelled" as const, topic, educatorId: null }
    if (before === undefined) return (await insertSession(tx, actor, known, lesson, set)).id
    if (before.version !== version) throw refusal(409, "halaqah:refusal.stale")
    if (before.state === "held") throw refusal(409, "halaqah:refusal.was-held")
    return (await updateSession(tx, before, set)).id
  })
}

async function saveMarks(
  tx: Tx,
  actor: Actor,
  { halaqah }: KnownHalaqah,
  session: SessionRow,
  form: AttendanceForm,
  { onBehalfOfId }: Taught,
) {
  const [members, stored] = await Promise.all([
    listMembers(tx, halaqah.id, session.day),
    listAttendance(tx, session.id),
  ])
  const expected = [...new Set(members.map((one) => one.santriId))]
  if (expected.length + stored.length === 0) throw refusal(422, "halaqah:refusal.no-members")
  const { fresh, corrected, sums } = planMarks(expected, stored, form.marks)
  const { unitId } = halaqah
  const now = new Date()
  if (fresh.length > 0)
    await tx.insert(
      attendance,
      fresh.map(({ santriId, status }) => ({
        id: newId(),
        unitId,
        sessionId: session.id,
        halaqahId: halaqah.id,
        santriId,
        day: session.day,
        status,
        enteredBy: actor.userId,
        onBehalfOfId,
        enteredAt: now,
      })),
    )
  for (const { id, after } of corrected) await tx.update(attendance, eq(attendance.id, id), { status: after })
  if (corrected.length > 0)
    await tx.insert(
      attendanceCorrection,
      corrected.map(({ id, before, after }) => ({
        id: newId(),
        unitId,
        attendanceId: id,
        before,
        after,
        correctedBy: actor.userId,
        onBehalfOfId,
        correctedAt: now,
      })),
    )
  return sums
}
