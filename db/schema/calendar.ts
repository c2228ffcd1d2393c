import { SPAN_KINDS } from "#app/domain/calendar-span.ts"
import { date, index, instant, integer, table, text } from "#db/columns.ts"
import { unit } from "#db/schema/units.ts"

/** A span of days of a unit's calendar. */
export const calendarSpan = table(
  "calendar_span",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: SPAN_KINDS }).notNull(),
    title: text().notNull(),
    from: date().notNull(),
    /** Last day, included. */
    until: date().notNull(),
    /** Days by which the Hijri date of the span is moved against Umm al-Qura; null unless the kind is `hijri`. */
    hijriShift: integer(),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("calendar_span_unit").on(t.unitId, t.from)],
)
