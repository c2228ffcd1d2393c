import { createHash } from "node:crypto"
import { canonicalJson } from "#app/domain/canonical.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { dayIn } from "#app/domain/dates.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Scope } from "#app/domain/permissions.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { getLastSubmission, getSnapshotByHash, requireSnapshot } from "#db/queries/dossiers.server.ts"
import { snapshot, snapshotEvidence } from "#db/schema/dossiers.ts"
import type { Tx } from "#db/write.server.ts"

export interface FrozenSnapshot {
  id: string
  sha256: string
  content: Snapshot
  takenAt: Date
  /** Of the revision handed in, or of the one a draft leads to. */
  revision: number
  draft: boolean
}

/**
 * The snapshot a dossier is drawn from: of a cycle handed in, the one frozen then; of an open one, the data as
 * it is now — the last snapshot again where nothing has changed.
 */
export async function snapshotFor(
  tx: Tx,
  scope: Scope,
  cycleId: string,
  takenBy: string,
  now: Date,
): Promise<FrozenSnapshot> {
  const { state } = await requireCycle(tx, scope, cycleId)
  const submitted = await getLastSubmission(tx, cycleId)
  if (!isFrozen(state) || submitted === undefined) {
    return {
      ...(await freezeSnapshot(tx, scope, cycleId, takenBy, now)),
      revision: (submitted?.revision ?? 0) + 1,
      draft: true,
    }
  }
  const row = await requireSnapshot(tx, cycleId, submitted.snapshotId)
  const content = Snapshot.parse(JSON.parse(row.content))
  return {
    id: row.id,
    sha256: row.sha256,
    content,
    takenAt: row.takenAt,
    revision: submitted.revision,
    draft: false,
  }
}

/** Freezes the data of a cycle as it is now; the same content again is not stored twice. */
export async function freezeSnapshot(tx: Tx, scope: Scope, cycleId: string, takenBy: string, now: Date) {
  const { unitId, timeZone } = await requireCycle(tx, scope, cycleId)
  const content = await gatherSnapshot(tx, scope, cycleId, dayIn(now, timeZone))
  const text = canonicalJson(content)
  const sha256 = createHash("sha256").update(text, "utf8").digest("hex")
  const known = await getSnapshotByHash(tx, cycleId, sha256)
  if (known !== undefined) return { id: known.id, sha256, content, takenAt: known.takenAt }
  const id = newId()
  await tx.insert(snapshot, { id, unitId, cycleId, content: text, sha256, takenBy, takenAt: now })
  const shown = content.evidence.flatMap(({ id, copy }) => (copy === null ? [id] : [id, copy.id]))
  const files = [...new Set(shown)].map((evidenceId) => ({ id: newId(), snapshotId: id, evidenceId }))
  if (files.length > 0) await tx.insert(snapshotEvidence, files)
  return { id, sha256, content, takenAt: now }
}
