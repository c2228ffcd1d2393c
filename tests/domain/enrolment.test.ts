import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, daysBetween } from "#app/domain/dates.ts"
import {
  countCohort,
  coversDay,
  residentsBetween,
  residentsOn,
  type Stay,
  stayProblem,
} from "#app/domain/enrolment.ts"
import { LEAVING_REASONS } from "#app/domain/register-terms.ts"

const START = "2025-01-01"
const anyDay = fc.integer({ min: 0, max: 730 }).map((days) => addDays(START, days))
const anyReason = fc.constantFrom(...LEAVING_REASONS)

/** The stays of one santri, one after another with gaps between, the last perhaps still open. */
const anyHistory = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 200 }),
      length: fc.integer({ min: 0, max: 200 }),
      reason: anyReason,
    }),
    { maxLength: 5 },
  )
  .chain((parts) => fc.boolean().map((isOpen) => ({ parts, isOpen })))

const anyStays = fc.array(anyHistory, { maxLength: 12 }).map((histories) =>
  histories.flatMap(({ parts, isOpen }, who): Stay[] => {
    let day = START
    return parts.map(({ gap, length, reason }, at) => {
      const from = addDays(day, gap)
      day = addDays(from, length)
      const open = isOpen && at === parts.length - 1
      return {
        santriId: `s${who}`,
        from,
        until: open ? null : day,
        reason: open ? null : reason,
        intake: from.slice(0, 4),
      }
    })
  }),
)
const anyPeriod = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

function stay(from: string, until: string | null = null, more: Partial<Stay> = {}): Stay {
  return { santriId: "a", from, until, reason: until === null ? null : "bebas", intake: "", ...more }
}

test("first and last day count as days of the stay", () => {
  const one = stay("2026-03-01", "2026-03-31")
  expect(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map((day) => coversDay(one, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(coversDay(stay("2026-03-01"), "2030-01-01")).toBe(true)
})

test("a santri who left and returned is one resident", () => {
  const stays = [stay("2026-01-01", "2026-01-31"), stay("2026-03-01")]
  expect([...residentsOn(stays, "2026-02-15")]).toEqual([])
  expect([...residentsOn(stays, "2026-03-01")]).toEqual(["a"])
  expect(residentsBetween(stays, { from: "2026-01-01", to: "2026-12-31" }).size).toBe(1)
})

test("stays of one santri may follow each other, but not share a day", () => {
  expect(stayProblem([stay("2026-01-01", "2026-01-31"), stay("2026-02-01")])).toBeUndefined()
  expect(stayProblem([stay("2026-02-01"), stay("2026-01-01", "2026-01-31")])).toBeUndefined()
  expect(stayProblem([stay("2026-01-01", "2026-01-31"), stay("2026-01-31")])).toBe("overlap")
  expect(stayProblem([stay("2026-01-01"), stay("2026-02-01")])).toBe("overlap")
  expect(stayProblem([stay("2026-01-01"), stay("2026-01-01")])).toBe("overlap")
  expect(stayProblem([stay("2026-01-02", "2026-01-01")])).toBe("order")
})

test("an end has its reason, and a reason its end", () => {
  expect(stayProblem([stay("2026-01-01", "2026-01-31", { reason: null })])).toBe("reason")
  expect(stayProblem([stay("2026-01-01", null, { reason: "mutasi" })])).toBe("reason")
  expect(stayProblem([])).toBeUndefined()
})

test("who comes and goes in mid-term is counted as having come and as having left", () => {
  const stays = [
    stay("2025-05-01", null, { santriId: "stays on" }),
    stay("2025-05-01", "2026-02-10", { santriId: "leaves", reason: "bebas" }),
    stay("2026-02-01", null, { santriId: "comes" }),
    stay("2026-02-01", "2026-02-10", { santriId: "comes and goes", reason: "mutasi" }),
    stay("2025-01-01", "2025-03-01", { santriId: "returns", reason: "keluar" }),
    stay("2026-06-30", null, { santriId: "returns" }),
    stay("2026-07-01", null, { santriId: "later" }),
  ]
  expect(countCohort(stays, { from: "2026-01-01", to: "2026-06-30" })).toEqual({
    opening: 2,
    came: 3,
    returned: 1,
    left: 2,
    leftBy: { bebas: 1, mutasi: 1, keluar: 0 },
    closing: 3,
    personDays: 181 + 41 + 150 + 10 + 1,
  })
})

test("opening and arrivals less departures is the closing, and the opening of the next period", () => {
  fc.assert(
    fc.property(anyStays, anyPeriod, (stays, period) => {
      const cohort = countCohort(stays, period)
      expect(cohort.opening + cohort.came - cohort.left).toBe(cohort.closing)
      expect(Object.values(cohort.leftBy).reduce((sum, count) => sum + count, 0)).toBe(cohort.left)
      expect(cohort.returned).toBeLessThanOrEqual(cohort.came)
      const next = { from: addDays(period.to, 1), to: addDays(period.to, 90) }
      expect(countCohort(stays, next).opening).toBe(cohort.closing)
    }),
  )
})

test("what is left at the end of a period is who was there on its last day, less those whose last day it was", () => {
  fc.assert(
    fc.property(anyStays, anyPeriod, (stays, period) => {
      const leaving = stays.filter((one) => one.until === period.to).length
      expect(countCohort(stays, period).closing).toBe(residentsOn(stays, period.to).size - leaving)
    }),
  )
})

test("days of presence are those of each day added up", () => {
  fc.assert(
    fc.property(anyStays, anyPeriod, (stays, period) => {
      const days = Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, at) =>
        addDays(period.from, at),
      )
      const byDay = days.reduce((sum, day) => sum + residentsOn(stays, day).size, 0)
      expect(countCohort(stays, period).personDays).toBe(byDay)
    }),
    { numRuns: 25 },
  )
})

test("a period's residents are those of its days together", () => {
  fc.assert(
    fc.property(anyStays, anyPeriod, (stays, period) => {
      const days = Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, at) =>
        addDays(period.from, at),
      )
      const seen = new Set(days.flatMap((day) => [...residentsOn(stays, day)]))
      expect(residentsBetween(stays, period)).toEqual(seen)
    }),
    { numRuns: 25 },
  )
})

test("a history made of stays and gaps has no problem, and the same stay twice always has one", () => {
  fc.assert(
    fc.property(anyStays, (stays) => {
      for (const id of new Set(stays.map((one) => one.santriId))) {
        const own = stays.filter((one) => one.santriId === id)
        expect(stayProblem(own)).toBeUndefined()
        expect(stayProblem([...own, own[0] as Stay])).toBe("overlap")
      }
    }),
  )
})
