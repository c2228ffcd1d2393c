import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Action, type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { cyclesInScope } from "#db/queries/cycles.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"

export interface LinkTarget {
  unitId: string
  cycleId: string
  item: string
}

/**
 * The item of a cycle to which evidence is linked.
 * @throws 404 out of scope or without such an item, 403 without the right, 409 once the cycle is handed in.
 */
export async function requireLinkTarget(
  db: Db,
  actor: Actor,
  action: Action,
  { cycleId, item }: { cycleId: string; item: string },
): Promise<LinkTarget> {
  const [row] = await db
    .select({ unitId: cycle.unitId, state: cycle.state, positionId: response.positionId })
    .from(cycle)
    .innerJoin(response, eq(response.cycleId, cycle.id))
    .where(and(eq(cycle.id, cycleId), eq(response.item, item), cyclesInScope(scopeOf(actor))))
  if (row === undefined) throw notFound()
  authorise(actor, action, { unitId: row.unitId, cycleId, ownerPositionIds: [row.positionId] })
  if (isFrozen(row.state)) throw refusal(409, "evidence:refusal.frozen")
  return { unitId: row.unitId, cycleId, item }
}
