import { and, asc, desc, eq, gte, inArray } from "drizzle-orm"
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

/** Every cycle that is not over yet, with the unit it belongs to. */
export async function listRunningCycles(db: Db) {
  return db
    .select({ id: cycle.id, unitId: cycle.unitId })
    .from(cycle)
    .where(inArray(cycle.state, ["persiapan", "evaluasi-diri", "tinjauan", "diajukan", "visitasi"]))
    .orderBy(asc(cycle.id))
}
