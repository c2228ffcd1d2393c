import type { BlockerState } from "#app/domain/figures.ts"
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  HUNDRED,
  multiply,
  parseDecimal,
  sum,
  ZERO,
} from "#app/domain/fraction.ts"
import type { Band, Instrument, ScoringRule } from "#app/domain/instrument.ts"
import type { Sheet, Tally } from "#app/domain/tally.ts"

export type WeightedPart = {
  node: string
  weight: Fraction
  earned: number
  possible: number
  /** earned / possible × weight; null where every item of the node is excluded. */
  points: Fraction | null
}
export type MixedPart = { key: string; factor: Fraction; value: Fraction | null; weighted: WeightedPart[] }

/** A value on a published formula's scale. `value` is null where every item is excluded. */
export type ScoreResult = {
  kind: "score"
  value: Fraction | null
  outOf: Fraction
  /** Whether every item was answered: until then the unanswered count as nothing. */
  complete: boolean
  weighted?: WeightedPart[]
  parts?: MixedPart[]
  /** Only where the instrument publishes bands. */
  predicate?: Band
}
/** No formula is published: a share of the highest levels, for internal use ("indikatif internal"). */
export type IndicativeResult = { kind: "indicative"; share: Fraction | null; complete: boolean }
export type PassFailResult = {
  kind: "pass-fail"
  /** "open" while an item is unanswered or a figure of a blocker unknown, and nothing failed yet. */
  verdict: "pass" | "fail" | "open"
  met: number
  of: number
  failing: string[]
  unanswered: string[]
}
export type SeatResult = ScoreResult | IndicativeResult
/** `own` is the self-evaluation by the same rule; `mean` waits for all asesor and for published weights. */
export type AssessorsResult = {
  kind: "assessors"
  own: SeatResult
  seats: SeatResult[]
  mean?: SeatResult
  missing?: "assessors" | "weights"
}
export type RuleResult = PassFailResult | SeatResult | AssessorsResult

/** Applies the instrument's scoring rule to a sheet, and to one sheet per asesor where the rule has such. */
export function applyRule(
  instrument: Instrument,
  own: Sheet,
  seats: readonly Sheet[],
  blockers: readonly BlockerState[],
): RuleResult {
  const { rule } = instrument.scoring
  if (rule.kind === "pass-fail") return passOrFail(rule.passLevel, own, blockers)
  if (rule.kind !== "assessor-mean") return withPredicate(instrument, scoreSheet(rule, own), [own])
  const scored = seats.map((seat) => withPredicate(instrument, scoreSheet(rule.rule, seat), [seat]))
  const result = {
    kind: "assessors" as const,
    own: withPredicate(instrument, scoreSheet(rule.rule, own), [own]),
    seats: scored,
  }
  if (rule.weights === undefined) return { ...result, missing: "weights" }
  if (seats.length !== rule.assessors) return { ...result, missing: "assessors" }
  const mean = meanOf(scored, rule.weights.map(parseDecimal))
  return { ...result, mean: withPredicate(instrument, mean, seats, rule.weights.map(parseDecimal)) }
}

function passOrFail(passLevel: number, { items }: Sheet, blockers: readonly BlockerState[]): PassFailResult {
  const counted = Object.entries(items).filter(([, score]) => score.state !== "excluded")
  const unanswered = counted.filter(([, score]) => score.state === "unanswered").map(([key]) => key)
  const failing = counted
    .filter(([, score]) => score.state === "scored" && score.earned < passLevel)
    .map(([key]) => key)
  const failed = failing.length > 0 || blockers.some((blocker) => blocker.state === "blocked")
  const open = unanswered.length > 0 || blockers.some((blocker) => blocker.state === "unknown")
  return {
    kind: "pass-fail",
    verdict: failed ? "fail" : open ? "open" : "pass",
    met: counted.length - unanswered.length - failing.length,
    of: counted.length,
    failing,
    unanswered,
  }
}

