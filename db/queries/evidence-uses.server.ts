import { and, asc, desc, eq, inArray } from "drizzle-orm"
import type { CycleState } from "#app/domain/cycle-state.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { evidenceLink } from "#db/schema/evidence.ts"

/** A place where a file is used, for the file's own page. */
export interface EvidenceUse {
  linkId: string
  cycleId: string
  cycleTitle: string
  cycleState: CycleState
  item: string
  label: string
  pageFrom: number | null
  pageTo: number | null
}

/** What decides whether an actor may know of a link: the item it leads to, and whose that is. */
const PLACE = {
  cycleId: cycle.id,
  unitId: cycle.unitId,
  item: evidenceLink.item,
  positionId: response.positionId,
}

/** Where a file is linked, of the items the actor may see. */
export async function listUses(db: Db, actor: Actor, evidenceId: string): Promise<EvidenceUse[]> {
  const rows = await db
    .select({
      ...PLACE,
      linkId: evidenceLink.id,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      label: evidenceLink.label,
      pageFrom: evidenceLink.pageFrom,
      pageTo: evidenceLink.pageTo,
    })
    .from(evidenceLink)
    .innerJoin(cycle, eq(cycle.id, evidenceLink.cycleId))
    .leftJoin(response, itsResponse())
    .where(eq(evidenceLink.evidenceId, evidenceId))
    .orderBy(desc(cycle.openedAt), asc(evidenceLink.item))
  return rows.filter((row) => seesPlace(actor, row)).map(({ unitId, positionId, ...use }) => use)
}

/** Every item a file is linked to, whoever may see it: for changes that follow from one of the file. */
export async function listLinkedItems(
  db: Db,
  evidenceId: string,
): Promise<Pick<EvidenceUse, "cycleId" | "cycleState" | "item">[]> {
  return db
    .select({ cycleId: cycle.id, cycleState: cycle.state, item: evidenceLink.item })
    .from(evidenceLink)
    .innerJoin(cycle, eq(cycle.id, evidenceLink.cycleId))
    .where(eq(evidenceLink.evidenceId, evidenceId))
}

/** The links of several files to items the actor may see. */
export async function listSeenLinks(
  db: Db,
  actor: Actor,
  evidenceIds: readonly string[],
): Promise<{ evidenceId: string; cycleId: string; item: string }[]> {
  if (evidenceIds.length === 0) return []
  const rows = await db
    .select({ ...PLACE, evidenceId: evidenceLink.evidenceId })
    .from(evidenceLink)
    .innerJoin(cycle, eq(cycle.id, evidenceLink.cycleId))
    .leftJoin(response, itsResponse())
    .where(inArray(evidenceLink.evidenceId, [...evidenceIds]))
    .orderBy(asc(evidenceLink.item))
  return rows.filter((row) => seesPlace(actor, row))
}

function itsResponse() {
  return and(eq(response.cycleId, evidenceLink.cycleId), eq(response.item, evidenceLink.item))
}

function seesPlace(
  actor: Actor,
  { unitId, cycleId, positionId }: { unitId: string; cycleId: string; positionId: string | null },
): boolean {
  return can(actor, "item.see", { unitId, cycleId, ownerPositionIds: [positionId] })
}
