import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { allowsNotApplicable, requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { nextResponseState } from "#app/domain/response-state.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { type ResponseRow, requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { draft, response } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export interface ItemAnswer {
  /** The version the form was shown. */
  version: number
  /** A level of the instrument's scale, null while undecided. */
  level: number | null
  notApplicable: boolean
  narrative: string
  /** Why the target is not met, or why the item does not apply. */
  gapReason: string
  /** `ready` offers the answer for review. */
  intent: "save" | "ready"
}

export type AnswerOutcome =
  | { outcome: "saved"; version: number }
  /** Someone saved in between: nothing was changed, and this is what stands there now. */
  | { outcome: "stale"; theirs: ResponseRow }

/**
 * Saves an answer as its author's. An approved answer loses its approval by this; the user's draft of the
 * item goes, since it is saved.
 * @throws 404, 403, 409 (frozen), 422 (a level the scale does not have, not-applicable where the instrument
 * does not allow it, or offered for review without a level or without the reason it owes).
 */
export async function answerItem(
  actor: Actor,
  cycleId: string,
  item: string,
  answer: ItemAnswer,
): Promise<AnswerOutcome> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  return write(actor, "item.answer", { unitId, cycleId, item }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    const current = await requireResponse(tx, scope, cycleId, item)
    authorise(actor, "item.answer", {
      unitId,
      cycleId,
      ownerPositionIds: [current.positionId],
    })
    if (isFrozen(cycle.state)) throw refusal(409, "cycle:refusal.frozen")
    if (current.version !== answer.version) return { outcome: "stale", theirs: current }

    const instrument = await pinnedInstrument(tx, scope, cycle)
    const level = answer.notApplicable ? null : answer.level
    if (level !== null && !instrument.scale.levels.some(({ value }) => value === level))
      throw refusal(422, "cycle:error.level-unknown")
    if (answer.notApplicable && !allowsNotApplicable(requireItem(instrument, item).item))
      throw refusal(422, "cycle:error.not-applicable-forbidden")
    const target = current.targetLevel ?? cycle.targetLevel
    if (answer.intent === "ready") checkReady({ ...answer, level }, target)

    const status = nextResponseState(current.status, answer.intent)
    if (status === undefined) throw refusal(409, "cycle:refusal.no-such-step")
    const [saved] = await tx.update(response, eq(response.id, current.id), {
      level,
      notApplicable: answer.notApplicable,
      narrative: answer.narrative,
      gapReason: answer.gapReason,
      status,
      authorId: actor.userId,
      answeredAt: new Date(),
      version: current.version + 1,
    })
    if (saved === undefined) throw new Error(`The answer to "${item}" of cycle "${cycleId}" is gone`)
    await tx.remove(
      draft,
      and(eq(draft.userId, actor.userId), eq(draft.cycleId, cycleId), eq(draft.item, item)),
    )
    return { outcome: "saved", version: saved.version }
  })
}

/** Saving half an answer is fine; a reviewer is owed a level, and words where it is below the target. */
function checkReady(answer: ItemAnswer, target: number) {
  if (answer.level === null && !answer.notApplicable) throw refusal(422, "cycle:error.level-needed")
  if (answer.gapReason.trim() !== "") return
  if (answer.notApplicable) throw refusal(422, "cycle:error.not-applicable-reason-needed")
  if (answer.level !== null && answer.level < target) throw refusal(422, "cycle:error.gap-reason-needed")
}
