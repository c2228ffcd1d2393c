import { addDays, type Day, daysBetween } from "#app/domain/dates.ts"

/** A Monday from which weeks are counted. */
const A_MONDAY = "2001-01-01"

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const since = daysBetween(A_MONDAY, day) % 7
  return addDays(day, -(since < 0 ? since + 7 : since))
}

/** How many Mondays lie between two days, both included; 0 where `to` is earlier. */
export function countMondays(from: Day, to: Day): number {
  const until = (day: Day) => Math.floor(daysBetween(A_MONDAY, day) / 7)
  return Math.max(0, until(to) - until(addDays(from, -1)))
}

/** The Mondays of the weeks that the days of a period belong to, in order. */
export function weeksOf({ from, to }: { from: Day; to: Day }): Day[] {
  const weeks: Day[] = []
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}
