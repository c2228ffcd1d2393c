import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/sqlite-core"
import type { Scope } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { user } from "#db/schema/accounts.ts"
import { cycle, draft, holeExplanation, manualFigure, response } from "#db/schema/cycles.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"
import { instrument } from "#db/schema/instruments.ts"
import { applicant, position, unit } from "#db/schema/units.ts"

/** The cycles an actor's scope reaches: those of his units, and the single ones he was given. */
export function cyclesInScope(scope: Scope): SQL | undefined {
  return or(inArray(cycle.unitId, [...scope.unitIds]), inArray(cycle.id, [...scope.cycleIds]))
}

const CYCLE = {
  id: cycle.id,
  unitId: cycle.unitId,
  applicantId: cycle.applicantId,
  title: cycle.title,
  instrumentKey: cycle.instrumentKey,
  instrumentVersion: cycle.instrumentVersion,
  instrumentHash: cycle.instrumentHash,
  targetLevel: cycle.targetLevel,
  periodFrom: cycle.periodFrom,
  periodTo: cycle.periodTo,
  dueDate: cycle.dueDate,
  visitDate: cycle.visitDate,
  state: cycle.state,
  version: cycle.version,
  applicantName: applicant.name,
  applicantKind: applicant.kind,
  applicantSample: applicant.sample,
  unitName: unit.name,
  timeZone: unit.timeZone,
}

export type CycleRow = Awaited<ReturnType<typeof listCycles>>[number]

/** The cycles of a scope with applicant and place, the newest first; without the instrument's content. */
export async function listCycles(db: Db, scope: Scope) {
  return db
    .select(CYCLE)
    .from(cycle)
    .innerJoin(applicant, eq(applicant.id, cycle.applicantId))
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(cyclesInScope(scope))
    .orderBy(desc(cycle.id))
}

/** A cycle of the scope. @throws 404 for any other. */
export async function requireCycle(db: Db, scope: Scope, cycleId: string): Promise<CycleRow> {
  const [row] = await db
    .select(CYCLE)
    .from(cycle)
    .innerJoin(applicant, eq(applicant.id, cycle.applicantId))
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(and(eq(cycle.id, cycleId), cyclesInScope(scope)))
  if (row === undefined) throw notFound()
  return row
}

/** The instrument's content as the cycle pinned it, as JSON text. @throws 404 outside the scope. */
export async function requireInstrumentContent(db: Db, scope: Scope, cycleId: string): Promise<string> {
  const [row] = await db
    .select({ content: cycle.instrumentContent })
    .from(cycle)
    .where(and(eq(cycle.id, cycleId), cyclesInScope(scope)))
  if (row === undefined) throw notFound()
  return row.content
}

