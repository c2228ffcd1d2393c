import { compare, parseDecimal, parseFraction } from "#app/domain/fraction.ts"
import {
  type ApplicantKind,
  type Blocker,
  type BlockerRule,
  type Instrument,
  listItems,
} from "#app/domain/instrument.ts"

/**
 * A live figure as a rule sees it: counted from the registers, or entered by hand with its day and source. `value`
 * is a decimal with a point or an exact fraction such as "200/3".
 */
export type FigureRow = { figure: string; value: string; asOf: string; source: string; counted?: boolean }
export type LevelOfItem = (item: string) => number | undefined

/** What a rule says today; "unknown" where a figure or level it needs is not there yet. */
export type RuleState = "holds" | "fails" | "unknown"
export type BlockerState = {
  blocker: Blocker
  state: "clear" | "blocked" | "unknown"
  /** The figures the rule looks at, with what is known of them. */
  figures: { figure: string; row?: FigureRow }[]
}

/** Judges a rule. "all" fails as soon as one part fails; "any" holds as soon as one part holds. */
export function judgeRule(rule: BlockerRule, figures: readonly FigureRow[], level: LevelOfItem): RuleState {
  if ("figure" in rule) {
    const row = figures.find((entry) => entry.figure === rule.figure)
    if (!row) return "unknown"
    const value = parseFraction(row.value)
    const holds =
      "atLeast" in rule
        ? compare(value, parseDecimal(rule.atLeast)) >= 0
        : compare(value, parseDecimal(rule.atMost)) <= 0
    return holds ? "holds" : "fails"
  }
  if ("item" in rule) {
    const value = level(rule.item)
    if (value === undefined) return "unknown"
    return value >= rule.atLeastLevel ? "holds" : "fails"
  }
  const [parts, decisive, otherwise] =
    "all" in rule ? ([rule.all, "fails", "holds"] as const) : ([rule.any, "holds", "fails"] as const)
  const states = parts.map((part) => judgeRule(part, figures, level))
  if (states.includes(decisive)) return decisive
  return states.includes("unknown") ? "unknown" : otherwise
}

function figuresOf(rule: BlockerRule): string[] {
  if ("figure" in rule) return [rule.figure]
  if ("item" in rule) return []
  return ("all" in rule ? rule.all : rule.any).flatMap(figuresOf)
}

/** The blockers of the items that apply: blocked ones first, then what cannot be told yet, then the clear ones. */
export function judgeBlockers(
  instrument: Instrument,
  kind: ApplicantKind,
  figures: readonly FigureRow[],
  level: LevelOfItem,
): BlockerState[] {
  const applicable = new Set(listItems(instrument, kind).map((listed) => listed.item.key))
  const states = { holds: "clear", fails: "blocked", unknown: "unknown" } as const
  const order = { blocked: 0, unknown: 1, clear: 2 }
  return instrument.blockers
    .filter((blocker) => applicable.has(blocker.item))
    .map((blocker) => ({
      blocker,
      state: states[judgeRule(blocker.rule, figures, level)],
      figures: [...new Set(figuresOf(blocker.rule))].map((figure) => ({
        figure,
        row: figures.find((entry) => entry.figure === figure),
      })),
    }))
    .sort((a, b) => order[a.state] - order[b.state])
}
