import { IMPORT_KINDS, LEAVING_REASONS, NUMBERED } from "#app/domain/register-terms.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** A pupil of the pesantren. Case, article, sentence and state of mind have no column here, nor may they get one. */
export const santri = table(
  "santri",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Given once per unit and never again; shown as `S-001`, and the pseudonym in whatever leaves the unit. */
    number: integer().notNull(),
    name: text().notNull(),
    arabicName: text().notNull().default(""),
    /** The register number under AES-256-GCM, by a key that lies outside the database. */
    registerNumberSealed: text(),
    /** Keyed hash of the register number, by which it is found. */
    registerNumberHash: text(),
    birthYear: integer(),
    photoEvidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    /** Invented for demonstration; said on screen and on papers. */
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    /** Name, number and photo were erased on request: what remains counts, and names nobody. */
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex("santri_number").on(t.unitId, t.number),
    uniqueIndex("santri_register_number").on(t.unitId, t.registerNumberHash),
  ],
)

/** One stay in the pesantren; who returns after leaving begins another. Periods of one santri do not overlap. */
export const enrolment = table(
  "enrolment",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    /** Angkatan, as the unit names it: `2026/1`. */
    intake: text().notNull().default(""),
    from: date().notNull(),
    /** Last day, included; null while it lasts. */
    until: date(),
    /** Number and day of the TPP's decision to admit. */
    decisionNumber: text().notNull().default(""),
    decisionOn: date(),
    /** Given exactly when the stay has an end. */
    reason: text({ enum: LEAVING_REASONS }),
    /** Also on the roll of another pesantren: not counted where an instrument asks for those who are not. */
    registeredElsewhere: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [
    index("enrolment_santri").on(t.santriId, t.from),
    index("enrolment_unit").on(t.unitId, t.from, t.until, t.santriId),
  ],
)

/** That somebody was shown a register number in full. */
export const registerNumberView = table(
  "register_number_view",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    viewedBy: text().notNull(),
    viewedAt: instant().notNull(),
  },
  (t) => [index("register_number_view_santri").on(t.santriId)],
)

/** The last number given in a unit, per kind: those of removed rows are not given again. */
export const registerCounter = table(
  "register_counter",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: NUMBERED }).notNull(),
    lastNumber: integer().notNull(),
  },
  (t) => [uniqueIndex("register_counter_kind").on(t.unitId, t.kind)],
)

/** What the columns of a unit's own table mean, remembered for its next import. */
export const importMapping = table(
  "import_mapping",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    /** SHA-256 over the table's heads in their order. */
    headsSha256: text().notNull(),
    /** Our field → the table's head. */
    columns: json().$type<Record<string, string>>().notNull(),
    savedBy: text().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("import_mapping_heads").on(t.unitId, t.kind, t.headsSha256)],
)

/** A transcript that a santri brought from another unit, as its file carried it. */
export const broughtTranscript = table(
  "brought_transcript",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    fromUnit: text().notNull(),
    issuedOn: date().notNull(),
    /** The data attached to the PDF: versioned, canonical JSON. */
    content: text().notNull(),
    sha256: text().notNull(),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    readBy: text().notNull(),
    readAt: instant().notNull(),
  },
  (t) => [uniqueIndex("brought_transcript_content").on(t.santriId, t.sha256)],
)

/** How long a unit keeps what names a santri who left; null for no end. */
export const retention = table("retention", {
  id: text().primaryKey(),
  unitId: text()
    .notNull()
    .unique()
    .references(() => unit.id),
  /** Name, register number and photo, counted from the last day of the last stay. */
  identityMonths: integer(),
  /** Lessons and progress of one person; counts stay. */
  progressMonths: integer(),
  changedBy: text().notNull(),
  changedAt: instant().notNull(),
})

/** A live figure that an item of a cycle names; counted over the cycle's period where it has none of its own. */
export const itemFigure = table(
  "item_figure",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    item: text().notNull(),
    figure: text().notNull(),
    periodFrom: date(),
    periodTo: date(),
    addedBy: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("item_figure_once").on(t.cycleId, t.item, t.figure)],
)
