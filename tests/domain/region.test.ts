import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { type Figures, type LastCount, rollUp, SPARK_WEEKS, unitFigures } from "#app/domain/region.ts"
import { RegionQuery } from "#app/domain/region-forms.ts"
import { arrangeLines, regionLines, regionTotal } from "#app/domain/region-lines.ts"
import { asOfDay, marksOn, RegionReport, reportDays, reportFileName } from "#app/domain/region-report.ts"

const TODAY = "2026-11-24"

function count(unitId: string, more: Partial<LastCount> = {}): LastCount {
  return {
    unitId,
    origin: "file",
    cycleRef: `cycle of ${unitId}`,
    instrumentKey: "a",
    instrumentVersion: "1",
    day: "2026-11-20",
    dueDate: null,
    visitDate: null,
    items: 10,
    ready: 3,
    blocked: 0,
    blockersUnknown: 0,
    overdue: 0,
    profile: { 1: 7, 2: 3 },
    ...more,
  }
}

const unit = (id: string, parentId: string | null, kind: "upt" | "korwil" | "kanwil" = "upt") => ({
  id,
  parentId,
  kind,
  name: `Lapas ${id}`,
  shortName: id,
})

const UNITS = [
  unit("kanwil", "elsewhere", "kanwil"),
  unit("east", "kanwil", "korwil"),
  unit("west", "kanwil", "korwil"),
  unit("e1", "east"),
  unit("e2", "east"),
  unit("w1", "west"),
]

const LAST = [
  count("e1", { ready: 10, visitDate: "2027-03-01" }),
  count("e2", { ready: 1, blocked: 1, overdue: 2, visitDate: "2026-12-01" }),
  count("w1", { day: "2026-09-01", profile: { 4: 10 }, instrumentKey: "b" }),
]

const lines = regionLines({ units: UNITS, last: LAST, days: [] }, TODAY)
const found = (query: Record<string, string>) =>
  arrangeLines(lines, RegionQuery.parse(query), TODAY).map((line) => line.unit.id)
const figuresOf = (id: string) => lines.find((line) => line.unit.id === id)?.figures as Figures

test("an office stands in front of its units and comes to the sum of them, down to the whole", () => {
  expect(lines.map((line) => `${line.depth} ${line.unit.id}`)).toEqual([
    "0 kanwil",
    "1 east",
    "2 e1",
    "2 e2",
    "1 west",
    "2 w1",
  ])
  expect(figuresOf("east")).toMatchObject({ units: 2, items: 20, ready: 11, blocked: 1, overdue: 2 })
  expect(figuresOf("kanwil")).toMatchObject({
    ...{ units: 3, items: 30, ready: 14, readyUnits: 1, blockedUnits: 1, silentUnits: 1 },
    ...{ nextVisit: "2026-12-01", countedOn: "2026-09-01" },
  })
  expect(regionTotal(lines)).toEqual(figuresOf("kanwil"))
})

test("adding up in two steps comes to the same as in one", () => {
  const parts = LAST.map((one) => unitFigures([one], new Map(), TODAY))
  const [first, ...rest] = parts as [Figures, ...Figures[]]
  expect(rollUp([first, rollUp(rest)])).toEqual(rollUp(parts))
})

test("levels of different instruments are never added up", () => {
  expect(figuresOf("kanwil").profiles).toEqual({ a: { 1: 14, 2: 6 }, b: { 4: 10 } })
})

test("an instrument that is named like a part of the language itself is counted like any other", () => {
  const keys = ["__proto__", "constructor", "toString"]
  const parts = keys.map((instrumentKey) => unitFigures([count("x", { instrumentKey })], new Map(), TODAY))
  expect(Object.entries(rollUp(parts).profiles)).toEqual(keys.map((key) => [key, { 1: 7, 2: 3 }]))
  expect(Object.keys(Object.prototype)).toEqual([])
})

test("figures older than 45 days, or none at all, count as not reported", () => {
  const silentAt = (day: string) => unitFigures([count("x", { day })], new Map(), TODAY).silentUnits
  expect(silentAt(addDays(TODAY, -45))).toBe(0)
  expect(silentAt(addDays(TODAY, -46))).toBe(1)
  expect(unitFigures([], new Map(), TODAY)).toMatchObject({ silentUnits: 1, countedOn: null })
})

