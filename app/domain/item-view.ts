import type { StripState } from "#app/domain/cadence.ts"
import type { CycleState } from "#app/domain/cycle-state.ts"
import type { ResponseState } from "#app/domain/response-state.ts"

/** What the page of one item shows: plain texts in the reader's language, numbers and days already in words. */
export interface ItemView {
  cycle: { id: string; title: string; instrument: string; state: CycleState; isFrozen: boolean }
  item: {
    key: string
    label: string
    topic: string
    help: string | null
    note: string | null
    mayNotApply: boolean
    /** Whether the instrument publishes texts for its levels. */
    hasLevelTexts: boolean
    /** Who says so: the rule itself, others' reports of it, or the product. */
    confidence: "official" | "secondary" | "product"
  }
  tree: TreePartView[]
  levels: { value: number; name: string; text: string | null }[]
  target: number
  /** What an answer looks like: a level's number, `not-applicable`, or empty while undecided. */
  answer: AnswerTexts & {
    version: number
    status: ResponseState
    savedAt: string | null
    author: string | null
  }
  draft: (AnswerTexts & { baseVersion: number; savedAt: string; isBehind: boolean }) | null
  review: { note: string; by: string | null; at: string | null } | null
  missing: { code: string; text: string; to?: string; repair?: string }[]
  /** What would prove the item, in the instrument's words. */
  hints: { key: string; text: string; isRequired: boolean; isThere: ProofThere }[]
  strips: StripView[]
  figures: FigureView[]
  /** Live figures that may be named for the item. */
  figureChoices: { key: string; title: string }[]
  charge: { position: string | null; due: string | null; isOverdue: boolean }
  previous: { key: string; label: string } | null
  next: { key: string; label: string } | null
  may: {
    answer: boolean
    review: boolean
    /** Not where he contributed to what the approval covers. */
    approve: boolean
    assign: boolean
    explain: boolean
    enterFigure: boolean
    nameFigure: boolean
  }
}

/** Whether a proof is there; null where the reader sees none and might be kept from one. */
export type ProofThere = boolean | null

export interface AnswerTexts {
  level: string
  narrative: string
  gapReason: string
}

export interface TreePartView {
  title: string
  lines: { label: string; item: string; state: ResponseState; isCurrent: boolean }[]
}

/** One hint's cadence over the cycle's period. */
export interface StripView {
  hint: string
  title: string
  periods: { key: string; name: string; short: string; state: StripState; reason?: string }[]
  hasHoles: boolean
}

export interface FigureView {
  key: string
  title: string
  /** In words, with its unit; null while it is neither counted nor entered. */
  value: string | null
  /** How it was counted; null where it is not. */
  counted: { when: string; definition: string } | null
  /** What was entered by hand; null where nothing was, or where it never can be. */
  byHand: { value: string; asOf: string; source: string } | null
  /** The form for entering it; null where it is counted or none of the instrument's. */
  entry: { typed: string; asOfDay: string; source: string } | null
  note: string | null
  /** Named for this item by the unit, and so may be taken away again. */
  isNamed: boolean
}

/** An answer that stands where a stale form wanted to save. */
export interface TheirAnswer extends AnswerTexts {
  version: number
  status: ResponseState
  levelName: string
  author: string | null
  at: string | null
}
