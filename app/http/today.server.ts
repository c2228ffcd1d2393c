import { type Day, dayIn } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

/** The day it is now in the unit's time zone. @throws for a unit that does not exist. */
export async function todayFor(db: Db, unitId: string): Promise<Day> {
  const timeZone = await getTimeZone(db, unitId)
  if (timeZone === undefined) throw new Error(`No unit "${unitId}" to tell the day of`)
  return dayIn(new Date(), timeZone)
}
