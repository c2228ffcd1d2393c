import { and, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { applicant, unit } from "#db/schema/units.ts"

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
  const below = Map.groupBy(tree, ({ parentId }) => parentId)
  for (const id of found) for (const one of below.get(id) ?? []) found.add(one.id)
  return [...found]
}

/** The units above one, the nearest in front. A circle in the tree ends where it began. */
export function unitsAbove(tree: readonly UnitInTree[], unitId: string): UnitInTree[] {
  const above: UnitInTree[] = []
  let at = tree.find(({ id }) => id === unitId)
  while (at !== undefined) {
    const { parentId } = at
    at = tree.find(({ id }) => id === parentId)
    if (at === undefined || at.id === unitId || above.includes(at)) break
    above.push(at)
  }
  return above
}

/** The named units with all they say about themselves, by name. */
export async function listUnits(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: unit.id,
      kind: unit.kind,
      name: unit.name,
      shortName: unit.shortName,
      address: unit.address,
      timeZone: unit.timeZone,
      letterhead: unit.letterhead,
    })
    .from(unit)
    .where(inArray(unit.id, [...unitIds]))
    .orderBy(byText(unit.name))
}

/** The applicants of the units by name, without their profile. */
export async function listApplicants(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: applicant.id,
      unitId: applicant.unitId,
      unit: unit.shortName,
      kind: applicant.kind,
      name: applicant.name,
      registrationNumber: applicant.registrationNumber,
      sample: applicant.sample,
    })
    .from(applicant)
    .innerJoin(unit, eq(unit.id, applicant.unitId))
    .where(inArray(applicant.unitId, [...unitIds]))
    .orderBy(byText(applicant.name))
}

/** One applicant of the units. */
export async function getApplicant(db: Db, unitIds: readonly string[], applicantId: string) {
  const [row] = await db
    .select()
    .from(applicant)
    .where(and(eq(applicant.id, applicantId), inArray(applicant.unitId, [...unitIds])))
  return row
}
