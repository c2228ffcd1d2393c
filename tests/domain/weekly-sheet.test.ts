import { expect, test } from "vitest"
import type { Readiness } from "#app/domain/readiness.ts"
import {
  listQuestions,
  MOST_QUESTIONS,
  QUESTION_OPTIONS,
  questionKey,
  readWeeklyQr,
  weeklyQrText,
} from "#app/domain/weekly-sheet.ts"

const NOTHING: Parameters<typeof listQuestions>[0] = {
  readiness: { blockers: [], items: [] },
  forecast: { state: "done" },
  load: [],
  expiring: [],
}
const blocker = (item: string, state: string) =>
  ({ blocker: { item }, state, figures: [] }) as unknown as Readiness["blockers"][number]
const waiting = (item: string) => ({ item, status: "siap" }) as unknown as Readiness["items"][number]
const desk = (positionId: string | null, overdue: number, open = overdue) => ({
  positionId,
  position: positionId ?? "–",
  open,
  overdue,
})

const codes = (given: Partial<Parameters<typeof listQuestions>[0]>) =>
  listQuestions({ ...NOTHING, ...given }).map(questionKey)

test("a cycle with nothing to decide asks nothing", () => {
  expect(codes({})).toEqual([])
})

test("what blocks is asked first, then what makes all late, whose work is overdue, what ends, and who reviews", () => {
  expect(
    codes({
      readiness: { blockers: [blocker("R-01", "blocked")], items: [waiting("R-02")] },
      forecast: { state: "on-pace", gained: 1, days: 28, day: "2026-12-01", lateDays: 3 },
      load: [desk("kaur", 2)],
      expiring: [{ evidenceId: "e", text: "B-001", day: "1 Desember" }],
    }),
  ).toEqual(["blocker.R-01", "late", "overdue.kaur", "expiring.e", "review"])
})

test("a blocker whose figure is unknown, and one that is clear, ask for no decision", () => {
  const blockers = [blocker("R-01", "unknown"), blocker("R-02", "clear")]
  expect(codes({ readiness: { blockers, items: [] } })).toEqual([])
})

test("a pace that is in time asks nothing; a standstill does", () => {
  expect(
    codes({ forecast: { state: "on-pace", gained: 1, days: 28, day: "2026-12-01", lateDays: 0 } }),
  ).toEqual([])
  expect(codes({ forecast: { state: "standstill", gained: 0, days: 28 } })).toEqual(["late"])
})

test("the two positions with most overdue are asked about, and what nobody has is one question", () => {
  expect(codes({ load: [desk("a", 1), desk("b", 5), desk("c", 3), desk(null, 0, 4)] })).toEqual([
    "overdue.b",
    "overdue.c",
    "unassigned",
  ])
})

test("no sheet asks more than five questions", () => {
  const blockers = ["1", "2", "3", "4", "5", "6", "7"].map((item) => blocker(item, "blocked"))
  expect(codes({ readiness: { blockers, items: [] } })).toHaveLength(MOST_QUESTIONS)
})

test("every question offers a choice of at least two, and one of them is followed up", () => {
  for (const options of Object.values(QUESTION_OPTIONS)) {
    expect(options.length).toBeGreaterThan(1)
    expect(options.some(({ follows }) => follows)).toBe(true)
  }
})

test("the code on a sheet leads back to it, and no other code does", () => {
  const id = "01a20df7-3b34-7524-936c-30759d222dac"
  expect(readWeeklyQr(weeklyQrText(id))).toBe(id)
  for (const text of ["MIQYAS:7K3QMW9XHD", "MIQYAS-W:", `x${weeklyQrText(id)}`, `${weeklyQrText(id)}0`])
    expect(readWeeklyQr(text)).toBeUndefined()
})