/** How many items of each cycle of the scope stand in each state: for lists that show progress alone. */
export async function countResponses(db: Db, scope: Scope) {
  return db
    .select({
      cycleId: response.cycleId,
      status: response.status,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(response)
    .innerJoin(cycle, eq(cycle.id, response.cycleId))
    .where(cyclesInScope(scope))
    .groupBy(response.cycleId, response.status)
}

const author = alias(user, "author")
const reviewer = alias(user, "reviewer")

const RESPONSE = {
  id: response.id,
  item: response.item,
  level: response.level,
  notApplicable: response.notApplicable,
  narrative: response.narrative,
  gapReason: response.gapReason,
  status: response.status,
  positionId: response.positionId,
  positionTitle: position.title,
  dueDate: response.dueDate,
  targetLevel: response.targetLevel,
  authorId: response.authorId,
  authorName: author.name,
  answeredAt: response.answeredAt,
  reviewerId: response.reviewerId,
  reviewerName: reviewer.name,
  reviewedAt: response.reviewedAt,
  reviewNote: response.reviewNote,
  version: response.version,
}

export type ResponseRow = Awaited<ReturnType<typeof listResponses>>[number]

/** Every answer of a cycle with its texts and the names in it; the instrument gives the order. */
export async function listResponses(db: Db, scope: Scope, cycleId: string) {
  return db
    .select(RESPONSE)
    .from(response)
    .innerJoin(cycle, eq(cycle.id, response.cycleId))
    .leftJoin(position, eq(position.id, response.positionId))
    .leftJoin(author, eq(author.id, response.authorId))
    .leftJoin(reviewer, eq(reviewer.id, response.reviewerId))
    .where(and(eq(response.cycleId, cycleId), cyclesInScope(scope)))
}

/** Where each item of a cycle stands, without texts: for trees and progress. */
export async function listResponseStates(db: Db, scope: Scope, cycleId: string) {
  return db
    .select({ item: response.item, status: response.status, positionId: response.positionId })
    .from(response)
    .innerJoin(cycle, eq(cycle.id, response.cycleId))
    .where(and(eq(response.cycleId, cycleId), cyclesInScope(scope)))
}

/** The answer to one item. @throws 404 where the item does not apply, is unknown, or lies outside the scope. */
export async function requireResponse(
  db: Db,
  scope: Scope,
  cycleId: string,
  item: string,
): Promise<ResponseRow> {
  const [row] = await db
    .select(RESPONSE)
    .from(response)
    .innerJoin(cycle, eq(cycle.id, response.cycleId))
    .leftJoin(position, eq(position.id, response.positionId))
    .leftJoin(author, eq(author.id, response.authorId))
    .leftJoin(reviewer, eq(reviewer.id, response.reviewerId))
    .where(and(eq(response.cycleId, cycleId), eq(response.item, item), cyclesInScope(scope)))
  if (row === undefined) throw notFound()
  return row
}

export type LinkRow = Awaited<ReturnType<typeof listCycleLinks>>[number]

/** What proves the items of a cycle (or one of them): the link and what readiness asks of its file. */
export async function listCycleLinks(db: Db, scope: Scope, cycleId: string, item?: string) {
  return db
    .select({
      id: evidenceLink.id,
      item: evidenceLink.item,
      hint: evidenceLink.hint,
      label: evidenceLink.label,
      evidenceId: evidence.id,
      number: evidence.number,
      title: evidence.title,
      mediaType: evidence.mediaType,
      periodFrom: evidence.periodFrom,
      periodTo: evidence.periodTo,
      validUntil: evidence.validUntil,
      sensitivity: evidence.sensitivity,
    })
    .from(evidenceLink)
    .innerJoin(evidence, eq(evidence.id, evidenceLink.evidenceId))
    .innerJoin(cycle, eq(cycle.id, evidenceLink.cycleId))
    .where(
      and(
        eq(evidenceLink.cycleId, cycleId),
        item === undefined ? undefined : eq(evidenceLink.item, item),
        cyclesInScope(scope),
      ),
    )
    .orderBy(asc(evidenceLink.item), asc(evidenceLink.sort), asc(evidenceLink.id))
}

/** Why periods without evidence have none, for a cycle or one of its items. */
export async function listHoleExplanations(db: Db, scope: Scope, cycleId: string, item?: string) {
  return db
    .select({
      item: holeExplanation.item,
      hint: holeExplanation.hint,
      period: holeExplanation.period,
      reason: holeExplanation.reason,
    })
    .from(holeExplanation)
    .innerJoin(cycle, eq(cycle.id, holeExplanation.cycleId))
    .where(
      and(
        eq(holeExplanation.cycleId, cycleId),
        item === undefined ? undefined : eq(holeExplanation.item, item),
        cyclesInScope(scope),
      ),
    )
    .orderBy(asc(holeExplanation.period))
}

/** Figures entered by hand for a cycle. */
export async function listManualFigures(db: Db, scope: Scope, cycleId: string) {
  return db
    .select({
      figure: manualFigure.figure,
      value: manualFigure.value,
      asOf: manualFigure.asOf,
      source: manualFigure.source,
    })
    .from(manualFigure)
    .innerJoin(cycle, eq(cycle.id, manualFigure.cycleId))
    .where(and(eq(manualFigure.cycleId, cycleId), cyclesInScope(scope)))
}

/** The instruments this installation read, with their content as JSON text. */
export async function listInstrumentContents(db: Db) {
  return db
    .select({
      id: instrument.id,
      key: instrument.key,
      version: instrument.version,
      contentHash: instrument.contentHash,
      content: instrument.content,
    })
    .from(instrument)
    .orderBy(asc(instrument.key), desc(instrument.addedAt))
}

/** The applicants of some units. */
export async function listApplicantsOf(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: applicant.id,
      unitId: applicant.unitId,
      kind: applicant.kind,
      name: applicant.name,
      sample: applicant.sample,
    })
    .from(applicant)
    .where(inArray(applicant.unitId, [...unitIds]))
    .orderBy(byText(applicant.name), asc(applicant.id))
}

/** The positions of a unit, in their own order. */
export async function listPositionTitles(db: Db, unitId: string) {
  return db
    .select({ id: position.id, title: position.title })
    .from(position)
    .where(eq(position.unitId, unitId))
    .orderBy(asc(position.sort), byText(position.title))
}

/** What a user typed for an item and has not saved. */
export async function getDraft(db: Db, userId: string, cycleId: string, item: string) {
  const [row] = await db
    .select({ baseVersion: draft.baseVersion, content: draft.content, savedAt: draft.savedAt })
    .from(draft)
    .where(and(eq(draft.userId, userId), eq(draft.cycleId, cycleId), eq(draft.item, item)))
  return row
}

/** The letterhead a unit's own papers carry. @throws 404 */
export async function requireLetterhead(db: Db, unitId: string) {
  const [row] = await db.select({ letterhead: unit.letterhead }).from(unit).where(eq(unit.id, unitId))
  if (row === undefined) throw notFound()
  return row.letterhead
}
