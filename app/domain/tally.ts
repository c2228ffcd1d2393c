import { type Fraction, fraction } from "#app/domain/fraction.ts"
import {
  type ApplicantKind,
  allowsNotApplicable,
  type Instrument,
  type Item,
  levelOf,
  listItems,
  maxLevel,
} from "#app/domain/instrument.ts"

/** What was answered for an item; null and undefined are "not yet". */
export type ItemLevel = number | "not-applicable" | null | undefined
export type Levels = Readonly<Record<string, ItemLevel>>

export type ItemScore =
  | { state: "unanswered" }
  | { state: "excluded" }
  | { state: "scored"; earned: number; possible: number }

/** Sums of levels over the items of a node. An unanswered item counts as nothing earned; an excluded one not at all. */
export type Tally = {
  items: number
  answered: number
  excluded: number
  earned: number
  possible: number
  /** earned / possible, or null where every item is excluded or there is none. */
  share: Fraction | null
  complete: boolean
  /** How many items stand at each level of the scale, ascending. */
  profile: { level: number; count: number }[]
}

/** One set of levels, scored: per item, per component and butir, and in all. */
export type Sheet = { items: Record<string, ItemScore>; nodes: Record<string, Tally>; total: Tally }

/** Throws where the level is not of the scale. A "not applicable" that the item does not allow counts as unanswered. */
export function scoreItem(instrument: Instrument, item: Item, level: ItemLevel): ItemScore {
  if (level === undefined || level === null) return { state: "unanswered" }
  if (level === "not-applicable")
    return allowsNotApplicable(item) ? { state: "excluded" } : { state: "unanswered" }
  if (!levelOf(instrument, level))
    throw new Error(
      `Unknown level ${level} of item "${item.key}" in "${instrument.id}@${instrument.version}"`,
    )
  return { state: "scored", earned: level, possible: maxLevel(instrument) }
}

function tally(instrument: Instrument, scores: readonly ItemScore[]): Tally {
  const scored = scores.filter((score) => score.state === "scored")
  const excluded = scores.filter((score) => score.state === "excluded").length
  const earned = scored.reduce((sum, score) => sum + score.earned, 0)
  const possible = (scores.length - excluded) * maxLevel(instrument)
  return {
    items: scores.length,
    answered: scored.length + excluded,
    excluded,
    earned,
    possible,
    share: possible === 0 ? null : fraction(earned, possible),
    complete: scored.length + excluded === scores.length,
    profile: instrument.scale.levels.map(({ value }) => ({
      level: value,
      count: scored.filter((score) => score.earned === value).length,
    })),
  }
}

/** Scores every item that applies. */
export function scoreLevels(instrument: Instrument, kind: ApplicantKind, levels: Levels): Sheet {
  const items: Record<string, ItemScore> = {}
  const under = new Map<string, ItemScore[]>()
  const walk = (nodes: Instrument["components"]): void => {
    for (const node of nodes)
      if ("children" in node) {
        under.set(node.key, [])
        walk(node.children)
      }
  }
  walk(instrument.components)
  for (const { item, ancestors } of listItems(instrument, kind)) {
    const score = scoreItem(instrument, item, levels[item.key])
    items[item.key] = score
    for (const group of ancestors) under.get(group.key)?.push(score)
    under.set(item.key, [score])
  }
  const nodes = Object.fromEntries([...under].map(([key, scores]) => [key, tally(instrument, scores)]))
  return { items, nodes, total: tally(instrument, Object.values(items)) }
}
