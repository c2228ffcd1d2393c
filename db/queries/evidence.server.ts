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
import type { CycleState } from "#app/domain/cycle-state.ts"
import { type EvidenceKind, evidenceCode, parseEvidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight } from "#app/domain/evidence-sight.ts"
import { type Actor, type Sensitivity, type Subject, scopeOf } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { containsText } from "#db/columns.ts"
import { cyclesInScope } from "#db/queries/cycles.server.ts"
import { evidenceInScope, seenBy } from "#db/queries/evidence-sight.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { snapshotEvidence } from "#db/schema/dossiers.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"

/** A row of the evidence table as stored. */
export type StoredEvidence = typeof evidence.$inferSelect

/** What lists and cards show of a file. */
export interface EvidenceSummary {
  id: string
  unitId: string
  code: string
  title: string
  fileName: string
  kind: string
  mediaType: string
  size: number
  sha256: string
  pages: number | null
  width: number | null
  height: number | null
  periodFrom: string | null
  periodTo: string | null
  validUntil: string | null
  sensitivity: Sensitivity
  supersedesId: string | null
  /** Of a blacked-out copy: the file it stands for. */
  standsForId: string | null
}

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
  rows: (EvidenceSummary & { links: { cycleId: string; item: string }[] })[]
  total: number
  page: number
  pages: number
}

const summaryColumns = {
  id: evidence.id,
  unitId: evidence.unitId,
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
  standsForId: evidence.standsForId,
}

/** One page of the library, newest code first, of what the actor may see; pages count from 1. */
export async function listEvidence(
  db: Db,
  actor: Actor,
  filter: EvidenceFilter = {},
  page = 1,
  pageSize = EVIDENCE_PAGE_SIZE,
): Promise<EvidencePage> {
  const where = and(seenBy(db, evidenceSight(actor)), ...conditions(db, filter))
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
  const links = await listLinksOf(
    db,
    rows.map((row) => row.id),
  )
  return {
    rows: rows.map((row) => ({
      ...summary(row),
      links: links
        .filter((link) => link.evidenceId === row.id)
        .map(({ cycleId, item }) => ({ cycleId, item })),
    })),
    total,
    page: shown,
    pages,
  }
}

/**
 * The file with this id, as stored.
 * @throws 404 outside the actor's scope, 403 where he is in scope but may not see it.
 */
export async function requireEvidence(db: Db, actor: Actor, evidenceId: string): Promise<StoredEvidence> {
  const [row] = await db
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), evidenceInScope(db, scopeOf(actor))))
  if (row === undefined) throw notFound()
  const [seen] = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), seenBy(db, evidenceSight(actor))))
  if (seen === undefined) throw refusal(403, "common:refusal.forbidden")
  return row
}

/** What `can` must know of a file: its unit, who brought it, whose items it proves. */
export async function evidenceSubject(db: Db, row: StoredEvidence): Promise<Subject> {
  const owners = await db
    .selectDistinct({ positionId: response.positionId })
    .from(evidenceLink)
    .innerJoin(
      response,
      and(eq(response.cycleId, evidenceLink.cycleId), eq(response.item, evidenceLink.item)),
    )
    .where(eq(evidenceLink.evidenceId, row.id))
  return {
    unitId: row.unitId,
    uploadedBy: row.uploadedBy,
    ownerPositionIds: owners.map((owner) => owner.positionId),
    sensitivity: row.sensitivity,
  }
}

/** The file in a unit with this content, if it has been taken in before. */
export async function getEvidenceByContent(
  db: Db,
  unitId: string,
  sha256: string,
): Promise<StoredEvidence | undefined> {
  const [row] = await db
    .select()
    .from(evidence)
    .where(and(eq(evidence.unitId, unitId), eq(evidence.sha256, sha256)))
  return row
}

/** The file of a unit with this number, if the actor sees it. */
export async function getEvidenceByNumber(
  db: Db,
  actor: Actor,
  unitId: string,
  number: number,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.unitId, unitId), eq(evidence.number, number), seenBy(db, evidenceSight(actor))))
  return row
}

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

