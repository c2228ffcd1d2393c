import { type Day, dayIn } from "#app/domain/dates.ts"
import { snapshotFigures } from "#app/domain/dossier-context.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import type { Instrument } from "#app/domain/instrument.ts"
import type { ProofThere } from "#app/domain/item-view.ts"
import {
  type Actor,
  can,
  editionSeen,
  grantsOf,
  type Scope,
  type Sensitivity,
  scopeOf,
} from "#app/domain/permissions.ts"
import {
  judgeReadiness,
  type Readiness,
  type ReadinessCycle,
  type ReadinessRows,
} from "#app/domain/readiness.ts"
import { authorise } from "#app/domain/refusal.ts"
import { type Score, type ScoreInput, scoreInstrument } from "#app/domain/scoring.ts"
import type { Levels } from "#app/domain/tally.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { type CycleFigures, readFigures } from "#app/services/read-figures.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  type CycleRow,
  type LinkRow,
  listCycleLinks,
  listHoleExplanations,
  listResponses,
  type ResponseRow,
  requireCycle,
} from "#db/queries/cycles.server.ts"

/** A cycle as of one moment, judged: the same for screens, CSV and print. */
export interface CyclePicture {
  cycle: CycleRow
  instrument: Instrument
  /** The unit's day. */
  today: Day
  /** The answers the actor may see, by item. */
  responses: ReadonlyMap<string, ResponseRow>
  /** Whether the actor sees every item; a contributor sees his own. */
  isWhole: boolean
  /** How many files prove each item, of those a reader from outside may see. */
  linkCounts: ReadonlyMap<string, number>
  /** Of each linked file, by its id. */
  sensitivity: ReadonlyMap<string, Sensitivity>
  /** What blockers look at, and what items name besides. */
  figures: CycleFigures
  readiness: Readiness
  scoreInput: ScoreInput
  score: Score
}

/** A cycle as read and judged, whoever asks. */
export interface JudgedCycle
  extends Pick<CyclePicture, "cycle" | "instrument" | "today" | "figures" | "readiness" | "scoreInput"> {
  all: readonly ResponseRow[]
  links: readonly LinkRow[]
}

/** Reads and judges a cycle in a fixed number of queries, however many items it has. */
export async function judgeCycle(db: Db, scope: Scope, cycle: CycleRow): Promise<JudgedCycle> {
  const instrument = await pinnedInstrument(db, scope, cycle)
  const today = dayIn(new Date(), cycle.timeZone)
  const [all, links, explanations, counted] = await Promise.all([
    listResponses(db, scope, cycle.id),
    listCycleLinks(db, scope, cycle.id),
    listHoleExplanations(db, scope, cycle.id),
    readFigures(db, scope, cycle, instrument, today),
  ])
  const figures = snapshotFigures(counted, counted.day)
  const rows: ReadinessRows = { responses: all, links: links.map(readinessLink), explanations, figures }
  return {
    cycle,
    instrument,
    today,
    all,
    links,
    figures: counted,
    readiness: judgeReadiness(instrument, readinessCycle(cycle, today), rows),
    scoreInput: { applicantKind: cycle.applicantKind, levels: levelsOf(all), figures },
  }
}

/**
 * A cycle as an actor may see it. Readiness and score are of the whole cycle; what a contributor may see of them is
 * for the caller to narrow by `responses`.
 * @throws 404 outside the actor's scope, 403 where he may not see cycles.
 */
export async function readCycle(db: Db, actor: Actor, cycleId: string): Promise<CyclePicture> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  authorise(actor, "cycle.see", { unitId: cycle.unitId, cycleId })
  return pictureFor(actor, await judgeCycle(db, scope, cycle))
}

