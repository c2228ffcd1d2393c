import type { WeekPoint } from "#app/domain/region.ts"
import type { RegionQuery, RegionSort } from "#app/domain/region-forms.ts"

/** The region's page as it is shown: texts are final. */

/** A state with its sign and colour. */
export interface SignedText {
  tone: "ready" | "draft" | "gap" | "none"
  sign: string
  text: string
}

export interface RegionRow {
  id: string
  name: string
  depth: number
  isGroup: boolean
  /** The office it belongs to, or how many units an office has below. */
  note: string
  /** Short titles of what it applies by: an application's own title is free text and stays in the unit. */
  instruments: string[]
  items: number
  ready: number
  /** `42 %`; empty where nothing is counted. */
  share: string
  blockers: SignedText
  overdue: number
  visit: { day: string; left: string } | null
  profiles: { instrument: string; levels: { level: string; count: number }[] }[]
  weeks: (WeekPoint | null)[]
  counted: SignedText
}

/** Units of a state, the first few by name. */
export interface RegionAnswer extends SignedText {
  key: "ready" | "blocked" | "silent"
  names: string[]
  more: number
}

export interface RegionView {
  title: string
  say: string
  answers: RegionAnswer[]
  rows: RegionRow[]
  isTree: boolean
  found: number
  page: number
  pages: number
  query: RegionQuery
  offices: { id: string; name: string }[]
  sorts: readonly RegionSort[]
  may: { exchange: boolean }
}
