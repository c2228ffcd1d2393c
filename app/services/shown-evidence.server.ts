import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { getCleanFile } from "#app/package/clean-cache.server.ts"
import { endingOf } from "#app/package/file-names.ts"
import type { Db } from "#db/client.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { listSeenWhole } from "#db/queries/evidence-sight.server.ts"

/** A file as this actor may have it; `sha256` is of what lies at `path`. */
export interface ShownEvidence {
  kind: "file"
  path: string
  sha256: string
  mediaType: string
  fileName: string
}

/**
 * The file of a piece of evidence as its reader's edition hands it out: as it was handed in, or, in a redacted
 * seat, the clean copy under the evidence's code. `uncleanable` where that edition has nothing to hand out.
 * @throws 404 (also where the store has lost it), 403
 */
export async function getShownEvidence(
  db: Db,
  actor: Actor,
  evidenceId: string,
): Promise<ShownEvidence | { kind: "uncleanable"; code: string; mediaType: string }> {
  const row = await requireEvidence(db, actor, evidenceId)
  const { sha256, mediaType, fileName } = row
  if ((await listSeenWhole(db, actor, [row.id])).has(row.id))
    return { kind: "file", path: evidencePath(sha256), sha256, mediaType, fileName }
  const code = evidenceCode(row.number)
  const clean = await getCleanFile(evidencePath(sha256), sha256, mediaType)
  if (clean.kind === "missing") throw notFound()
  if (clean.kind === "uncleanable") return { kind: "uncleanable", code, mediaType }
  return {
    kind: "file",
    path: clean.path,
    sha256: clean.sha256,
    mediaType: clean.mediaType,
    fileName: `${code}.${endingOf(clean.mediaType)}`,
  }
}
