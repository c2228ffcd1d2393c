import type { TFunction } from "i18next"
import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import { csvText } from "#app/domain/csv.ts"
import type { Language } from "#app/domain/dates.ts"
import { choicesOf, type FieldValue, type ImportField, valueCell } from "#app/domain/import-field.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { maskRegisterNumber } from "#app/domain/register-number.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { listKnownRows, listNamed } from "#app/services/register-rows.server.ts"
import { type SheetToWrite, type SheetValue, writeXlsx } from "#app/sheets/write-xlsx.server.ts"
import type { Db } from "#db/client.server.ts"
import { listStaysOfUnit, listUnitSantri } from "#db/queries/santri-table.server.ts"

export type TableFormat = "xlsx" | "csv"

type Values = Record<string, FieldValue | null>

/**
 * A register of a unit as a table that imports again unchanged. Register numbers are masked unless `fullNumbers`
 * asks for them; the caller has asked for the rights and written that down.
 */
export async function exportTable(
  db: Db,
  unitId: string,
  { kind, format, language, t, fullNumbers = false }: TableWanted & { fullNumbers?: boolean },
): Promise<Buffer> {
  const rows =
    kind === "santri" ? await santriRows(db, unitId, fullNumbers) : await registerRows(db, unitId, kind)
  return writeTable({ kind, format, language, t }, rows)
}

export interface TableWanted {
  kind: ImportKind
  format: TableFormat
  language: Language
  t: TFunction
}

/** An empty table with two sample rows and, as a workbook, a sheet that says what each column holds. */
export async function templateTable(wanted: TableWanted): Promise<Buffer> {
  const rows = [0, 1].map((at) =>
    Object.fromEntries(fieldsOf(wanted.kind).map(({ key, sample }) => [key, sample?.[at] ?? null])),
  )
  return writeTable(wanted, rows, true)
}

async function writeTable(
  { kind, format, language, t }: TableWanted,
  rows: readonly Values[],
  withHelp = false,
): Promise<Buffer> {
  const fields = fieldsOf(kind)
  const cells = rows.map((row) => fields.map((field) => valueCell(field, row[field.key], language)))
  if (format === "csv") {
    const heads = fields.map(({ head }) => head[language])
    const body = cells.map((row) =>
      row.map((cell) => (typeof cell === "object" ? (cell?.day ?? null) : cell)),
    )
    return Buffer.from(csvText([heads, ...body], language))
  }
  const sheet: SheetToWrite = {
    name: t(`import:register.${kind}`),
    columns: fields.map((field) => ({
      head: field.head[language],
      width: field.width ?? 16,
      choices: choicesOf(field, language),
    })),
    rows: cells,
  }
  return writeXlsx(withHelp ? [sheet, helpSheet(fields, language, t)] : [sheet])
}

function helpSheet(fields: readonly ImportField[], language: Language, t: TFunction): SheetToWrite {
  const rows = fields.map((field): SheetValue[] => {
    const { type } = field
    const values = {
      least: type === "whole" ? field.least : "",
      most: type === "whole" || type === "text" ? field.most : "",
      choices: choicesOf(field, language)?.join(", ") ?? "",
    }
    return [
      field.head[language],
      t(`import:sheet.${field.needed === true ? "yes" : "no"}`),
      t(`import:sheet.${type}`, values),
    ]
  })
  return {
    name: t("import:sheet.help"),
    columns: [
      { head: t("import:sheet.column"), width: 28 },
      { head: t("import:sheet.needed"), width: 16 },
      { head: t("import:sheet.what"), width: 70 },
    ],
    rows,
  }
}

async function registerRows(db: Db, unitId: string, kind: Exclude<ImportKind, "santri">): Promise<Values[]> {
  const rows = await listKnownRows(db, kind, unitId, await listNamed(db, unitId))
  return rows.map(({ number, values }) => ({
    ...values,
    code: number === null || kind === "curriculum" ? null : registerCode(kind, number),
  }))
}

/** One row to each stay; who has none, and who was erased, as an import leaves him: one row, or none. */
async function santriRows(db: Db, unitId: string, fullNumbers: boolean): Promise<Values[]> {
  const stays = await listStaysOfUnit(db, unitId)
  const byPerson = new Map<string, typeof stays>()
  for (const stay of stays) byPerson.set(stay.santriId, [...(byPerson.get(stay.santriId) ?? []), stay])
  return (await listUnitSantri(db, unitId)).flatMap((row) => {
    if (row.erasedAt !== null) return []
    const person = {
      code: registerCode("santri", row.number),
      name: row.name,
      arabicName: row.arabicName,
      birthYear: row.birthYear,
      registerNumber: numberShown(row, fullNumbers),
    }
    const own = byPerson.get(row.id) ?? []
    if (own.length === 0) return [person]
    return own.map((stay) => ({
      ...person,
      intake: stay.intake,
      from: stay.from,
      until: stay.until,
      reason: stay.reason,
      decisionNumber: stay.decisionNumber,
      decisionOn: stay.decisionOn,
      registeredElsewhere: stay.registeredElsewhere,
    }))
  })
}

function numberShown(
  { id, registerNumberSealed }: { id: string; registerNumberSealed: string | null },
  full: boolean,
): string | null {
  if (registerNumberSealed === null) return null
  const number = openRegisterNumber(registerNumberSealed, id)
  return full && number !== undefined ? number : maskRegisterNumber(number ?? "")
}
