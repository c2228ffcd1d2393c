import { and, eq } from "drizzle-orm"
import { isToDo } from "#app/domain/action.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { actionSubject } from "#app/services/change-action.server.ts"
import { evidenceTyped } from "#app/services/evidence-typed.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireAction } from "#db/queries/actions.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { actionEvidence } from "#db/schema/actions.ts"
import { write } from "#db/write.server.ts"

/**
 * An action whose proofs the actor may change: only while it is to be done, since what was handed in stays as the
 * reviewer reads it. @throws 404, 403, 409
 */
export async function requireProvable(db: Db, actor: Actor, actionId: string): Promise<{ unitId: string }> {
  const row = await requireAction(db, actor, actionId)
  authorise(actor, "action.work", actionSubject(row))
  if (!isToDo(row.state)) throw refusal(409, "action:refusal.not-now")
  return row
}

/** Adds a file of the unit's library as proof, by its code. @throws 404, 403, 409; 422 for a code he sees no file of */
export async function addProofByCode(actor: Actor, actionId: string, code: string): Promise<void> {
  const { unitId } = await requireAction(db, actor, actionId)
  const { id } = await evidenceTyped(db, actor, unitId, { code, key: "action:error.no-evidence" })
  await addProof(actor, actionId, id)
}

/** Adds a file as proof that an action was done; one that is there already stays. @throws 404, 403, 409 */
export async function addProof(actor: Actor, actionId: string, evidenceId: string): Promise<void> {
  const { unitId } = await requireAction(db, actor, actionId)
  await write(actor, "action.work", { unitId, actionId, evidenceId }, async (tx) => {
    await requireProvable(tx, actor, actionId)
    const file = await requireEvidence(tx, actor, evidenceId)
    if (file.unitId !== unitId) throw notFound()
    const [known] = await tx
      .select({ id: actionEvidence.id })
      .from(actionEvidence)
      .where(and(eq(actionEvidence.actionId, actionId), eq(actionEvidence.evidenceId, evidenceId)))
    if (known !== undefined) return
    await tx.insert(actionEvidence, {
      id: newId(),
      unitId,
      actionId,
      evidenceId,
      addedBy: actor.userId,
      addedAt: new Date(),
    })
  })
}

/** Takes a proof away from an action; the file stays in the library. @throws 404, 403, 409 */
export async function removeProof(actor: Actor, actionId: string, proofId: string): Promise<void> {
  const { unitId } = await requireAction(db, actor, actionId)
  await write(actor, "action.work", { unitId, actionId, proofId }, async (tx) => {
    await requireProvable(tx, actor, actionId)
    const own = and(eq(actionEvidence.id, proofId), eq(actionEvidence.actionId, actionId))
    if ((await tx.remove(actionEvidence, own)).length === 0) throw notFound()
  })
}
