import { and, eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import type { CheckForm } from "#app/domain/unit-forms.ts"
import { newId } from "#db/ids.ts"
import { getInstrument } from "#db/queries/instruments.server.ts"
import { instrumentCheck } from "#db/schema/instruments.ts"
import { write } from "#db/write.server.ts"

/** Records that a named person checked an instrument's content against the primary text. */
export async function recordInstrumentCheck(
  actor: Actor,
  unitId: string,
  instrumentId: string,
  { sure: _, ...form }: CheckForm,
): Promise<void> {
  authorise(actor, "instrument.check", { unitId })
  await write(actor, "instrument.check", { unitId, instrumentId }, async (tx) => {
    const checked = await getInstrument(tx, instrumentId)
    if (checked === undefined) throw notFound()
    await tx.insert(instrumentCheck, {
      id: newId(),
      unitId,
      instrumentKey: checked.key,
      instrumentVersion: checked.version,
      contentHash: checked.contentHash,
      ...form,
      recordedBy: actor.userId,
      recordedAt: new Date(),
    })
  })
}

/** Withdraws such a record: it stays readable and counts no more. */
export async function withdrawInstrumentCheck(actor: Actor, unitId: string, checkId: string): Promise<void> {
  authorise(actor, "instrument.check", { unitId })
  await write(actor, "instrument.check", { unitId, checkId }, async (tx) => {
    const own = and(eq(instrumentCheck.id, checkId), eq(instrumentCheck.unitId, unitId))
    const changed = await tx.update(instrumentCheck, own, { withdrawn: true })
    if (changed.length === 0) throw notFound()
  })
}
