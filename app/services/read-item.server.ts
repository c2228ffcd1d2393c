import type { TFunction } from "i18next"
import { actionCode, isOpen } from "#app/domain/action.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Day, dayIn, formatDay, type Language } from "#app/domain/dates.ts"
import {
  allowsNotApplicable,
  type FigureDefinition,
  type Instrument,
  type Item,
  levelText,
  nodeLabel,
  requireItem,
  text,
} from "#app/domain/instrument.ts"
import { itemTree, neighbours } from "#app/domain/item-list.ts"
import type { AnswerTexts, ItemView, StripView } from "#app/domain/item-view.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { type ItemReadiness, judgeItem } from "#app/domain/readiness.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { nextResponseState } from "#app/domain/response-state.ts"
import { textsOf, whenText } from "#app/services/answer-texts.ts"
import { describeReasons, periodName } from "#app/services/describe-reason.server.ts"
import { figureViews } from "#app/services/figure-views.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import {
  isOutsider,
  itemRedactor,
  proofThere,
  readinessCycle,
  readinessLink,
  seesItem,
} from "#app/services/read-cycle.server.ts"
import { readFigures } from "#app/services/read-figures.server.ts"
import type { Db } from "#db/client.server.ts"
import { listActions } from "#db/queries/actions.server.ts"
import { hasContributed } from "#db/queries/contributions.server.ts"
import {
  type CycleRow,
  getDraft,
  listCycleLinks,
  listHoleExplanations,
  listResponseStates,
  type ResponseRow,
  requireCycle,
  requireResponse,
} from "#db/queries/cycles.server.ts"
import { type LinkedEvidence, listItemEvidence } from "#db/queries/evidence-links.server.ts"

export interface ItemPage {
  view: ItemView
  /** The proofs the actor may see, and what the evidence components need to judge them. */
  evidence: LinkedEvidence[]
  cycle: CycleRow
  item: Item
  today: Day
  /** Turns free text beside the proofs into what the actor's edition says. */
  safe: (text: string) => string
  mayAttach: boolean
  /** Open actions made from it that the actor may see; undefined for whoever follows nothing up. */
  followUp: { actions: { id: string; code: string; title: string }[]; mayMake: boolean } | undefined
}

/**
 * Everything the page of one item shows, in the reader's language.
 * @throws 404 outside the actor's scope or for an item that does not apply, 403 where he may not see it.
 */
export async function readItem(
  db: Db,
  actor: Actor,
  cycleId: string,
  itemKey: string,
  language: Language,
  t: TFunction,
): Promise<ItemPage> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  authorise(actor, "cycle.see", { unitId: cycle.unitId, cycleId })
  const response = await requireResponse(db, scope, cycleId, itemKey)
  if (!seesItem(actor, cycle, response.positionId)) throw refusal(403, "common:refusal.forbidden")
  const instrument = await pinnedInstrument(db, scope, cycle)
  const listed = requireItem(instrument, itemKey)
  const { item } = listed
  const may = rightsOn(actor, cycle, response)
  const definitions = figuresOf(instrument, item)
  const safe = itemRedactor(actor, cycle, response.positionId)
  const today = dayIn(new Date(), cycle.timeZone)
  const [states, evidence, links, explanations, figures, draft, contributed, followUp] = await Promise.all([
    listResponseStates(db, scope, cycleId),
    listItemEvidence(db, actor, cycleId, itemKey),
    listCycleLinks(db, scope, cycleId, itemKey),
    item.evidence.some((hint) => hint.cadence !== undefined)
      ? listHoleExplanations(db, scope, cycleId, itemKey)
      : [],
    readFigures(db, scope, cycle, instrument, today),
    may.answer ? getDraft(db, actor.userId, cycleId, itemKey) : undefined,
    may.review && hasContributed(db, actor.userId, cycleId, itemKey, item.figures ?? []),
    followUpOf(db, actor, cycle, itemKey),
  ])
  const mayApprove = may.review && !contributed
  const seen = new Map(
    states.filter((row) => seesItem(actor, cycle, row.positionId)).map((row) => [row.item, row.status]),
  )
  const readiness = judgeItem(listed, readinessCycle(cycle, today), {
    responses: [response],
    links: links.map(readinessLink),
    explanations,
  })
  const at = (instant: Date) => whenText(instant, today, language, cycle.timeZone)
  const kind = cycle.applicantKind
  const { previous, next } = neighbours(instrument, kind, seen, itemKey)
  const neighbour = (node: Item | undefined) =>
    node === undefined ? null : { key: node.key, label: nodeLabel(node, language) }
  const answer = textsOf(response, safe)
  const outsider = isOutsider(actor, cycle)
  const sensitivity = new Map(links.map((link) => [link.evidenceId, link.sensitivity]))
  const kept = draft === undefined ? undefined : { ...EMPTY, ...pickTexts(draft.content) }
  const view: ItemView = {
    cycle: {
      id: cycleId,
      title: cycle.title,
      instrument: text(instrument.shortTitle, language),
      state: cycle.state,
      isFrozen: isFrozen(cycle.state),
    },
    item: {
      key: item.key,
      label: nodeLabel(item, language),
      topic: text(item.topic, language),
      help: item.help === undefined ? null : text(item.help, language),
      note: item.note === undefined ? null : text(item.note, language),
      mayNotApply: allowsNotApplicable(item),
      hasLevelTexts: instrument.scale.levels.some(({ value }) => levelText(instrument, item, value)),
      confidence: item.confidence,
    },
    tree: itemTree(instrument, kind, seen, itemKey).map(({ component, lines }) => ({
      title: nodeLabel(component, language),
      lines: lines.map(({ node, item: to, state, isCurrent }) => ({
        label: nodeLabel(node, language),
        item: to,
        state,
        isCurrent,
      })),
    })),
    levels: instrument.scale.levels.map(({ value, name }) => {
      const published = levelText(instrument, item, value)
      return {
        value,
        name: text(name, language),
        text: published === undefined ? null : text(published, language),
      }
    }),
    target: response.targetLevel ?? cycle.targetLevel,
    answer: {
      ...answer,
      version: response.version,
      status: response.status,
      savedAt: response.answeredAt === null ? null : at(response.answeredAt),
      author: outsider ? null : response.authorName,
    },
    draft:
      draft === undefined || kept === undefined || sameTexts(kept, answer)
        ? null
        : {
            ...kept,
            baseVersion: draft.baseVersion,
            savedAt: at(draft.savedAt),
            isBehind: draft.baseVersion !== response.version,
          },
    review:
      response.reviewedAt === null || !may.seeReview
        ? null
        : { note: response.reviewNote, by: response.reviewerName, at: at(response.reviewedAt) },
    missing: may.seeGaps
      ? describeReasons(readiness, {
          t,
          language,
          instrument,
          cycleId,
          item,
          mayAnswer: may.answer,
          mayReview: mayApprove,
        })
      : [],
    hints: readiness.hints.map(({ hint, links: proofs }) => ({
      key: hint.key,
      text: text(hint.text, language),
      isRequired: hint.required,
      isThere: proofThere(actor, cycle, response.positionId, proofs, sensitivity),
    })),
    strips: may.seeGaps ? stripsOf(readiness, t, language, safe) : [],
    ...figureViews(definitions, itemKey, figures, { today, language, safe }),
    charge: {
      position: response.positionTitle,
      due: outsider || response.dueDate === null ? null : formatDay(response.dueDate, language),
      isOverdue: !outsider && response.dueDate !== null && response.dueDate < today && !readiness.ready,
    },
    previous: neighbour(previous),
    next: neighbour(next),
    may: {
      answer: may.answer,
      review: may.review,
      approve: mayApprove,
      assign: may.assign,
      explain: may.explain,
      enterFigure: may.enterFigure,
      nameFigure: may.nameFigure,
    },
  }
  return { view, evidence, cycle, item, today, safe, mayAttach: may.attach, followUp }
}

