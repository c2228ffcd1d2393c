import { DIRECTION_ORIGINS, VISIT_PURPOSES, type Visitor } from "#app/domain/visit.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** An official's visit (kunjungan dinas). */
export const visit = table(
  "visit",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    title: text().notNull(),
    purpose: text({ enum: VISIT_PURPOSES }).notNull(),
    from: date().notNull(),
    /** Last day, included. */
    until: date().notNull(),
    visitors: json().$type<Visitor[]>().notNull(),
    /** Other units present, by name. */
    unitsPresent: json().$type<string[]>().notNull(),
    /** Places seen, by name. */
    places: json().$type<string[]>().notNull(),
    summary: text().notNull().default(""),
    /** Invented for demonstration, in part or in all; said on screen and in the report. */
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("visit_unit").on(t.unitId, t.from)],
)

export const visitPhoto = table(
  "visit_photo",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    visitId: text()
      .notNull()
      .references(() => visit.id),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    caption: text().notNull().default(""),
    sort: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("visit_photo_once").on(t.visitId, t.evidenceId),
    index("visit_photo_evidence").on(t.evidenceId),
  ],
)

/** What an official asked for (arahan); followed up by actions. */
export const direction = table(
  "direction",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    origin: text({ enum: DIRECTION_ORIGINS }).notNull(),
    visitId: text().references(() => visit.id),
    /** From 1 within its visit or letter. */
    number: integer().notNull(),
    text: text().notNull(),
    /** The office that gave it. */
    givenBy: text().notNull(),
    givenOn: date().notNull(),
    dueDate: date(),
    /** Where it came by file: the letter's own id for it, so that reading the file again adds nothing. */
    foreignId: text(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [
    index("direction_unit").on(t.unitId, t.givenOn),
    index("direction_visit").on(t.visitId),
    uniqueIndex("direction_foreign").on(t.unitId, t.foreignId),
  ],
)
