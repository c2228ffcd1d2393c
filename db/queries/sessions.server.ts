import { and, asc, count, desc, eq, gte, inArray, lte } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { user } from "#db/schema/accounts.ts"
import { educator } from "#db/schema/educators.ts"
import { santri } from "#db/schema/santri.ts"
import { attendance, attendanceCorrection, halaqahSession } from "#db/schema/sessions.ts"

export type SessionRow = typeof halaqahSession.$inferSelect

/** One session of a halaqah. */
export async function getSession(
  db: Db,
  halaqahId: string,
  sessionId: string,
): Promise<SessionRow | undefined> {
  const [row] = await db
    .select()
    .from(halaqahSession)
    .where(and(eq(halaqahSession.id, sessionId), eq(halaqahSession.halaqahId, halaqahId)))
  return row
}

/** The session of a halaqah that began at a time of a day; the time is empty where none was given. */
export async function findSession(db: Db, halaqahId: string, day: Day, startsAt: string) {
  const [row] = await db
    .select()
    .from(halaqahSession)
    .where(
      and(
        eq(halaqahSession.halaqahId, halaqahId),
        eq(halaqahSession.day, day),
        eq(halaqahSession.startsAt, startsAt),
      ),
    )
  return row
}

/** The sessions of some halaqah in a period, the latest first. */
export async function listSessions(
  db: Db,
  halaqahIds: readonly string[],
  { from, to }: { from: Day; to: Day },
) {
  if (halaqahIds.length === 0) return []
  return db
    .select({
      id: halaqahSession.id,
      halaqahId: halaqahSession.halaqahId,
      day: halaqahSession.day,
      startsAt: halaqahSession.startsAt,
      state: halaqahSession.state,
      topic: halaqahSession.topic,
      educator: educator.name,
    })
    .from(halaqahSession)
    .leftJoin(educator, eq(educator.id, halaqahSession.educatorId))
    .where(
      and(
        inArray(halaqahSession.halaqahId, [...halaqahIds]),
        gte(halaqahSession.day, from),
        lte(halaqahSession.day, to),
      ),
    )
    .orderBy(desc(halaqahSession.day), desc(halaqahSession.startsAt))
}

/** How often each mark was written down in each of some sessions. */
export async function countMarks(db: Db, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return []
  const rows = await db
    .select({ sessionId: attendance.sessionId, status: attendance.status, count: count() })
    .from(attendance)
    .where(inArray(attendance.sessionId, [...sessionIds]))
    .groupBy(attendance.sessionId, attendance.status)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** What is written down for the santri of a session, by name. */
export async function listAttendance(db: Db, sessionId: string) {
  return db
    .select({
      id: attendance.id,
      santriId: attendance.santriId,
      number: santri.number,
      name: santri.name,
      status: attendance.status,
      enteredBy: user.name,
      enteredAt: attendance.enteredAt,
      onBehalfOf: educator.name,
    })
    .from(attendance)
    .innerJoin(santri, eq(santri.id, attendance.santriId))
    .leftJoin(user, eq(user.id, attendance.enteredBy))
    .leftJoin(educator, eq(educator.id, attendance.onBehalfOfId))
    .where(eq(attendance.sessionId, sessionId))
    .orderBy(byText(santri.name), asc(santri.number))
}

/** What was corrected in a session's list, by whom and on whose behalf, the latest first. */
export async function listCorrections(db: Db, sessionId: string) {
  return db
    .select({
      id: attendanceCorrection.id,
      santri: santri.name,
      before: attendanceCorrection.before,
      after: attendanceCorrection.after,
      correctedBy: user.name,
      correctedAt: attendanceCorrection.correctedAt,
      onBehalfOf: educator.name,
    })
    .from(attendanceCorrection)
    .innerJoin(attendance, eq(attendance.id, attendanceCorrection.attendanceId))
    .innerJoin(santri, eq(santri.id, attendance.santriId))
    .leftJoin(user, eq(user.id, attendanceCorrection.correctedBy))
    .leftJoin(educator, eq(educator.id, attendanceCorrection.onBehalfOfId))
    .where(eq(attendance.sessionId, sessionId))
    .orderBy(desc(attendanceCorrection.correctedAt), desc(attendanceCorrection.id))
}
