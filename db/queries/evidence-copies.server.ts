import { and, asc, eq, inArray } from "drizzle-orm"
import { evidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight } from "#app/domain/evidence-sight.ts"
import type { Actor, Sensitivity } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { seenBy } from "#db/queries/evidence-sight.server.ts"
import { evidence } from "#db/schema/evidence.ts"

/** A blacked-out copy: evidence that stands for another file in redacted editions. */
export interface EvidenceCopy {
  id: string
  code: string
  number: number
  title: string
  sha256: string
  size: number
  mediaType: string
  pages: number | null
  sensitivity: Sensitivity
}

/**
 * The copies that stand for each of these files, oldest first, whoever may see them: for files that the
 * actor was allowed to see. Files without a copy are not in the map.
 */
export async function listCopies(
  db: Db,
  evidenceIds: readonly string[],
): Promise<Map<string, EvidenceCopy[]>> {
  const copies = new Map<string, EvidenceCopy[]>()
  // Engines limit how many values one statement takes.
  for (let from = 0; from < evidenceIds.length; from += 500) {
    const rows = await db
      .select({
        id: evidence.id,
        number: evidence.number,
        title: evidence.title,
        sha256: evidence.sha256,
        size: evidence.size,
        mediaType: evidence.mediaType,
        pages: evidence.pages,
        sensitivity: evidence.sensitivity,
        standsForId: evidence.standsForId,
      })
      .from(evidence)
      .where(inArray(evidence.standsForId, evidenceIds.slice(from, from + 500)))
      .orderBy(asc(evidence.number))
    for (const { standsForId, ...row } of rows) {
      if (standsForId === null) continue
      const known = copies.get(standsForId) ?? []
      copies.set(standsForId, [...known, { ...row, code: evidenceCode(row.number) }])
    }
  }
  return copies
}

/** Code and title of a file, undefined where the actor does not see it. */
export async function getSeenEvidence(
  db: Db,
  actor: Actor,
  evidenceId: string,
): Promise<{ id: string; code: string; title: string } | undefined> {
  const [row] = await db
    .select({ id: evidence.id, number: evidence.number, title: evidence.title })
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), seenBy(db, evidenceSight(actor))))
  return row === undefined ? undefined : { id: row.id, code: evidenceCode(row.number), title: row.title }
}
