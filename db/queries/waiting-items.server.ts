import { and, asc, eq, inArray } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import type { Db } from "#db/client.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { unit } from "#db/schema/units.ts"

/** An item of an open cycle that somebody has to do something about. */
export type WaitingItem = Awaited<ReturnType<typeof listWaiting>>[number]

/** The items that some positions of the units are in charge of and have not handed to the reviewer, or had returned. */
export async function listItemsToDo(db: Db, unitIds: readonly string[], positionIds: readonly string[]) {
  if (positionIds.length === 0) return []
  return listWaiting(
    db,
    and(
      inArray(cycle.unitId, [...unitIds]),
      inArray(response.positionId, [...positionIds]),
      inArray(response.status, ["belum", "draf", "revisi"]),
    ),
  )
}

/** The items of the units that wait for a reviewer. */
export async function listItemsToReview(db: Db, unitIds: readonly string[]) {
  return listWaiting(db, and(inArray(cycle.unitId, [...unitIds]), eq(response.status, "siap")))
}

async function listWaiting(db: Db, where: ReturnType<typeof and>) {
  const rows = await db
    .select({
      cycleId: cycle.id,
      unitId: cycle.unitId,
      timeZone: unit.timeZone,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      item: response.item,
      status: response.status,
      positionId: response.positionId,
      dueDate: response.dueDate,
      authorId: response.authorId,
    })
    .from(response)
    .innerJoin(cycle, eq(cycle.id, response.cycleId))
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(where)
    .orderBy(asc(cycle.openedAt), asc(cycle.id), asc(response.item))
  return rows.filter(({ cycleState }) => !isFrozen(cycleState))
}
