import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { countedWhen, figureValue } from "#app/domain/figure-text.ts"
import { judgeRule } from "#app/domain/figures.ts"
import { compare, fraction, fractionText, HUNDRED, parseFraction, ZERO } from "#app/domain/fraction.ts"
import {
  countedAt,
  countFigure,
  type FigureSources,
  LIVE_FIGURES,
  liveFigure,
} from "#app/domain/live-figures.ts"
import { ATTENDANCE } from "#app/domain/progress-terms.ts"

const NOTHING: FigureSources = {
  stays: [],
  attendance: [],
  sessions: [],
  tahsin: [],
  completions: [],
  memorised: [],
  tahfidzMembers: [],
  setoran: [],
  educators: [],
  facilities: [],
}
const AT = { day: "2026-06-30", period: { from: "2026-01-01", to: "2026-06-30" } }

const stay = (santriId: string, from: string, until: string | null = null, registeredElsewhere = false) => ({
  santriId,
  from,
  until,
  reason: until === null ? null : ("bebas" as const),
  intake: "",
  registeredElsewhere,
})

function said(key: string, rows: Partial<FigureSources>, at = AT): string | undefined {
  const value = countFigure(key, { ...NOTHING, ...rows }, at)
  return value === undefined ? undefined : fractionText(value)
}

const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2025-12-01", days))
const anyStays = fc.array(
  fc.record({
    santriId: fc.constantFrom("a", "b", "c", "d", "e"),
    from: anyDay,
    length: fc.integer({ min: 0, max: 300 }),
    isOpen: fc.boolean(),
    registeredElsewhere: fc.boolean(),
  }),
  { minLength: 1, maxLength: 20 },
)

test("no figure is counted from a register that is not kept", () => {
  for (const { key } of LIVE_FIGURES) expect([key, said(key, {})]).toEqual([key, undefined])
})

test("resident santri leave out who is registered elsewhere, who left and who is yet to come", () => {
  const stays = [
    stay("a", "2025-01-01"),
    stay("b", "2025-01-01", "2026-06-30"),
    stay("c", "2025-01-01", "2026-06-29"),
    stay("d", "2026-07-01"),
    stay("e", "2025-01-01", null, true),
  ]
  expect(said("resident-santri", { stays })).toBe("2")
  expect(said("residents", { stays })).toBe("3")
  expect(said("residents-in-period", { stays })).toBe("4")
})

test("a register whose santri have all left counts none, which is no gap", () => {
  expect(said("resident-santri", { stays: [stay("a", "2025-01-01", "2025-02-01")] })).toBe("0")
})

test("residents not registered elsewhere are never more than the residents, nor those more than of the period", () => {
  fc.assert(
    fc.property(anyStays, anyDay, (histories, day) => {
      const stays = histories.map(({ santriId, from, length, isOpen, registeredElsewhere }) =>
        stay(santriId, from, isOpen ? null : addDays(from, length), registeredElsewhere),
      )
      const at = { day, period: { from: addDays(day, -30), to: day } }
      const of = (key: string) => countFigure(key, { ...NOTHING, stays }, at) ?? ZERO
      expect(compare(of("resident-santri"), of("residents"))).toBeLessThanOrEqual(0)
      expect(compare(of("residents"), of("residents-in-period"))).toBeLessThanOrEqual(0)
    }),
  )
})

test("every share lies between 0 and 100, and does not depend on the order of rows", () => {
  const anyRows = fc.array(
    fc.record({ status: fc.constantFrom(...ATTENDANCE), count: fc.integer({ min: 0, max: 500 }) }),
  )
  fc.assert(
    fc.property(anyRows, (attendance) => {
      const value = said("attendance", { attendance })
      expect(said("attendance", { attendance: attendance.toReversed() })).toBe(value)
      if (value === undefined) return
      expect(compare(parseFraction(value), ZERO)).toBeGreaterThanOrEqual(0)
      expect(compare(parseFraction(value), HUNDRED)).toBeLessThanOrEqual(0)
    }),
  )
})

test("attendance is the share of hadir in all that was written down, exact", () => {
  const attendance = [
    { status: "hadir" as const, count: 2 },
    { status: "izin" as const, count: 1 },
  ]
  expect(said("attendance", { attendance })).toBe("200/3")
  expect(figureValue("200/3", "percent", "id")).toBe("66,67\u00a0%")
})

test("a rule compares an exact fraction, not what is shown of it", () => {
  const rule = { figure: "attendance", atLeast: "66.67" }
  const row = { figure: "attendance", value: "200/3", asOf: "2026-06-30", source: "" }
  expect(judgeRule(rule, [row], () => undefined)).toBe("fails")
})

