import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { unit } from "#db/schema/units.ts"

export interface UnitInTree {
  id: string
  parentId: string | null
  name: string
  shortName: string
}

/** The IANA time zone of a unit. */
export async function getTimeZone(db: Db, unitId: string) {
  const [row] = await db.select({ timeZone: unit.timeZone }).from(unit).where(eq(unit.id, unitId))
  return row?.timeZone
}

/** Every unit with the one above it, by name. */
export async function listUnitTree(db: Db): Promise<UnitInTree[]> {
  return db
    .select({ id: unit.id, parentId: unit.parentId, name: unit.name, shortName: unit.shortName })
    .from(unit)
    .orderBy(byText(unit.name))
}

/** A unit and all below it. A circle in the tree ends where it began. */
export function unitsBelow(tree: readonly UnitInTree[], top: string): string[] {
  const found = new Set([top])
  for (const id of found) {
    for (const below of tree) if (below.parentId === id) found.add(below.id)
  }
  return [...found]
}
