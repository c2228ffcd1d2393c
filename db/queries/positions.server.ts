import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { positionHolder, unit } from "#db/schema/units.ts"

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
