import { type Day, dayIn } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

/** The day it is in a unit, now or at another instant, and its time zone. */
export async function unitDay(
  db: Db,
  unitId: string,
  now = new Date(),
): Promise<{ today: Day; timeZone: string }> {
  const timeZone = await getTimeZone(db, unitId)
  if (timeZone === undefined) throw new Error(`No unit "${unitId}" to tell the day of`)
  return { today: dayIn(now, timeZone), timeZone }
}
