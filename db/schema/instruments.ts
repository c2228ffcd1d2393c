import { boolean, date, index, instant, table, text, uniqueIndex } from "#db/columns.ts"
import { unit } from "#db/schema/units.ts"

/** A published accreditation instrument as this installation read it; immutable. */
export const instrument = table(
  "instrument",
  {
    id: text().primaryKey(),
    key: text().notNull(),
    version: text().notNull(),
    /** SHA-256 over the RFC 8785 canonical content. */
    contentHash: text().notNull(),
    /** The canonical content itself. */
    content: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("instrument_version").on(t.key, t.version)],
)

/** That a named person checked an instrument's content against the primary text. */
export const instrumentCheck = table(
  "instrument_check",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    instrumentKey: text().notNull(),
    instrumentVersion: text().notNull(),
    contentHash: text().notNull(),
    checkedBy: text().notNull(),
    office: text().notNull(),
    checkedOn: date().notNull(),
    primaryText: text().notNull(),
    note: text().notNull().default(""),
    withdrawn: boolean().notNull().default(false),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [index("instrument_check_content").on(t.contentHash)],
)
