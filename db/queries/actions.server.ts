import { and, asc, eq, inArray, max, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/sqlite-core"
import { type ActionState, actionCode } from "#app/domain/action.ts"
import { type ActionSight, actionSight } from "#app/domain/action-sight.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { user } from "#db/schema/accounts.ts"
import { action, actionComment, actionEvidence } from "#db/schema/actions.ts"
import { auditEntry, auditRow } from "#db/schema/audit.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { position, unit } from "#db/schema/units.ts"
import { direction, visit } from "#db/schema/visits.ts"

const submitter = alias(user, "submitter")
const reviewer = alias(user, "reviewer")

const ACTION = {
  id: action.id,
  unitId: action.unitId,
  unit: unit.shortName,
  timeZone: unit.timeZone,
  number: action.number,
  title: action.title,
  detail: action.detail,
  origin: action.origin,
  directionId: action.directionId,
  directionNumber: direction.number,
  directionText: direction.text,
  visitId: direction.visitId,
  visitTitle: visit.title,
  cycleId: action.cycleId,
  cycleTitle: cycle.title,
  item: action.item,
  positionId: action.positionId,
  positionTitle: position.title,
  dueDate: action.dueDate,
  state: action.state,
  outcome: action.outcome,
  submittedBy: action.submittedBy,
  submitterName: submitter.name,
  submittedAt: action.submittedAt,
  reviewerName: reviewer.name,
  reviewedAt: action.reviewedAt,
  reviewNote: action.reviewNote,
  closedOn: action.closedOn,
  sample: action.sample,
  version: action.version,
}

export type ActionRow = Awaited<ReturnType<typeof selectActions>>[number]

/** What narrows a list of actions. */
export interface ActionFilter {
  positionIds?: readonly string[] | undefined
  states?: readonly ActionState[] | undefined
  origin?: ActionRow["origin"] | undefined
  directionIds?: readonly string[] | undefined
  item?: { cycleId: string; item: string } | undefined
}

/** The actions the actor may see under a filter, by number. */
export async function listActions(db: Db, actor: Actor, filter: ActionFilter = {}): Promise<ActionRow[]> {
  const { positionIds, states, origin, directionIds, item } = filter
  return selectActions(
    db,
    and(
      seenActions(actionSight(actor)),
      positionIds && inArray(action.positionId, [...positionIds]),
      states && inArray(action.state, [...states]),
      origin && eq(action.origin, origin),
      directionIds && inArray(action.directionId, [...directionIds]),
      item && and(eq(action.cycleId, item.cycleId), eq(action.item, item.item)),
    ),
  )
}

/** An action. @throws 404 outside the actor's units, 403 where he may not see it. */
export async function requireAction(db: Db, actor: Actor, actionId: string): Promise<ActionRow> {
  const inScope = inArray(action.unitId, [...scopeOf(actor).unitIds])
  const [row] = await selectActions(db, and(eq(action.id, actionId), inScope))
  if (row === undefined) throw notFound()
  const { unitIds, ownUnitIds, positionIds } = actionSight(actor)
  const isOwn = ownUnitIds.includes(row.unitId) && positionIds.includes(row.positionId ?? "")
  if (!unitIds.includes(row.unitId) && !isOwn) throw refusal(403, "common:refusal.forbidden")
  return row
}

function selectActions(db: Db, where: SQL | undefined) {
  return db
    .select(ACTION)
    .from(action)
    .innerJoin(unit, eq(unit.id, action.unitId))
    .leftJoin(position, eq(position.id, action.positionId))
    .leftJoin(direction, eq(direction.id, action.directionId))
    .leftJoin(visit, eq(visit.id, direction.visitId))
    .leftJoin(cycle, eq(cycle.id, action.cycleId))
    .leftJoin(submitter, eq(submitter.id, action.submittedBy))
    .leftJoin(reviewer, eq(reviewer.id, action.reviewerId))
    .where(where)
    .orderBy(asc(action.unitId), asc(action.number))
}

function seenActions({ unitIds, ownUnitIds, positionIds }: ActionSight): SQL {
  const own = and(inArray(action.unitId, [...ownUnitIds]), inArray(action.positionId, [...positionIds]))
  return or(inArray(action.unitId, [...unitIds]), own) ?? sql`1 = 0`
}

/** The states of the actions that follow up each of some directions, whoever may see them: for counts alone. */
export async function listDirectionStates(
  db: Db,
  directions: readonly { id: string }[],
): Promise<ReadonlyMap<string, readonly ActionState[]>> {
  const states = new Map<string, ActionState[]>(directions.map(({ id }) => [id, []]))
  if (states.size === 0) return states
  const rows = await db
    .select({ directionId: action.directionId, state: action.state })
    .from(action)
    .where(inArray(action.directionId, [...states.keys()]))
    .orderBy(action.state, action.id)
  for (const { directionId, state } of rows) states.get(directionId ?? "")?.push(state)
  return states
}

/** The number of a unit's next action. */
export async function nextActionNumber(db: Db, unitId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(action.number) })
    .from(action)
    .where(eq(action.unitId, unitId))
  return Number(row?.last ?? 0) + 1
}

