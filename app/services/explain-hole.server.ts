import { and, eq } from "drizzle-orm"
import { cadencePeriods } from "#app/domain/cadence.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { holeExplanation } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export interface HoleExplanation {
  /** Key of the evidence hint whose cadence has the hole. */
  hint: string
  /** Keys of the periods, as the cadence names them. */
  periods: readonly string[]
  /** An empty reason takes the explanation away. */
  reason: string
}

/**
 * Says why periods of an item's cadence have no evidence; a later word replaces an earlier one.
 * @throws 404 (also for a hint without a cadence), 403, 409 (frozen), 422 for a period the cycle does not have.
 */
export async function explainHole(
  actor: Actor,
  cycleId: string,
  item: string,
  { hint, periods, reason }: HoleExplanation,
): Promise<void> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  await write(actor, "item.explain-hole", { unitId, cycleId, item }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    const { positionId } = await requireResponse(tx, scope, cycleId, item)
    authorise(actor, "item.explain-hole", { unitId, cycleId, ownerPositionIds: [positionId] })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    const instrument = await pinnedInstrument(tx, scope, cycle)
    const known = requireItem(instrument, item).item.evidence.find(({ key }) => key === hint)
    if (known?.cadence === undefined) throw notFound()
    const places = cadencePeriods(known.cadence, cycle.periodFrom, cycle.periodTo).map(({ key }) => key)
    if (!periods.every((period) => places.includes(period))) throw refusal(422, "common:form.invalid")
    for (const period of new Set(periods)) {
      const where = and(
        eq(holeExplanation.cycleId, cycleId),
        eq(holeExplanation.item, item),
        eq(holeExplanation.hint, hint),
        eq(holeExplanation.period, period),
      )
      if (reason.trim() === "") {
        await tx.remove(holeExplanation, where)
        continue
      }
      const said = { reason: reason.trim(), explainedBy: actor.userId, explainedAt: new Date() }
      const replaced = await tx.update(holeExplanation, where, said)
      if (replaced.length > 0) continue
      await tx.insert(holeExplanation, {
        id: newId(),
        unitId,
        cycleId,
        item,
        hint,
        period,
        ...said,
      })
    }
  })
}
