import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { requireLinkTarget } from "#app/services/link-target.server.ts"
import { db } from "#db/client.server.ts"
import { listLinks } from "#db/queries/evidence-links.server.ts"
import { evidenceLink } from "#db/schema/evidence.ts"
import { write } from "#db/write.server.ts"

/**
 * Moves a link one place up or down among the files of its item; at the end it stays. The order is for
 * the reader and changes no proof, so an approval stands. @throws 404, 403, 409 once the cycle is handed in.
 */
export async function moveLink(
  actor: Actor,
  at: { cycleId: string; item: string; linkId: string },
  direction: "up" | "down",
): Promise<void> {
  const { unitId } = await requireLinkTarget(db, actor, "evidence.link", at)
  await write(actor, "evidence.link", { ...at, unitId }, async (tx) => {
    await requireLinkTarget(tx, actor, "evidence.link", at)
    const links = await listLinks(tx, at.cycleId, at.item)
    const from = links.findIndex((link) => link.id === at.linkId)
    if (from < 0) throw notFound()
    const to = direction === "up" ? from - 1 : from + 1
    if (to < 0 || to >= links.length) return
    links.splice(to, 0, ...links.splice(from, 1))
    for (const [index, link] of links.entries()) {
      if (link.sort !== index + 1)
        await tx.update(evidenceLink, eq(evidenceLink.id, link.id), { sort: index + 1 })
    }
  })
}
