import { and, eq, inArray } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import type { Day } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { response } from "#db/schema/cycles.ts"
import { position } from "#db/schema/units.ts"
import { write } from "#db/write.server.ts"

/** What to set on the items; what is left out stays as it is, null takes it away. */
export interface Assignment {
  items: readonly string[]
  positionId?: string | null
  dueDate?: Day | null
  /** A target of their own, above or below the cycle's. */
  targetLevel?: number | null
}

/**
 * Puts a position in charge of items, with a due date. An answer's version stays: who is in charge is not
 * part of what was typed.
 * @returns how many items were changed.
 * @throws 404, 403, 409 (frozen), 422 (a position of another unit, a level the scale does not have).
 */
export async function assignItems(actor: Actor, cycleId: string, assignment: Assignment): Promise<number> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  return write(actor, "item.assign", { unitId, cycleId }, async (tx) => {
    const current = await requireCycle(tx, scope, cycleId)
    authorise(actor, "item.assign", { unitId, cycleId })
    if (isFrozen(current.state)) throw refusal(409, "cycle:refusal.frozen")
    const { items, positionId, dueDate, targetLevel } = assignment
    if (positionId) {
      const [found] = await tx
        .select({ id: position.id })
        .from(position)
        .where(and(eq(position.id, positionId), eq(position.unitId, current.unitId)))
      if (found === undefined) throw refusal(422, "cycle:error.position-unknown")
    }
    if (typeof targetLevel === "number") {
      const { scale } = await pinnedInstrument(tx, scope, current)
      if (!scale.levels.some((level) => level.value === targetLevel))
        throw refusal(422, "cycle:error.target-unknown")
    }
    const set = {
      ...(positionId === undefined ? {} : { positionId }),
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(targetLevel === undefined ? {} : { targetLevel }),
    }
    if (items.length === 0 || Object.keys(set).length === 0) return 0
    const changed = await tx.update(
      response,
      and(eq(response.cycleId, cycleId), inArray(response.item, [...items])),
      set,
    )
    return changed.length
  })
}