export type ProofRow = Awaited<ReturnType<typeof listProofs>>[number]

/** What proves some actions, in the order it was added, whoever may see it. */
export async function listProofs(db: Db, actionIds: readonly string[]) {
  if (actionIds.length === 0) return []
  const rows = await db
    .select({
      id: actionEvidence.id,
      actionId: actionEvidence.actionId,
      addedBy: actionEvidence.addedBy,
      evidenceId: evidence.id,
      number: evidence.number,
      title: evidence.title,
      kind: evidence.kind,
      mediaType: evidence.mediaType,
      size: evidence.size,
      pages: evidence.pages,
      periodFrom: evidence.periodFrom,
      periodTo: evidence.periodTo,
      validUntil: evidence.validUntil,
      sensitivity: evidence.sensitivity,
    })
    .from(actionEvidence)
    .innerJoin(evidence, eq(evidence.id, actionEvidence.evidenceId))
    .where(inArray(actionEvidence.actionId, [...actionIds]))
    .orderBy(asc(actionEvidence.addedAt), asc(actionEvidence.id))
  return rows.map(({ number, ...row }) => ({ ...row, code: evidenceCode(number) }))
}

/** What was said about an action, the first one first. */
export async function listComments(db: Db, actionId: string) {
  return db
    .select({
      id: actionComment.id,
      text: actionComment.text,
      by: user.name,
      at: actionComment.writtenAt,
    })
    .from(actionComment)
    .innerJoin(user, eq(user.id, actionComment.writtenBy))
    .where(eq(actionComment.actionId, actionId))
    .orderBy(asc(actionComment.writtenAt), asc(actionComment.id))
}

/** Every change of an action as the audit log has it, the first one first; `step` says what was done to its state. */
export async function listActionHistory(db: Db, actionId: string) {
  const rows = await db
    .select({
      sequence: auditEntry.sequence,
      at: auditEntry.at,
      by: auditEntry.actorName,
      verb: auditEntry.action,
      subject: auditEntry.subject,
    })
    .from(auditRow)
    .innerJoin(auditEntry, eq(auditEntry.sequence, auditRow.sequence))
    .where(and(eq(auditRow.tableName, "action"), eq(auditRow.rowKey, actionId)))
    .orderBy(asc(auditEntry.sequence))
  return rows.map(({ subject, ...row }) => {
    const { step } = JSON.parse(subject) as { step?: string }
    return { ...row, step }
  })
}

/** The actions that a file proves. */
export async function listActionsProven(db: Db, evidenceId: string) {
  const rows = await db
    .select({
      id: action.id,
      unitId: action.unitId,
      number: action.number,
      title: action.title,
      positionId: action.positionId,
    })
    .from(actionEvidence)
    .innerJoin(action, eq(action.id, actionEvidence.actionId))
    .where(eq(actionEvidence.evidenceId, evidenceId))
    .orderBy(asc(action.number))
  return rows.map(({ number, ...row }) => ({ ...row, code: actionCode(number) }))
}
