import { PROGRESS_KINDS, SUPPORTING_COUNTS } from "#app/domain/progress-terms.ts"
import { boolean, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** A way to learn to read, such as Iqra. Where no number of volumes is published, a unit states its own. */
export const method = table(
  "method",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    name: text().notNull(),
    /** Volumes (jilid); null until the unit states it. */
    volumes: integer(),
    /** Pages of each volume, in order; empty until the unit states them. */
    volumePages: json().$type<number[]>().notNull(),
    /** Where the counts come from. */
    source: text().notNull().default(""),
    sort: integer().notNull().default(0),
    retired: boolean().notNull().default(false),
  },
  (t) => [uniqueIndex("method_name").on(t.unitId, t.name)],
)

/** What is taught, by name, and how its progress is written down: pasolatan, Iqra, Al-Qur'an, kitab. */
export const programme = table(
  "programme",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    name: text().notNull(),
    progress: text({ enum: PROGRESS_KINDS }).notNull(),
    /** The usual method of a tahsin programme; its volumes are the programme's levels. */
    methodId: text().references(() => method.id),
    /** The monthly count that attendance goes into, if any. */
    supportingCount: text({ enum: SUPPORTING_COUNTS }),
    sort: integer().notNull().default(0),
    retired: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("programme_name").on(t.unitId, t.name)],
)

/** A step of a programme; rows elsewhere name it by `number` within the programme. */
export const programmeLevel = table(
  "programme_level",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    /** From 1, never given to another level of the programme. */
    number: integer().notNull(),
    name: text().notNull(),
  },
  (t) => [uniqueIndex("programme_level_number").on(t.programmeId, t.number)],
)

/** A mark of a programme's scale; rows elsewhere name it by its code. */
export const grade = table(
  "grade",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    /** Short, immutable: `A`. */
    code: text().notNull(),
    name: text().notNull(),
    /** The lowest mark of 0–100 that earns it, as a decimal with a point; null where marks earn none. */
    lowest: text(),
    passes: boolean().notNull(),
    /** The best has the highest. */
    rank: integer().notNull(),
    retired: boolean().notNull().default(false),
  },
  (t) => [uniqueIndex("grade_code").on(t.programmeId, t.code)],
)

/** A line of an ibadah checklist. */
export const ibadahItem = table(
  "ibadah_item",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    level: integer(),
    name: text().notNull(),
    sort: integer().notNull().default(0),
    retired: boolean().notNull().default(false),
  },
  (t) => [uniqueIndex("ibadah_item_name").on(t.programmeId, t.name)],
)

/** A book on the unit's list. */
export const kitab = table(
  "kitab",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Given once per unit and never again; shown as `K-001`. */
    number: integer().notNull(),
    programmeId: text().references(() => programme.id),
    level: integer(),
    title: text().notNull(),
    arabicTitle: text().notNull().default(""),
    author: text().notNull().default(""),
    /** Fikih, akhlak, tauhid and so on. */
    field: text().notNull().default(""),
    /** Names of its chapters (bab) in order. */
    chapters: json().$type<string[]>().notNull(),
    pages: integer(),
    copies: integer(),
    retired: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [uniqueIndex("kitab_number").on(t.unitId, t.number)],
)

/** What one programme teaches in one academic year. */
export const curriculum = table(
  "curriculum",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text().references(() => programme.id),
    level: integer(),
    /** `2026/2027`. */
    academicYear: text().notNull(),
    subject: text().notNull(),
    /** What a santri can do at the end, in the unit's words. */
    aim: text().notNull().default(""),
    weeklyMinutes: integer(),
    kitabId: text().references(() => kitab.id),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    sort: integer().notNull().default(0),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("curriculum_unit").on(t.unitId, t.academicYear)],
)
