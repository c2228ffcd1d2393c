/** Days without a time, `YYYY-MM-DD`: they compare as text. */
export type Day = string
/** Both days included. */
export type Period = { from: Day; to: Day }

/** Throws where the text is no day of the calendar. */
export function requireDay(day: string): Day {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    throw new Error(`Not a day: "${day}"`)
  return day
}

/** The last day of a month; months count from 1. */
export function lastDayOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The day some days later, or earlier where `days` is below zero. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(`${requireDay(day)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Days from one day to another; below zero where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (
    (Date.parse(`${requireDay(to)}T00:00:00Z`) - Date.parse(`${requireDay(from)}T00:00:00Z`)) / 86_400_000
  )
}

/** Whether two periods have at least one day in common. */
export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return [a, b].sort().at(-1) ?? a
}
