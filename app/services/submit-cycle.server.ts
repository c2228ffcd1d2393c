import { eq } from "drizzle-orm"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { freezeSnapshot } from "#app/services/freeze-snapshot.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { getLastSubmission } from "#db/queries/dossiers.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { submission } from "#db/schema/dossiers.ts"
import { write } from "#db/write.server.ts"

/**
 * Hands a cycle in: freezes its data as the next revision and moves it to `diajukan`, after which its answers
 * stand still. @returns the revision. @throws 404, 403, or 409 unless the cycle is under review (`tinjauan`).
 */
export async function submitCycle(actor: Actor, cycleId: string): Promise<number> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  authorise(actor, "cycle.submit", { unitId, cycleId })
  return write(actor, "cycle.submit", { unitId, cycleId }, async (tx) => {
    const current = await requireCycle(tx, scope, cycleId)
    if (current.state !== "tinjauan") throw refusal(409, "dossier:refusal.not-in-review")
    const now = new Date()
    const frozen = await freezeSnapshot(tx, scope, cycleId, actor.userId, now)
    const revision = ((await getLastSubmission(tx, cycleId))?.revision ?? 0) + 1
    await tx.insert(submission, {
      id: newId(),
      unitId,
      cycleId,
      revision,
      snapshotId: frozen.id,
      submittedBy: actor.userId,
      submittedAt: now,
    })
    await tx.update(cycle, eq(cycle.id, cycleId), { state: "diajukan", version: current.version + 1 })
    return revision
  })
}
