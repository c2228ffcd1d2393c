import { parse } from "csv-parse/sync"
import {
  CELL_LENGTH,
  type Cell,
  isEmptyCell,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type SheetRow,
  UnreadableSheet,
} from "#app/domain/sheet.ts"

const SEPARATORS = [";", ",", "\t", "|"]
/** Empty lines count as rows, as spreadsheets count them. */
const MOST_LINES = SHEET_ROWS * 5

/**
 * Reads a CSV file as spreadsheets write them: UTF-8, UTF-16 or Windows-1252, parted by whichever sign its first
 * line with something in it has most of. @throws UnreadableSheet
 */
export function readCsv(bytes: Buffer): SheetRow[] {
  const text = decode(bytes)
  if (text.includes("\0")) throw new UnreadableSheet("not-a-table", "a NUL")
  const { separator, body } = separatorOf(text)
  const records = parseRecords(body, separator)
  const rows = records
    .map((record, at) => ({ row: at + 1, cells: record.map(toCell) }))
    .filter(({ cells }) => !cells.every(isEmptyCell))
  if (rows.length > SHEET_ROWS || records.length > MOST_LINES) throw new UnreadableSheet("too-many-rows")
  if (rows.some(({ cells }) => cells.length > SHEET_COLUMNS)) throw new UnreadableSheet("too-many-columns")
  return rows
}

function parseRecords(body: string, delimiter: string): string[][] {
  try {
    return parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: false,
      to: MOST_LINES + 1,
    })
  } catch (error) {
    throw new UnreadableSheet("not-a-table", (error as Error).message)
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/** Excel's own first line `sep=;` says it; it is no row of the table. */
function separatorOf(text: string): { separator: string; body: string } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said?.[1] !== undefined) return { separator: said[1], body: text.slice(said[0].length) }
  const line = text.split(/\r\n|\r|\n/, 20).find((one) => one.trim() !== "") ?? ""
  const plain = line.replace(/"[^"]*"/g, "")
  const counts = SEPARATORS.map((separator) => ({ separator, count: plain.split(separator).length }))
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a))
  return { separator: best.separator, body: text }
}

function toCell(text: string): Cell {
  if (text.length > CELL_LENGTH) return { fault: "long" }
  // The apostrophe that keeps a spreadsheet from running a text as a formula is no part of it.
  return text.replace(/^'(?='*\s*[=+\-@\t\r|%])/, "")
}
