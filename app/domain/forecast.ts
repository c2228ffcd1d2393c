import { addDays, type Day, daysBetween } from "#app/domain/dates.ts"
import type { TrendPoint } from "#app/domain/readiness-mark.ts"

/** Days back over which the pace is taken. The product's own choice, said wherever a forecast is shown. */
export const PACE_DAYS = 28
/** Fewer days than this between two counts tell no pace. */
export const LEAST_DAYS = 7

export type Forecast =
  /** Everything is ready. */
  | { state: "done" }
  /** Not counted for long enough. */
  | { state: "too-early" }
  /** Nothing was gained over the days looked at. */
  | { state: "standstill"; gained: number; days: number }
  | { state: "on-pace"; gained: number; days: number; day: Day; lateDays: number | null }

/**
 * The day on which the last item would be ready, if as many become ready each day as over the last four weeks.
 * `points` are in order of days, the last of them today's; `lateDays` is counted from `goal`, below zero when early.
 */
export function forecastReadiness(points: readonly TrendPoint[], goal: Day | null): Forecast {
  const now = points.at(-1)
  if (now === undefined) return { state: "too-early" }
  if (now.ready >= now.items) return { state: "done" }
  const since = addDays(now.day, -PACE_DAYS)
  // The count that stood when the four weeks began, or the first there is.
  const then = points.findLast(({ day }) => day <= since) ?? points[0]
  if (then === undefined) return { state: "too-early" }
  const days = Math.min(daysBetween(then.day, now.day), PACE_DAYS)
  if (days < LEAST_DAYS) return { state: "too-early" }
  const gained = now.ready - then.ready
  if (gained <= 0) return { state: "standstill", gained, days }
  const left = Math.ceil(((now.items - now.ready) * days) / gained)
  const day = addDays(now.day, left)
  return { state: "on-pace", gained, days, day, lateDays: goal === null ? null : daysBetween(goal, day) }
}

/** How many items would be ready on a day if the way from the first count to the goal were walked evenly. */
export function evenPace(first: TrendPoint, goal: Day, day: Day): number {
  const whole = daysBetween(first.day, goal)
  if (whole <= 0 || day >= goal) return first.items
  const walked = Math.max(0, daysBetween(first.day, day))
  return first.ready + ((first.items - first.ready) * walked) / whole
}
