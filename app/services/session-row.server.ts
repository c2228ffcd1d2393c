import { eq } from "drizzle-orm"
import type { LessonForm } from "#app/domain/attendance.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { lessonsBetween } from "#app/domain/timetable.ts"
import type { KnownHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listSlots } from "#db/queries/halaqah.server.ts"
import { findSession, getSession, type SessionRow } from "#db/queries/sessions.server.ts"
import { halaqahSession } from "#db/schema/sessions.ts"
import type { Tx } from "#db/write.server.ts"

/** A lesson by its day and time; the time is empty where none was given. */
export type LessonKey = Pick<SessionRow, "day" | "startsAt">

/** The session meant: one that is written down, or a lesson that may be. */
export type SessionMeant = { sessionId: string } | { lesson: LessonForm }

type Told = Pick<SessionRow, "state" | "topic" | "educatorId">

/** A session of a halaqah. @throws 404 */
export async function requireSession(db: Db, halaqahId: string, sessionId: string): Promise<SessionRow> {
  const row = await getSession(db, halaqahId, sessionId)
  if (row === undefined) throw notFound()
  return row
}

/** The lesson of the timetable that begins at that time of that day, if there is one. */
export async function findLesson(db: Db, halaqahId: string, { day, startsAt }: LessonKey) {
  const slots = await listSlots(db, [halaqahId])
  return lessonsBetween(slots, { from: day, to: day }).find((lesson) => lesson.startsAt === startsAt)
}

/** Writes a lesson down as a session, as part of a change; one of the timetable knows its slot and its end. */
export async function insertSession(
  tx: Tx,
  actor: Actor,
  { halaqah }: KnownHalaqah,
  lesson: LessonKey,
  told: Told,
): Promise<SessionRow> {
  const planned = await findLesson(tx, halaqah.id, lesson)
  const [row] = await tx.insert(halaqahSession, {
    id: newId(),
    unitId: halaqah.unitId,
    halaqahId: halaqah.id,
    day: lesson.day,
    startsAt: lesson.startsAt,
    endsAt: planned?.endsAt ?? "",
    slotId: planned?.slotId ?? null,
    ...told,
    enteredBy: actor.userId,
    enteredAt: new Date(),
  })
  return row as SessionRow
}

/** Changes a session as part of a change, and counts its version on. */
export async function updateSession(tx: Tx, session: SessionRow, told: Told): Promise<SessionRow> {
  const version = session.version + 1
  const [row] = await tx.update(halaqahSession, eq(halaqahSession.id, session.id), { ...told, version })
  return row as SessionRow
}

/** The session where it is written down already, and the lesson it is of. */
export async function findMeant(
  tx: Tx,
  { halaqah, now }: KnownHalaqah,
  meant: SessionMeant,
): Promise<{ before: SessionRow | undefined; lesson: LessonKey }> {
  if ("sessionId" in meant) {
    const before = await requireSession(tx, halaqah.id, meant.sessionId)
    return { before, lesson: before }
  }
  const lesson = { ...meant.lesson, day: meant.lesson.day ?? now.day }
  return { before: await findSession(tx, halaqah.id, lesson.day, lesson.startsAt), lesson }
}

/** What the log names of a session meant. */
export function meantIds(meant: SessionMeant) {
  return "sessionId" in meant ? meant : { day: meant.lesson.day ?? undefined }
}
