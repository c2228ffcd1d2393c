import { and, asc, desc, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { grade, ibadahItem, method, programme, programmeLevel } from "#db/schema/programmes.ts"

/** What the units teach, retired programmes included, in their order. */
export async function listUnitProgrammes(db: Db, unitIds: readonly string[]) {
  return db
    .select()
    .from(programme)
    .where(inArray(programme.unitId, [...unitIds]))
    .orderBy(asc(programme.sort), byText(programme.name))
}

/** One programme of the units. */
export async function getProgramme(db: Db, unitIds: readonly string[], programmeId: string) {
  const [row] = await db
    .select()
    .from(programme)
    .where(and(eq(programme.id, programmeId), inArray(programme.unitId, [...unitIds])))
  return row
}

/** The units' methods, retired ones included, in their order. */
export async function listUnitMethods(db: Db, unitIds: readonly string[]) {
  return db
    .select()
    .from(method)
    .where(inArray(method.unitId, [...unitIds]))
    .orderBy(asc(method.sort), byText(method.name))
}

/** The levels of some programmes by number. */
export async function listProgrammeLevels(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  return db
    .select()
    .from(programmeLevel)
    .where(inArray(programmeLevel.programmeId, [...programmeIds]))
    .orderBy(asc(programmeLevel.number))
}

/** The grades of some programmes, the best first, retired ones included. */
export async function listProgrammeGrades(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  return db
    .select()
    .from(grade)
    .where(inArray(grade.programmeId, [...programmeIds]))
    .orderBy(asc(grade.retired), desc(grade.rank))
}

/** The lines of some programmes' ibadah checklists in their order, retired ones included. */
export async function listChecklistLines(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  return db
    .select()
    .from(ibadahItem)
    .where(inArray(ibadahItem.programmeId, [...programmeIds]))
    .orderBy(asc(ibadahItem.retired), asc(ibadahItem.sort), byText(ibadahItem.name))
}
