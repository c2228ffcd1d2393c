import { eq } from "drizzle-orm"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { stopBuild, waitForBuild } from "#app/services/build-dossier.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { dossier } from "#db/schema/dossiers.ts"
import { write } from "#db/write.server.ts"

/** Stops the drawing of a dossier; one that is finished stays as it is. @throws 404, 403 */
export async function cancelDossier(actor: Actor, cycleId: string, id: string): Promise<void> {
  const row = await requireDossier(db, scopeOf(actor), cycleId, id)
  const action = `dossier.issue-${row.edition}` as const
  authorise(actor, action, { unitId: row.unitId, cycleId, edition: row.edition })
  if (row.state !== "building") return
  if (stopBuild(id)) {
    await waitForBuild(id)
    return
  }
  // Left by a process that is gone.
  await write(actor, action, { unitId: row.unitId, cycleId, dossierId: id }, async (tx) => {
    await tx.update(dossier, eq(dossier.id, id), { state: "cancelled", finishedAt: new Date() })
  })
}
