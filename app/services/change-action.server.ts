import { and, eq } from "drizzle-orm"
import { type ActionStep, isOpen, nextActionState } from "#app/domain/action.ts"
import type { ActionForm, ActionNoteForm, HandInForm } from "#app/domain/follow-up-forms.ts"
import type { Action, Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { requirePosition } from "#app/services/create-action.server.ts"
import { STALE_ROW } from "#app/services/edit-register.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { type ActionRow, listProofs, requireAction } from "#db/queries/actions.server.ts"
import { action } from "#db/schema/actions.ts"
import { type Tx, write } from "#db/write.server.ts"

/** What `can` must know of an action. */
export function actionSubject(row: Pick<ActionRow, "unitId" | "positionId">) {
  return { unitId: row.unitId, ownerPositionIds: [row.positionId] }
}

interface Change {
  verb: Action
  step: ActionStep | "edit"
  /** The version the form was shown. */
  version: number
}

/** Changes an action that is still as the form showed it. @throws 404, 403; 409 where it is not, or not any more */
async function change(
  actor: Actor,
  actionId: string,
  { verb, step, version }: Change,
  set: (row: ActionRow, tx: Tx) => Promise<Partial<typeof action.$inferInsert>>,
): Promise<void> {
  const { unitId } = await requireAction(db, actor, actionId)
  await write(actor, verb, { unitId, actionId, step }, async (tx) => {
    const row = await requireAction(tx, actor, actionId)
    const authorId = verb === "action.review" ? row.submittedBy : undefined
    authorise(actor, verb, { ...actionSubject(row), ...(authorId === undefined ? {} : { authorId }) })
    if (row.version !== version) throw refusal(409, STALE_ROW)
    const state = step === "edit" ? row.state : nextActionState(row.state, step)
    if (state === undefined || !isOpen(row.state)) throw refusal(409, "action:refusal.not-now")
    const own = and(eq(action.id, actionId), eq(action.version, version))
    await tx.update(action, own, { ...(await set(row, tx)), state, version: version + 1 })
  })
}

/** Changes what is to be done, by whom and until when. @throws 404, 403, 409; 422 for a position of another unit */
export async function editAction(
  actor: Actor,
  actionId: string,
  { version, ...form }: ActionForm,
): Promise<void> {
  await change(actor, actionId, { verb: "action.edit", step: "edit", version }, async ({ unitId }, tx) => {
    await requirePosition(tx, unitId, form.positionId)
    return form
  })
}

/** Says that an action was begun. @throws 404, 403, 409 */
export async function beginAction(actor: Actor, actionId: string, version: number): Promise<void> {
  await change(actor, actionId, { verb: "action.work", step: "begin", version }, async () => ({}))
}

/**
 * Hands an action to the reviewer, with what was done. @throws 404, 403, 409; 422 without a proof and without a
 * reason for which there is none
 */
export async function handInAction(
  actor: Actor,
  actionId: string,
  { outcome, withoutProof, version }: HandInForm,
): Promise<void> {
  await change(actor, actionId, { verb: "action.work", step: "hand-in", version }, async (_, tx) => {
    const proofs = await listProofs(tx, [actionId])
    if (proofs.length === 0 && withoutProof === "") throw refusal(422, "action:error.proof-needed")
    // What is kept is written in the office's language.
    const reason = proofs.length === 0 ? `\n\nTanpa bukti: ${withoutProof}` : ""
    return { outcome: `${outcome}${reason}`, submittedBy: actor.userId, submittedAt: new Date() }
  })
}

/**
 * Approves what was handed in, or returns it with a note. Who handed it in may do neither; who added a proof may
 * return it, and another approves. @throws 404, 403, 409; 422 when returned without a note
 */
export async function reviewAction(
  actor: Actor,
  actionId: string,
  { verdict, note, version }: ActionNoteForm & { verdict: "approve" | "return" },
): Promise<void> {
  await change(actor, actionId, { verb: "action.review", step: verdict, version }, async ({ unitId }, tx) => {
    if (verdict === "return" && note === "") throw refusal(422, "action:error.note-needed")
    const review = { reviewerId: actor.userId, reviewedAt: new Date(), reviewNote: note }
    if (verdict === "return") return review
    if ((await listProofs(tx, [actionId])).some(({ addedBy }) => addedBy === actor.userId))
      throw refusal(403, "action:refusal.contributed")
    return { ...review, closedOn: (await unitDay(tx, unitId)).today }
  })
}

/** Calls an action off, for a reason. @throws 404, 403, 409; 422 without one */
export async function callOffAction(
  actor: Actor,
  actionId: string,
  { note, version }: ActionNoteForm,
): Promise<void> {
  await change(
    actor,
    actionId,
    { verb: "action.edit", step: "call-off", version },
    async ({ unitId }, tx) => {
      if (note === "") throw refusal(422, "action:error.reason-needed")
      const { today } = await unitDay(tx, unitId)
      return { reviewerId: actor.userId, reviewedAt: new Date(), reviewNote: note, closedOn: today }
    },
  )
}
