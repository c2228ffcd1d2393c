import { expect, test } from "vitest"
import { countReasons, listPositionLoad, listProgress, nextItemToDo } from "#app/domain/cycle-summary.ts"
import { judgeReadiness, type ResponseRow, type ResponseStatus } from "#app/domain/readiness.ts"
import { sampleInstrument } from "#tests/domain/sample-instrument.ts"

const instrument = sampleInstrument()

function row(item: string, status: ResponseStatus, over: Partial<ResponseRow> = {}): ResponseRow {
  return { item, level: null, notApplicable: false, status, ...over }
}

test("progress counts states per component; what has no row is belum", () => {
  expect(listProgress(instrument, "pkbm", [row("a1", "disetujui"), row("b1", "revisi")])).toEqual([
    { key: "A", of: 2, done: 1, counts: { belum: 1, draf: 0, siap: 0, disetujui: 1, revisi: 0 } },
    { key: "B", of: 1, done: 0, counts: { belum: 0, draf: 0, siap: 0, disetujui: 0, revisi: 1 } },
  ])
})

test("what was returned comes before what was begun, and that before what was not", () => {
  const next = (...rows: ResponseRow[]) => nextItemToDo(instrument, "pkbm", rows)?.key
  expect(next()).toBe("a1")
  expect(next(row("a1", "siap"))).toBe("a2")
  expect(next(row("b1", "draf"))).toBe("b1")
  expect(next(row("a2", "draf"), row("b1", "revisi"))).toBe("b1")
  expect(next(row("a1", "siap"), row("a2", "disetujui"), row("b1", "siap"))).toBeUndefined()
})

test("of two alike the earlier due comes first, and a position sees its own", () => {
  const rows = [
    row("a1", "belum", { positionId: "p" }),
    row("a2", "belum", { positionId: "q", dueDate: "2026-12-02" }),
    row("b1", "belum", { positionId: "q", dueDate: "2026-12-01" }),
  ]
  expect(nextItemToDo(instrument, "pkbm", rows)?.key).toBe("b1")
  expect(nextItemToDo(instrument, "pkbm", rows, ["p"])?.key).toBe("a1")
  expect(nextItemToDo(instrument, "pkbm", rows, [])).toBeUndefined()
})

test("a position's load names what is open, late, due this week and without evidence", () => {
  const rows = [
    row("a1", "draf", { positionId: "p", dueDate: "2026-11-20" }),
    row("a2", "disetujui", { positionId: "p", dueDate: "2026-11-01" }),
    row("b1", "belum", { dueDate: "2026-11-30" }),
  ]
  expect(listPositionLoad(instrument, "pkbm", rows, new Set(["a1"]), "2026-11-24")).toEqual([
    { positionId: "p", items: 2, open: 1, overdue: 1, dueThisWeek: 0, withoutEvidence: 0 },
    { positionId: null, items: 1, open: 1, overdue: 0, dueThisWeek: 1, withoutEvidence: 1 },
  ])
})

test("reasons are counted by item, the commonest first", () => {
  const readiness = judgeReadiness(
    instrument,
    {
      applicantKind: "pkbm",
      targetLevel: 3,
      periodFrom: "2026-01-01",
      periodTo: "2026-12-31",
      today: "2026-11-24",
    },
    { responses: [row("a1", "siap", { level: 4 })], links: [], explanations: [], figures: [] },
  )
  expect(countReasons(readiness.items)).toEqual([
    { code: "unanswered", items: ["a2", "b1"] },
    { code: "not-submitted", items: ["a2", "b1"] },
    { code: "awaiting-review", items: ["a1"] },
  ])
})
