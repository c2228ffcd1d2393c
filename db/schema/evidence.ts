import { bigint, date, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"
import { unit } from "#db/schema/units.ts"

/** A proof (bukti): one file, content-addressed by SHA-256, with what it proves. */
export const evidence = table(
  "evidence",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Given at upload, per unit, never reused; shown as `B-001`. */
    number: integer().notNull(),
    sha256: text().notNull(),
    size: bigint().notNull(),
    /** Sniffed from the content, never from the name. */
    mediaType: text().notNull(),
    fileName: text().notNull(),
    title: text().notNull(),
    kind: text().notNull(),
    /** The period it proves, not the day it was uploaded; both days included. */
    periodFrom: date(),
    periodTo: date(),
    validUntil: date(),
    sensitivity: text({ enum: ["sensitif", "terbuka"] }).notNull(),
    clearedBy: text(),
    clearedAt: instant(),
    supersedesId: text(),
    /** The original that this blacked-out copy stands for in redacted editions. */
    standsForId: text(),
    /** Pages of a PDF, 1 for a picture, null where it cannot be known. */
    pages: integer(),
    width: integer(),
    height: integer(),
    version: integer().notNull().default(1),
    uploadedBy: text().notNull(),
    uploadedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("evidence_number").on(t.unitId, t.number),
    uniqueIndex("evidence_content").on(t.unitId, t.sha256),
    index("evidence_sha256").on(t.sha256),
  ],
)

/** The last evidence number given in a unit: numbers of removed files are not given again. */
export const evidenceCounter = table("evidence_counter", {
  id: text().primaryKey(),
  unitId: text()
    .notNull()
    .unique()
    .references(() => unit.id),
  lastNumber: integer().notNull(),
})

/** That a file proves an item of a cycle: which hint it answers, what to read in it, in which order. */
export const evidenceLink = table(
  "evidence_link",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    item: text().notNull(),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    /** Key of the instrument's evidence hint, null when it answers none in particular. */
    hint: text(),
    label: text().notNull().default(""),
    pageFrom: integer(),
    pageTo: integer(),
    sort: integer().notNull(),
    linkedBy: text().notNull(),
    linkedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("evidence_link_once").on(t.cycleId, t.item, t.evidenceId),
    index("evidence_link_evidence").on(t.evidenceId),
  ],
)
