import { and, asc, desc, eq, inArray } from "drizzle-orm"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { user } from "#db/schema/accounts.ts"
import { evidence } from "#db/schema/evidence.ts"
import { disposition, weeklySheet } from "#db/schema/readiness.ts"

/** The sheet of a cycle that says exactly this. */
export async function findWeeklySheet(db: Db, cycleId: string, sha256: string) {
  const [row] = await db
    .select({ id: weeklySheet.id })
    .from(weeklySheet)
    .where(and(eq(weeklySheet.cycleId, cycleId), eq(weeklySheet.sha256, sha256)))
  return row
}

/** A cycle's sheets, the newest first. */
export async function listWeeklySheets(db: Db, unitIds: readonly string[], cycleId: string) {
  return db
    .select({
      id: weeklySheet.id,
      day: weeklySheet.day,
      content: weeklySheet.content,
      madeByName: user.name,
    })
    .from(weeklySheet)
    .leftJoin(user, eq(user.id, weeklySheet.madeBy))
    .where(and(eq(weeklySheet.cycleId, cycleId), inArray(weeklySheet.unitId, [...unitIds])))
    .orderBy(desc(weeklySheet.madeAt), desc(weeklySheet.id))
}

/** A sheet of the units. @throws 404 */
export async function requireWeeklySheet(db: Db, unitIds: readonly string[], sheetId: string) {
  const [row] = await db
    .select()
    .from(weeklySheet)
    .where(and(eq(weeklySheet.id, sheetId), inArray(weeklySheet.unitId, [...unitIds])))
  if (row === undefined) throw notFound()
  return row
}

/** What was decided on sheets, with who wrote it down and the scan that shows it. */
export async function listDispositions(db: Db, sheetIds: readonly string[]) {
  return db
    .select({
      id: disposition.id,
      sheetId: disposition.sheetId,
      question: disposition.question,
      choice: disposition.choice,
      note: disposition.note,
      decidedBy: disposition.decidedBy,
      decidedOn: disposition.decidedOn,
      evidenceId: disposition.evidenceId,
      evidenceNumber: evidence.number,
      version: disposition.version,
      recordedByName: user.name,
    })
    .from(disposition)
    .leftJoin(evidence, eq(evidence.id, disposition.evidenceId))
    .leftJoin(user, eq(user.id, disposition.recordedBy))
    .where(inArray(disposition.sheetId, [...sheetIds]))
    .orderBy(asc(disposition.id))
}
