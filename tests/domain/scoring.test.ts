import fc from "fast-check"
import { expect, test } from "vitest"
import { compare, fraction, parseDecimal } from "#app/domain/fraction.ts"
import type { Band, Instrument, Predicates, ScoringRule } from "#app/domain/instrument.ts"
import {
  awardOf,
  listDecisiveRises,
  listUnpublished,
  scoreInstrument,
  scoreWhatIf,
} from "#app/domain/scoring.ts"
import type { ScoreResult } from "#app/domain/scoring-rules.ts"
import type { Levels } from "#app/domain/tally.ts"
import {
  both,
  readTemplate,
  sampleGroup,
  sampleInstrument,
  sampleItem,
} from "#tests/domain/sample-instrument.ts"

const weighted: ScoringRule = {
  kind: "weighted-sum",
  outOf: "100",
  weights: [
    { node: "A", weight: "60" },
    { node: "B", weight: "40" },
  ],
}

const band = (key: string, from: string, minima?: Band["minima"]): Band => ({
  key,
  name: both(key),
  from,
  minima,
})
const predicates = (...bands: Band[]): Predicates => ({
  source: ["rule"],
  confidence: "official",
  outOf: "100",
  bands,
})

function withBands(rule: ScoringRule, ...bands: Band[]): Instrument {
  return sampleInstrument({
    scoring: { source: ["rule"], confidence: "official", rule, predicates: predicates(...bands) },
  })
}

const score = (instrument: Instrument, levels: Levels, assessors?: Levels[]) =>
  scoreInstrument(instrument, { applicantKind: "pkbm", levels, assessors })

function scoreOf(instrument: Instrument, levels: Levels) {
  const { result } = score(instrument, levels)
  if (result.kind !== "score") throw new Error(`No score but "${result.kind}"`)
  return result.value
}

test("an unanswered item is unanswered, an excluded one excluded, any other earns its level", () => {
  const { items, total } = score(sampleInstrument(), { a1: 3, a2: "not-applicable", b1: null })
  expect(items).toEqual({
    a1: { state: "scored", earned: 3, possible: 4 },
    a2: { state: "excluded" },
    b1: { state: "unanswered" },
  })
  expect(total).toMatchObject({ items: 3, answered: 2, excluded: 1, earned: 3, possible: 8, complete: false })
  expect(total.share).toEqual(fraction(3, 8))
})

test("an excluded item does not lower the total, an unanswered one does", () => {
  expect(score(sampleInstrument(), { a1: 4, a2: "not-applicable", b1: 4 }).total.share).toEqual(fraction(1))
  expect(score(sampleInstrument(), { a1: 4, b1: 4 }).total.share).toEqual(fraction(2, 3))
})

test("an item that may not be left out counts as unanswered when it is", () => {
  expect(score(sampleInstrument(), { a1: "not-applicable" }).items.a1).toEqual({ state: "unanswered" })
})

test("a level outside the scale is a bug that quotes it", () => {
  expect(() => score(sampleInstrument(), { a1: 5 })).toThrow('Unknown level 5 of item "a1" in "sample@1"')
  expect(() => score(sampleInstrument(), { a1: 2.5 })).toThrow("Unknown level 2.5")
})

test("every component and butir has a tally and a profile of levels", () => {
  const { nodes, total } = score(sampleInstrument(), { a1: 3, a2: 3, b1: 1 })
  expect(nodes.A?.share).toEqual(fraction(3, 4))
  expect(nodes.B?.share).toEqual(fraction(1, 4))
  expect(total.profile).toEqual([
    { level: 1, count: 1 },
    { level: 2, count: 0 },
    { level: 3, count: 2 },
    { level: 4, count: 0 },
  ])
})

test("a level profile gives a share for internal use and never a predicate", () => {
  const instrument = withBands({ kind: "level-profile" }, band("a", "90"), band("c", "0"))
  const { result } = score(instrument, { a1: 4, a2: 4, b1: 4 })
  expect(result).toEqual({ kind: "indicative", share: fraction(1), complete: true })
  expect(awardOf(result)).toBeUndefined()
})

test("a weighted sum is Σ earned/(n×max)×weight, to the last digit", () => {
  const instrument = sampleInstrument({}, weighted)
  expect(scoreOf(instrument, { a1: 3, a2: 4, b1: 1 })).toEqual(fraction(125, 2))
  const thirds = sampleInstrument(
    {
      components: [
        sampleGroup(
          "A",
          ["x", "y", "z"].map((key) => sampleItem(key)),
        ),
      ],
    },
    { kind: "weighted-sum", outOf: "100", weights: [{ node: "A", weight: "100" }] },
  )
  expect(scoreOf(thirds, { x: 4, y: 4, z: 1 })).toEqual(fraction(75))
  expect(scoreOf(thirds, { x: 4 })).toEqual(fraction(100, 3))
})

