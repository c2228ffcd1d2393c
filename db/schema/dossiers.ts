import { bigint, boolean, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** Everything a dossier is drawn from, of one moment: versioned, canonical JSON. */
export const snapshot = table(
  "snapshot",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    content: text().notNull(),
    /** SHA-256 of `content`; the same again is not stored twice. */
    sha256: text().notNull(),
    takenBy: text().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [uniqueIndex("snapshot_content").on(t.cycleId, t.sha256)],
)

/** A file that a snapshot refers to can never go. */
export const snapshotEvidence = table(
  "snapshot_evidence",
  {
    id: text().primaryKey(),
    snapshotId: text()
      .notNull()
      .references(() => snapshot.id),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
  },
  (t) => [
    uniqueIndex("snapshot_evidence_once").on(t.snapshotId, t.evidenceId),
    index("snapshot_evidence_file").on(t.evidenceId),
  ],
)

/** A frozen revision of a cycle, handed in. */
export const submission = table(
  "submission",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    revision: integer().notNull(),
    snapshotId: text()
      .notNull()
      .references(() => snapshot.id),
    submittedBy: text().notNull(),
    submittedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("submission_revision").on(t.cycleId, t.revision)],
)

/** The warden's approval of a submission (or his Plh.'s), given with his password. */
export const signOff = table(
  "sign_off",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    submissionId: text()
      .notNull()
      .references(() => submission.id),
    /** SHA-256 of the document.json approved. */
    documentSha256: text().notNull(),
    /** Title of the position, and in which standing its holder signs. */
    office: text().notNull(),
    standing: text({ enum: ["definitif", "plh", "plt"] }).notNull(),
    name: text().notNull(),
    nip: text().notNull().default(""),
    userId: text().notNull(),
    signedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("sign_off_submission").on(t.submissionId)],
)

/** One issue of a dossier: an edition of a snapshot, drawn once, stored and served. */
export const dossier = table(
  "dossier",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    snapshotId: text()
      .notNull()
      .references(() => snapshot.id),
    edition: text({ enum: ["redacted", "full"] }).notNull(),
    language: text({ enum: ["id", "en"] }).notNull(),
    /** Of an open cycle: watermarked, pinned to nothing. */
    draft: boolean().notNull(),
    revision: integer().notNull(),
    /** Why the full edition was issued. */
    reason: text().notNull().default(""),
    programVersion: text().notNull(),
    state: text({ enum: ["building", "ready", "failed", "cancelled"] }).notNull(),
    failure: text().notNull().default(""),
    /** SHA-256 of the edition's canonical document.json. */
    documentSha256: text().notNull(),
    pdfSha256: text(),
    size: bigint(),
    pages: integer(),
    /** What stands on which page, as JSON: for the list of what changed between two revisions. */
    pageMap: text(),
    issuedBy: text().notNull(),
    issuedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [index("dossier_cycle").on(t.cycleId)],
)

/** Who took an issued dossier, and when. */
export const dossierDownload = table(
  "dossier_download",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    dossierId: text()
      .notNull()
      .references(() => dossier.id),
    userId: text().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [index("dossier_download_dossier").on(t.dossierId)],
)
