import { canBlackOut } from "#app/domain/black-out.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { getPageSizes } from "#app/evidence/page-picture.server.ts"
import type { PageSize } from "#app/evidence/preview.server.ts"
import type { Db } from "#db/client.server.ts"
import { evidenceSubject, requireEvidence, type StoredEvidence } from "#db/queries/evidence.server.ts"

export interface BlackOutView {
  id: string
  code: string
  title: string
  /** Every page as it is looked at, in order. */
  pages: PageSize[]
}

/**
 * A file whose parts are to be painted over.
 * @throws 404 out of scope, 403 where the actor may not, 422 for a file that no copy can be made of.
 */
export async function requireBlackOutSource(
  db: Db,
  actor: Actor,
  evidenceId: string,
): Promise<StoredEvidence> {
  const row = await requireEvidence(db, actor, evidenceId)
  authorise(actor, "evidence.black-out", await evidenceSubject(db, row))
  if (!canBlackOut(row.mediaType, row.pages)) throw refusal(422, "evidence:refusal.cannot-black-out")
  return row
}

/** What the page that paints over parts of a file shows. @throws as `requireBlackOutSource`. */
export async function readBlackOut(db: Db, actor: Actor, evidenceId: string): Promise<BlackOutView> {
  const row = await requireBlackOutSource(db, actor, evidenceId)
  const pages = await getPageSizes(row.sha256, row.mediaType)
  if (pages === undefined || pages.length === 0) throw refusal(422, "evidence:refusal.black-out-unreadable")
  return { id: row.id, code: evidenceCode(row.number), title: row.title, pages }
}
