import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { halfYearOf, readHalfYear, recentHalfYears, weeksOfHalfYear } from "#app/domain/half-years.ts"
import { aimedByWeek, type Place, targetIn, type WeeklyTarget } from "#app/domain/weekly-work.ts"
import { mondayOf, weeksOf } from "#app/domain/weeks.ts"

const WHERE = { halaqahId: "h", programmeId: "p" }
const MEASURE = "ziyadah-ayat"

function target(amount: number, more: Partial<WeeklyTarget> = {}): WeeklyTarget {
  return {
    programmeId: "p",
    halaqahId: null,
    santriId: null,
    measure: MEASURE,
    amount,
    from: "2026-01-05",
    until: null,
    ...more,
  }
}
function place(santriId: string, from: string, until: string | null = null): Place {
  return { santriId, halaqahId: "h", from, until }
}
const aimed = (
  targets: WeeklyTarget[],
  places: Place[],
  weeks = ["2026-02-02", "2026-02-09", "2026-02-16"],
) => aimedByWeek(targets, places, WHERE, MEASURE, weeks)

test("each santri of a halaqah aims at what its programme does, its own target comes first, and his own before that", () => {
  const places = [place("a", "2026-01-05"), place("b", "2026-01-05")]
  expect(aimed([target(10)], places)).toEqual([20, 20, 20])
  expect(aimed([target(10), target(7, { halaqahId: "h" })], places)).toEqual([14, 14, 14])
  expect(aimed([target(10), target(3, { santriId: "b" })], places)).toEqual([13, 13, 13])
})

test("who comes or goes in mid-term counts for his own weeks alone", () => {
  expect(aimed([target(10)], [place("a", "2026-02-04", "2026-02-10")])).toEqual([undefined, 10, undefined])
  expect(aimed([target(10)], [place("a", "2026-02-09", "2026-02-09")])).toEqual([undefined, 10, undefined])
})

test("a target holds from its week on, and weeks before it keep the one they had", () => {
  const targets = [target(10, { until: "2026-02-08" }), target(12, { from: "2026-02-09" })]
  expect(aimed(targets, [place("a", "2026-01-05")])).toEqual([10, 12, 12])
})

test("nothing is aimed at without a target, which is not the same as 0", () => {
  expect(aimed([], [place("a", "2026-01-05")])).toEqual([undefined, undefined, undefined])
  expect(aimed([target(0)], [place("a", "2026-01-05")])).toEqual([0, 0, 0])
})

test("what a halaqah aims at is what its santri aim at, added up, whoever comes and goes", () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays("2026-01-01", days))
  const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }))
  const santriId = fc.constantFrom("a", "b", "c")
  const places = fc.array(fc.tuple(santriId, span).map(([id, { from, until }]) => place(id, from, until)))
  const someTarget = fc
    .tuple(fc.nat(50), span, fc.constantFrom(null, "a"), fc.constantFrom(null, "h"))
    .map(([amount, { from, until }, santri, halaqahId]) =>
      target(amount, { from, until, santriId: santri, halaqahId }),
    )
  const weeks = weeksOf({ from: "2026-01-05", to: "2026-07-01" })
  fc.assert(
    fc.property(fc.array(someTarget, { maxLength: 5 }), places, (targets, there) => {
      const each = there.map((one) => aimed(targets, [one], weeks))
      for (const [at, week] of weeks.entries()) {
        const parts = each.flatMap((amounts) => amounts[at] ?? [])
        const total = parts.length === 0 ? undefined : parts.reduce((sum, one) => sum + one, 0)
        expect(aimed(targets, there, weeks)[at], week).toBe(total)
      }
    }),
    { numRuns: 60 },
  )
})

test("what one santri aims at in a week is the target that was set last", () => {
  const targets = [target(10), target(12, { from: "2026-02-02" })]
  expect(targetIn(targets, { ...WHERE, santriId: "a" }, MEASURE, "2026-02-09")).toBe(12)
})

test("a half-year goes from its first Monday to the last Sunday that is over", () => {
  expect(weeksOfHalfYear("2026-2", "2026-11-24")).toEqual({ from: "2026-07-06", to: "2026-11-22" })
  expect(weeksOfHalfYear("2026-2", "2026-11-22")).toEqual({ from: "2026-07-06", to: "2026-11-22" })
  expect(weeksOfHalfYear("2026-2", "2026-07-08")).toEqual({ from: "2026-07-06", to: "2026-07-08" })
  expect(weeksOfHalfYear("2026-1", "2026-11-24")).toEqual({ from: "2026-01-05", to: "2026-07-05" })
})

test("every week belongs to exactly one half-year", () => {
  const halves = recentHalfYears("2026-11-24")
  expect(halves).toEqual(["2026-2", "2026-1", "2025-2", "2025-1"])
  const periods = halves.map((half) => weeksOfHalfYear(half, "2030-01-01")).reverse()
  for (const [at, period] of periods.entries()) {
    expect(mondayOf(period.from)).toBe(period.from)
    const next = periods[at + 1]
    if (next !== undefined) expect(addDays(period.to, 1)).toBe(next.from)
  }
})

test("an address that asks for no recent half-year is shown the one that runs", () => {
  expect(readHalfYear("2026-1", "2026-11-24")).toBe("2026-1")
  for (const asked of [null, "2019-1", "2026-3", "x"])
    expect(readHalfYear(asked, "2026-11-24")).toBe("2026-2")
  expect(halfYearOf("2026-06-30")).toBe("2026-1")
})
