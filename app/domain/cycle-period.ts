import type { Day } from "#app/domain/dates.ts"

/** No instrument looks further back, and each month of the period is judged and drawn. */
const MOST_YEARS = 10

/** What is wrong with the days that a cycle's evidence must prove, both included; the key of a text, if anything is. */
export function periodError(from: Day, to: Day): string | undefined {
  if (to < from) return "cycle:error.period-order"
  const number = (day: Day) => Number(day.replaceAll("-", ""))
  return number(to) < number(from) + MOST_YEARS * 10_000 ? undefined : "cycle:error.period-too-long"
}
