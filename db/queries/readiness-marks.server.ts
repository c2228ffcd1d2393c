import { and, asc, desc, eq, gte, inArray, lte } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { readinessMark } from "#db/schema/readiness.ts"

export type MarkRow = typeof readinessMark.$inferSelect

/** What was counted of a cycle of these units, from a day on, in order of days. */
export async function listMarks(db: Db, unitIds: readonly string[], cycleRef: string, from: Day) {
  return db
    .select()
    .from(readinessMark)
    .where(
      and(
        inArray(readinessMark.unitId, [...unitIds]),
        eq(readinessMark.cycleRef, cycleRef),
        gte(readinessMark.day, from),
      ),
    )
    .orderBy(asc(readinessMark.day))
}

/** The count of a cycle last kept here. */
export async function getLastMark(db: Db, cycleRef: string): Promise<MarkRow | undefined> {
  const [row] = await db
    .select()
    .from(readinessMark)
    .where(eq(readinessMark.cycleRef, cycleRef))
    .orderBy(desc(readinessMark.day))
    .limit(1)
  return row
}

const isRunning = inArray(cycle.state, ["persiapan", "evaluasi-diri", "tinjauan", "diajukan", "visitasi"])

/** Every cycle that is not over yet, with the unit it belongs to. */
export async function listRunningCycles(db: Db) {
  return db.select({ id: cycle.id, unitId: cycle.unitId }).from(cycle).where(isRunning).orderBy(asc(cycle.id))
}

/** The ids of cycles that are not over yet, to be asked for inside another query. */
export function runningCycles(db: Db) {
  return db.select({ id: cycle.id }).from(cycle).where(isRunning)
}

/** What was counted in this installation of a unit's cycles until a day, in order of days. */
export async function listOwnMarks(db: Db, unitId: string, until: Day): Promise<MarkRow[]> {
  return db
    .select()
    .from(readinessMark)
    .where(
      and(eq(readinessMark.unitId, unitId), eq(readinessMark.origin, "own"), lte(readinessMark.day, until)),
    )
    .orderBy(asc(readinessMark.day))
}

/** Whose counts of these cycles are kept, where from, and of which days. */
export async function listKnownMarks(db: Db, cycleRefs: readonly string[]) {
  return db
    .select({
      id: readinessMark.id,
      unitId: readinessMark.unitId,
      origin: readinessMark.origin,
      cycleRef: readinessMark.cycleRef,
      day: readinessMark.day,
    })
    .from(readinessMark)
    .where(inArray(readinessMark.cycleRef, [...cycleRefs]))
}
