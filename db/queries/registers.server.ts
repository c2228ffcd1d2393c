import { and, asc, eq, inArray } from "drizzle-orm"
import type { ImportKind } from "#app/domain/register-terms.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { educator, facility } from "#db/schema/educators.ts"
import { curriculum, kitab, programme, programmeLevel } from "#db/schema/programmes.ts"
import { importMapping } from "#db/schema/santri.ts"

/** Everything a unit has in its registers, for import and export: each table is a unit's own and short. */

/** The educators of the units, by name. */
export async function listEducators(db: Db, unitIds: readonly string[]) {
  return db
    .select()
    .from(educator)
    .where(inArray(educator.unitId, [...unitIds]))
    .orderBy(byText(educator.name), asc(educator.number))
}

/** Rooms and equipment of the units, by number. */
export async function listFacilities(db: Db, unitIds: readonly string[]) {
  return db
    .select()
    .from(facility)
    .where(inArray(facility.unitId, [...unitIds]))
    .orderBy(asc(facility.unitId), asc(facility.number))
}

/** The kitab of the units, by number. */
export async function listKitab(db: Db, unitIds: readonly string[]) {
  return db
    .select()
    .from(kitab)
    .where(inArray(kitab.unitId, [...unitIds]))
    .orderBy(asc(kitab.unitId), asc(kitab.number))
}

/** What the units teach, the latest academic year first. */
export async function listCurriculum(db: Db, unitIds: readonly string[]) {
  const rows = await db
    .select()
    .from(curriculum)
    .where(inArray(curriculum.unitId, [...unitIds]))
    .orderBy(asc(curriculum.sort), byText(curriculum.subject))
  return rows.sort((a, b) =>
    a.academicYear === b.academicYear ? 0 : a.academicYear < b.academicYear ? 1 : -1,
  )
}

/** The programmes of the units with the numbers and names of their levels. */
export async function listProgrammesWithLevels(db: Db, unitIds: readonly string[]) {
  const programmes = await db
    .select({ id: programme.id, name: programme.name })
    .from(programme)
    .where(inArray(programme.unitId, [...unitIds]))
    .orderBy(asc(programme.sort), byText(programme.name))
  const levels = await db
    .select({ programmeId: programmeLevel.programmeId, number: programmeLevel.number })
    .from(programmeLevel)
    .where(inArray(programmeLevel.unitId, [...unitIds]))
    .orderBy(asc(programmeLevel.number))
  return programmes.map((one) => ({
    ...one,
    levels: levels.filter(({ programmeId }) => programmeId === one.id).map(({ number }) => number),
  }))
}

/** What the columns of such a table were said to mean before. */
export async function getImportMapping(db: Db, unitId: string, kind: ImportKind, headsSha256: string) {
  const [row] = await db
    .select()
    .from(importMapping)
    .where(
      and(
        eq(importMapping.unitId, unitId),
        eq(importMapping.kind, kind),
        eq(importMapping.headsSha256, headsSha256),
      ),
    )
  return row
}
