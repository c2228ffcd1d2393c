import { addDays, type Day, hijriMonthOf } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"

/** The ninth month of the Hijri year. */
const RAMADAN = 9
/** A month of the Hijri year is not shorter: a step of so many days misses none. */
const STEP = 28
const LONGEST_MONTH = 30

/**
 * The Ramadan that a day lies in or that comes next, by the Umm al-Qura calendar: a proposal, since the official
 * date is made known shortly before.
 */
export function nextRamadan(after: Day): Period & { hijriYear: number } {
  let day = after
  while (hijriMonthOf(day).month !== RAMADAN) day = addDays(day, STEP)
  const isRamadan = (one: Day) => hijriMonthOf(one).month === RAMADAN
  let from = day
  let to = day
  for (let at = 0; at < LONGEST_MONTH && isRamadan(addDays(from, -1)); at++) from = addDays(from, -1)
  for (let at = 0; at < LONGEST_MONTH && isRamadan(addDays(to, 1)); at++) to = addDays(to, 1)
  return { from, to, hijriYear: hijriMonthOf(day).year }
}
