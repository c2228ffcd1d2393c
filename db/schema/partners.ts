import { PARTNER_KINDS } from "#app/domain/agreement.ts"
import { boolean, date, index, instant, integer, table, text } from "#db/columns.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** An agreement with a partner (PKS). Its document is an evidence that is valid as long as it is. */
export const agreement = table(
  "agreement",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    partnerName: text().notNull(),
    partnerKind: text({ enum: PARTNER_KINDS }).notNull(),
    /** The numbers under which the parties keep it, as they write them. */
    number: text().notNull(),
    title: text().notNull(),
    /** All who signed, by office, one to a line. */
    parties: text().notNull().default(""),
    signedOn: date().notNull(),
    /** First day in force. */
    startsOn: date().notNull(),
    /** Last day in force, included; null where it has no end. */
    expiresOn: date(),
    note: text().notNull().default(""),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    /** The agreement this one takes the place of. */
    replacesId: text(),
    /** Day it was ended before its time. */
    endedOn: date(),
    endedReason: text().notNull().default(""),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("agreement_unit").on(t.unitId, t.expiresOn), index("agreement_evidence").on(t.evidenceId)],
)
