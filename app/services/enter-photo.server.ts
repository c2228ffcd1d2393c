import { eq } from "drizzle-orm"
import { isPhoto } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { type Inspection, inspectEvidence } from "#app/evidence/inspect.server.ts"
import type { StoredFile } from "#app/evidence/store.server.ts"
import { enterEvidence } from "#app/services/add-evidence.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import type { Tx } from "#db/write.server.ts"

/** A picture that was sent along with a form, looked into. */
export interface SentPhoto {
  fileName: string
  file: StoredFile & Inspection
}

/** Looks into a file that was sent as a picture; undefined where browsers could not show it. */
export async function inspectPhoto(fileName: string, stored: StoredFile): Promise<SentPhoto | undefined> {
  const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
  return isPhoto(file.mediaType) && file.width !== null ? { fileName, file } : undefined
}

/**
 * Enters a picture as sensitive evidence, as part of the change that shows it. One of a person is sensitive even
 * where the unit had its content already and had cleared it. @returns the evidence's id. @throws 403
 */
export async function enterPhoto(
  tx: Tx,
  actor: Actor,
  { unitId, title, photo, ofPerson }: { unitId: string; title: string; photo: SentPhoto; ofPerson: boolean },
): Promise<string> {
  authorise(actor, "evidence.add", { unitId })
  const { row } = await enterEvidence(tx, actor, { unitId, title, ...photo })
  if (ofPerson && row.sensitivity !== "sensitif")
    await tx.update(evidence, eq(evidence.id, row.id), {
      sensitivity: "sensitif",
      version: row.version + 1,
    })
  return row.id
}
