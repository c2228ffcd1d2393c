import { type BlockerState, type FigureRow, judgeBlockers } from "#app/domain/figures.ts"
import { type ApplicantKind, type Instrument, listItems } from "#app/domain/instrument.ts"
import { applyRule, type RuleResult } from "#app/domain/scoring-rules.ts"
import { type ItemScore, type Levels, scoreLevels, type Tally } from "#app/domain/tally.ts"

/** The plain numbers a score is made of: the same for self-evaluation, what-if and each asesor. */
export type ScoreInput = {
  applicantKind: ApplicantKind
  levels: Levels
  /** One set of levels per asesor, where there is an assessment. */
  assessors?: readonly Levels[]
  figures?: readonly FigureRow[]
}

export type Score = {
  items: Record<string, ItemScore>
  /** By key of every component and butir of the tree. */
  nodes: Record<string, Tally>
  total: Tally
  result: RuleResult
  blockers: BlockerState[]
}

/** Scores a cycle by its pinned instrument. Exact: nothing is rounded here. */
export function scoreInstrument(instrument: Instrument, input: ScoreInput): Score {
  const { items, nodes, total } = scoreLevels(instrument, input.applicantKind, input.levels)
  const blockers = judgeBlockers(instrument, input.applicantKind, input.figures ?? [], (key) => {
    const level = input.levels[key]
    return typeof level === "number" ? level : undefined
  })
  const seats = (input.assessors ?? []).map((levels) => scoreLevels(instrument, input.applicantKind, levels))
  return {
    items,
    nodes,
    total,
    blockers,
    result: applyRule(instrument, { items, nodes, total }, seats, blockers),
  }
}

/** The score as it would be with some levels changed; nothing is saved. */
export function scoreWhatIf(instrument: Instrument, input: ScoreInput, changes: Levels): Score {
  return scoreInstrument(instrument, { ...input, levels: { ...input.levels, ...changes } })
}

export type Rise = { item: string; from: number; to: number; result: RuleResult }

/**
 * Single items whose rise by one level would change the predicate or verdict, in the instrument's order.
 * Empty where the instrument gives neither.
 */
export function listDecisiveRises(instrument: Instrument, input: ScoreInput): Rise[] {
  const before = awardOf(scoreInstrument(instrument, input).result)
  if (before === undefined) return []
  const values = instrument.scale.levels.map((level) => level.value)
  return listItems(instrument, input.applicantKind).flatMap(({ item }) => {
    const from = input.levels[item.key]
    const to = typeof from === "number" ? values.find((value) => value > from) : undefined
    if (typeof from !== "number" || to === undefined) return []
    const { result } = scoreWhatIf(instrument, input, { [item.key]: to })
    return awardOf(result) === before ? [] : [{ item: item.key, from, to, result }]
  })
}

/** What the result comes to in one word: the verdict, or the key of the predicate; undefined where neither exists. */
export function awardOf(result: RuleResult): string | undefined {
  if (result.kind === "pass-fail") return result.verdict
  if (result.kind === "score") return result.predicate?.key
  return result.kind === "assessors" && result.mean ? awardOf(result.mean) : undefined
}

/** Every statement an instrument owes its reader about what its sources do not publish. */
export function listUnpublished(instrument: Instrument, kind: ApplicantKind) {
  const items = listItems(instrument, kind)
  return {
    stated: instrument.notPublished,
    itemsWithoutNumber: items.filter(({ item }) => item.number === undefined).map(({ item }) => item.key),
    itemsWithoutLevelTexts: items
      .filter(({ item }) => item.levelTexts === undefined)
      .map(({ item }) => item.key),
    groupsWithoutItems: instrument.components
      .filter((node) => "children" in node && node.children.length === 0)
      .map((node) => node.key),
  }
}
