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