async function followUpOf(db: Db, actor: Actor, { id, unitId }: CycleRow, item: string) {
  if (!can(actor, "action.list", { unitId })) return undefined
  const rows = await listActions(db, actor, { item: { cycleId: id, item } })
  const open = rows.filter(({ state }) => isOpen(state))
  return {
    actions: open.map((row) => ({ id: row.id, code: actionCode(row.number), title: row.title })),
    mayMake: can(actor, "action.create", { unitId }),
  }
}

function rightsOn(actor: Actor, cycle: CycleRow, response: ResponseRow) {
  const open = !isFrozen(cycle.state)
  const own = { unitId: cycle.unitId, cycleId: cycle.id, ownerPositionIds: [response.positionId] }
  const review = can(actor, "item.review", { ...own, authorId: response.authorId })
  const answer = can(actor, "item.answer", own)
  return {
    answer: open && answer,
    review: open && review && nextResponseState(response.status, "return") !== undefined,
    assign: open && can(actor, "item.assign", own),
    explain: open && can(actor, "item.explain-hole", own),
    attach: open && can(actor, "evidence.add", own) && can(actor, "evidence.link", own),
    enterFigure: open && can(actor, "figure.enter", own),
    nameFigure: open && can(actor, "figure.name", own),
    // An outside assessor sees answers and proofs, not how they came about; and whoever does not see every
    // proof would be told of gaps that are none.
    seeGaps: can(actor, "evidence.see", { ...own, sensitivity: "sensitif" }) && (answer || review),
    seeReview: answer || can(actor, "item.review", own),
  }
}

const EMPTY: AnswerTexts = { level: "", narrative: "", gapReason: "" }

function pickTexts(content: Record<string, string>): Partial<AnswerTexts> {
  return Object.fromEntries(Object.keys(EMPTY).map((key) => [key, content[key] ?? ""]))
}

function sameTexts(a: AnswerTexts, b: AnswerTexts): boolean {
  return a.level === b.level && a.narrative === b.narrative && a.gapReason === b.gapReason
}

function stripsOf(
  readiness: ItemReadiness,
  t: TFunction,
  language: Language,
  safe: (text: string) => string,
): StripView[] {
  return readiness.hints.flatMap(({ hint, strip }) => {
    if (strip === undefined || hint.cadence === "once") return []
    return {
      hint: hint.key,
      title: text(hint.text, language),
      hasHoles: strip.some(({ state }) => state === "hole"),
      periods: strip.map(({ period, state, reason }) => {
        const name = periodName(period, t, language)
        return {
          key: period.key,
          name,
          short: shortName(period.key, name),
          state,
          ...(reason === undefined ? {} : { reason: safe(reason) }),
        }
      }),
    }
  })
}

/** What fits into a cell of a strip: the month's first letter, `S1`, or the years. */
function shortName(key: string, name: string): string {
  if (/^\d{4}-\d{2}$/.test(key)) return name.charAt(0)
  const semester = /^\d{2}(\d{2})-(S[12])$/.exec(key)
  return semester === null ? key : `${semester[2]} ’${semester[1]}`
}

function figuresOf(instrument: Instrument, item: Item): FigureDefinition[] {
  return instrument.figures.filter(({ key }) => item.figures?.includes(key))
}
