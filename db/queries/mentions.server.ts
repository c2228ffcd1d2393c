import { and, asc, eq, getTableName, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { action, actionComment } from "#db/schema/actions.ts"
import { auditDetail, auditEntry, auditRow } from "#db/schema/audit.ts"
import { product } from "#db/schema/products.ts"
import { disposition } from "#db/schema/readiness.ts"
import { direction, visit, visitPhoto } from "#db/schema/visits.ts"

/** The rows that tell of other things than santri in free text that may name one, and the columns that do. */
const PLACES = [
  { table: action, texts: ["title", "detail", "outcome", "reviewNote"] },
  { table: actionComment, texts: ["text"] },
  { table: visit, texts: ["title", "summary", "visitors", "unitsPresent", "places"] },
  { table: visitPhoto, texts: ["caption"] },
  { table: direction, texts: ["text", "givenBy"] },
  { table: product, texts: ["name", "description", "priceUnit", "makerGroup"] },
  { table: disposition, texts: ["note"] },
] as const

export type MentioningTable = (typeof PLACES)[number]["table"]

/** A row with what it says in free text, by column. */
export interface FreeText {
  table: MentioningTable
  id: string
  /** Where the row counts its versions. */
  version: number | undefined
  texts: Record<string, unknown>
}

/** What a unit wrote in free text of actions, visits, directions, products and decisions. */
export async function listFreeTexts(db: Db, unitId: string): Promise<FreeText[]> {
  const found: FreeText[] = []
  for (const { table, texts } of PLACES) {
    const rows: { id: string; version?: number }[] = await db
      .select()
      .from(table)
      .where(eq(table.unitId, unitId))
      .orderBy(asc(table.id))
    for (const row of rows)
      found.push({
        table,
        id: row.id,
        version: row.version,
        texts: Object.fromEntries(Object.entries(row).filter(([column]) => texts.includes(column as never))),
      })
  }
  return found
}

/** The details of the unit's audit entries that changed any such row: what the rows said before and after. */
export async function listDetailsOfFreeTexts(db: Db, unitId: string) {
  const names = PLACES.map(({ table }) => getTableName(table))
  return db
    .selectDistinct({ sequence: auditDetail.sequence, detail: auditDetail.detail })
    .from(auditDetail)
    .innerJoin(auditEntry, eq(auditEntry.sequence, auditDetail.sequence))
    .innerJoin(auditRow, eq(auditRow.sequence, auditDetail.sequence))
    .where(and(eq(auditEntry.unitId, unitId), inArray(auditRow.tableName, names)))
    .orderBy(asc(auditDetail.sequence))
}
