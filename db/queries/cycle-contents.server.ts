import { asc, eq, inArray, or } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { snapshot, snapshotEvidence } from "#db/schema/dossiers.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"

/** SHA-256 of every file that a dossier of this cycle may show: linked to it, standing for what is, or frozen. */
export async function listCycleContents(db: Db, cycleId: string): Promise<string[]> {
  const linked = db
    .select({ id: evidenceLink.evidenceId })
    .from(evidenceLink)
    .where(eq(evidenceLink.cycleId, cycleId))
  const frozen = db
    .select({ id: snapshotEvidence.evidenceId })
    .from(snapshotEvidence)
    .innerJoin(snapshot, eq(snapshot.id, snapshotEvidence.snapshotId))
    .where(eq(snapshot.cycleId, cycleId))
  const rows = await db
    .selectDistinct({ sha256: evidence.sha256 })
    .from(evidence)
    .where(
      or(inArray(evidence.id, linked), inArray(evidence.standsForId, linked), inArray(evidence.id, frozen)),
    )
    .orderBy(asc(evidence.sha256))
  return rows.map(({ sha256 }) => sha256)
}
