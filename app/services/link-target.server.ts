import { and, eq } from "drizzle-orm"
import { type Action, type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"

/** Cycle states in which what was handed in stands: links no longer change. */
const FROZEN: ReadonlySet<string> = new Set(["diajukan", "visitasi", "hasil"])

export function isFrozen(cycleState: string): boolean {
  return FROZEN.has(cycleState)
}

export interface LinkTarget {
  unitId: string
  cycleId: string
  item: string
  positionId: string | null
}

/**
 * The item of a cycle to which evidence is linked.
 * @throws 404 out of scope or without such an item, 403 without the right, 409 once the cycle is handed in.
 */
export async function requireLinkTarget(
  db: Db,
  actor: Actor,
  action: Action,
  cycleId: string,
  item: string,
): Promise<LinkTarget> {
  const [row] = await db
    .select({ unitId: cycle.unitId, state: cycle.state, positionId: response.positionId })
    .from(cycle)
    .innerJoin(response, eq(response.cycleId, cycle.id))
    .where(and(eq(cycle.id, cycleId), eq(response.item, item)))
  const scope = scopeOf(actor)
  if (row === undefined || !(scope.unitIds.includes(row.unitId) || scope.cycleIds.includes(cycleId))) {
    throw notFound()
  }
  authorise(actor, action, { unitId: row.unitId, cycleId, ownerPositionIds: [row.positionId] })
  if (isFrozen(row.state)) throw refusal(409, "evidence:refusal.frozen")
  return { unitId: row.unitId, cycleId, item, positionId: row.positionId }
}
