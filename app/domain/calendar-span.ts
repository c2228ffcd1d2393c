/** Spans of days that the calendar marks and the planning of work looks at. */

/** The fasting month, days off, a unit's own event, and a correction of the Hijri date. */
export const SPAN_KINDS = ["ramadan", "libur", "kegiatan", "hijri"] as const
export type SpanKind = (typeof SPAN_KINDS)[number]
