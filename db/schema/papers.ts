import { PAPER_KINDS } from "#app/domain/progress-terms.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { educator } from "#db/schema/educators.ts"
import { evidence } from "#db/schema/evidence.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { kitab, programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

/** An examination. */
export const imtihan = table(
  "imtihan",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    level: integer(),
    kitabId: text().references(() => kitab.id),
    halaqahId: text().references(() => halaqah.id),
    title: text().notNull(),
    day: date().notNull(),
    /** What is marked, in order; each mark counts alike. */
    aspects: json().$type<string[]>().notNull(),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("imtihan_unit").on(t.unitId, t.day)],
)

/** Who examines; from outside where he is no educator of the unit. */
export const imtihanExaminer = table(
  "imtihan_examiner",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    imtihanId: text()
      .notNull()
      .references(() => imtihan.id),
    educatorId: text().references(() => educator.id),
    name: text().notNull(),
    office: text().notNull().default(""),
    sort: integer().notNull().default(0),
  },
  (t) => [index("imtihan_examiner_imtihan").on(t.imtihanId)],
)

/** What a santri earned in an examination. */
export const imtihanResult = table(
  "imtihan_result",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    imtihanId: text()
      .notNull()
      .references(() => imtihan.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    /** Ayat examined, counted through the mushaf, where it is tahfidz. */
    ayahFrom: integer(),
    ayahTo: integer(),
    /** Aspect → mark of 0–100, a decimal with a point. */
    marks: json().$type<Record<string, string>>().notNull(),
    /** The predicate: a grade's code. */
    predicate: text(),
    passed: boolean(),
    note: text().notNull().default(""),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    onBehalfOfId: text().references(() => educator.id),
    enteredAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("imtihan_result_once").on(t.imtihanId, t.santriId),
    index("imtihan_result_santri").on(t.santriId),
  ],
)

/** That a santri finished a level of a programme. */
export const levelCompletion = table(
  "level_completion",
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
    level: integer().notNull(),
    day: date().notNull(),
    /** The examination that showed it, if one did. */
    imtihanId: text().references(() => imtihan.id),
    enteredBy: text().notNull(),
    onBehalfOfId: text().references(() => educator.id),
    enteredAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("level_completion_once").on(t.santriId, t.programmeId, t.level),
    index("level_completion_unit").on(t.unitId, t.programmeId, t.level, t.day),
  ],
)

/** A numbered paper given to a santri: what it says is frozen, and found again by number and hash. */
export const paper = table(
  "paper",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    kind: text({ enum: PAPER_KINDS }).notNull(),
    year: integer().notNull(),
    /** From 1 in each year and kind of a unit, never given again. */
    number: integer().notNull(),
    /** The number as printed. */
    numberText: text().notNull(),
    programmeId: text().references(() => programme.id),
    imtihanId: text().references(() => imtihan.id),
    periodFrom: date(),
    periodTo: date(),
    language: text({ enum: ["id", "en"] }).notNull(),
    /** Versioned, canonical JSON that the PDF is drawn from. */
    content: text().notNull(),
    /** SHA-256 of `content`, printed on the paper. */
    sha256: text().notNull(),
    issuedOn: date().notNull(),
    issuedBy: text().notNull(),
    issuedAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: text(),
    withdrawnReason: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("paper_number").on(t.unitId, t.kind, t.year, t.number),
    index("paper_santri").on(t.santriId),
    index("paper_sha256").on(t.sha256),
  ],
)

/** How a unit writes the numbers of its papers, by kind; see domain/paper-number.ts. */
export const paperNumbering = table(
  "paper_numbering",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: PAPER_KINDS }).notNull(),
    /** Such as `{number}/SYH/{year}`. */
    pattern: text().notNull(),
    changedBy: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("paper_numbering_kind").on(t.unitId, t.kind)],
)
