import { index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/**
 * What is added to a cycle after it was handed in (tambahan): gathered while `revision` is null, then issued,
 * which freezes it as that revision for good.
 */
export const amendment = table(
  "amendment",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    number: integer().notNull(),
    /** Why it is made: what it answers. */
    reason: text().notNull(),
    revision: integer(),
    version: integer().notNull().default(1),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
    issuedBy: text(),
    issuedAt: instant(),
  },
  (t) => [uniqueIndex("amendment_number").on(t.cycleId, t.number)],
)

/** One thing an amendment adds to an item: a text, a file with what to read in it, or both. */
export const amendmentEntry = table(
  "amendment_entry",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    amendmentId: text()
      .notNull()
      .references(() => amendment.id),
    item: text().notNull(),
    text: text().notNull().default(""),
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    label: text().notNull().default(""),
    pageFrom: integer(),
    pageTo: integer(),
    addedBy: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    index("amendment_entry_amendment").on(t.amendmentId),
    index("amendment_entry_evidence").on(t.evidenceId),
  ],
)
