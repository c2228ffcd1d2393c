import { and, eq, inArray } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import type { BeginManyForm, EndManyForm } from "#app/domain/santri-forms.ts"
import { insertStay, updateStay } from "#app/services/enrol-santri.server.ts"
import { insertSantri, requireStays } from "#app/services/insert-santri.server.ts"
import { listStays } from "#db/queries/santri.server.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Ends many stays of a unit at once: all, or none when one cannot end. @returns how many.
 * @throws 403; 404 for a stay that is not the unit's; 409 where one has an end already; 422 for a day before its beginning.
 */
export async function endMany(actor: Actor, unitId: string, ends: EndManyForm): Promise<number> {
  authorise(actor, "santri.enrol", { unitId })
  return write(actor, "santri.enrol", { unitId }, async (tx) => {
    const ids = ends.map((end) => end.stayId)
    const stays = await tx
      .select()
      .from(enrolment)
      .where(and(eq(enrolment.unitId, unitId), inArray(enrolment.id, ids)))
    for (const { stayId, until, reason } of ends) {
      const stay = stays.find((row) => row.id === stayId)
      if (stay === undefined) throw notFound()
      if (stay.until !== null) throw refusal(409, "santri:refusal.ended")
      await updateStay(tx, stay, { until, reason })
    }
    await requireStaysOf(
      tx,
      stays.map((stay) => stay.santriId),
    )
    return ends.length
  })
}

/**
 * Begins many stays of a unit on one decision: of santri known from before, and of newcomers, who are added.
 * All, or none when one cannot begin. @returns how many.
 * @throws 403; 404 for a santri who is not the unit's; 409 for a register number known already; 422 where a stay meets another.
 */
export async function beginMany(actor: Actor, unitId: string, form: BeginManyForm): Promise<number> {
  authorise(actor, "santri.enrol", { unitId })
  const { santri: known, newcomers, ...beginning } = form
  const stay = { ...beginning, until: null, reason: null }
  return write(actor, "santri.enrol", { unitId }, async (tx) => {
    await requireSantriOf(tx, unitId, known)
    for (const santriId of known) await insertStay(tx, actor, { unitId, santriId, form: stay })
    await requireStaysOf(tx, known)
    const entries = newcomers.map((one) => ({ ...one, stays: [stay] }))
    await insertSantri(tx, { unitId, enteredBy: actor.userId, entries })
    return known.length + newcomers.length
  })
}

async function requireSantriOf(tx: Tx, unitId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx
    .select({ id: santri.id, erasedAt: santri.erasedAt })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), inArray(santri.id, [...ids])))
  if (rows.length < new Set(ids).size) throw notFound()
  if (rows.some((row) => row.erasedAt !== null)) throw refusal(409, "santri:refusal.erased")
}

async function requireStaysOf(tx: Tx, santriIds: readonly string[]): Promise<void> {
  const stays = await listStays(tx, [...new Set(santriIds)])
  for (const id of new Set(santriIds)) requireStays(stays.filter((stay) => stay.santriId === id))
}
