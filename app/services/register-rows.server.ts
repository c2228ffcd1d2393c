import type { FieldValue } from "#app/domain/import-field.ts"
import type { KnownRow, Named, RegisterKind } from "#app/domain/import-register.ts"
import { parseRegisterCode, registerCode } from "#app/domain/register-code.ts"
import type { Db } from "#db/client.server.ts"
import {
  listCurriculum,
  listEducators,
  listFacilities,
  listKitab,
  listProgrammesWithLevels,
} from "#db/queries/registers.server.ts"

/** What the names in a unit's tables may stand for. */
export async function listNamed(db: Db, unitId: string): Promise<Named> {
  const [programmes, kitab] = await Promise.all([
    listProgrammesWithLevels(db, [unitId]),
    listKitab(db, [unitId]),
  ])
  return { programmes, kitab: kitab.map(({ id, number, title }) => ({ id, number, title })) }
}

/** A register of a unit by the fields of its table, for import and export alike. */
export async function listKnownRows(
  db: Db,
  kind: RegisterKind,
  unitId: string,
  named: Named,
): Promise<KnownRow[]> {
  const programmeName = (id: string | null) => named.programmes.find((one) => one.id === id)?.name ?? null
  if (kind === "educator")
    return (await listEducators(db, [unitId])).map((row) => ({
      ...known(row),
      values: pick(row, [
        "name",
        "arabicName",
        "role",
        "institution",
        "institutionName",
        "education",
        "qualification",
        "qualified",
        "subjects",
        "weeklyMinutes",
        "from",
        "until",
      ]),
    }))
  if (kind === "facility")
    return (await listFacilities(db, [unitId])).map((row) => ({
      ...known(row),
      values: pick(row, [
        "inventoryNumber",
        "kind",
        "name",
        "purpose",
        "quantity",
        "capacity",
        "condition",
        "seenOn",
        "note",
      ]),
    }))
  if (kind === "kitab")
    return (await listKitab(db, [unitId])).map((row) => ({
      ...known(row),
      values: {
        ...pick(row, ["title", "arabicTitle", "author", "field", "level", "chapters", "pages", "copies"]),
        programme: programmeName(row.programmeId),
      },
    }))
  return (await listCurriculum(db, [unitId])).map((row) => ({
    id: row.id,
    number: null,
    values: {
      ...pick(row, ["academicYear", "subject", "level", "aim", "weeklyMinutes"]),
      programme: programmeName(row.programmeId),
      kitab: codeOf(named, row.kitabId),
    },
  }))
}

/** The columns of a register's row for what a plan or a form says, names resolved to the rows they stand for. */
export function columnsOf(
  { code: _, programme, kitab, ...values }: KnownRow["values"],
  named: Named,
): KnownRow["values"] {
  const found = named.programmes.find(({ name }) => name === programme)
  const number = typeof kitab === "string" ? parseRegisterCode("kitab", kitab) : undefined
  const book = named.kitab.find((one) => one.number === number)
  return {
    ...values,
    ...(programme !== undefined && { programmeId: found?.id ?? null }),
    ...(kitab !== undefined && { kitabId: book?.id ?? null }),
  }
}

function known({ id, number }: { id: string; number: number }) {
  return { id, number }
}

function codeOf(named: Named, kitabId: string | null): string | null {
  const found = named.kitab.find(({ id }) => id === kitabId)
  return found === undefined ? null : registerCode("kitab", found.number)
}

function pick<K extends string>(row: Record<K, FieldValue | null>, keys: readonly K[]): KnownRow["values"] {
  return Object.fromEntries(keys.map((key) => [key, row[key]]))
}
