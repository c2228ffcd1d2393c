import { createHash } from "node:crypto"
import { asc } from "drizzle-orm"
import { expect } from "vitest"
import { db } from "#db/client.server.ts"
import { auditDetail, auditEntry } from "#db/schema/audit.ts"
import { CHAIN_START, entryHash } from "#db/write.server.ts"

/** Recomputes the whole chain. @returns the sequences whose details are gone. */
export async function recomputeChain(): Promise<number[]> {
  const entries = await db.select().from(auditEntry).orderBy(asc(auditEntry.sequence))
  const details = new Map((await db.select().from(auditDetail)).map((row) => [row.sequence, row]))
  let previous = CHAIN_START
  for (const entry of entries) {
    expect(entry.previousHash).toBe(previous)
    expect(entryHash(entry)).toBe(entry.hash)
    const detail = details.get(entry.sequence)
    if (detail !== undefined)
      expect(
        createHash("sha256")
          .update(detail.salt + detail.detail)
          .digest("hex"),
      ).toBe(entry.detailDigest)
    previous = entry.hash
  }
  return entries.map(({ sequence }) => sequence).filter((sequence) => !details.has(sequence))
}
