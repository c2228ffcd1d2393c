import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { draft } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export interface DraftContent {
  /** The version the typing started from. */
  baseVersion: number
  /** Field name → what stands in it. */
  content: Record<string, string>
}

/**
 * Keeps what a user has typed and not saved; one per user and item, seen by him alone. No new version.
 * @returns when it was kept.
 * @throws 404, 403, 409 (frozen).
 */
export async function keepDraft(
  actor: Actor,
  cycleId: string,
  item: string,
  { baseVersion, content }: DraftContent,
): Promise<Date> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  return write(actor, "item.answer", { unitId, cycleId, item }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    const { positionId } = await requireResponse(tx, scope, cycleId, item)
    authorise(actor, "item.answer", { unitId, cycleId, ownerPositionIds: [positionId] })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    const savedAt = new Date()
    const mine = and(eq(draft.userId, actor.userId), eq(draft.cycleId, cycleId), eq(draft.item, item))
    const kept = await tx.update(draft, mine, { baseVersion, content, savedAt })
    if (kept.length === 0)
      await tx.insert(draft, {
        id: newId(),
        userId: actor.userId,
        cycleId,
        item,
        baseVersion,
        content,
        savedAt,
      })
    return savedAt
  })
}

/** Throws away what the user typed and has not saved. Nothing happens where there is none. @throws 404, 403. */
export async function discardDraft(actor: Actor, cycleId: string, item: string): Promise<void> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  await write(actor, "item.answer", { unitId, cycleId, item }, async (tx) => {
    const { positionId } = await requireResponse(tx, scope, cycleId, item)
    authorise(actor, "item.answer", { unitId, cycleId, ownerPositionIds: [positionId] })
    await tx.remove(
      draft,
      and(eq(draft.userId, actor.userId), eq(draft.cycleId, cycleId), eq(draft.item, item)),
    )
  })
}
