import { type Day, dayIn } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

/** Tells the day it is in the unit of a row, by its time zone: at one instant for all rows it is asked of. */
export function daysNow(now = new Date()): (row: { timeZone: string }) => Day {
  const days = new Map<string, Day>()
  return ({ timeZone }) => {
    const day = days.get(timeZone) ?? dayIn(now, timeZone)
    days.set(timeZone, day)
    return day
  }
}

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
