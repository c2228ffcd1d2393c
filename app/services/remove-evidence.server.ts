import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { listActionsProven } from "#db/queries/actions.server.ts"
import { isAgreementDocument } from "#db/queries/agreements.server.ts"
import { isInAmendment } from "#db/queries/amendments.server.ts"
import { evidenceSubject, isInSnapshot, requireEvidence } from "#db/queries/evidence.server.ts"
import { listCopies } from "#db/queries/evidence-copies.server.ts"
import { isProductPhoto } from "#db/queries/products.server.ts"
import { isSheetScan } from "#db/queries/session-sheets.server.ts"
import { listVisitsShown } from "#db/queries/visits.server.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/**
 * Takes a file out of the library: only when no item is linked to it, no dossier or submission refers to it,
 * no blacked-out copy stands for it, it proves no printed sheet, decision or action, shows no visit, and is neither the
 * document of an agreement nor the photo of a product. Its code is not given again; the stored content goes at a later
 * sweep. What superseded it now supersedes what it superseded. @throws 404, 403; 409 where it is in use.
 */
export async function removeEvidence(actor: Actor, evidenceId: string): Promise<void> {
  const { unitId } = await requireEvidence(db, actor, evidenceId)
  await write(actor, "evidence.remove", { unitId, evidenceId }, async (tx) => {
    const row = await requireEvidence(tx, actor, evidenceId)
    authorise(actor, "evidence.remove", await evidenceSubject(tx, row))
    if (await isInSnapshot(tx, evidenceId)) throw refusal(409, "evidence:refusal.in-dossier")
    const [link] = await tx
      .select({ id: evidenceLink.id })
      .from(evidenceLink)
      .where(eq(evidenceLink.evidenceId, evidenceId))
      .limit(1)
    if ((await listCopies(tx, [evidenceId])).size > 0) throw refusal(409, "evidence:refusal.has-copies")
    if (link !== undefined || (await isInAmendment(tx, evidenceId)))
      throw refusal(409, "evidence:refusal.linked")
    if (await isSheetScan(tx, evidenceId)) throw refusal(409, "evidence:refusal.sheet-scan")
    if ((await listActionsProven(tx, evidenceId)).length > 0)
      throw refusal(409, "evidence:refusal.proves-action")
    if ((await listVisitsShown(tx, evidenceId)).length > 0) throw refusal(409, "evidence:refusal.visit-photo")
    if (await isAgreementDocument(tx, evidenceId)) throw refusal(409, "evidence:refusal.agreement")
    if (await isProductPhoto(tx, evidenceId)) throw refusal(409, "evidence:refusal.product")
    await tx.update(evidence, eq(evidence.supersedesId, evidenceId), { supersedesId: row.supersedesId })
    await tx.remove(evidence, eq(evidence.id, evidenceId))
  })
}
