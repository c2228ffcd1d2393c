import { canonicalJson } from "#app/domain/canonical.ts"
import { cleanLine, type FieldValues, fold, type ImportField, parseCell } from "#app/domain/import-field.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { cellText, isEmptyCell, type SheetRow } from "#app/domain/sheet.ts"

/** A unit's own table: its heads, told apart, and what stands below them. */
export interface ImportTable {
  heads: string[]
  rows: SheetRow[]
}

/** Our field → the table's head. */
export type Mapping = Record<string, string>

export interface Rejection {
  row: number
  /** The table's head; our own name for a column that it has not. */
  column: string
  /** A key below `reason` of the texts of imports. */
  reason: string
  values?: Record<string, string | number>
}

/** A row that could be read, by our fields. */
export interface Entry {
  row: number
  values: FieldValues
}

/** Titles and letterheads stand above the heads of many tables. */
const ROWS_ABOVE = 30
const HEAD_LENGTH = 120

/**
 * Finds the heads: the first of the upper rows that names most of a register's columns, else the first row. Heads
 * that come twice are numbered, and empty ones get the column's letter.
 */
export function findTable(kind: ImportKind, rows: readonly SheetRow[]): ImportTable {
  const upper = rows.slice(0, ROWS_ABOVE)
  const known = upper.map((row) => Object.keys(guessMapping(kind, row.cells.map(cellText))).length)
  const at = Math.max(0, known.indexOf(Math.max(...known)))
  const below = rows.slice(at + 1)
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), rows[at]?.cells.length ?? 0)
  const heads: string[] = []
  for (let column = 0; column < width; column++) {
    const typed = cleanLine(cellText(rows[at]?.cells[column])).slice(0, HEAD_LENGTH).toWellFormed()
    const head = typed === "" ? `(${letters(column)})` : typed
    let told = head
    for (let time = 2; heads.includes(told); time++) told = `${head} (${time})`
    heads.push(told)
  }
  return { heads, rows: below }
}

/** What a mapping of these heads is remembered by. */
export function headsKey(heads: readonly string[]): string {
  return canonicalJson(heads)
}

/**
 * Which head names which field, by the words people use: a head that says nothing else comes before one that holds
 * the words among others. No head serves twice.
 */
export function guessMapping(kind: ImportKind, heads: readonly string[]): Mapping {
  const folded = heads.map(fold)
  const found = fieldsOf(kind).flatMap((field) =>
    folded.map((head, at) => ({ key: field.key, at, score: likeness(field, head) })),
  )
  const mapping: Mapping = {}
  const taken = new Set<number>()
  for (const { key, at, score } of found.sort((a, b) => b.score - a.score)) {
    if (score === 0 || taken.has(at) || mapping[key] !== undefined) continue
    mapping[key] = heads[at] as string
    taken.add(at)
  }
  return mapping
}

/** A remembered or chosen mapping, without what this table or register does not have. */
export function fittingMapping(kind: ImportKind, heads: readonly string[], mapping: Mapping): Mapping {
  const keys = new Set(fieldsOf(kind).map(({ key }) => key))
  const taken = new Set<string>()
  return Object.fromEntries(
    Object.entries(mapping).filter(([key, head]) => {
      if (!keys.has(key) || !heads.includes(head) || taken.has(head)) return false
      taken.add(head)
      return true
    }),
  )
}

/** Reads every row with something in a mapped column; a row with a bad cell is rejected, each bad cell by name. */
export function readEntries(
  kind: ImportKind,
  { heads, rows }: ImportTable,
  mapping: Mapping,
): { entries: Entry[]; rejected: Rejection[] } {
  const columns = fieldsOf(kind).flatMap((field) => {
    const head = mapping[field.key]
    const at = head === undefined ? -1 : heads.indexOf(head)
    return head === undefined || at < 0 ? [] : [{ field, head, at }]
  })
  const entries: Entry[] = []
  const rejected: Rejection[] = []
  for (const { row, cells } of rows) {
    if (columns.every(({ at }) => isEmptyCell(cells[at]))) continue
    const values: FieldValues = {}
    let isGood = true
    for (const { field, head, at } of columns) {
      const parsed = parseCell(field, cells[at])
      if ("problem" in parsed) {
        isGood = false
        rejected.push({ row, column: head, ...parsed.problem })
      } else if (parsed.value !== undefined) values[field.key] = parsed.value
    }
    if (isGood) entries.push({ row, values })
  }
  return { entries, rejected }
}

/** Says of a field of a row what is wrong, under the head its table has for it. */
export function rejectField(
  kind: ImportKind,
  mapping: Mapping,
  { row, key, reason, values }: { row: number; key: string; reason: string; values?: Rejection["values"] },
): Rejection {
  const column = mapping[key] ?? fieldsOf(kind).find((field) => field.key === key)?.head.id ?? key
  return values === undefined ? { row, column, reason } : { row, column, reason, values }
}

/** Fields that a new row needs and that an entry leaves empty. */
export function missingFields(kind: ImportKind, values: FieldValues): string[] {
  return fieldsOf(kind)
    .filter(({ key, needed }) => needed === true && values[key] === undefined)
    .map(({ key }) => key)
}

/** 3 for the very words, 2 where the head begins with them, 1 where it holds them; longer words count for more. */
function likeness(field: ImportField, head: string): number {
  if (head === "") return 0
  const names = [field.head.id, field.head.en, field.key, ...(field.also ?? [])].map(fold)
  const scores = names.map((name) => {
    const weight = Math.min(name.length, 99) / 100
    if (head === name) return 3 + weight
    // Short words say too little within others: `Keterangan keluar` is no day.
    if (head.startsWith(`${name} `) && name.length >= 4) return 2 + weight
    return name.length >= 7 && ` ${head} `.includes(` ${name} `) ? 1 + weight : 0
  })
  return Math.max(...scores)
}

function letters(column: number): string {
  const rest = column % 26
  const letter = String.fromCharCode(65 + rest)
  return column < 26 ? letter : `${letters((column - rest) / 26 - 1)}${letter}`
}
