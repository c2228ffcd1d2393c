import { type Action, type Actor, type Subject, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getSantri, listHalaqahOf, type SantriRow } from "#db/queries/santri.server.ts"

export interface KnownSantri {
  santri: SantriRow
  /** What rights on this santri are asked with. */
  subject: Subject
  today: string
  timeZone: string
}

/** A santri on whom the actor may do something today. @throws 404 out of scope, 403 without the right. */
export async function requireSantri(
  db: Db,
  actor: Actor,
  action: Action,
  santriId: string,
): Promise<KnownSantri> {
  const santri = await getSantri(db, scopeOf(actor).unitIds, santriId)
  if (santri === undefined) throw notFound()
  const { today, timeZone } = await unitDay(db, santri.unitId)
  const halaqah = await listHalaqahOf(db, [santriId], today)
  const subject = { unitId: santri.unitId, halaqahIds: halaqah.map((row) => row.halaqahId) }
  authorise(actor, action, subject)
  return { santri, subject, today, timeZone }
}
