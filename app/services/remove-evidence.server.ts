import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { isInAmendment } from "#db/queries/amendments.server.ts"
import { evidenceSubject, isInSnapshot, requireEvidence } from "#db/queries/evidence.server.ts"
import { listCopies } from "#db/queries/evidence-copies.server.ts"
import { isShownInRegister } from "#db/queries/register-rows.server.ts"
import { isSheetScan } from "#db/queries/session-sheets.server.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/**
 * Takes a file out of the library: only when no item is linked to it, no dossier or submission refers to it,
 * no blacked-out copy stands for it, no register shows it, and it proves no printed sheet. Its code is not given again; the stored content goes at a later sweep. What superseded it now
 * supersedes what it superseded. @throws 404, 403; 409 where it is in use.
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
    if (await isShownInRegister(tx, evidenceId)) throw refusal(409, "evidence:refusal.in-register")
    if (await isSheetScan(tx, evidenceId)) throw refusal(409, "evidence:refusal.sheet-scan")
    await tx.update(evidence, eq(evidence.supersedesId, evidenceId), { supersedesId: row.supersedesId })
    await tx.remove(evidence, eq(evidence.id, evidenceId))
  })
}
