import { type Day, dayIn } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

/** The day it is now in a unit, and its time zone. */
export async function unitDay(db: Db, unitId: string): Promise<{ today: Day; timeZone: string }> {
  const timeZone = await getTimeZone(db, unitId)
  if (timeZone === undefined) throw new Error(`No unit "${unitId}" to tell the day of`)
  return { today: dayIn(new Date(), timeZone), timeZone }
}
