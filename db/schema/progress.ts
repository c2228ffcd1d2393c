import { IBADAH_RESULTS, KITAB_MODES, SETORAN_KINDS, TAHSIN_RESULTS } from "#app/domain/progress-terms.ts"
import { boolean, date, index, instant, integer, table, text } from "#db/columns.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { ibadahItem, kitab, method, programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { halaqahSession } from "#db/schema/sessions.ts"
import { unit } from "#db/schema/units.ts"

/** What every row of progress says: of whom, where, when, by whom, and on whose behalf. */
const recorded = () => ({
  id: text().primaryKey(),
  unitId: text()
    .notNull()
    .references(() => unit.id),
  santriId: text()
    .notNull()
    .references(() => santri.id),
  halaqahId: text().references(() => halaqah.id),
  sessionId: text().references(() => halaqahSession.id),
  day: date().notNull(),
  note: text().notNull().default(""),
  version: integer().notNull().default(1),
  enteredBy: text().notNull(),
  /** The ustadz on whose behalf it was entered (atas nama); null where he entered it himself. */
  onBehalfOfId: text().references(() => educator.id),
  enteredAt: instant().notNull(),
})

/** A page read from a jilid. */
export const tahsin = table(
  "tahsin",
  {
    ...recorded(),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    methodId: text()
      .notNull()
      .references(() => method.id),
    volume: integer().notNull(),
    pageFrom: integer().notNull(),
    pageTo: integer().notNull(),
    result: text({ enum: TAHSIN_RESULTS }).notNull(),
    /** A grade's code. */
    grade: text(),
  },
  (t) => [
    index("tahsin_santri").on(t.santriId, t.day),
    index("tahsin_unit").on(t.unitId, t.day),
    index("tahsin_session").on(t.sessionId),
  ],
)

/** Ayat recited from memory. */
export const setoran = table(
  "setoran",
  {
    ...recorded(),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    kind: text({ enum: SETORAN_KINDS }).notNull(),
    /** Counted through the whole mushaf, 1–6236, both included: surah and ayat follow from it. */
    ayahFrom: integer().notNull(),
    ayahTo: integer().notNull(),
    /** Codes of grades. */
    kelancaran: text(),
    tajwid: text(),
    makhraj: text(),
    adab: text(),
  },
  (t) => [
    index("setoran_santri").on(t.santriId, t.day),
    index("setoran_unit").on(t.unitId, t.day, t.kind),
    index("setoran_session").on(t.sessionId),
  ],
)

/** How far a kitab was read. */
export const kitabProgress = table(
  "kitab_progress",
  {
    ...recorded(),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    kitabId: text()
      .notNull()
      .references(() => kitab.id),
    mode: text({ enum: KITAB_MODES }).notNull(),
    chapter: text().notNull().default(""),
    pageFrom: integer(),
    pageTo: integer(),
    /** The book was finished with this reading. */
    khatam: boolean().notNull().default(false),
    grade: text(),
  },
  (t) => [
    index("kitab_progress_santri").on(t.santriId, t.day),
    index("kitab_progress_unit").on(t.unitId, t.day),
    index("kitab_progress_session").on(t.sessionId),
  ],
)

/** A line of the ibadah checklist, as seen on a day; the newest counts. */
export const ibadahRecord = table(
  "ibadah_record",
  {
    ...recorded(),
    itemId: text()
      .notNull()
      .references(() => ibadahItem.id),
    result: text({ enum: IBADAH_RESULTS }).notNull(),
  },
  (t) => [
    index("ibadah_record_santri").on(t.santriId, t.itemId, t.day),
    index("ibadah_record_unit").on(t.unitId, t.day),
    index("ibadah_record_session").on(t.sessionId),
  ],
)

/** Conduct as seen on a day, in four levels, 4 the best. */
export const akhlak = table("akhlak", { ...recorded(), level: integer().notNull() }, (t) => [
  index("akhlak_santri").on(t.santriId, t.day),
  index("akhlak_unit").on(t.unitId, t.day),
])