test("a component that is excluded as a whole leaves its weight to the others", () => {
  const instrument = sampleInstrument(
    {},
    {
      kind: "weighted-sum",
      outOf: "100",
      weights: [
        { node: "a1", weight: "30" },
        { node: "a2", weight: "30" },
        { node: "B", weight: "40" },
      ],
    },
  )
  expect(scoreOf(instrument, { a1: 2, a2: "not-applicable", b1: 4 })).toEqual(fraction(5500, 70))
  const only = sampleInstrument(
    { components: [sampleItem("a2", { notApplicable: { allowed: true, confidence: "official" } })] },
    { kind: "weighted-sum", outOf: "100", weights: [{ node: "a2", weight: "100" }] },
  )
  expect(scoreOf(only, { a2: "not-applicable" })).toBeNull()
})

test("a part of the tree that does not apply to the applicant carries no weight", () => {
  const instrument = sampleInstrument({}, weighted)
  const [a, b] = instrument.components
  if (!a || !b) throw new Error("No components")
  const narrowed = {
    ...instrument,
    components: [{ ...a, appliesTo: { kinds: ["pesantren" as const], confidence: "official" as const } }, b],
  }
  expect(scoreOf(narrowed, { b1: 2 })).toEqual(fraction(50))
})

test("a mixture of parts is 0.7·A + 0.3·B", () => {
  const part = (key: string, factor: string, node: string) => ({
    key,
    title: both(key),
    factor,
    nodes: [node],
    rule: { kind: "weighted-sum" as const, outOf: "100", weights: [{ node, weight: "100" }] },
  })
  const instrument = sampleInstrument(
    {},
    { kind: "mixture", outOf: "100", parts: [part("p", "0.7", "A"), part("q", "0.3", "B")] },
  )
  const { result } = score(instrument, { a1: 3, a2: 4, b1: 1 })
  expect(result).toMatchObject({
    kind: "score",
    value: fraction(275, 4),
    parts: [
      { key: "p", factor: fraction(7, 10), value: fraction(175, 2) },
      { key: "q", factor: fraction(3, 10), value: fraction(25) },
    ],
  })
})

test("pass or fail: every item at the level, none unanswered, no blocker", () => {
  const rule: ScoringRule = { kind: "pass-fail", passLevel: 3, pass: both("yes"), fail: both("no") }
  const instrument = sampleInstrument({}, rule)
  const verdict = (levels: Levels) => awardOf(score(instrument, levels).result)
  expect(verdict({ a1: 3, a2: 4, b1: 3 })).toBe("pass")
  expect(verdict({ a1: 3, a2: "not-applicable", b1: 3 })).toBe("pass")
  expect(verdict({ a1: 3, a2: 4 })).toBe("open")
  expect(verdict({ a1: 2, a2: 4 })).toBe("fail")
  expect(score(instrument, { a1: 2, a2: 4 }).result).toMatchObject({
    met: 1,
    of: 3,
    failing: ["a1"],
    unanswered: ["b1"],
  })
})

test("fewer than 15 resident santri stand in the way of the registration, an unknown number leaves it open", () => {
  const instrument = readTemplate("kemenag-registrasi-pesantren")
  const levels = Object.fromEntries(
    "R-01 R-02 R-03a R-03b R-03c R-03d R-03e R-04a R-04b R-04c R-04d R-04e R-04f R-04g R-04h R-05 R-06 R-07 R-08 R-09 R-11 R-12 R-13"
      .split(" ")
      .map((key) => [key, 2]),
  )
  const verdict = (value?: string) =>
    scoreInstrument(instrument, {
      applicantKind: "pesantren",
      levels,
      figures:
        value === undefined
          ? []
          : [{ figure: "resident-santri", value, asOf: "2026-11-24", source: "hitung" }],
    })
  expect(awardOf(verdict("15").result)).toBe("pass")
  expect(awardOf(verdict("14").result)).toBe("fail")
  expect(verdict("14").blockers[0]).toMatchObject({ state: "blocked", blocker: { item: "R-01" } })
  expect(awardOf(verdict().result)).toBe("open")
  expect(verdict().blockers[0]?.state).toBe("unknown")
})

