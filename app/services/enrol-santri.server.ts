import { and, eq, gt, gte, isNull, lte, or } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { EndForm, StayForm } from "#app/domain/santri-forms.ts"
import { requireStays } from "#app/services/insert-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listStays, type StayRow } from "#db/queries/santri.server.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { enrolment } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Begins a stay, the first or one after leaving. @throws 404, 403; 422 where it meets another stay; 409 once erased. */
export async function beginStay(actor: Actor, santriId: string, form: StayForm): Promise<void> {
  await changeStays(actor, santriId, (tx, unitId) => insertStay(tx, actor, { unitId, santriId, form }))
}

/** Corrects a stay; an end that moves takes the santri's places in halaqah along. @throws as `beginStay`; 409 when stale. */
export async function editStay(
  actor: Actor,
  santriId: string,
  shown: { stayId: string; version: number },
  form: StayForm,
): Promise<void> {
  await changeStays(actor, santriId, async (tx) => {
    const stay = await requireStay(tx, santriId, shown.stayId)
    if (stay.version !== shown.version) throw refusal(409, "santri:refusal.stale")
    await updateStay(tx, stay, form)
  })
}

/** Ends a stay and the santri's places in halaqah. @throws as `beginStay`; 409 where it has an end already. */
export async function endStay(actor: Actor, santriId: string, stayId: string, form: EndForm): Promise<void> {
  await changeStays(actor, santriId, async (tx) => {
    const stay = await requireStay(tx, santriId, stayId)
    if (stay.until !== null) throw refusal(409, "santri:refusal.ended")
    await updateStay(tx, stay, form)
  })
}

/** Takes back a stay that was entered by mistake. @throws 409 where the santri had a place in a halaqah during it. */
export async function removeStay(actor: Actor, santriId: string, stayId: string): Promise<void> {
  await changeStays(actor, santriId, async (tx) => {
    const stay = await requireStay(tx, santriId, stayId)
    const [used] = await tx
      .select({ id: halaqahMember.id })
      .from(halaqahMember)
      .where(and(eq(halaqahMember.santriId, santriId), placedDuring(stay)))
      .limit(1)
    if (used !== undefined) throw refusal(409, "santri:refusal.stay-used")
    await tx.remove(enrolment, eq(enrolment.id, stayId))
  })
}

/** Adds a stay as part of a change; the caller checks it against the others. */
export async function insertStay(
  tx: Tx,
  actor: Actor,
  { unitId, santriId, form }: { unitId: string; santriId: string; form: StayForm },
): Promise<void> {
  await tx.insert(enrolment, {
    ...form,
    id: newId(),
    unitId,
    santriId,
    enteredBy: actor.userId,
    enteredAt: new Date(),
  })
}

/** Changes a stay as part of a change: places in halaqah end with it at the latest. */
export async function updateStay(
  tx: Tx,
  stay: StayRow,
  set: Partial<Omit<StayForm, "until">> & { until: string | null },
): Promise<void> {
  await tx.update(enrolment, eq(enrolment.id, stay.id), { ...set, version: stay.version + 1 })
  const { until } = set
  if (until === null) return
  const own = and(eq(halaqahMember.santriId, stay.santriId), placedDuring(stay))
  await tx.remove(halaqahMember, and(own, gt(halaqahMember.from, until)))
  await tx.update(halaqahMember, and(own, or(isNull(halaqahMember.until), gt(halaqahMember.until, until))), {
    until,
  })
}

async function changeStays(
  actor: Actor,
  santriId: string,
  change: (tx: Tx, unitId: string) => Promise<void>,
): Promise<void> {
  const { santri } = await requireSantri(db, actor, "santri.enrol", santriId)
  const { unitId } = santri
  await write(actor, "santri.enrol", { unitId, santriId }, async (tx) => {
    const { santri: row } = await requireSantri(tx, actor, "santri.enrol", santriId)
    if (row.erasedAt !== null) throw refusal(409, "santri:refusal.erased")
    await change(tx, unitId)
    requireStays(await listStays(tx, [santriId]))
  })
}

async function requireStay(tx: Tx, santriId: string, stayId: string): Promise<StayRow> {
  const [row] = await tx
    .select()
    .from(enrolment)
    .where(and(eq(enrolment.id, stayId), eq(enrolment.santriId, santriId)))
  if (row === undefined) throw notFound()
  return row
}

/** Places in halaqah that began during a stay. */
function placedDuring({ from, until }: StayRow) {
  return and(gte(halaqahMember.from, from), until === null ? undefined : lte(halaqahMember.from, until))
}
