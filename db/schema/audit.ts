import { index, instant, integer, table, text } from "#db/columns.ts"

/** One change, chained: `hash` covers everything here and the previous entry's hash. */
export const auditEntry = table(
  "audit_entry",
  {
    sequence: integer().primaryKey(),
    at: instant().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    action: text().notNull(),
    unitId: text(),
    /** Canonical JSON of the subject's ids. */
    subject: text().notNull(),
    /** SHA-256 over the digests of the changed rows. */
    rowsDigest: text().notNull(),
    /** SHA-256 over salt and detail. */
    detailDigest: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [index("audit_entry_unit").on(t.unitId), index("audit_entry_actor").on(t.actorId)],
)

/** Before and after; may be erased when the law asks for it, without breaking the chain. */
export const auditDetail = table("audit_detail", {
  sequence: integer().primaryKey(),
  salt: text().notNull(),
  detail: text().notNull(),
})

/** The digest each change left a row with; null when the row was removed. */
export const auditRow = table(
  "audit_row",
  {
    id: text().primaryKey(),
    sequence: integer().notNull(),
    tableName: text().notNull(),
    rowKey: text().notNull(),
    digest: text(),
  },
  (t) => [index("audit_row_key").on(t.tableName, t.rowKey, t.sequence)],
)
