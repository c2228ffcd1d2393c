import { expect, test } from "vitest"
import type { ScoringRule } from "#app/domain/instrument.ts"
import { both, changed, problemsOf, put, sampleInstrument } from "#tests/domain/sample-instrument.ts"

test("a weight is a decimal in quotes", () => {
  const rule = (weight: unknown) =>
    ({
      kind: "weighted-sum",
      outOf: "100",
      weights: [
        { node: "A", weight },
        { node: "B", weight: "40" },
      ],
    }) as ScoringRule
  expect(problemsOf(sampleInstrument({}, rule("60")))).toEqual([])
  expect(problemsOf(sampleInstrument({}, rule(60)))).toEqual([
    'scoring.rule.weights[0].weight: expected a decimal in quotes, such as "12.5", got the number 60',
  ])
  for (const bad of ["60,0", "6e1", "-60", "060", ""])
    expect(problemsOf(sampleInstrument({}, rule(bad)))[0]).toContain("expected a decimal")
  expect(problemsOf(sampleInstrument({}, rule("0.0")))).toEqual([
    'scoring.rule.weights[0].weight: expected a decimal above zero, got "0.0"',
  ])
})

test("weights match the components and their sum", () => {
  const weights = (...entries: [string, string][]) =>
    problemsOf(
      sampleInstrument(
        {},
        {
          kind: "weighted-sum",
          outOf: "100",
          weights: entries.map(([node, weight]) => ({ node, weight })),
        },
      ),
    )
  expect(weights(["A", "59.9"], ["B", "40.1"])).toEqual([])
  expect(weights(["a1", "30"], ["a2", "30"], ["B", "40"])).toEqual([])
  expect(weights(["A", "60"], ["B", "40.5"])).toEqual([
    "scoring.rule.weights: expected a sum of 100, got 201/2",
  ])
  expect(weights(["A", "100"])).toEqual([
    "scoring.rule.weights: expected every item to be covered once, got nothing for b1",
  ])
  expect(weights(["A", "30"], ["a1", "30"], ["B", "40"])).toEqual([
    'scoring.rule.weights[1].node: expected each item once, got "a1" under "A" and "a1"',
  ])
  expect(weights(["A", "60"], ["C", "40"])[0]).toBe(
    'scoring.rule.weights[1].node: expected the key of a component, butir or item, got "C"',
  )
})

test("parts of a mixture cover the tree once, sum to one and give scores of the same size", () => {
  const part = (key: string, factor: string, nodes: string[], rule: ScoringRule) => ({
    key,
    title: both(key),
    factor,
    nodes,
    rule,
  })
  const sum = (node: string, outOf = "100"): ScoringRule => ({
    kind: "weighted-sum",
    outOf,
    weights: [{ node, weight: outOf }],
  })
  const mixture = (...parts: ReturnType<typeof part>[]) =>
    problemsOf(sampleInstrument({}, { kind: "mixture", outOf: "100", parts }))
  expect(mixture(part("p", "0.7", ["A"], sum("A")), part("q", "0.3", ["B"], sum("B")))).toEqual([])
  expect(mixture(part("p", "0.7", ["A"], sum("A")), part("q", "0.4", ["B"], sum("B")))).toEqual([
    "scoring.rule.parts: expected a sum of 1, got 11/10",
  ])
  expect(mixture(part("p", "0.7", ["A"], sum("A")), part("q", "0.3", ["B"], sum("B", "4")))).toEqual([
    'scoring.rule.parts[1](q).rule.outOf: expected "100" as in the mixture, got "4"',
  ])
  expect(mixture(part("p", "0.7", ["A"], sum("B")), part("q", "0.3", ["B"], sum("B")))).toEqual([
    'scoring.rule.parts[0](p).rule.weights[0].node: expected a node within this part, got "B" with b1',
    "scoring.rule.parts[0](p).rule.weights: expected every item to be covered once, got nothing for a1, a2",
  ])
  expect(
    mixture(part("p", "0.7", ["A"], { kind: "level-profile" }), part("q", "0.3", ["B"], sum("B"))),
  ).toEqual(['scoring.rule.parts[0](p).rule.kind: expected a rule that gives a score, got "level-profile"'])
})

test("the mean of asesor stands outermost, with one weight each", () => {
  const mean = (assessors: number, weights: string[] | undefined, rule: ScoringRule) =>
    problemsOf(sampleInstrument({}, { kind: "assessor-mean", assessors, weights, rule }))
  const profile: ScoringRule = { kind: "level-profile" }
  expect(mean(2, ["0.6", "0.4"], profile)).toEqual([])
  expect(mean(2, ["1"], profile)).toEqual(["scoring.rule.weights: expected 2 weights, one per asesor, got 1"])
  expect(mean(1, ["1"], profile)[0]).toContain("expected two asesor or more, got the number 1")
  expect(mean(2, undefined, { kind: "assessor-mean", assessors: 2, rule: profile })[0]).toContain("outermost")
})

test("an unknown rule is refused with the rules there are", () => {
  expect(problemsOf(changed((content) => put(content.scoring, "rule", { kind: "average" })))).toEqual([
    'scoring.rule.kind: expected a rule with kind: one of pass-fail, level-profile, weighted-sum, mixture, assessor-mean, got "average"',
  ])
})

test("levels ascend, and the pass level is one of them", () => {
  const levels = changed((content) => void content.scale.levels.reverse())
  expect(problemsOf(levels)[0]).toBe(
    "scale.levels[1].value: expected levels in ascending order, above 4, got 3",
  )
  const rule: ScoringRule = { kind: "pass-fail", passLevel: 0, pass: both("p"), fail: both("f") }
  expect(problemsOf(sampleInstrument({}, rule))).toEqual([
    "scoring.rule.passLevel: expected a level of the scale (1, 2, 3, 4), got 0",
  ])
})

test("bands descend to zero, so that nothing falls between or below them", () => {
  const bands = (...froms: string[]) =>
    problemsOf(
      changed((content) => {
        content.scoring.predicates = {
          source: ["rule"],
          confidence: "official",
          outOf: "100",
          bands: froms.map((from, at) => ({ key: `b${at}`, name: both(`b${at}`), from })),
        }
      }),
    )
  expect(bands("90", "80", "0")).toEqual([])
  expect(bands("80", "90", "0")).toEqual([
    'scoring.predicates.bands[1](b1).from: expected bands from the highest to the lowest, below 80, got "90"',
  ])
  expect(bands("80", "80.0", "0")[0]).toContain("below 80")
  expect(bands("90", "60")[0]).toContain('expected the lowest band to start at "0"')
  expect(bands("101", "0")[0]).toContain('expected at most 100, got "101"')
})

test("a band's minima name parts of the tree and percentages", () => {
  const content = changed((at) => {
    at.scoring.predicates = {
      source: ["rule"],
      confidence: "official",
      outOf: "100",
      bands: [
        {
          key: "a",
          name: both("A"),
          from: "90",
          minima: [
            { node: "Z", from: "80" },
            { node: "A", from: "101" },
          ],
        },
        { key: "c", name: both("C"), from: "0" },
      ],
    }
  })
  expect(problemsOf(content)).toEqual([
    'scoring.predicates.bands[0](a).minima[0].node: expected the key of a component, butir or item, got "Z"',
    'scoring.predicates.bands[0](a).minima[1].from: expected a percentage of at most 100, got "101"',
  ])
})
