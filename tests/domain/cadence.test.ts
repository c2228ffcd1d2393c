import fc from "fast-check"
import { expect, test } from "vitest"
import { cadencePeriods, cadenceStrip } from "#app/domain/cadence.ts"
import { addDays, daysBetween, isDay } from "#app/domain/dates.ts"
import { requireDay } from "#app/domain/days.ts"
import { CADENCES } from "#app/domain/instrument.ts"

const keys = (cadence: (typeof CADENCES)[number], from: string, to: string) =>
  cadencePeriods(cadence, from, to).map((period) => period.key)

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1990-01-01", days))
const range = fc
  .tuple(day, fc.integer({ min: 0, max: 1500 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }))

test("months, semesters from January and July, academic years from July", () => {
  expect(keys("monthly", "2025-12-15", "2026-02-01")).toEqual(["2025-12", "2026-01", "2026-02"])
  expect(keys("semester", "2026-01-01", "2026-12-31")).toEqual(["2026-S1", "2026-S2"])
  expect(keys("semester", "2026-06-30", "2026-07-01")).toEqual(["2026-S1", "2026-S2"])
  expect(keys("academic-year", "2026-01-01", "2026-12-31")).toEqual(["2025/2026", "2026/2027"])
  expect(keys("academic-year", "2026-07-01", "2027-06-30")).toEqual(["2026/2027"])
  expect(keys("once", "2026-01-01", "2026-12-31")).toEqual(["once"])
  expect(cadencePeriods("academic-year", "2026-01-01", "2026-12-31")).toEqual([
    { key: "2025/2026", from: "2026-01-01", to: "2026-06-30" },
    { key: "2026/2027", from: "2026-07-01", to: "2026-12-31" },
  ])
  expect(cadencePeriods("monthly", "2024-02-01", "2024-02-29")).toEqual([
    { key: "2024-02", from: "2024-02-01", to: "2024-02-29" },
  ])
})

test("a range that ends before it begins, or a day that is none, is a bug that quotes it", () => {
  expect(() => cadencePeriods("monthly", "2026-02-01", "2026-01-31")).toThrow('"2026-02-01" to "2026-01-31"')
  expect(() => cadencePeriods("monthly", "2026-02-30", "2026-03-31")).toThrow('Not a day: "2026-02-30"')
  expect(() => requireDay("24-11-2026")).toThrow('Not a day: "24-11-2026"')
})

test("the periods of a range join without gap or overlap and have keys of their own", () => {
  fc.assert(
    fc.property(range, fc.constantFrom(...CADENCES), ({ from, to }, cadence) => {
      const periods = cadencePeriods(cadence, from, to)
      expect(periods[0]?.from).toBe(from)
      expect(periods.at(-1)?.to).toBe(to)
      for (const [at, period] of periods.entries()) {
        expect(period.from <= period.to).toBe(true)
        const before = periods[at - 1]
        if (before) expect(daysBetween(before.to, period.from)).toBe(1)
      }
      expect(new Set(periods.map((period) => period.key)).size).toBe(periods.length)
    }),
  )
})

test("a key means the same days whatever the range it was asked in", () => {
  fc.assert(
    fc.property(range, day, fc.constantFrom(...CADENCES), ({ from, to }, one, cadence) => {
      fc.pre(cadence !== "once" && one >= from && one <= to)
      const [alone] = cadencePeriods(cadence, one, one)
      const within = cadencePeriods(cadence, from, to).find(
        (period) => period.from <= one && one <= period.to,
      )
      expect(within?.key).toBe(alone?.key)
    }),
  )
})

test("a strip shows what is filled, missing, explained and still to come", () => {
  const strip = cadenceStrip(
    "monthly",
    { from: "2026-01-01", to: "2026-12-31" },
    [
      { from: "2026-01-01", to: "2026-03-31" },
      { from: "2026-05-12", to: "2026-05-12" },
    ],
    [{ period: "2026-04", reason: "libur" }],
    "2026-08-31",
  )
  expect(strip.map(({ period, state }) => `${period.key.slice(5)} ${state}`)).toEqual([
    "01 filled",
    "02 filled",
    "03 filled",
    "04 explained",
    "05 filled",
    "06 hole",
    "07 hole",
    "08 future",
    "09 future",
    "10 future",
    "11 future",
    "12 future",
  ])
  expect(strip[3]?.reason).toBe("libur")
})

test("a period becomes a hole on the day after its last", () => {
  const state = (today: string) =>
    cadenceStrip("semester", { from: "2026-01-01", to: "2026-06-30" }, [], [], today)[0]?.state
  expect(state("2026-06-30")).toBe("future")
  expect(state("2026-07-01")).toBe("hole")
})

test("a proof outside the range fills nothing, even within the same academic year", () => {
  const strip = cadenceStrip(
    "academic-year",
    { from: "2026-01-01", to: "2026-12-31" },
    [{ from: "2025-08-01", to: "2025-08-31" }],
    [],
    "2027-01-01",
  )
  expect(strip.map(({ state }) => state)).toEqual(["hole", "hole"])
})

test("more proof or explanation never makes a new hole", () => {
  const proofs = fc.array(range, { maxLength: 4 })
  fc.assert(
    fc.property(
      range,
      proofs,
      range,
      day,
      fc.constantFrom(...CADENCES),
      (cycle, some, more, today, cadence) => {
        const holes = (given: typeof some) =>
          cadenceStrip(cadence, cycle, given, [], today)
            .filter(({ state }) => state === "hole")
            .map(({ period }) => period.key)
        const before = new Set(holes(some))
        for (const hole of holes([...some, more])) expect(before.has(hole)).toBe(true)
      },
    ),
  )
})

test("a day exists, and its year has four figures that were meant", () => {
  for (const day of ["2024-02-29", "1945-08-17", "9999-12-31"]) expect(isDay(day)).toBe(true)
  for (const day of ["2026-02-29", "0206-01-01", "0000-01-01", "26-01-01", "2026-1-1"])
    expect(isDay(day)).toBe(false)
})
