import { and, eq } from "drizzle-orm"
import { type CycleState, movesFrom } from "#app/domain/cycle-state.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

/**
 * Moves a cycle to another stage by hand; submitting (`diajukan`) is not among the moves.
 * @throws 404, 403, or 409 where the cycle's present state does not lead there.
 */
export async function advanceCycle(actor: Actor, cycleId: string, to: CycleState): Promise<void> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  await write(actor, "cycle.advance", { unitId, cycleId }, async (tx) => {
    const current = await requireCycle(tx, scope, cycleId)
    authorise(actor, "cycle.advance", { unitId, cycleId })
    if (!movesFrom(current.state).includes(to)) throw refusal(409, "cycle:refusal.no-such-move")
    await tx.update(cycle, and(eq(cycle.id, cycleId)), { state: to, version: current.version + 1 })
  })
}
