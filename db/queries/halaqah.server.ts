import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqahTeacher } from "#db/schema/halaqah.ts"
import { unit } from "#db/schema/units.ts"

/** The halaqah an account leads, led or will lead, with their days and the unit's time zone. */
export async function listHalaqahLedBy(db: Db, userId: string) {
  return db
    .select({
      halaqahId: halaqahTeacher.halaqahId,
      from: halaqahTeacher.from,
      until: halaqahTeacher.until,
      timeZone: unit.timeZone,
    })
    .from(educator)
    .innerJoin(halaqahTeacher, eq(halaqahTeacher.educatorId, educator.id))
    .innerJoin(unit, eq(unit.id, halaqahTeacher.unitId))
    .where(eq(educator.userId, userId))
}
