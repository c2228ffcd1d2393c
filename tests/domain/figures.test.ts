import { expect, test } from "vitest"
import { judgeBlockers, judgeRule } from "#app/domain/figures.ts"
import type { Blocker } from "#app/domain/instrument.ts"
import { both, sampleInstrument, sampleItem } from "#tests/domain/sample-instrument.ts"

const figures = [
  { figure: "santri", value: "15", asOf: "2026-11-24", source: "hitung" },
  { figure: "ratio", value: "20.5", asOf: "2026-11-24", source: "hitung" },
]
const level = (item: string) => ({ a1: 3 })[item]

test("bounds are reached at their own value", () => {
  expect(judgeRule({ figure: "santri", atLeast: "15" }, figures, level)).toBe("holds")
  expect(judgeRule({ figure: "santri", atLeast: "15.01" }, figures, level)).toBe("fails")
  expect(judgeRule({ figure: "ratio", atMost: "20.5" }, figures, level)).toBe("holds")
  expect(judgeRule({ figure: "ratio", atMost: "20" }, figures, level)).toBe("fails")
  expect(judgeRule({ item: "a1", atLeastLevel: 3 }, figures, level)).toBe("holds")
  expect(judgeRule({ item: "a1", atLeastLevel: 4 }, figures, level)).toBe("fails")
})

test("what is not known decides nothing unless the rest already does", () => {
  const unknown = { figure: "teachers", atLeast: "1" }
  const holds = { figure: "santri", atLeast: "1" }
  const fails = { figure: "santri", atLeast: "99" }
  expect(judgeRule(unknown, figures, level)).toBe("unknown")
  expect(judgeRule({ all: [holds, unknown] }, figures, level)).toBe("unknown")
  expect(judgeRule({ all: [fails, unknown] }, figures, level)).toBe("fails")
  expect(judgeRule({ any: [holds, unknown] }, figures, level)).toBe("holds")
  expect(judgeRule({ any: [fails, { item: "zz", atLeastLevel: 1 }] }, figures, level)).toBe("unknown")
  expect(judgeRule({ any: [fails, { all: [fails, holds] }] }, figures, level)).toBe("fails")
})

test("blockers of items that apply stand blocked first, then unknown, then clear", () => {
  const blocker = (key: string, item: string, figure: string, atLeast: string): Blocker => ({
    key,
    item,
    text: both(key),
    rule: { figure, atLeast },
    source: ["rule"],
    confidence: "official",
  })
  const instrument = sampleInstrument({
    components: [
      sampleItem("a1"),
      sampleItem("far", { appliesTo: { kinds: ["pkbm"], confidence: "official" } }),
    ],
    blockers: [
      blocker("clear", "a1", "santri", "15"),
      blocker("unknown", "a1", "teachers", "1"),
      blocker("blocked", "a1", "santri", "16"),
      blocker("elsewhere", "far", "santri", "16"),
    ],
  })
  const states = judgeBlockers(instrument, "pesantren", figures, level)
  expect(states.map(({ blocker, state }) => [blocker.key, state])).toEqual([
    ["blocked", "blocked"],
    ["unknown", "unknown"],
    ["clear", "clear"],
  ])
  expect(states.map((state) => state.figures)).toEqual([
    [{ figure: "santri", row: figures[0] }],
    [{ figure: "teachers", row: undefined }],
    [{ figure: "santri", row: figures[0] }],
  ])
})