test("past Iqra 6 is of all residents, completion of tahsin of those who learn it", () => {
  const rows = {
    stays: [
      stay("a", "2025-01-01"),
      stay("b", "2025-01-01"),
      stay("c", "2025-01-01"),
      stay("d", "2025-01-01"),
    ],
    tahsin: [
      { santriId: "a", method: "Iqra", level: 6, volumes: 6, finishedOn: "2026-05-01" },
      { santriId: "b", method: "Iqra", level: 3, volumes: 6, finishedOn: null },
    ],
    completions: [
      {
        santriId: "c",
        method: "Ummi",
        progress: "tahsin",
        level: 4,
        lastLevel: 4,
        day: "2026-02-01",
      },
      { santriId: "b", method: "Iqra", progress: "tahsin", level: 2, lastLevel: 6, day: "2026-01-01" },
    ],
  }
  expect(said("past-iqra-6", rows)).toBe("25")
  expect(said("tahsin-completion", rows)).toBe("200/3")
  expect(said("levels-completed", rows)).toBe("2")
  expect(said("past-iqra-6", rows, { ...AT, day: "2026-04-30" })).toBe("0")
})

test("juz memorised are whole ones of residents; what two ranges share counts once", () => {
  const stays = [stay("a", "2025-01-01"), stay("gone", "2025-01-01", "2026-01-01")]
  const memorised = [
    // Juz 1 is ayat 1–148; a page short of juz 2.
    { santriId: "a", memorised: "1-250" },
    { santriId: "gone", memorised: "1-6236" },
  ]
  expect(said("juz-memorised", { stays, memorised })).toBe("1")
})

test("coverage of setoran is of those who were members within the period", () => {
  const tahfidzMembers = [
    { santriId: "a", from: "2025-01-01", until: null },
    { santriId: "b", from: "2025-01-01", until: "2025-12-31" },
    { santriId: "c", from: "2026-06-30", until: null },
  ]
  const setoran = [{ santriId: "a" }, { santriId: "b" }]
  expect(said("setoran-coverage", { tahfidzMembers, setoran })).toBe("50")
})

test("ratios count serving ustadz, not staff nor who has left, and are unknown without any", () => {
  const stays = [stay("a", "2025-01-01"), stay("b", "2025-01-01"), stay("c", "2025-01-01")]
  const educators = [
    { role: "ustadz" as const, qualified: true, from: null, until: null },
    { role: "ustadz" as const, qualified: null, from: "2025-01-01", until: "2026-06-30" },
    { role: "ustadz" as const, qualified: true, from: null, until: "2026-06-29" },
    { role: "staff" as const, qualified: true, from: null, until: null },
  ]
  expect(said("ustadz", { educators })).toBe("2")
  expect(said("qualified-ustadz", { educators })).toBe("50")
  expect(said("santri-per-educator", { stays, educators })).toBe("3/2")
  expect(said("santri-per-qualified-ustadz", { stays, educators })).toBe("3")
  expect(said("santri-per-educator", { stays })).toBeUndefined()
})

test("capacity is of the rooms that can be used and state it", () => {
  const room = { kind: "room" as const, purpose: "", quantity: 2, capacity: 30, condition: "baik" as const }
  const facilities = [
    room,
    { ...room, condition: "rusak-berat" as const },
    { ...room, capacity: null },
    { ...room, kind: "equipment" as const },
  ]
  expect(said("room-capacity", { facilities })).toBe("60")
})

test("a figure is counted over its own period or the cycle's, no further than today", () => {
  const cycle = { from: "2026-01-01", to: "2026-12-31" }
  const own = { from: "2025-01-01", to: "2025-06-30" }
  const today = "2026-11-24"
  expect(countedAt("day", undefined, cycle, today)?.day).toBe(today)
  expect(countedAt("day", own, cycle, today)?.day).toBe("2025-06-30")
  expect(countedAt("period", undefined, cycle, today)?.period).toEqual({ from: "2026-01-01", to: today })
  expect(countedAt("period", own, cycle, today)?.period).toEqual(own)
  expect(countedAt("period", { from: "2027-01-01", to: "2027-06-30" }, cycle, today)).toBeUndefined()
})

test("a figure says which day or period it is of, and how far a running one was counted", () => {
  const period = { from: "2026-01-01", to: "2026-12-31" }
  expect(countedWhen({ from: null, to: null }, "2026-11-24", "id")).toBe("24 November 2026")
  expect(countedWhen(period, "2026-11-24", "id")).toMatch(/2026, sampai 24 November 2026$/)
  expect(countedWhen(period, "2027-02-01", "en")).not.toContain("up to")
})

test("every live figure has its texts in both languages, and the instruments' counted figures are among them", () => {
  for (const figure of LIVE_FIGURES)
    for (const language of ["id", "en"] as const)
      expect(figure.title[language].length * figure.definition[language].length).toBeGreaterThan(0)
  for (const key of [
    "resident-santri",
    "attendance",
    "tahsin-completion",
    "setoran-coverage",
    "santri-per-educator",
  ])
    expect(liveFigure(key)?.key).toBe(key)
})

test("an exact fraction reads back what it was written as", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1 }), (n, d) => {
      expect(parseFraction(fractionText(fraction(n, d)))).toEqual(fraction(n, d))
    }),
  )
})
