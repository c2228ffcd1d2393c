import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { type LinkTarget, requireLinkTarget } from "#app/services/link-target.server.ts"
import { touchResponse } from "#app/services/touch-response.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { listLinks, nextSort } from "#db/queries/evidence-links.server.ts"
import { evidenceLink } from "#db/schema/evidence.ts"
import { type Tx, write } from "#db/write.server.ts"

export interface NewLink {
  cycleId: string
  item: string
  /** Key of the evidence hint the files answer. */
  hint?: string | undefined
  label?: string | undefined
  pageFrom?: number | undefined
  pageTo?: number | undefined
}

/**
 * Links files to an item of a cycle; what is linked already stays as it is. Label and pages are meant for
 * one file, but go to all that are given. @returns the ids of the new links.
 */
export async function linkEvidence(
  actor: Actor,
  evidenceIds: readonly string[],
  link: NewLink,
): Promise<string[]> {
  const { unitId } = await requireLinkTarget(db, actor, "evidence.link", link)
  const subject = { unitId, cycleId: link.cycleId, item: link.item }
  return write(actor, "evidence.link", subject, async (tx) => {
    const target = await requireLinkTarget(tx, actor, "evidence.link", link)
    for (const evidenceId of evidenceIds) {
      const row = await requireEvidence(tx, actor, evidenceId)
      if (row.unitId !== target.unitId) throw notFound()
    }
    return addLinks(tx, actor, target, evidenceIds, link)
  })
}

/** Adds links inside a write that has authorised them. */
export async function addLinks(
  tx: Tx,
  actor: Actor,
  target: LinkTarget,
  evidenceIds: readonly string[],
  link: Omit<NewLink, "cycleId" | "item">,
): Promise<string[]> {
  const { unitId, cycleId, item } = target
  const present = new Set((await listLinks(tx, cycleId, item)).map((row) => row.evidenceId))
  const fresh = [...new Set(evidenceIds)].filter((id) => !present.has(id))
  if (fresh.length === 0) return []
  const first = await nextSort(tx, cycleId, item)
  const rows = await tx.insert(
    evidenceLink,
    fresh.map((evidenceId, index) => ({
      id: newId(),
      unitId,
      cycleId,
      item,
      evidenceId,
      hint: link.hint ?? null,
      label: link.label ?? "",
      pageFrom: link.pageFrom ?? null,
      pageTo: link.pageTo ?? null,
      sort: first + index,
      linkedBy: actor.userId,
      linkedAt: new Date(),
    })),
  )
  await touchResponse(tx, cycleId, item)
  return rows.map((row) => row.id)
}
