import { EXCHANGE_KINDS } from "#app/domain/exchange.ts"
import { bigint, index, instant, table, text, uniqueIndex } from "#db/columns.ts"
import { unit } from "#db/schema/units.ts"

/** The public key by which another installation's files are known: of a unit below, or of the office above. */
export const exchangeKey = table(
  "exchange_key",
  {
    id: text().primaryKey(),
    /** The unit that signs with it. */
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Ed25519, SPKI, base64. */
    publicKey: text().notNull(),
    /** SHA-256 of the key, hexadecimal: what two people compare over the telephone. */
    fingerprint: text().notNull(),
    trustedBy: text().notNull(),
    trustedAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex("exchange_key_fingerprint").on(t.unitId, t.fingerprint)],
)

/** A signed file that was made here, or read in. */
export const exchangeFile = table(
  "exchange_file",
  {
    id: text().primaryKey(),
    /** Whose file it is: who reports, who writes a letter, or who has read one. */
    unitId: text()
      .notNull()
      .references(() => unit.id),
    kind: text({ enum: EXCHANGE_KINDS }).notNull(),
    way: text({ enum: ["made", "read"] }).notNull(),
    /** `2026-11`, of a report. */
    month: text(),
    /** Versioned, canonical JSON, as signed. */
    content: text().notNull(),
    sha256: text().notNull(),
    signature: text().notNull(),
    fingerprint: text().notNull(),
    size: bigint().notNull(),
    /** When the sender made it. */
    madeAt: instant().notNull(),
    handledBy: text().notNull(),
    handledAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("exchange_file_once").on(t.unitId, t.way, t.sha256),
    index("exchange_file_month").on(t.unitId, t.kind, t.month),
  ],
)
