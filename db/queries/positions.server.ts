import { and, desc, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { position, positionHolder, unit } from "#db/schema/units.ts"

/** The positions an account holds, held or will hold, with their days and the unit's time zone. */
export async function listPositionsHeldBy(db: Db, userId: string) {
  return db
    .select({
      positionId: positionHolder.positionId,
      from: positionHolder.from,
      until: positionHolder.until,
      timeZone: unit.timeZone,
    })
    .from(positionHolder)
    .innerJoin(unit, eq(unit.id, positionHolder.unitId))
    .where(eq(positionHolder.userId, userId))
}

/** The positions of the units in their order, with the unit's short name. */
export async function listPositions(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: position.id,
      unitId: position.unitId,
      unit: unit.shortName,
      title: position.title,
      signs: position.signs,
      sort: position.sort,
    })
    .from(position)
    .innerJoin(unit, eq(unit.id, position.unitId))
    .where(inArray(position.unitId, [...unitIds]))
    .orderBy(byText(unit.shortName), position.sort, byText(position.title))
}

/** One position of the units. */
export async function getPosition(db: Db, unitIds: readonly string[], positionId: string) {
  const positions = await listPositions(db, unitIds)
  return positions.find((row) => row.id === positionId)
}

/** Who holds, held or will hold positions of the units, the newest first; of one position when given. */
export async function listHolders(db: Db, unitIds: readonly string[], positionId?: string) {
  return db
    .select({
      id: positionHolder.id,
      positionId: positionHolder.positionId,
      userId: positionHolder.userId,
      name: positionHolder.name,
      nip: positionHolder.nip,
      rank: positionHolder.rank,
      standing: positionHolder.standing,
      from: positionHolder.from,
      until: positionHolder.until,
    })
    .from(positionHolder)
    .where(
      and(
        inArray(positionHolder.unitId, [...unitIds]),
        positionId === undefined ? undefined : eq(positionHolder.positionId, positionId),
      ),
    )
    .orderBy(desc(positionHolder.from), desc(positionHolder.id))
}
