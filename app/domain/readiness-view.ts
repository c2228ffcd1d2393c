import type { ComponentView, OutcomeView, WorkView } from "#app/domain/overview-view.ts"
import type { DirectionStanding } from "#app/domain/visit.ts"

/** What the readiness page shows: plain texts in the reader's language, each number with where its list stands. */
export interface ReadinessView {
  cycle: {
    id: string
    title: string
    unit: string
    instrument: string
    /** The day everything has to be ready by, and the Hijri date beside it; null where none is set. */
    goal: { isVisit: boolean; text: string } | null
  }
  /** The cycles to choose from. */
  cycles: { id: string; title: string }[]
  say: string
  lead: string
  /** Items that are not ready, of those the reader has a part in. */
  notReady: number
  forecast: string
  /** What the forecast takes for granted. */
  assumption: string
  work: WorkView
  waiting: { key: string; text: string; to: string }[]
  components: ComponentView[]
  /** `holes` counts the items that lack regular proof alone. */
  coverage: { say: string; months: MonthView[]; holes: number }
  profile: { name: string; count: number; isBelow: boolean; to: string }[]
  items: number
  outcome: OutcomeView | null
  hasFormula: boolean
  trend: TrendView
  expiring: { evidenceId: string; text: string; day: string; isPressing: boolean }[]
  promises: PromisesView
  changes: ChangesView | null
  /** How many places the rules of good work point at. */
  findings: number
  may: { makeSheet: boolean; report: boolean }
}

/** What the unit promised: to visiting officials, to itself, and with partners. */
export interface PromisesView {
  /** What narrows the list of actions to the unit's own; empty for who sees no other. */
  ofUnit: { unit?: string }
  directions: ({ id: string; text: string; to: string } & DirectionStanding)[]
  /** Actions that are not done with. */
  actions: { open: number; late: number; unassigned: number }
  /** Agreements that ended or end soon. */
  agreements: { id: string; text: string; day: string; isPressing: boolean }[]
}

/** A number, and where the list of what it counts is. */
export interface CountView {
  count: number
  to: string
}

export interface MonthView {
  month: string
  label: string
  /** Files that prove something in it. */
  proofs: CountView
  /** Items whose cadence has a hole in it. */
  holes: CountView
  state: "filled" | "hole" | "none" | "future"
}

export interface TrendView {
  rows: { day: string; label: string; ready: number; items: number; pace: number | null }[]
  goal: { day: string; label: string } | null
}

export interface ChangesView {
  since: string
  /** `to` leads to what is counted now. */
  counts: { key: string; now: number; before: number; isBetter: boolean | null; to: string }[]
  items: { key: string; text: string; to: string }[]
}
