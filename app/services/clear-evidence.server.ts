import { eq } from "drizzle-orm"
import type { Actor, Sensitivity } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { evidenceSubject, requireEvidence } from "#db/queries/evidence.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/**
 * Says that a file shows nothing that must be withheld, or that it does after all. Who cleared it and when is
 * kept with the file. @throws 404; 403: clearing asks for `evidence.clear`, withholding for `evidence.edit`.
 */
export async function clearEvidence(
  actor: Actor,
  evidenceId: string,
  sensitivity: Sensitivity,
): Promise<void> {
  const { unitId } = await requireEvidence(db, actor, evidenceId)
  await write(actor, "evidence.clear", { unitId, evidenceId }, async (tx) => {
    const row = await requireEvidence(tx, actor, evidenceId)
    const action = sensitivity === "terbuka" ? "evidence.clear" : "evidence.edit"
    authorise(actor, action, await evidenceSubject(tx, row))
    if (row.sensitivity === sensitivity) return
    const cleared = sensitivity === "terbuka"
    await tx.update(evidence, eq(evidence.id, evidenceId), {
      sensitivity,
      clearedBy: cleared ? actor.userId : null,
      clearedAt: cleared ? new Date() : null,
      version: row.version + 1,
    })
  })
}
