import { type Day, isDay } from "#app/domain/dates.ts"

/** Both days included. Days are `YYYY-MM-DD`, so they compare as text. */
export type Period = { from: Day; to: Day }

/** Throws where the text is no day of the calendar. */
export function requireDay(day: string): Day {
  if (!isDay(day)) throw new Error(`Not a day: "${day}"`)
  return day
}

/** The last day of a month; months count from 1. */
export function lastDayOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whether two periods have at least one day in common. */
export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b
}