test("what is counted here is of today, whenever it last changed; a file's application that ended is left out", () => {
  expect(unitFigures([count("x", { origin: "own", day: "2026-02-01" })], new Map(), TODAY).countedOn).toBe(
    TODAY,
  )
  const ended = count("x", { cycleRef: "ended", day: "2026-10-31", items: 99 })
  expect(unitFigures([ended, count("x")], new Map(), TODAY)).toMatchObject({ cycles: 1, items: 10 })
})

test("a unit with a blocker whose figure is unknown is not ready, however many items are", () => {
  expect(unitFigures([count("x", { ready: 10 })], new Map(), TODAY).readyUnits).toBe(1)
  expect(unitFigures([count("x", { ready: 10, blockersUnknown: 1 })], new Map(), TODAY).readyUnits).toBe(0)
})

test("a report without an application is a report, and ends what an earlier one counted", () => {
  const figures = (reportedOn: string | null, last: LastCount[], isHere = false) =>
    unitFigures(last, new Map(), TODAY, undefined, { reportedOn, isHere })
  expect(figures("2026-10-31", [])).toMatchObject({ silentUnits: 0, countedOn: "2026-10-31", cycles: 0 })
  expect(figures("2026-10-31", [count("x", { day: "2026-10-25" })])).toMatchObject({ cycles: 0, items: 0 })
  expect(figures("2026-10-31", [count("x", { day: "2026-10-31" })])).toMatchObject({ cycles: 1, items: 10 })
  expect(figures(null, [], true)).toMatchObject({ silentUnits: 0, countedOn: TODAY })
  expect(figures("2026-08-31", [], true)).toMatchObject({ silentUnits: 1, countedOn: "2026-08-31" })
})

test("what is counted here neither ends nor hides what the unit's file counts", () => {
  const own = count("x", { origin: "own", cycleRef: "own", day: TODAY })
  expect(unitFigures([own, count("x")], new Map(), TODAY)).toMatchObject({ cycles: 2, items: 20 })
})

test("a sparkline carries the last count on to weeks without one, and begins where nothing was known", () => {
  const of = { cycleRef: "cycle of x", items: 10 }
  const days = [
    { ...of, day: addDays(TODAY, -21), ready: 2 },
    { ...of, day: addDays(TODAY, -7), ready: 5 },
  ]
  const { weeks } = unitFigures([count("x")], new Map([["cycle of x", days]]), TODAY)
  expect(weeks).toHaveLength(SPARK_WEEKS)
  expect(weeks.slice(-5).map((point) => point?.ready ?? null)).toEqual([null, 2, 2, 5, 5])
})

test("the table is narrowed and sorted by the address, and offices leave it then", () => {
  expect(found({})).toHaveLength(6)
  expect(found({ state: "blocked" })).toEqual(["e2"])
  expect(found({ state: "silent" })).toEqual(["w1"])
  expect(found({ visit: "soon" })).toEqual(["e2"])
  expect(found({ q: "LAPAS E" })).toEqual(["e1", "e2"])
  expect(found({ parent: "east" })).toEqual(["east", "e1", "e2"])
  expect(found({ sort: "ready" })).toEqual(["e2", "w1", "e1"])
  expect(found({ sort: "ready", desc: "1" })).toEqual(["e1", "w1", "e2"])
  expect(found({ sort: "visit" })).toEqual(["e2", "e1", "w1"])
  expect(found({ sort: "nonsense", page: "-3", state: "x" })).toHaveLength(6)
})

test("units without what a sort goes by stand last, whichever way it goes", () => {
  const some = [count("e1", { visitDate: "2027-01-01" }), count("w1", { visitDate: "2026-12-01" })]
  const sorted = (query: Record<string, string>) =>
    arrangeLines(
      regionLines({ units: UNITS, last: some, days: [] }, TODAY),
      RegionQuery.parse(query),
      TODAY,
    ).map((line) => line.unit.id)
  for (const sort of ["visit", "ready", "blocked", "overdue"])
    for (const desc of ["", "1"]) expect(sorted({ sort, desc }).at(-1), `${sort} ${desc}`).toBe("e2")
  expect(sorted({ sort: "visit", desc: "1" })).toEqual(["e1", "w1", "e2"])
  expect(sorted({ sort: "counted" })[0]).toBe("e2")
})

test("a month's file has a count of every Sunday that is over and of the last day", () => {
  expect(reportDays("2026-11", "2026-11-30")).toEqual([
    "2026-11-01",
    "2026-11-08",
    "2026-11-15",
    "2026-11-22",
    "2026-11-29",
    "2026-11-30",
  ])
  expect(asOfDay("2026-02", TODAY)).toBe("2026-02-28")
  expect(asOfDay("2026-11", TODAY)).toBe(TODAY)
})

