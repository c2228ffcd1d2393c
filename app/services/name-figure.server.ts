import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import type { Period } from "#app/domain/days.ts"
import { liveFigure } from "#app/domain/live-figures.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { itemFigure } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Names a live figure for an item, counted over a period of its own or the cycle's; named again, its period changes.
 * @throws 404 (also for a figure there is none of), 403, 409 (frozen).
 */
export async function nameFigure(
  actor: Actor,
  cycleId: string,
  item: string,
  { figure, period }: { figure: string; period: Period | null },
): Promise<void> {
  if (liveFigure(figure) === undefined) throw notFound()
  await change(actor, cycleId, item, figure, async (tx, unitId) => {
    const said = {
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      addedBy: actor.userId,
      addedAt: new Date(),
    }
    const changed = await tx.update(itemFigure, named(cycleId, item, figure), said)
    if (changed.length === 0)
      await tx.insert(itemFigure, { id: newId(), unitId, cycleId, item, figure, ...said })
  })
}

/** Takes a named figure away from an item. @throws 404, 403, 409 (frozen). */
export async function dropFigure(actor: Actor, cycleId: string, item: string, figure: string): Promise<void> {
  await change(actor, cycleId, item, figure, async (tx) => {
    const gone = await tx.remove(itemFigure, named(cycleId, item, figure))
    if (gone.length === 0) throw notFound()
  })
}

const named = (cycleId: string, item: string, figure: string) =>
  and(eq(itemFigure.cycleId, cycleId), eq(itemFigure.item, item), eq(itemFigure.figure, figure))

async function change(
  actor: Actor,
  cycleId: string,
  item: string,
  figure: string,
  act: (tx: Tx, unitId: string) => Promise<void>,
) {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  await write(actor, "figure.name", { unitId, cycleId, item, figure }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    authorise(actor, "figure.name", { unitId, cycleId })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    await requireResponse(tx, scope, cycleId, item)
    await act(tx, unitId)
  })
}
