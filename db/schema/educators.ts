import {
  CONDITIONS,
  EDUCATION_LEVELS,
  EDUCATOR_ROLES,
  FACILITY_KINDS,
  INSTITUTIONS,
} from "#app/domain/register-terms.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { user } from "#db/schema/accounts.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** An ustadz or a member of staff; needs no account. */
export const educator = table(
  "educator",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Given once per unit and never again; shown as `U-001`. */
    number: integer().notNull(),
    name: text().notNull(),
    arabicName: text().notNull().default(""),
    role: text({ enum: EDUCATOR_ROLES }).notNull(),
    institution: text({ enum: INSTITUTIONS }).notNull(),
    /** The partner or office that sent him, where it is not the pesantren's own. */
    institutionName: text().notNull().default(""),
    education: text({ enum: EDUCATION_LEVELS }),
    qualification: text().notNull().default(""),
    /** Qualified to teach by the unit's own statement; null while nobody has said so. */
    qualified: boolean(),
    subjects: json().$type<string[]>().notNull(),
    weeklyMinutes: integer(),
    /** His account, where he has one: opens his own halaqah to him. */
    userId: text().references(() => user.id),
    from: date(),
    /** Last day, included; null while he serves. */
    until: date(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [uniqueIndex("educator_number").on(t.unitId, t.number), index("educator_user").on(t.userId)],
)

export const educatorCertificate = table(
  "educator_certificate",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    educatorId: text()
      .notNull()
      .references(() => educator.id),
    title: text().notNull(),
    issuer: text().notNull().default(""),
    number: text().notNull().default(""),
    issuedOn: date(),
    validUntil: date(),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
  },
  (t) => [index("educator_certificate_educator").on(t.educatorId)],
)

/** What a supervisor saw in a lesson. */
export const supervisionNote = table(
  "supervision_note",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    educatorId: text()
      .notNull()
      .references(() => educator.id),
    day: date().notNull(),
    supervisor: text().notNull(),
    note: text().notNull(),
    followUp: text().notNull().default(""),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("supervision_note_educator").on(t.educatorId)],
)

/** A room or a piece of equipment. */
export const facility = table(
  "facility",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Given once per unit and never again; shown as `F-001`. */
    number: integer().notNull(),
    /** The number painted on it, as the unit's inventory has it. */
    inventoryNumber: text().notNull().default(""),
    kind: text({ enum: FACILITY_KINDS }).notNull(),
    name: text().notNull(),
    /** What it serves for: asrama, class, mushalla, library. */
    purpose: text().notNull().default(""),
    quantity: integer().notNull().default(1),
    /** Persons a room holds. */
    capacity: integer(),
    condition: text({ enum: CONDITIONS }).notNull(),
    seenOn: date(),
    note: text().notNull().default(""),
    photoEvidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [uniqueIndex("facility_number").on(t.unitId, t.number)],
)
