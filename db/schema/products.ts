import { AVAILABILITIES } from "#app/domain/product.ts"
import { boolean, date, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { evidence } from "#db/schema/evidence.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

/** Something santri make (karya), for the catalogue; who made it is told by a pseudonym alone. */
export const product = table(
  "product",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** From 1 in each unit, never given again: `K-001`. */
    number: integer().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    /** Whole rupiah; null where it is asked for. */
    price: integer(),
    /** What the price is for, such as "per buah". */
    priceUnit: text().notNull().default(""),
    availability: text({ enum: AVAILABILITIES }).notNull(),
    makerId: text().references(() => santri.id),
    /** A group that makes it, such as a workshop; names no one. */
    makerGroup: text().notNull().default(""),
    photoId: text().references(() => evidence.id, { onDelete: "restrict" }),
    /** Day it left the catalogue. */
    retiredOn: date(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("product_number").on(t.unitId, t.number),
    index("product_maker").on(t.makerId),
    index("product_photo").on(t.photoId),
  ],
)
