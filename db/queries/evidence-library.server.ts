import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lte,
  not,
  or,
  type SQL,
  sql,
} from "drizzle-orm"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { type EvidenceKind, parseEvidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight, wholeSight } from "#app/domain/evidence-sight.ts"
import type { Actor, Sensitivity } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { containsText } from "#db/columns.ts"
import { type EvidenceSummary, summarise, summaryColumns } from "#db/queries/evidence.server.ts"
import { hasRedactedSeat, seenBy } from "#db/queries/evidence-sight.server.ts"
import { listSeenLinks } from "#db/queries/evidence-uses.server.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"

/** What a library may be narrowed to; all given parts must hold. */
export interface EvidenceFilter {
  /** In title, file name, or the code as people type it. */
  search?: string
  cycleId?: string
  item?: string
  kind?: EvidenceKind
  /** Proves at least one of these days; both included. */
  periodFrom?: string
  periodTo?: string
  sensitivity?: Sensitivity
  /** Linked to no item of any cycle. */
  unlinked?: boolean
  /** Leaves out what is linked to this item already. */
  notLinkedTo?: { cycleId: string; item: string }
  unitId?: string
}

export const EVIDENCE_PAGE_SIZE = 24

export interface EvidencePage {
  /** With the items each proves, of those the actor may see. */
  rows: (EvidenceSummary & { links: { cycleId: string; item: string }[] })[]
  total: number
  page: number
  pages: number
}

/** One page of the library, newest code first, of what the actor may see; pages count from 1. */
export async function listEvidence(
  db: Db,
  actor: Actor,
  filter: EvidenceFilter = {},
  page = 1,
  pageSize = EVIDENCE_PAGE_SIZE,
): Promise<EvidencePage> {
  const where = and(
    seenBy(db, evidenceSight(actor)),
    ...conditions(db, filter),
    await matchesSearch(db, actor, filter.search),
  )
  const [counted] = await db.select({ total: count() }).from(evidence).where(where)
  const total = counted?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = await db
    .select(summaryColumns)
    .from(evidence)
    .where(where)
    .orderBy(desc(evidence.number), asc(evidence.id))
    .limit(pageSize)
    .offset((shown - 1) * pageSize)
  const links = await listSeenLinks(
    db,
    actor,
    rows.map((row) => row.id),
  )
  return {
    rows: rows.map((row) => ({
      ...summarise(row),
      links: links
        .filter((link) => link.evidenceId === row.id)
        .map(({ cycleId, item }) => ({ cycleId, item })),
    })),
    total,
    page: shown,
    pages,
  }
}

function conditions(db: Db, filter: EvidenceFilter): (SQL | undefined)[] {
  return [
    filter.unitId === undefined ? undefined : eq(evidence.unitId, filter.unitId),
    filter.kind === undefined ? undefined : eq(evidence.kind, filter.kind),
    filter.sensitivity === undefined ? undefined : eq(evidence.sensitivity, filter.sensitivity),
    ...provesDays(filter.periodFrom, filter.periodTo),
    filter.cycleId === undefined && filter.item === undefined
      ? undefined
      : linked(db, filter.cycleId, filter.item),
    // A copy works through the links of the file it stands for.
    filter.unlinked === true
      ? and(not(linked(db, undefined, undefined)), isNull(evidence.standsForId))
      : undefined,
    filter.notLinkedTo === undefined
      ? undefined
      : not(linked(db, filter.notLinkedTo.cycleId, filter.notLinkedTo.item)),
  ]
}

/** Only what the actor is shown may be found: in a redacted seat no file name, and titles as they read there. */
async function matchesSearch(db: Db, actor: Actor, search: string | undefined): Promise<SQL | undefined> {
  const needle = search?.trim() ?? ""
  if (needle === "") return undefined
  const number = parseEvidenceCode(needle)
  return or(
    and(
      seenBy(db, wholeSight(actor)),
      or(containsText(evidence.title, needle), containsText(evidence.fileName, needle)),
    ),
    inArray(evidence.id, await findRedacted(db, actor, needle)),
    number === undefined ? undefined : eq(evidence.number, number),
  )
}

/** The files of redacted seats whose title, as it reads there, contains these words. A seat sees one cycle's files. */
async function findRedacted(db: Db, actor: Actor, needle: string): Promise<string[]> {
  if (!hasRedactedSeat(actor)) return []
  const rows = await db
    .select({ id: evidence.id, title: evidence.title })
    .from(evidence)
    .where(and(seenBy(db, evidenceSight(actor)), not(seenBy(db, wholeSight(actor)))))
  const redact = makeRedactor({ people: [] }, "redacted")
  const wanted = needle.toLowerCase()
  return rows.filter(({ title }) => redact(title).toLowerCase().includes(wanted)).map(({ id }) => id)
}

/** As readiness counts: without an end a file stands until it is no longer valid, or for its first day alone. */
function provesDays(from: string | undefined, to: string | undefined): (SQL | undefined)[] {
  const first = sql`coalesce(${evidence.periodFrom}, ${evidence.periodTo})`
  const last = sql`coalesce(${evidence.periodTo}, case when ${evidence.validUntil} > ${evidence.periodFrom} then ${evidence.validUntil} end, ${evidence.periodFrom})`
  const known = sql`${first} is not null`
  if (from === undefined && to === undefined) return []
  return [
    known,
    to === undefined ? undefined : lte(first, to),
    from === undefined ? undefined : gte(last, from),
  ]
}

function linked(db: Db, cycleId: string | undefined, item: string | undefined): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(evidenceLink)
      .where(
        and(
          eq(evidenceLink.evidenceId, evidence.id),
          cycleId === undefined ? undefined : eq(evidenceLink.cycleId, cycleId),
          item === undefined ? undefined : eq(evidenceLink.item, item),
        ),
      ),
  )
}
