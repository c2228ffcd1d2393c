import { type CadencePeriod, cadencePeriods } from "#app/domain/cadence.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import { overlaps, type Period } from "#app/domain/days.ts"
import type { ItemReadiness, ReadinessReason } from "#app/domain/readiness.ts"
import { RESPONSE_STATES, type ResponseState } from "#app/domain/response-state.ts"

/** What narrows the list of a cycle's items, so that a number told elsewhere opens exactly what it counts. */

/** Lists that follow from several facts about an item; each goes by its name in the address. */
export const ITEM_SETS = [
  "ready",
  "not-ready",
  "to-review",
  "overdue",
  "open",
  "late",
  "due-this-week",
  "without-evidence",
] as const
export type ItemSet = (typeof ITEM_SETS)[number]

/** Every reason that keeps an item from being ready, by its code. */
const REASONS = {
  unanswered: true,
  "below-target": true,
  "not-applicable-not-allowed": true,
  "evidence-missing": true,
  "evidence-without-period": true,
  "evidence-outside-period": true,
  "evidence-expired": true,
  "cadence-hole": true,
  "not-submitted": true,
  returned: true,
  "awaiting-review": true,
  "reviewed-by-author": true,
} as const satisfies Record<ReadinessReason["code"], true>

export interface ItemFilter {
  state: ResponseState | undefined
  /** A position's title, or `none` for items that nobody is in charge of. */
  position: string | undefined
  component: string | undefined
  missing: ReadinessReason["code"] | undefined
  /** The month in which a cadence has a hole. */
  month: CadencePeriod | undefined
  only: ItemSet | undefined
  level: number | undefined
}

/** What the sets and the work of positions are judged by. */
export interface ItemWork {
  status: ResponseState
  dueDate: Day | null
  notApplicable: boolean
  isProven: boolean
}

export interface FilteredItem {
  readiness: Pick<ItemReadiness, "component" | "reasons" | "hints" | "level" | "ready">
  work: ItemWork
  position: string | null
  /** Whether it waits for a review that the reader may give. */
  isToReview: boolean
}

/** What the reader of the address may choose from. */
interface Choices {
  components: readonly string[]
  positions: readonly (string | null)[]
  levels: readonly number[]
  /** The cycle's own. */
  period: Period
}

/** The filter in an address: what makes no sense is left out. */
export function parseItemFilter(search: URLSearchParams, choices: Choices): ItemFilter {
  const one = <T extends string>(name: string, among: readonly (T | null)[]): T | undefined =>
    among.find((value) => value !== null && value === search.get(name)) ?? undefined
  const missing = one("missing", Object.keys(REASONS) as ReadinessReason["code"][])
  const months = cadencePeriods("monthly", choices.period.from, choices.period.to)
  return {
    state: one("state", RESPONSE_STATES),
    position: one("position", ["none", ...choices.positions]),
    component: one("component", choices.components),
    missing,
    month: missing === "cadence-hole" ? months.find(({ key }) => key === search.get("month")) : undefined,
    only: one("only", ITEM_SETS),
    level: choices.levels.find((level) => String(level) === search.get("level")),
  }
}

/** Whether an item stays under the filter on a day. */
export function isListed(item: FilteredItem, filter: ItemFilter, today: Day): boolean {
  const { readiness, work, position } = item
  const { state, component, level, missing, month, only } = filter
  return (
    (state === undefined || work.status === state) &&
    (component === undefined || readiness.component === component) &&
    (filter.position === undefined || (position ?? "none") === filter.position) &&
    (level === undefined || (readiness.level === level && !work.notApplicable)) &&
    (missing === undefined || isMissing(readiness, missing, month)) &&
    (only === undefined || isInSet(only, item, today))
  )
}

function isMissing(
  item: FilteredItem["readiness"],
  code: ReadinessReason["code"],
  month: Period | undefined,
): boolean {
  return month === undefined ? item.reasons.some((reason) => reason.code === code) : hasHole(item, month)
}

/** Whether regular proof that the item asks for is missing on days of a period, whatever else it lacks. */
export function hasHole({ hints }: Pick<ItemReadiness, "hints">, days: Period): boolean {
  return hints.some(
    ({ hint, strip }) =>
      hint.cadence !== "once" &&
      (strip ?? []).some(({ state, period }) => state === "hole" && overlaps(period, days)),
  )
}

function isInSet(set: ItemSet, { readiness, work, isToReview }: FilteredItem, today: Day): boolean {
  if (set === "ready" || set === "not-ready") return readiness.ready === (set === "ready")
  if (set === "to-review") return isToReview
  if (set === "overdue") return !readiness.ready && work.dueDate !== null && work.dueDate < today
  return isOnDesk(set, work, today)
}

/** What a position has on its desk: work not approved yet, of it what is late, due this week, or without proof. */
export function isOnDesk(
  part: Extract<ItemSet, "open" | "late" | "due-this-week" | "without-evidence">,
  { status, dueDate, notApplicable, isProven }: ItemWork,
  today: Day,
): boolean {
  if (status === "disetujui") return false
  if (part === "open") return true
  if (part === "without-evidence") return !notApplicable && !isProven
  if (dueDate === null) return false
  return part === "late" ? dueDate < today : dueDate >= today && dueDate <= addDays(today, 6)
}