test("two asesor are averaged with their published weights, exactly", () => {
  const rule: ScoringRule = { kind: "assessor-mean", assessors: 2, weights: ["2", "1"], rule: weighted }
  const instrument = withBands(rule, band("a", "80"), band("c", "0"))
  const first = { a1: 4, a2: 4, b1: 4 }
  const second = { a1: 2, a2: 2, b1: 2 }
  const { result } = score(instrument, second, [first, second])
  expect(result).toMatchObject({
    kind: "assessors",
    own: { value: fraction(50), predicate: { key: "c" } },
    seats: [{ value: fraction(100) }, { value: fraction(50) }],
    mean: { kind: "score", value: fraction(250, 3), predicate: { key: "a" } },
  })
  expect(score(instrument, first, [first]).result).toMatchObject({ missing: "assessors" })
})

test("without published weights of the asesor there is no mean, and without formula no predicate", () => {
  const instrument = readTemplate("mm-spm-dikdasmen")
  const levels = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`S-${at + 1}`, 2]))
  const { result } = scoreInstrument(instrument, {
    applicantKind: "pesantren",
    levels,
    assessors: [levels, levels],
  })
  expect(result).toEqual({
    kind: "assessors",
    own: { kind: "indicative", share: fraction(1), complete: true },
    seats: Array(2).fill({ kind: "indicative", share: fraction(1), complete: true }),
    missing: "weights",
  })
})

test("a band is reached at its lower bound, and a minimum of a component holds it back", () => {
  const instrument = withBands(
    weighted,
    band("a", "80", [{ node: "B", from: "75" }]),
    band("b", "60"),
    band("c", "0"),
  )
  const award = (levels: Levels) => awardOf(score(instrument, levels).result)
  expect(award({ a1: 4, a2: 4, b1: 4 })).toBe("a")
  expect(award({ a1: 4, a2: 4, b1: 2 })).toBe("b")
  expect(scoreOf(instrument, { a1: 4, a2: 4, b1: 2 })).toEqual(fraction(80))
  expect(award({ a1: 3, a2: 3, b1: 1 })).toBe("c")
})

test("whatever the score, exactly the highest band at or below it is given", () => {
  const froms = fc
    .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 6 })
    .map((values) => [...values].sort((a, b) => b - a))
  const level = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(froms, level, level, level, (lower, a1, a2, b1) => {
      const bands = [...lower.map((from) => band(`f${from}`, String(from))), band("rest", "0")]
      const { value, predicate } = score(withBands(weighted, ...bands), { a1, a2, b1 }).result as ScoreResult
      if (value === null || !predicate) throw new Error("No predicate")
      expect(compare(value, parseDecimal(predicate.from))).toBeGreaterThanOrEqual(0)
      const above = bands[bands.findIndex(({ key }) => key === predicate.key) - 1]
      if (above) expect(compare(value, parseDecimal(above.from))).toBeLessThan(0)
    }),
  )
})

test("raising a level never lowers a score", () => {
  const level = fc.integer({ min: 1, max: 3 })
  const instrument = sampleInstrument({}, weighted)
  fc.assert(
    fc.property(level, level, level, fc.constantFrom("a1", "a2", "b1"), (a1, a2, b1, key) => {
      const levels: Record<string, number> = { a1, a2, b1 }
      const before = scoreOf(instrument, levels)
      const after = scoreOf(instrument, { ...levels, [key]: (levels[key] ?? 0) + 1 })
      if (!before || !after) throw new Error("No value")
      expect(compare(after, before)).toBe(1)
    }),
  )
})

test("what-if scores the change and leaves what is there alone", () => {
  const instrument = withBands(weighted, band("b", "60"), band("c", "0"))
  const input = { applicantKind: "pkbm" as const, levels: Object.freeze({ a1: 2, a2: 2, b1: 2 }) }
  expect(awardOf(scoreInstrument(instrument, input).result)).toBe("c")
  expect(awardOf(scoreWhatIf(instrument, input, { b1: 3 }).result)).toBe("b")
  expect(input.levels.b1).toBe(2)
  expect(listDecisiveRises(instrument, input).map(({ item, from, to }) => [item, from, to])).toEqual([
    ["b1", 2, 3],
  ])
})

test("where no formula is published no rise is called decisive", () => {
  expect(listDecisiveRises(sampleInstrument(), { applicantKind: "pkbm", levels: { a1: 1, b1: 1 } })).toEqual(
    [],
  )
})

test("what is not published can be said, item by item", () => {
  const said = listUnpublished(readTemplate("mm-spm-dikdasmen"), "pesantren")
  expect(said.stated.map(({ what }) => what)).toContain("formula")
  expect(said.itemsWithoutNumber).toHaveLength(8)
  expect(said.groupsWithoutItems).toEqual(["K1", "K2", "K3", "K4"])
  expect(
    listUnpublished(readTemplate("banpdm-ia2024-kesetaraan"), "pkbm").itemsWithoutLevelTexts,
  ).toHaveLength(48)
})