/** Where a file is linked, of the cycles in scope. */
export async function listUses(db: Db, actor: Actor, evidenceId: string): Promise<EvidenceUse[]> {
  return db
    .select({
      linkId: evidenceLink.id,
      cycleId: cycle.id,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      item: evidenceLink.item,
      label: evidenceLink.label,
      pageFrom: evidenceLink.pageFrom,
      pageTo: evidenceLink.pageTo,
    })
    .from(evidenceLink)
    .innerJoin(cycle, eq(cycle.id, evidenceLink.cycleId))
    .where(and(eq(evidenceLink.evidenceId, evidenceId), cyclesInScope(scopeOf(actor))))
    .orderBy(desc(cycle.openedAt), asc(evidenceLink.item))
}

/** Whether a snapshot (a dossier, a submission) refers to the file: then it can never go. */
export async function isInSnapshot(db: Db, evidenceId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: snapshotEvidence.id })
    .from(snapshotEvidence)
    .where(eq(snapshotEvidence.evidenceId, evidenceId))
    .limit(1)
  return row !== undefined
}

/** The files that take this file's place, and the one whose place it takes, as far as the actor sees them. */
export async function listVersions(
  db: Db,
  actor: Actor,
  row: StoredEvidence,
): Promise<{ older: EvidenceSummary | undefined; newer: EvidenceSummary[] }> {
  const near = or(
    eq(evidence.supersedesId, row.id),
    row.supersedesId === null ? undefined : eq(evidence.id, row.supersedesId),
  )
  const rows = await db
    .select(summaryColumns)
    .from(evidence)
    .where(and(near, seenBy(db, evidenceSight(actor))))
    .orderBy(asc(evidence.number))
  const found = rows.map(summary)
  return {
    older: found.find((other) => other.id === row.supersedesId),
    newer: found.filter((other) => other.supersedesId === row.id),
  }
}

/** All content hashes that any unit's evidence refers to, among these. */
export async function listKnownContent(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db
    .select({ sha256: evidence.sha256 })
    .from(evidence)
    .where(inArray(evidence.sha256, [...hashes]))
  return new Set(rows.map((row) => row.sha256))
}

/** A stored row as lists show it. */
export function summarise(row: StoredEvidence): EvidenceSummary {
  return summary(row)
}

function summary(row: Omit<EvidenceSummary, "code"> & { number: number }): EvidenceSummary {
  return {
    id: row.id,
    unitId: row.unitId,
    code: evidenceCode(row.number),
    title: row.title,
    fileName: row.fileName,
    kind: row.kind,
    mediaType: row.mediaType,
    size: row.size,
    sha256: row.sha256,
    pages: row.pages,
    width: row.width,
    height: row.height,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    validUntil: row.validUntil,
    sensitivity: row.sensitivity,
    supersedesId: row.supersedesId,
    standsForId: row.standsForId,
  }
}

async function listLinksOf(db: Db, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return []
  return db
    .select({ evidenceId: evidenceLink.evidenceId, cycleId: evidenceLink.cycleId, item: evidenceLink.item })
    .from(evidenceLink)
    .where(inArray(evidenceLink.evidenceId, [...evidenceIds]))
    .orderBy(asc(evidenceLink.item))
}

function conditions(db: Db, filter: EvidenceFilter): (SQL | undefined)[] {
  return [
    filter.unitId === undefined ? undefined : eq(evidence.unitId, filter.unitId),
    matchesSearch(filter.search),
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

function matchesSearch(search: string | undefined): SQL | undefined {
  const needle = search?.trim() ?? ""
  if (needle === "") return undefined
  const number = parseEvidenceCode(needle)
  return or(
    containsText(evidence.title, needle),
    containsText(evidence.fileName, needle),
    number === undefined ? undefined : eq(evidence.number, number),
  )
}

/** As readiness counts: without an end a file stands until it is no longer valid, or for its first day alone. */
function provesDays(from: string | undefined, to: string | undefined): (SQL | undefined)[] {
  const first = sql`coalesce(${evidence.periodFrom}, ${evidence.periodTo})`
  const last = sql`coalesce(${evidence.periodTo}, ${evidence.validUntil}, ${evidence.periodFrom})`
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
