import { eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"

/** Cycles an asesor may be given: those of the units, by title. */
export async function listCycleChoices(db: Db, unitIds: readonly string[]) {
  return db
    .select({ id: cycle.id, title: cycle.title, unitId: cycle.unitId })
    .from(cycle)
    .where(inArray(cycle.unitId, [...unitIds]))
    .orderBy(byText(cycle.title))
}

/** The unit a cycle belongs to. */
export async function getCycleUnit(db: Db, cycleId: string): Promise<string | undefined> {
  const [row] = await db.select({ unitId: cycle.unitId }).from(cycle).where(eq(cycle.id, cycleId))
  return row?.unitId
}
