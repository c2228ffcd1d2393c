import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { evenPace, forecastReadiness, PACE_DAYS } from "#app/domain/forecast.ts"

const TODAY = "2026-11-24"
const point = (daysAgo: number, ready: number, items = 48) => ({
  day: addDays(TODAY, -daysAgo),
  ready,
  items,
})

test("half of the items in four weeks means the other half in four more", () => {
  expect(forecastReadiness([point(28, 0), point(0, 24)], addDays(TODAY, 28))).toEqual({
    state: "on-pace",
    gained: 24,
    days: 28,
    day: addDays(TODAY, 28),
    lateDays: 0,
  })
})

test("the pace looks back four weeks, however long the cycle has been counted", () => {
  const points = [point(300, 0), point(40, 20), point(28, 20), point(0, 34)]
  expect(forecastReadiness(points, null)).toMatchObject({
    gained: 14,
    day: addDays(TODAY, 28),
    lateDays: null,
  })
})

test("between two counts the last one before the four weeks began stands for their beginning", () => {
  expect(forecastReadiness([point(60, 10), point(35, 20), point(14, 30), point(0, 34)], null)).toMatchObject({
    gained: 14,
    days: PACE_DAYS,
  })
})

test("late is counted from the goal, early is below zero", () => {
  const points = [point(28, 0), point(0, 24)]
  expect(forecastReadiness(points, addDays(TODAY, 20))).toMatchObject({ lateDays: 8 })
  expect(forecastReadiness(points, addDays(TODAY, 35))).toMatchObject({ lateDays: -7 })
})

test("without a gain there is no day, with all ready none is needed, and after a few days nothing is told", () => {
  expect(forecastReadiness([point(28, 24), point(0, 24)], null).state).toBe("standstill")
  expect(forecastReadiness([point(28, 25), point(0, 24)], null).state).toBe("standstill")
  expect(forecastReadiness([point(28, 24), point(0, 48)], null).state).toBe("done")
  expect(forecastReadiness([point(6, 0), point(0, 24)], null).state).toBe("too-early")
  expect(forecastReadiness([point(0, 24)], null).state).toBe("too-early")
  expect(forecastReadiness([], null).state).toBe("too-early")
})

test("at the forecast's own pace its day is enough for what is left, and a day less is not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 47 }), (then, gain) => {
      fc.pre(then + gain < 48)
      const forecast = forecastReadiness([point(28, then), point(0, then + gain)], TODAY)
      if (forecast.state !== "on-pace") throw new Error(`"${forecast.state}"`)
      const days = forecast.lateDays ?? 0
      expect((gain * days) / 28).toBeGreaterThanOrEqual(48 - then - gain)
      expect((gain * (days - 1)) / 28).toBeLessThan(48 - then - gain)
    }),
  )
})

test("an even pace begins with the first count and ends with all items on the goal", () => {
  const first = point(30, 8)
  expect(evenPace(first, addDays(TODAY, 10), first.day)).toBe(8)
  expect(evenPace(first, addDays(TODAY, 10), addDays(first.day, 20))).toBe(28)
  expect(evenPace(first, addDays(TODAY, 10), addDays(TODAY, 10))).toBe(48)
  expect(evenPace(first, first.day, TODAY)).toBe(48)
})