const COUNTS = {
  ...{ items: 3, ready: 1, approved: 1, submitted: 0, belowTarget: 1, unanswered: 1, blocked: 0 },
  ...{ blockersUnknown: 0, urgent: 0, overdue: 0, unassigned: 0, withoutProof: 0, periods: 0 },
  ...{ periodsCovered: 0, profile: { 1: 2 }, components: [], dueDate: null, visitDate: null },
}

test("a day without a count has the last one before it; an application that is over ends", () => {
  const kept = [
    { ...COUNTS, day: "2026-11-03" },
    { ...COUNTS, day: "2026-11-10", ready: 2 },
  ]
  const days = ["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"]
  const readyOn = (isRunning: boolean) =>
    marksOn(days, kept, isRunning).map(({ day, ready }) => `${day} ${ready}`)
  expect(readyOn(true)).toEqual(["2026-11-08 1", "2026-11-15 2", "2026-11-22 2"])
  expect(readyOn(false)).toEqual(["2026-11-08 1", "2026-11-15 2"])
})

const REPORT = {
  format: "miqyas-region-report",
  version: 1,
  unit: { id: "u", name: "Lapas Contoh" },
  month: "2026-11",
  asOf: "2026-11-24",
  madeAt: "2026-11-24T05:00:00.000Z",
  cycles: [
    {
      ref: "c",
      instrument: { key: "a", version: "1" },
      marks: [{ ...COUNTS, day: "2026-11-24" }],
    },
  ],
}

test("a report holds what is named, of its month, each day once, and not one field more", () => {
  const reads = (change: (report: typeof REPORT) => unknown) =>
    RegionReport.safeParse(change(structuredClone(REPORT))).success
  const [cycle] = REPORT.cycles
  const [mark] = cycle?.marks ?? []
  expect(reads((report) => report)).toBe(true)
  expect(reads((report) => ({ ...report, cycles: [{ ...cycle, title: "Ahmad" }] }))).toBe(false)
  expect(reads((report) => ({ ...report, santri: ["Ahmad"] }))).toBe(false)
  expect(reads((report) => ({ ...report, cycles: [{ ...cycle, marks: [{ ...mark, note: "x" }] }] }))).toBe(
    false,
  )
  expect(reads((report) => ({ ...report, cycles: [{ ...cycle, marks: [mark, mark] }] }))).toBe(false)
  expect(reads((report) => ({ ...report, asOf: "2026-12-01" }))).toBe(false)
  const unit = { id: "u", name: "Lapas\u0000" }
  expect(RegionReport.parse({ ...REPORT, unit }).unit.name).toBe("Lapas")
})

test("a report says nothing that cannot be: more ready than there is, made before its day, texts that turn around", () => {
  const [cycle] = REPORT.cycles
  const [mark] = cycle?.marks ?? []
  const reads = (change: object) => RegionReport.safeParse({ ...structuredClone(REPORT), ...change }).success
  const counts = (change: object) => reads({ cycles: [{ ...cycle, marks: [{ ...mark, ...change }] }] })
  expect(counts({})).toBe(true)
  expect(counts({ ready: 4 })).toBe(false)
  expect(counts({ ready: -1 })).toBe(false)
  expect(counts({ ready: 0.5 })).toBe(false)
  expect(counts({ items: 1e15, ready: 1e15 })).toBe(false)
  expect(counts({ periods: 1, periodsCovered: 2 })).toBe(false)
  expect(counts({ profile: { 1: 2, 2: 2 } })).toBe(false)
  const component = { of: 3, ready: 1, approved: 0, submitted: 0 }
  expect(counts({ components: [{ ...component, key: "K1" }] })).toBe(true)
  expect(counts({ components: [{ ...component, key: "Ahmad bin Sulaiman" }] })).toBe(false)
  expect(reads({ madeAt: "2026-11-22T05:00:00.000Z" })).toBe(false)
  expect(reads({ madeAt: "0000-01-01T00:00:00Z" })).toBe(false)
  const unit = { id: "u", name: "Lapas \u202eMelati\u2066\u0007" }
  expect(RegionReport.parse({ ...REPORT, unit }).unit.name).toBe("Lapas Melati")
  expect(reads({ unit: { id: "u", name: "\u202e" } })).toBe(false)
})

test("a file is named by unit and month", () => {
  expect(reportFileName("Lapas IIA Banyuwangi", "2026-11")).toBe("miqyas-lapas-iia-banyuwangi-2026-11.json")
})
