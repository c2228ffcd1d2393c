import { and, asc, eq, max } from "drizzle-orm"
import { evidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight } from "#app/domain/evidence-sight.ts"
import type { WarnedLink } from "#app/domain/evidence-warnings.ts"
import type { Actor, Sensitivity } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { seenBy } from "#db/queries/evidence-sight.server.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"

/** A file as it stands beside an item: the link with what is known of the file. */
export interface LinkedEvidence extends WarnedLink {
  item: string
  number: number
  /** Key of the evidence hint it answers, null for none in particular. */
  hint: string | null
  sort: number
  fileName: string
  kind: string
  size: number
  sensitivity: Sensitivity
}

const columns = {
  linkId: evidenceLink.id,
  item: evidenceLink.item,
  hint: evidenceLink.hint,
  label: evidenceLink.label,
  pageFrom: evidenceLink.pageFrom,
  pageTo: evidenceLink.pageTo,
  sort: evidenceLink.sort,
  evidenceId: evidence.id,
  number: evidence.number,
  title: evidence.title,
  fileName: evidence.fileName,
  kind: evidence.kind,
  mediaType: evidence.mediaType,
  size: evidence.size,
  sha256: evidence.sha256,
  pages: evidence.pages,
  width: evidence.width,
  height: evidence.height,
  periodFrom: evidence.periodFrom,
  periodTo: evidence.periodTo,
  validUntil: evidence.validUntil,
  sensitivity: evidence.sensitivity,
  supersedesId: evidence.supersedesId,
}

/** The files linked to an item that the actor may see, in the item's order. */
export async function listItemEvidence(
  db: Db,
  actor: Actor,
  cycleId: string,
  item: string,
): Promise<LinkedEvidence[]> {
  const rows = await db
    .select(columns)
    .from(evidenceLink)
    .innerJoin(evidence, eq(evidence.id, evidenceLink.evidenceId))
    .where(
      and(eq(evidenceLink.cycleId, cycleId), eq(evidenceLink.item, item), seenBy(db, evidenceSight(actor))),
    )
    .orderBy(asc(evidenceLink.sort), asc(evidenceLink.id))
  return rows.map(linkedEvidence)
}

/**
 * Every link of a cycle whoever may see it, in the items' order: for figures, readiness and dossiers of an
 * already authorised cycle. Show none of it without asking `can`.
 */
export async function listCycleEvidence(db: Db, cycleId: string): Promise<LinkedEvidence[]> {
  const rows = await db
    .select(columns)
    .from(evidenceLink)
    .innerJoin(evidence, eq(evidence.id, evidenceLink.evidenceId))
    .where(eq(evidenceLink.cycleId, cycleId))
    .orderBy(asc(evidenceLink.item), asc(evidenceLink.sort), asc(evidenceLink.id))
  return rows.map(linkedEvidence)
}

/** A link as stored. @throws 404 */
export async function requireLink(db: Db, linkId: string): Promise<typeof evidenceLink.$inferSelect> {
  const [row] = await db.select().from(evidenceLink).where(eq(evidenceLink.id, linkId))
  if (row === undefined) throw notFound()
  return row
}

/** The links of one item in their order, as stored. */
export async function listLinks(db: Db, cycleId: string, item: string) {
  return db
    .select()
    .from(evidenceLink)
    .where(and(eq(evidenceLink.cycleId, cycleId), eq(evidenceLink.item, item)))
    .orderBy(asc(evidenceLink.sort), asc(evidenceLink.id))
}

/** The place after the last link of an item. */
export async function nextSort(db: Db, cycleId: string, item: string): Promise<number> {
  const [row] = await db
    .select({ last: max(evidenceLink.sort) })
    .from(evidenceLink)
    .where(and(eq(evidenceLink.cycleId, cycleId), eq(evidenceLink.item, item)))
  return Number(row?.last ?? 0) + 1
}

function linkedEvidence(row: Omit<LinkedEvidence, "code">): LinkedEvidence {
  return { ...row, code: evidenceCode(row.number) }
}
