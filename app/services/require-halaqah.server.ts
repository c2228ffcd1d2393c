import { formatClock } from "#app/domain/dates.ts"
import { type Action, type Actor, type Subject, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import type { Moment } from "#app/domain/timetable.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getHalaqah, type HalaqahRow } from "#db/queries/halaqah.server.ts"
import type { programme } from "#db/schema/programmes.ts"

export interface KnownHalaqah {
  halaqah: HalaqahRow
  programme: typeof programme.$inferSelect
  /** What rights on this halaqah are asked with. */
  subject: Subject
  now: Moment
  timeZone: string
}

/** A halaqah with which the actor may do something today. @throws 404 out of scope, 403 without the right. */
export async function requireHalaqah(
  db: Db,
  actor: Actor,
  action: Action,
  halaqahId: string,
): Promise<KnownHalaqah> {
  const found = await getHalaqah(db, scopeOf(actor).unitIds, halaqahId)
  if (found === undefined) throw notFound()
  const { unitId } = found.halaqah
  const subject = { unitId, halaqahIds: [halaqahId] }
  authorise(actor, action, subject)
  const { today, timeZone } = await unitDay(db, unitId)
  return { ...found, subject, timeZone, now: { day: today, time: unitClock(timeZone) } }
}

/** The time it is now on a unit's clock, `HH:MM`. */
export function unitClock(timeZone: string): string {
  return formatClock(new Date(), "en", timeZone)
}
