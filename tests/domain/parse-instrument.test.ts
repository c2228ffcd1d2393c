import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { stringify } from "yaml"
import type { Instrument, ScoringRule } from "#app/domain/instrument.ts"
import { parseInstrument, problemText } from "#app/domain/parse-instrument.ts"
import {
  both,
  sampleHint,
  sampleInstrument,
  sampleItem,
  templateFile,
} from "#tests/domain/sample-instrument.ts"

/** The problems of a file, as a person reads them, without file and line. */
function problemsOf(content: unknown): string[] {
  const parsed = parseInstrument(typeof content === "string" ? content : stringify(content), "x.yaml")
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

/** A sample changed somewhere, as the file's content before any check. */
function changed(change: (content: Record<string, never> & Instrument) => void, rule?: ScoringRule): unknown {
  const content = structuredClone(sampleInstrument({}, rule)) as Record<string, never> & Instrument
  change(content)
  return content
}

const put = (target: unknown, field: string, value: unknown) => {
  ;(target as Record<string, unknown>)[field] = value
}

const template = () => readFileSync(templateFile("kemenag-registrasi-pesantren"), "utf8")

test("a good file is read", () => {
  const parsed = parseInstrument(stringify(sampleInstrument()), "x.yaml")
  expect(parsed).toEqual({ ok: true, instrument: sampleInstrument() })
})

test("a field written twice is refused with its line", () => {
  const text = template().replace("format: 1\n", "format: 1\nid: first\n")
  const parsed = parseInstrument(text, "a.yaml")
  expect(parsed.ok ? [] : parsed.problems.map(problemText)).toEqual([
    'a.yaml:5: expected each field once, got "id" again',
  ])
})

test("a problem names the file, the line, the place in the tree with the keys on the way, and both sides", () => {
  const text = template().replace('        number: "R-02"\n', "        number: 2\n")
  const line = text.split("\n").findIndex((at) => at.includes("number: 2")) + 1
  const parsed = parseInstrument(text, "a.yaml")
  expect(parsed.ok ? [] : parsed.problems.map(problemText)).toEqual([
    `a.yaml:${line}: components[0](syarat).children[1](R-02).number: expected text (in quotes, if it looks like a number), got the number 2`,
  ])
})

test("what is not YAML, not an instrument, or a bomb is refused", () => {
  expect(problemsOf("a: [1")[0]).toMatch(/^: expected YAML/)
  expect(problemsOf("")).toEqual([": expected an instrument, got an empty value"])
  expect(problemsOf("- 1")).toEqual([": expected an instrument, got a list"])
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefgh"
      .split("")
      .map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(",")}]`),
  ].join("\n")
  expect(problemsOf(bomb)[0]).toMatch(/expected YAML: Excessive alias count/)
  expect(problemsOf(`a: ${"[".repeat(3000)}${"]".repeat(3000)}`)[0]).toMatch(/nesting|expected YAML/)
})

test("an unknown field is refused by name, at any depth", () => {
  expect(problemsOf(changed((content) => put(content, "weight", "1")))).toEqual([
    'weight: expected no field of this name here, got "weight"',
  ])
  expect(problemsOf(changed((content) => put(content.components[0], "scale", {})))).toEqual([
    'components[0](A).scale: expected no field of this name here, got "scale"',
  ])
})

test("a missing field is refused where it should stand", () => {
  const problems = problemsOf(
    changed((content) => {
      const group = content.components[0] as { children: Record<string, unknown>[] }
      delete group.children[0]?.source
      delete group.children[0]?.confidence
      put(content, "scale", undefined)
    }),
  )
  expect(problems).toEqual([
    "scale: expected a map of fields, got nothing",
    "components[0](A).children[0](a1).source: expected a list of source keys, got nothing",
    "components[0](A).children[0](a1).confidence: expected one of official, secondary, product, got nothing",
  ])
})

test("a text has both languages", () => {
  expect(problemsOf(changed((content) => put(content, "title", { id: "Judul" })))).toEqual([
    "title.en: expected text (in quotes, if it looks like a number), got nothing",
  ])
  expect(problemsOf(changed((content) => put(content, "title", "Judul")))).toEqual([
    'title: expected a text in two languages: { id, en }, got "Judul"',
  ])
  expect(problemsOf(changed((content) => put(content, "title", { id: "Judul", en: " " })))).toEqual([
    'title.en: expected text, not an empty one, got " "',
  ])
})

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

test("a key is used once in the whole tree, among hints, sources, figures, blockers and bands", () => {
  const twice = changed((content) => {
    content.components.push(sampleItem("a1"))
    content.sources.push({ key: "rule", title: both("again"), kind: "guide" })
    content.components.push(
      sampleItem("c1", { evidence: [sampleHint({ key: "e" }), sampleHint({ key: "e" })] }),
    )
  })
  expect(problemsOf(twice)).toEqual([
    'sources[1](rule).key: expected a key used once, got "rule" again',
    'components[2](a1).key: expected a key used once in the whole tree, got "a1" again',
    'components[3](c1).evidence[1](e).key: expected a key used once, got "e" again',
  ])
})

test("a key is safe in an address", () => {
  for (const key of ["a b", "a/b", "", "-a", "a.", ".."])
    expect(problemsOf(changed((content) => put(content.components[1], "key", key)))[0]).toContain(
      "expected a key of letters, digits, dots and hyphens",
    )
})

test("a reference to what is not there is refused", () => {
  const dangling = changed((content) => {
    content.components.push(
      sampleItem("c1", { source: ["law"], figures: ["santri"], levelTexts: { "5": both("five") } }),
    )
    content.scale.defaultTarget = 9
    content.blockers.push(
      {
        key: "x",
        item: "A",
        text: both("x"),
        rule: { figure: "santri", atLeast: "15" },
        source: ["rule"],
        confidence: "official",
      },
      {
        key: "y",
        item: "zz",
        text: both("y"),
        rule: { any: [{ item: "b1", atLeastLevel: 7 }] },
        source: ["rule"],
        confidence: "official",
      },
    )
  })
  expect(problemsOf(dangling)).toEqual([
    "scale.defaultTarget: expected a level of the scale (1, 2, 3, 4), got 9",
    'components[2](c1).source[0]: expected a key of sources (rule), got "law"',
    'components[2](c1).levelTexts.5: expected a level of the scale (1, 2, 3, 4), got "5"',
    'components[2](c1).figures[0]: expected a key of figures (none), got "santri"',
    'blockers[0](x).item: expected the key of an item, got "A", which is a group',
    'blockers[0](x).rule.figure: expected a key of figures (none), got "santri"',
    'blockers[1](y).item: expected the key of an item, got "zz", which is in no component',
    "blockers[1](y).rule.any[0].atLeastLevel: expected a level of the scale (1, 2, 3, 4), got 7",
  ])
})

test("a blocker's rule is one of those there are", () => {
  const wrong = changed((content) =>
    put(content, "blockers", [
      {
        key: "x",
        item: "b1",
        text: both("x"),
        rule: { figure: "f", over: "3" },
        source: ["rule"],
        confidence: "official",
      },
    ]),
  )
  expect(problemsOf(wrong)).toEqual([
    expect.stringContaining('blockers[0](x).rule: expected a rule: { figure, atLeast: "15" }'),
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

test("a component without items says that none are published", () => {
  const empty = (notPublished: Instrument["notPublished"]) =>
    problemsOf(
      changed((content) => {
        content.components.push({ key: "C", title: both("C"), children: [] })
        content.notPublished = notPublished
      }),
    )
  expect(empty([])[0]).toContain("components[2](C).children: expected items, or an entry { what: items")
  expect(empty([{ what: "items", note: both("unknown") }])).toEqual([])
  expect(problemsOf(changed((content) => put(content, "components", [])))[0]).toContain(
    "at least one component",
  )
})

test("a date is no more exact than what is known, and is a day of the calendar", () => {
  const from = (date: unknown) => problemsOf(changed((content) => put(content, "effectiveFrom", date)))
  for (const date of ["2024", "2024-06", "2024-06-30"]) expect(from(date)).toEqual([])
  expect(from("2024-02-30")).toEqual(['effectiveFrom: expected a day of the calendar, got "2024-02-30"'])
  expect(from(2024)[0]).toContain("expected a date in quotes")
  expect(from("2024-13")[0]).toContain("expected a date in quotes")
})

test("a hint says whether it is required, and its cadence is one there is", () => {
  const hint = (field: string, value: unknown) =>
    problemsOf(
      changed((content) => {
        const evidence = [sampleHint({ key: "e" })]
        put(evidence[0], field, value)
        content.components.push(sampleItem("c1", { evidence }))
      }),
    )
  expect(hint("required", "ya")).toEqual([
    'components[2](c1).evidence[0](e).required: expected true or false, got "ya"',
  ])
  expect(hint("cadence", "weekly")).toEqual([
    'components[2](c1).evidence[0](e).cadence: expected one of once, monthly, semester, academic-year, got "weekly"',
  ])
  expect(hint("cadence", "semester")).toEqual([])
})
