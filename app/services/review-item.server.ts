import { eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { nextResponseState } from "#app/domain/response-state.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { hasContributed } from "#db/queries/contributions.server.ts"
import { type ResponseRow, requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { response } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export interface Review {
  /** The version the reviewer read. */
  version: number
  verdict: "approve" | "return"
  /** What to mend; needed when returning. */
  note: string
}

export type ReviewOutcome =
  | { outcome: "saved"; version: number }
  /** The answer changed while it was being read: nothing was decided. */
  | { outcome: "stale"; theirs: ResponseRow }

/**
 * Approves an answer or returns it with a note. Its author may not; who linked a proof, explained a period or
 * entered a figure of the item may return it, and another approves.
 * @throws 404, 403 (not a reviewer, the author, or approving what he contributed to), 409 (frozen, or nothing to decide), 422 (returned without a note).
 */
export async function reviewItem(
  actor: Actor,
  cycleId: string,
  item: string,
  review: Review,
): Promise<ReviewOutcome> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  return write(actor, "item.review", { unitId, cycleId, item }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    const current = await requireResponse(tx, scope, cycleId, item)
    authorise(actor, "item.review", { unitId, cycleId, authorId: current.authorId })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    if (current.version !== review.version) return { outcome: "stale", theirs: current }
    const status = nextResponseState(current.status, review.verdict)
    if (status === undefined) throw refusal(409, "cycle:refusal.nothing-to-review")
    if (review.verdict === "return" && review.note.trim() === "")
      throw refusal(422, "cycle:error.note-needed")
    if (review.verdict === "approve") {
      const { figures = [] } = requireItem(await pinnedInstrument(tx, scope, cycle), item).item
      if (await hasContributed(tx, actor.userId, cycleId, item, figures))
        throw refusal(403, "cycle:refusal.contributed")
    }
    const [saved] = await tx.update(response, eq(response.id, current.id), {
      status,
      reviewerId: actor.userId,
      reviewedAt: new Date(),
      reviewNote: review.note.trim(),
      version: current.version + 1,
    })
    if (saved === undefined) throw new Error(`The answer to "${item}" of cycle "${cycleId}" is gone`)
    return { outcome: "saved", version: saved.version }
  })
}
