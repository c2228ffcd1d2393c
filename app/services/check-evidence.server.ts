import { verifyEvidence } from "#app/evidence/store.server.ts"
import { db } from "#db/client.server.ts"
import { listContent } from "#db/queries/evidence.server.ts"

export interface EvidenceCheck {
  /** Rows that were checked. */
  checked: number
  /** Rows whose file is not there, or is no longer what its hash says. */
  wrong: { code: string; unit: string; sha256: string; state: "missing" | "damaged" }[]
}

/** Reads the file of every row of evidence anew and compares it with the row's hash. */
export async function checkEvidence(): Promise<EvidenceCheck> {
  const rows = await listContent(db)
  const states = new Map<string, Awaited<ReturnType<typeof verifyEvidence>>>()
  const wrong: EvidenceCheck["wrong"] = []
  for (const row of rows) {
    const state = states.get(row.sha256) ?? (await verifyEvidence(row.sha256))
    states.set(row.sha256, state)
    if (state !== "intact") wrong.push({ ...row, state })
  }
  return { checked: rows.length, wrong }
}
