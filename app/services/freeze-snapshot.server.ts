import { createHash } from "node:crypto"
import { canonicalJson } from "#app/domain/canonical.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { dayIn } from "#app/domain/dates.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Scope } from "#app/domain/permissions.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import type { Db } from "#db/client.server.ts"
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
  /** What was first handed in, before any amendment; of a draft the same as above. */
  first: { sha256: string; takenAt: Date; revision: number }
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
    const frozen = await freezeSnapshot(tx, scope, cycleId, takenBy, now)
    const revision = (submitted?.revision ?? 0) + 1
    return { ...frozen, revision, draft: true, first: { ...frozen, revision } }
  }
  return handedIn(tx, cycleId, submitted)
}

/**
 * What `snapshotFor` would give, without keeping anything. Data that was never frozen counts as taken at the
 * beginning of the day, so that it looks the same all day.
 */
export async function lookAtSnapshot(
  db: Db,
  scope: Scope,
  cycleId: string,
  now: Date,
): Promise<Omit<FrozenSnapshot, "id">> {
  const { state, timeZone } = await requireCycle(db, scope, cycleId)
  const submitted = await getLastSubmission(db, cycleId)
  if (isFrozen(state) && submitted !== undefined) return handedIn(db, cycleId, submitted)
  const today = dayIn(now, timeZone)
  const content = await gatherSnapshot(db, scope, cycleId, today)
  const sha256 = hashOf(canonicalJson(content))
  const known = await getSnapshotByHash(db, cycleId, sha256)
  const takenAt = known?.takenAt ?? new Date(`${today}T00:00:00Z`)
  const own = { sha256, takenAt, revision: (submitted?.revision ?? 0) + 1 }
  return { content, ...own, draft: true, first: own }
}

async function handedIn(
  db: Db,
  cycleId: string,
  { snapshotId, revision }: { snapshotId: string; revision: number },
): Promise<FrozenSnapshot> {
  const row = await requireSnapshot(db, cycleId, snapshotId)
  const content = Snapshot.parse(JSON.parse(row.content))
  const own = { sha256: row.sha256, takenAt: row.takenAt, revision }
  return { id: row.id, content, ...own, draft: false, first: await firstOf(db, cycleId, content, own) }
}

/** What an amended snapshot was before its first amendment. */
async function firstOf(db: Db, cycleId: string, { amendments }: Snapshot, own: FrozenSnapshot["first"]) {
  const [amendment] = amendments ?? []
  if (amendment === undefined) return own
  const row = await getSnapshotByHash(db, cycleId, amendment.amends)
  if (row === undefined) throw new Error(`Cycle "${cycleId}" has no snapshot "${amendment.amends}"`)
  return { sha256: amendment.amends, takenAt: row.takenAt, revision: amendment.revision - 1 }
}

/** Freezes the data of a cycle as it is now; the same content again is not stored twice. */
export async function freezeSnapshot(tx: Tx, scope: Scope, cycleId: string, takenBy: string, now: Date) {
  const { unitId, timeZone } = await requireCycle(tx, scope, cycleId)
  const content = await gatherSnapshot(tx, scope, cycleId, dayIn(now, timeZone))
  return { content, ...(await keepSnapshot(tx, { unitId, cycleId, content, takenBy, now })) }
}

/** Stores a snapshot with the files it refers to, which can then never go; the same content is not stored twice. */
export async function keepSnapshot(
  tx: Tx,
  taken: { unitId: string; cycleId: string; content: Snapshot; takenBy: string; now: Date },
) {
  const { unitId, cycleId, content, takenBy, now } = taken
  const text = canonicalJson(content)
  const sha256 = hashOf(text)
  const known = await getSnapshotByHash(tx, cycleId, sha256)
  if (known !== undefined) return { id: known.id, sha256, takenAt: known.takenAt }
  const id = newId()
  await tx.insert(snapshot, { id, unitId, cycleId, content: text, sha256, takenBy, takenAt: now })
  const files = [content, ...(content.amendments ?? [])].flatMap(({ evidence }) => evidence)
  const shown = files.flatMap(({ id, copy }) => (copy === null ? [id] : [id, copy.id]))
  const rows = [...new Set(shown)].map((evidenceId) => ({ id: newId(), snapshotId: id, evidenceId }))
  if (rows.length > 0) await tx.insert(snapshotEvidence, rows)
  return { id, sha256, takenAt: now }
}

const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest("hex")
