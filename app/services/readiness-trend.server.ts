import type { TFunction } from "i18next"
import { addDays, type Day, dayIn, formatDay, type Language } from "#app/domain/dates.ts"
import { earlierDay, laterDay } from "#app/domain/days.ts"
import { evenPace } from "#app/domain/forecast.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import type { ReadinessCounts, TrendPoint } from "#app/domain/readiness-mark.ts"
import type { ChangesView, TrendView } from "#app/domain/readiness-view.ts"
import { weeksOf } from "#app/domain/weeks.ts"
import { paths } from "#app/paths.ts"
import type { JudgedCycle } from "#app/services/read-cycle.server.ts"

type Words = { t: TFunction; language: Language }

/** The page compares itself with what was counted so many days ago. */
const CHANGE_DAYS = 7

/** The last count of each week, and where an even pace towards the goal would stand. */
export function trendOf(points: readonly TrendPoint[], goal: Day | null, language: Language): TrendView {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return { rows: [], goal: null }
  const rows = weeksOf({ from: first.day, to: last.day }).flatMap((monday) => {
    const end = addDays(monday, 6)
    const point = points.findLast(({ day }) => day <= end)
    if (point === undefined) return []
    const day = earlierDay(end, last.day)
    return [
      {
        day,
        label: formatDay(day, language),
        ready: point.ready,
        items: point.items,
        pace: goal === null ? null : Math.round(evenPace(first, goal, day)),
      },
    ]
  })
  return { rows, goal: goal === null ? null : { day: goal, label: formatDay(goal, language) } }
}

/** Numbers that have moved since about a week ago, and the answers that did. */
export function changesOf(
  { cycle, instrument, all, today }: JudgedCycle,
  now: ReadinessCounts,
  marks: readonly (ReadinessCounts & { day: Day })[],
  { t, language }: Words,
): ChangesView | null {
  const since = addDays(today, -CHANGE_DAYS)
  const then = marks.findLast(({ day }) => day <= since) ?? marks.find(({ day }) => day < today)
  if (then === undefined) return null
  const from = laterDay(then.day, since)
  const items = (filter: Record<string, string>) => paths.cycleItems(cycle.id, filter)
  const count = (
    key: keyof ReadinessCounts & ("ready" | "approved" | "submitted" | "urgent" | "overdue" | "blocked"),
    more: boolean,
    to: string,
  ) => ({
    key,
    to,
    now: now[key],
    before: then[key],
    isBetter: now[key] === then[key] ? null : now[key] > then[key] === more,
  })
  const moved = all
    .flatMap((row) => {
      const at = [row.reviewedAt, row.answeredAt]
        .filter((one) => one !== null)
        .sort((a, b) => Number(b) - Number(a))[0]
      return at === undefined || dayIn(at, cycle.timeZone) < from ? [] : [{ row, at }]
    })
    .sort((a, b) => Number(b.at) - Number(a.at))
  return {
    since: formatDay(from, language),
    counts: [
      count("ready", true, items({ only: "ready" })),
      count("approved", true, items({ state: "disetujui" })),
      count("submitted", true, items({ state: "siap" })),
      // An item may be blocked or press more than once, so these lists are of the page itself.
      count("blocked", false, "#blocked"),
      count("urgent", false, "#urgent"),
      count("overdue", false, items({ only: "overdue" })),
    ],
    items: moved.map(({ row }) => ({
      key: row.item,
      text: `${nodeLabel(requireItem(instrument, row.item).item, language)} · ${t(`common:state.${row.status}`)}`,
      to: paths.item(cycle.id, row.item),
    })),
  }
}
