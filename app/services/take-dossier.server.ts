import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { type DossierRow, requireDossier } from "#db/queries/dossiers.server.ts"
import { dossierDownload } from "#db/schema/dossiers.ts"
import { write } from "#db/write.server.ts"

/** A finished dossier that the actor may take. @throws 404 while there is no file, 403 for another edition. */
export async function requireTakeable(
  actor: Actor,
  cycleId: string,
  id: string,
): Promise<DossierRow & { pdfSha256: string }> {
  const row = await requireDossier(db, scopeOf(actor), cycleId, id)
  authorise(actor, "dossier.take", { unitId: row.unitId, cycleId, edition: row.edition })
  const { pdfSha256 } = row
  if (row.state !== "ready" || pdfSha256 === null) throw notFound()
  return { ...row, pdfSha256 }
}

/** As `requireTakeable`, and records who took it: the only trace a request to read leaves. */
export async function takeDossier(actor: Actor, cycleId: string, id: string) {
  const row = await requireTakeable(actor, cycleId, id)
  await write(actor, "dossier.take", { unitId: row.unitId, cycleId, dossierId: id }, async (tx) => {
    await tx.insert(dossierDownload, {
      id: newId(),
      unitId: row.unitId,
      dossierId: id,
      userId: actor.userId,
      takenAt: new Date(),
    })
  })
  return row
}
