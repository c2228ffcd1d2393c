import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { requireLinkTarget } from "#app/services/link-target.server.ts"
import { touchResponse } from "#app/services/touch-response.server.ts"
import { db } from "#db/client.server.ts"
import { requireLink } from "#db/queries/evidence-links.server.ts"
import { evidenceLink } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/** What a link says: what to read in the file, on which pages, for which hint. */
export interface LinkEdit {
  label: string
  pageFrom: number | null
  pageTo: number | null
  hint: string | null
}

export type LinkResult =
  | { ok: true }
  /** Someone changed the link in between: `current` is what stands now. */
  | { ok: false; current: LinkEdit }

/**
 * Changes what a link of this item says. `shown` is what the form had when it was opened.
 * @throws 404, 403, 409 once the cycle is handed in.
 */
export async function editLink(
  actor: Actor,
  at: { cycleId: string; item: string; linkId: string },
  shown: LinkEdit,
  edit: LinkEdit,
): Promise<LinkResult> {
  const { unitId } = await requireLinkTarget(db, actor, "evidence.link", at)
  return write(actor, "evidence.link", { ...at, unitId }, async (tx) => {
    await requireLinkTarget(tx, actor, "evidence.link", at)
    const row = await requireLink(tx, at.linkId)
    if (row.cycleId !== at.cycleId || row.item !== at.item) throw notFound()
    if (sameLink(row, edit)) return { ok: true }
    if (!sameLink(row, shown)) return { ok: false, current: textOf(row) }
    await tx.update(evidenceLink, eq(evidenceLink.id, row.id), textOf(edit))
    await touchResponse(tx, at.cycleId, at.item)
    return { ok: true }
  })
}

function textOf({ label, pageFrom, pageTo, hint }: LinkEdit): LinkEdit {
  return { label, pageFrom, pageTo, hint }
}

function sameLink(a: LinkEdit, b: LinkEdit): boolean {
  return a.label === b.label && a.pageFrom === b.pageFrom && a.pageTo === b.pageTo && a.hint === b.hint
}
