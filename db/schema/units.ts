import { APPLICANT_KINDS } from "#app/domain/instrument.ts"
import { boolean, date, index, instant, integer, json, table, text } from "#db/columns.ts"

/** A line of a printed letterhead, from top to bottom; the first lines are set larger. */
export interface Letterhead {
  lines: string[]
  address: string
  contact: string
}

/** UPT, Korwil, Kanwil or the centre: a tree. */
export const unit = table("unit", {
  id: text().primaryKey(),
  parentId: text(),
  kind: text({ enum: ["upt", "korwil", "kanwil", "pusat"] }).notNull(),
  name: text().notNull(),
  shortName: text().notNull(),
  address: text().notNull().default(""),
  /** IANA zone: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT). */
  timeZone: text({ enum: ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] }).notNull(),
  letterhead: json().$type<Letterhead>().notNull(),
  createdAt: instant().notNull(),
})

/** Who applies (pemohon): the pesantren, or a partner such as a PKBM; its kind decides which items apply. */
export const applicant = table(
  "applicant",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: APPLICANT_KINDS }).notNull(),
    name: text().notNull(),
    /** NSP, PSP or NPSN as the applicant writes it; empty while there is none. */
    registrationNumber: text().notNull().default(""),
    address: text().notNull().default(""),
    legalBasis: text().notNull().default(""),
    /** Founding, history and programme in a few paragraphs, printed in the dossier's profile. */
    profile: text().notNull().default(""),
    /** Pengasuh of a pesantren, head of a partner: who signs for the applicant. */
    signatoryTitle: text().notNull(),
    signatoryName: text().notNull().default(""),
    letterhead: json().$type<Letterhead>().notNull(),
    /** Invented for demonstration; said on screen and in the dossier. */
    sample: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [index("applicant_unit").on(t.unitId)],
)

/** A jabatan: owns items and actions, whoever holds it. */
export const position = table(
  "position",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    title: text().notNull(),
    /** What this position signs in a dossier's approval page, if anything. */
    signs: text({ enum: ["drafted", "reviewed", "acknowledged"] }),
    sort: integer().notNull().default(0),
    createdAt: instant().notNull(),
  },
  (t) => [index("position_unit").on(t.unitId)],
)

/** Who holds a position, from when to when, and in which standing. */
export const positionHolder = table(
  "position_holder",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    positionId: text()
      .notNull()
      .references(() => position.id),
    userId: text(),
    name: text().notNull(),
    nip: text().notNull().default(""),
    rank: text().notNull().default(""),
    standing: text({ enum: ["definitif", "plh", "plt"] }).notNull(),
    from: date().notNull(),
    /** Last day, included; null while it lasts. */
    until: date(),
  },
  (t) => [index("position_holder_position").on(t.positionId), index("position_holder_user").on(t.userId)],
)