/** What of a judged cycle the actor may see. */
export function pictureFor(actor: Actor, { all, links, ...judged }: JudgedCycle): CyclePicture {
  const { cycle } = judged
  const linkCounts = new Map<string, number>()
  const outsider = isOutsider(actor, cycle)
  for (const { item, sensitivity } of links) {
    // What an edition does not show is not counted to its reader either.
    if (outsider && !can(actor, "evidence.see", { unitId: cycle.unitId, cycleId: cycle.id, sensitivity }))
      continue
    linkCounts.set(item, (linkCounts.get(item) ?? 0) + 1)
  }
  const visible = all.filter((row) => seesItem(actor, cycle, row.positionId))
  return {
    ...judged,
    responses: new Map(visible.map((row) => [row.item, row])),
    isWhole: visible.length === all.length,
    linkCounts,
    sensitivity: new Map(links.map((link) => [link.evidenceId, link.sensitivity])),
    score: scoreInstrument(judged.instrument, judged.scoreInput),
  }
}

/** Whether the actor may see an item that this position owns. */
export function seesItem(
  actor: Actor,
  cycle: { id: string; unitId: string },
  positionId: string | null,
): boolean {
  return can(actor, "item.see", {
    unitId: cycle.unitId,
    cycleId: cycle.id,
    ownerPositionIds: [positionId],
  })
}

type CycleOfItem = { id: string; unitId: string }

/** Turns what people wrote about an item that this position owns into what the actor's edition says of it. */
export function itemRedactor(
  actor: Actor,
  cycle: CycleOfItem,
  positionId: string | null,
): (text: string) => string {
  const subject = { unitId: cycle.unitId, cycleId: cycle.id, ownerPositionIds: [positionId] }
  return makeRedactor({ people: [] }, editionSeen(actor, "item.see", subject))
}

/**
 * Whether one of these links of an item shows the actor a file. Where none does, "no" is said only to whoever
 * sees every file: to others it would give away the hidden one or report a gap that is none.
 */
export function proofThere(
  actor: Actor,
  cycle: CycleOfItem,
  positionId: string | null,
  links: readonly { evidence: { id: string } }[],
  sensitivityOf: ReadonlyMap<string, Sensitivity>,
): ProofThere {
  const sees = (sensitivity: Sensitivity) =>
    can(actor, "evidence.see", {
      unitId: cycle.unitId,
      cycleId: cycle.id,
      ownerPositionIds: [positionId],
      sensitivity,
    })
  if (links.some(({ evidence }) => sees(sensitivityOf.get(evidence.id) ?? "sensitif"))) return true
  return sees("sensitif") ? false : null
}

/** What readiness depends on, of a cycle as stored. */
export function readinessCycle(cycle: CycleRow, today: Day): ReadinessCycle {
  return {
    applicantKind: cycle.applicantKind,
    targetLevel: cycle.targetLevel,
    periodFrom: cycle.periodFrom,
    periodTo: cycle.periodTo,
    visitDate: cycle.visitDate,
    today,
  }
}

/** A link as readiness looks at it. */
export function readinessLink(
  row: Pick<
    LinkRow,
    "item" | "hint" | "label" | "evidenceId" | "number" | "periodFrom" | "periodTo" | "validUntil"
  >,
): ReadinessRows["links"][number] {
  return {
    item: row.item,
    hint: row.hint,
    label: row.label,
    evidence: {
      id: row.evidenceId,
      number: row.number,
      periodFrom: row.periodFrom,
      periodTo: row.periodTo,
      validUntil: row.validUntil,
    },
  }
}

/** Answers as a score takes them. */
export function levelsOf(
  rows: readonly { item: string; level: number | null; notApplicable: boolean }[],
): Levels {
  return Object.fromEntries(rows.map((row) => [row.item, row.notApplicable ? "not-applicable" : row.level]))
}

/**
 * Whether the actor sees this cycle from outside, as an assessor: he is shown answers and proofs. A role that
 * sees no cycles (a regional office's, a teacher's) does not bring him inside.
 */
export function isOutsider(actor: Actor, cycle: { unitId: string }): boolean {
  return !grantsOf(actor, "cycle.see").some(
    ({ membership }) => membership.cycleId === null && membership.unitIds.includes(cycle.unitId),
  )
}
