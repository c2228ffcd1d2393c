import { and, eq, max } from "drizzle-orm"
import { isImage } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { sniffMediaType } from "#app/evidence/sniff.server.ts"
import { evidencePath, type StoredFile } from "#app/evidence/store.server.ts"
import { evidenceTyped } from "#app/services/evidence-typed.server.ts"
import { requireOwnVisit } from "#app/services/record-visit.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { visitPhoto } from "#db/schema/visits.ts"
import { write } from "#db/write.server.ts"

const NO_PICTURE = "visit:error.no-picture"

/** @throws 422 for a file of the store that is no picture, by its content */
export async function requirePictures(
  files: readonly { fileName: string; stored: StoredFile }[],
): Promise<void> {
  for (const { fileName, stored } of files)
    if (!isImage(await sniffMediaType(evidencePath(stored.sha256))))
      throw refusal(422, "visit:error.not-a-picture", { name: fileName })
}

/** Adds a picture of the unit's library to a visit, by its code. @throws 404, 403; 422 for what is no picture */
export async function addVisitPhotoByCode(
  actor: Actor,
  visitId: string,
  { code, caption }: { code: string; caption: string },
): Promise<void> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  const { id } = await evidenceTyped(db, actor, unitId, { code, key: NO_PICTURE })
  await addVisitPhoto(actor, visitId, { evidenceId: id, caption })
}

/** Adds a picture to a visit; one that is there already stays as it is. @throws 404, 403; 422 for what is no picture */
export async function addVisitPhoto(
  actor: Actor,
  visitId: string,
  { evidenceId, caption }: { evidenceId: string; caption: string },
): Promise<void> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  await write(actor, "visit.record", { unitId, visitId, evidenceId }, async (tx) => {
    const row = await requireEvidence(tx, actor, evidenceId)
    if (row.unitId !== unitId) throw notFound()
    if (!isImage(row.mediaType)) throw refusal(422, NO_PICTURE)
    const ofVisit = eq(visitPhoto.visitId, visitId)
    const [known] = await tx
      .select({ id: visitPhoto.id })
      .from(visitPhoto)
      .where(and(ofVisit, eq(visitPhoto.evidenceId, evidenceId)))
    if (known !== undefined) return
    const [last] = await tx
      .select({ sort: max(visitPhoto.sort) })
      .from(visitPhoto)
      .where(ofVisit)
    const sort = Number(last?.sort ?? 0) + 1
    await tx.insert(visitPhoto, { id: newId(), unitId, visitId, evidenceId, caption, sort })
  })
}

/** Takes a picture away from a visit; the file stays in the library. @throws 404, 403 */
export async function removeVisitPhoto(actor: Actor, visitId: string, photoId: string): Promise<void> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  await write(actor, "visit.record", { unitId, visitId, photoId }, async (tx) => {
    const gone = await tx.remove(visitPhoto, and(eq(visitPhoto.id, photoId), eq(visitPhoto.visitId, visitId)))
    if (gone.length === 0) throw notFound()
  })
}
