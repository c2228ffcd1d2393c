import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import type { Day } from "#app/domain/dates.ts"
import { parseDecimal } from "#app/domain/fraction.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { manualFigure } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export interface FigureEntry {
  /** Key of one of the instrument's figures. */
  figure: string
  /** A decimal with a point, zero or more. */
  value: string
  asOf: Day
  /** Where the number comes from, in words. */
  source: string
}

/**
 * Enters a figure by hand, with its day and source; a later entry replaces an earlier one.
 * @throws 404 (also for a figure the instrument does not have), 403, 409 (frozen).
 */
export async function enterFigure(actor: Actor, cycleId: string, entry: FigureEntry): Promise<void> {
  parseDecimal(entry.value)
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  await write(actor, "figure.enter", { unitId, cycleId, figure: entry.figure }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    authorise(actor, "figure.enter", { unitId, cycleId })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    const instrument = await pinnedInstrument(tx, scope, cycle)
    if (!instrument.figures.some(({ key }) => key === entry.figure)) throw notFound()
    const said = {
      value: entry.value,
      asOf: entry.asOf,
      source: entry.source,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    }
    const where = and(eq(manualFigure.cycleId, cycleId), eq(manualFigure.figure, entry.figure))
    const replaced = await tx.update(manualFigure, where, said)
    if (replaced.length === 0)
      await tx.insert(manualFigure, {
        id: newId(),
        unitId,
        cycleId,
        figure: entry.figure,
        ...said,
      })
  })
}
