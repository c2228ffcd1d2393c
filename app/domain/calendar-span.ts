import type { Day } from "#app/domain/dates.ts"

/** Spans of days that the calendar marks and the planning of work looks at. */

/** The fasting month, days off, a unit's own event, and a correction of the Hijri date. */
export const SPAN_KINDS = ["ramadan", "libur", "kegiatan", "hijri"] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

/** A span as plans look at it; both days included. */
export interface Span {
  kind: SpanKind
  title: string
  from: Day
  until: Day
  /** Only of a span that moves the Hijri date. */
  hijriShift: number | null
}

/** Days by which the official date may differ from Umm al-Qura. */
export const HIJRI_SHIFTS = [-2, -1, 1, 2] as const

/** The first span of a kind that a day lies in. */
export function spanOn(spans: readonly Span[], kind: SpanKind, day: Day): Span | undefined {
  return spans.find((span) => span.kind === kind && span.from <= day && day <= span.until)
}

/** Days by which a day's Hijri date is moved against Umm al-Qura. */
export function hijriShiftOn(spans: readonly Span[], day: Day): number {
  return spanOn(spans, "hijri", day)?.hijriShift ?? 0
}