function scoreSheet(rule: ScoringRule, sheet: Sheet): SeatResult {
  const { complete } = sheet.total
  switch (rule.kind) {
    case "level-profile":
      return { kind: "indicative", share: sheet.total.share, complete }
    case "weighted-sum":
    case "mixture": {
      const outOf = parseDecimal(rule.outOf)
      if (rule.kind === "weighted-sum") {
        const weighted = weigh(rule, sheet)
        return { kind: "score", value: weightedValue(weighted, outOf), outOf, complete, weighted }
      }
      const parts = rule.parts.map((part) => mixedPart(part, sheet))
      return { kind: "score", value: mix(parts), outOf, complete, parts }
    }
    case "pass-fail":
    case "assessor-mean":
      throw new Error(`Rule "${rule.kind}" gives no score of one sheet`)
  }
}

/** Σ earned/(n×max)×weight, n being the items that are not excluded. */
function weigh(rule: Extract<ScoringRule, { kind: "weighted-sum" }>, { nodes }: Sheet): WeightedPart[] {
  return rule.weights.map(({ node, weight }) => {
    // A node none of whose items apply to the applicant has no tally of its own.
    const { earned, possible, share }: Pick<Tally, "earned" | "possible" | "share"> = nodes[node] ?? {
      earned: 0,
      possible: 0,
      share: null,
    }
    const exact = parseDecimal(weight)
    return { node, weight: exact, earned, possible, points: share && multiply(share, exact) }
  })
}

// A node without a counted item has no share of its own: the rest carries the whole, in proportion.
function weightedValue(weighted: readonly WeightedPart[], outOf: Fraction): Fraction | null {
  const counted = weighted.filter((part) => part.points !== null)
  const carried = sum(counted.map((part) => part.weight))
  if (counted.length === 0) return null
  return divide(multiply(sum(counted.map((part) => part.points ?? ZERO)), outOf), carried)
}

function mixedPart(
  part: Extract<ScoringRule, { kind: "mixture" }>["parts"][number],
  sheet: Sheet,
): MixedPart {
  const scored = scoreSheet(part.rule, sheet)
  if (scored.kind !== "score") throw new Error(`Part "${part.key}" of a mixture gives no score`)
  return {
    key: part.key,
    factor: parseDecimal(part.factor),
    value: scored.value,
    weighted: scored.weighted ?? [],
  }
}

function mix(parts: readonly MixedPart[]): Fraction | null {
  const counted = parts.filter((part) => part.value !== null)
  if (counted.length === 0) return null
  const carried = sum(counted.map((part) => part.factor))
  return divide(sum(counted.map((part) => multiply(part.factor, part.value ?? ZERO))), carried)
}

/** Weighted mean of values; null as soon as one asesor has excluded everything. */
function weightedMean(values: readonly (Fraction | null)[], weights: readonly Fraction[]): Fraction | null {
  if (values.some((value) => value === null)) return null
  const total = values.reduce<Fraction>(
    (at, value, seat) => add(at, multiply(value ?? ZERO, weights[seat] ?? ZERO)),
    ZERO,
  )
  return divide(total, sum(weights))
}

function meanOf(seats: readonly SeatResult[], weights: readonly Fraction[]): SeatResult {
  const complete = seats.every((seat) => seat.complete)
  const first = seats[0]
  if (first?.kind !== "score")
    return {
      kind: "indicative",
      complete,
      share: weightedMean(
        seats.map((seat) => (seat.kind === "indicative" ? seat.share : null)),
        weights,
      ),
    }
  const value = weightedMean(
    seats.map((seat) => (seat.kind === "score" ? seat.value : null)),
    weights,
  )
  return { kind: "score", value, outOf: first.outOf, complete }
}

function withPredicate(
  instrument: Instrument,
  result: SeatResult,
  sheets: readonly Sheet[],
  weights: readonly Fraction[] = sheets.map(() => fraction(1)),
): SeatResult {
  const { predicates } = instrument.scoring
  if (result.kind !== "score" || result.value === null || !predicates) return result
  const value = result.value
  const predicate = predicates.bands.find(
    (band) =>
      compare(value, parseDecimal(band.from)) >= 0 &&
      (band.minima ?? []).every(({ node, from }) => {
        const share = weightedMean(
          sheets.map((sheet) => sheet.nodes[node]?.share ?? null),
          weights,
        )
        // Where all of a node is excluded there is nothing its minimum could be asked of.
        return share === null || compare(multiply(share, HUNDRED), parseDecimal(from)) >= 0
      }),
  )
  return predicate ? { ...result, predicate } : result
}
