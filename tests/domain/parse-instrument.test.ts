import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { stringify } from "yaml"
import type { Instrument } from "#app/domain/instrument.ts"
import { parseInstrument, problemText } from "#app/domain/parse-instrument.ts"
import {
  both,
  changed,
  problemsOf,
  put,
  sampleHint,
  sampleInstrument,
  sampleItem,
  templateFile,
} from "#tests/domain/sample-instrument.ts"

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
