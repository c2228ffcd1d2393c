import type { Day } from "#app/domain/dates.ts"
import type { Readiness, ResponseRow } from "#app/domain/readiness.ts"

/** Readiness of a cycle on one day as counts alone: for the trend, the weekly sheet and the region. */

/** Counted in this installation, or read from a unit's monthly file. */
export const MARK_ORIGINS = ["own", "file"] as const
export type MarkOrigin = (typeof MARK_ORIGINS)[number]

export interface ComponentMark {
  key: string
  of: number
  ready: number
  approved: number
  submitted: number
}

export interface ReadinessCounts {
  /** Items that apply. */
  items: number
  ready: number
  approved: number
  submitted: number
  /** Answered below the target. */
  belowTarget: number
  unanswered: number
  /** Blockers that hold, and those whose figures are not known. */
  blocked: number
  blockersUnknown: number
  urgent: number
  overdue: number
  unassigned: number
  /** Items that lack a required proof. */
  withoutProof: number
  /** Periods the items' cadences ask proof of and that are over, and those that have it or say why not. */
  periods: number
  periodsCovered: number
  /** Level → number of items. */
  profile: Record<string, number>
  components: ComponentMark[]
}

/** What a judged cycle comes to in numbers: none of them tells what anybody wrote, or who. */
export function countReadiness(
  readiness: Readiness,
  responses: readonly Pick<ResponseRow, "item" | "positionId" | "notApplicable">[],
): ReadinessCounts {
  const { items, blockers, urgent } = readiness
  const having = (...codes: string[]) =>
    items.filter(({ reasons }) => reasons.some(({ code }) => codes.includes(code))).length
  const owner = new Map(responses.map((row) => [row.item, row.positionId ?? null]))
  const strips = items.flatMap(({ hints }) =>
    hints.flatMap(({ hint, strip }) => (hint.cadence === "once" ? [] : (strip ?? []))),
  )
  const over = strips.filter(({ state }) => state !== "future")
  const profile: Record<string, number> = {}
  const excluded = new Set(responses.filter((row) => row.notApplicable).map((row) => row.item))
  for (const { item, level } of items)
    if (level !== null && !excluded.has(item)) profile[level] = (profile[level] ?? 0) + 1
  return {
    items: items.length,
    ready: readiness.total.ready,
    approved: items.filter(({ status }) => status === "disetujui").length,
    submitted: items.filter(({ status }) => status === "siap").length,
    belowTarget: having("below-target"),
    unanswered: having("unanswered"),
    blocked: blockers.filter(({ state }) => state === "blocked").length,
    blockersUnknown: blockers.filter(({ state }) => state === "unknown").length,
    urgent: urgent.length,
    overdue: urgent.filter(({ code }) => code === "overdue").length,
    unassigned: items.filter(({ item, ready }) => !ready && (owner.get(item) ?? null) === null).length,
    withoutProof: having("evidence-missing", "evidence-without-period", "evidence-outside-period"),
    periods: over.length,
    periodsCovered: over.filter(({ state }) => state !== "hole").length,
    profile,
    components: readiness.components.map(({ component, of, ready, approved, submitted }) => ({
      key: component,
      of,
      ready,
      approved,
      submitted,
    })),
  }
}

/** How many items were ready on a day. */
export interface TrendPoint {
  day: Day
  ready: number
  items: number
}
