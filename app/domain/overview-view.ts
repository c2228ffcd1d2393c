import type { CycleState } from "#app/domain/cycle-state.ts"
import type { ResponseState } from "#app/domain/response-state.ts"

/** What the overview of a cycle shows: plain texts in the reader's language. */
export interface OverviewView {
  cycle: {
    id: string
    title: string
    state: CycleState
    applicant: string
    isSample: boolean
    unit: string
    instrument: string
    instrumentVersion: string
    period: string
    target: string
    due: string | null
    visit: string | null
  }
  /** The page's question answered in words. */
  say: string
  lead: string
  /** Null once a named person checked the instrument; else why its content is to be taken with care. */
  unverified: { notes: string[] } | null
  checkedBy: string | null
  /** Absent for readers from outside, who are shown answers and proofs alone. */
  work: WorkView | null
  components: ComponentView[]
  /** Absent where the reader does not see every item. */
  result: ResultView | null
  filters: FilterView
  rows: ItemRowView[]
  next: { key: string; label: string } | null
  may: { assign: boolean; edit: boolean; issue: boolean; seeDossiers: boolean }
}

export interface WorkView {
  blockers: { text: string; state: "blocked" | "unknown"; item: string; known: string | null }[]
  urgent: { text: string; item: string }[]
  missing: { code: string; text: string; count: number }[]
  load: {
    positionId: string | null
    position: string
    items: number
    open: number
    overdue: number
    dueThisWeek: number
    withoutEvidence: number
  }[]
}

export interface ComponentView {
  key: string
  label: string
  of: number
  ready: number
  approved: number
  submitted: number
}

export interface OutcomeView {
  /** The verdict, the score, or the indicative share. */
  headline: string
  /** What the headline leaves out: what was counted, what is not published. */
  detail: string[]
}

export interface ResultView {
  now: OutcomeView
  profile: { name: string; now: number; changed: number | null }[]
  items: number
  tries: { item: string; label: string; level: string; value: string; without: string }[]
  changed: OutcomeView | null
  /** Single rises that would change the outcome. */
  decisive: string[]
  options: { items: { value: string; label: string }[]; levels: { value: string; label: string }[] }
}

export interface FilterView {
  state: string
  position: string
  component: string
  /** What pages that lead here narrow the list by, as it stands in the address and in words. */
  more: { name: string; value: string; label: string }[]
  positions: { value: string; label: string }[]
  components: { value: string; label: string }[]
  isOn: boolean
}

export interface ItemRowView {
  key: string
  label: string
  component: string
  state: ResponseState
  isReady: boolean
  isBlocker: boolean
  level: string | null
  isBelowTarget: boolean
  position: string | null
  due: string | null
  isOverdue: boolean
  evidence: number
}
