import { asc, eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { SantriRow, StayRow } from "#db/queries/santri.server.ts"
import { enrolment, santri } from "#db/schema/santri.ts"

/** All santri of a unit by code, those who left as well: the whole register, as an import or export needs it. */
export async function listUnitSantri(db: Db, unitId: string): Promise<SantriRow[]> {
  return db.select().from(santri).where(eq(santri.unitId, unitId)).orderBy(asc(santri.number))
}

/** All stays of a unit in order of their days. */
export async function listStaysOfUnit(db: Db, unitId: string): Promise<StayRow[]> {
  return db.select().from(enrolment).where(eq(enrolment.unitId, unitId)).orderBy(asc(enrolment.from))
}
