import { discardStored, listStored, sweepTemporary } from "#app/evidence/store.server.ts"
import { db } from "#db/client.server.ts"
import { listKnownContent } from "#db/queries/evidence.server.ts"

/** A file without a row is given this long: its upload may be about to enter it. */
const GRACE_MS = 24 * 60 * 60 * 1000

export interface Sweep {
  /** Content hashes that nothing refers to. */
  orphans: string[]
  /** Bytes they take. */
  bytes: number
  /** Temporary files of uploads that never ended. */
  temporary: number
}

/** Removes what uploads that ended with their process left. `now` is the instant to count from. */
export async function sweepBrokenUploads(now: Date): Promise<number> {
  return sweepTemporary(new Date(now.getTime() - GRACE_MS))
}

/**
 * Finds stored files that nothing has referred to for a day and, where `remove` is set, removes them together
 * with what broken uploads left. `now` is the instant to count from.
 */
export async function sweepEvidence(now: Date, { remove }: { remove: boolean }): Promise<Sweep> {
  const before = new Date(now.getTime() - GRACE_MS)
  const sweep: Sweep = { orphans: [], bytes: 0, temporary: 0 }
  let batch: { sha256: string; size: number }[] = []
  async function settleBatch() {
    const known = await listKnownContent(
      db,
      batch.map((file) => file.sha256),
    )
    for (const file of batch) {
      if (known.has(file.sha256)) continue
      sweep.orphans.push(file.sha256)
      sweep.bytes += file.size
      if (remove) await discardStored(file.sha256)
    }
    batch = []
  }
  for await (const file of listStored()) {
    if (file.storedAt >= before) continue
    batch.push(file)
    if (batch.length === 200) await settleBatch()
  }
  await settleBatch()
  if (remove) sweep.temporary = await sweepBrokenUploads(now)
  return sweep
}
