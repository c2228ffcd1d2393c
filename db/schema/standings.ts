import { date, index, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

/**
 * Where a santri stands in a programme: derived from his rows of progress and written in the same change, so
 * that lists and overviews need not read them all.
 */
export const standing = table(
  "standing",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    /** Id of the kitab or the method; empty for tahfidz and ibadah. */
    part: text().notNull().default(""),
    /** Rows of progress it is derived from. */
    records: integer().notNull(),
    firstDay: date().notNull(),
    lastDay: date().notNull(),
    /** Jilid of tahsin, levels finished elsewhere. */
    level: integer(),
    /** Last page of jilid or kitab. */
    page: integer(),
    chapter: text().notNull().default(""),
    lastResult: text().notNull().default(""),
    /** End of the last ziyadah, 1–6236. */
    ayah: integer(),
    /** Union of what was memorised, as `1-7,5673-6236`. */
    memorised: text().notNull().default(""),
    memorisedAyat: integer().notNull().default(0),
    /** Pages and juz memorised in full. */
    memorisedPages: integer().notNull().default(0),
    memorisedJuz: integer().notNull().default(0),
    lastMurajaah: date(),
    /** Khatam, or the last level passed. */
    finishedOn: date(),
  },
  (t) => [
    uniqueIndex("standing_once").on(t.santriId, t.programmeId, t.part),
    index("standing_unit").on(t.unitId, t.programmeId, t.level),
  ],
)

/** What a halaqah did in a week: derived like `standing`, and summed up for a unit. */
export const halaqahWeek = table(
  "halaqah_week",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    /** Its Monday. */
    week: date().notNull(),
    sessions: integer().notNull().default(0),
    hadir: integer().notNull().default(0),
    izin: integer().notNull().default(0),
    berhalangan: integer().notNull().default(0),
    alpa: integer().notNull().default(0),
    ziyadahAyat: integer().notNull().default(0),
    murajaahAyat: integer().notNull().default(0),
    tahsinPages: integer().notNull().default(0),
    kitabPages: integer().notNull().default(0),
    records: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("halaqah_week_once").on(t.halaqahId, t.week),
    index("halaqah_week_unit").on(t.unitId, t.week),
  ],
)
