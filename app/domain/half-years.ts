import { addDays, type Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { mondayOf } from "#app/domain/weeks.ts"

/** A half of a year as addresses name it: `2026-2` is July to December 2026. */
export type HalfYear = `${number}-${1 | 2}`

const HALVES_SHOWN = 4

export function halfYearOf(day: Day): HalfYear {
  return `${Number(day.slice(0, 4))}-${day.slice(5, 7) < "07" ? 1 : 2}`
}

/** The half-year that runs and those before it, the newest first. */
export function recentHalfYears(today: Day): HalfYear[] {
  const halves = [halfYearOf(today)]
  while (halves.length < HALVES_SHOWN)
    halves.push(halfYearOf(addDays(firstDay(halves.at(-1) as HalfYear), -1)))
  return halves
}

/** The half-year an address asks for, where it is one of the recent; else the one that runs. */
export function readHalfYear(asked: string | null, today: Day): HalfYear {
  return recentHalfYears(today).find((half) => half === asked) ?? halfYearOf(today)
}

/**
 * The whole weeks of a half-year: from its first Monday to the Sunday of the week of its last Monday, or to the
 * last Sunday that is over; in its first week, to today. Every week belongs to one half-year, so that sums of
 * weeks and of days agree, and a target is held only against a week that is over.
 */
export function weeksOfHalfYear(half: HalfYear, today: Day): Period {
  const from = mondayFrom(firstDay(half))
  const to = addDays(mondayFrom(firstDayAfter(half)), -1)
  if (to <= today) return { from, to }
  const sunday = addDays(mondayOf(addDays(today, 1)), -1)
  return { from, to: sunday > from ? sunday : today }
}

function firstDay(half: HalfYear): Day {
  const [year, at] = half.split("-")
  return `${year}-${at === "1" ? "01" : "07"}-01`
}

function firstDayAfter(half: HalfYear): Day {
  const [year, at] = half.split("-")
  return at === "1" ? `${year}-07-01` : `${Number(year) + 1}-01-01`
}

function mondayFrom(day: Day): Day {
  const monday = mondayOf(day)
  return monday === day ? day : addDays(monday, 7)
}
