import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { requireLinkTarget } from "#app/services/link-target.server.ts"
import { touchResponse } from "#app/services/touch-response.server.ts"
import { db } from "#db/client.server.ts"
import { requireLink } from "#db/queries/evidence-links.server.ts"
import { evidenceLink } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/**
 * Takes a file away from an item; the file stays in the library.
 * @throws 404, 403, 409 once the cycle is handed in.
 */
export async function unlinkEvidence(
  actor: Actor,
  at: { cycleId: string; item: string; linkId: string },
): Promise<void> {
  const { unitId } = await requireLinkTarget(db, actor, "evidence.unlink", at)
  await write(actor, "evidence.unlink", { ...at, unitId }, async (tx) => {
    await requireLinkTarget(tx, actor, "evidence.unlink", at)
    const row = await requireLink(tx, at.linkId)
    if (row.cycleId !== at.cycleId || row.item !== at.item) throw notFound()
    await tx.remove(evidenceLink, eq(evidenceLink.id, row.id))
    await touchResponse(tx, at.cycleId, at.item)
  })
}
