import type { Day } from "#app/domain/dates.ts"

/** A table as people keep it in a spreadsheet or a CSV file, read into plain values. */

/** A larger file is refused: a register of thousands of rows weighs far less. */
export const SHEET_BYTES = 10 * 1024 * 1024
/** Rows with something in them, heads included. */
export const SHEET_ROWS = 10_000
export const SHEET_COLUMNS = 100
export const CELL_LENGTH = 5_000

/** A cell that holds nothing to read: a formula without its result, or an error such as #REF!. */
export interface FaultyCell {
  fault: "formula" | "error" | "long"
}

export type Cell = string | number | boolean | null | { day: Day } | FaultyCell

export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  row: number
  cells: Cell[]
}

/** Why a file cannot be read as a table. */
export type SheetFault =
  | "empty"
  | "not-a-table"
  /** Protected by a password, or the format before 2007. */
  | "locked-or-old"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"

/** A file that is no table we read. */
export class UnreadableSheet extends Error {
  readonly fault: SheetFault
  constructor(fault: SheetFault, detail = "") {
    super(`The table cannot be read: ${fault}${detail === "" ? "" : ` (${detail})`}`)
    this.fault = fault
  }
}

/** Whether a cell has nothing in it. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "")
}

/** A cell as the spreadsheet shows it, for messages; whole numbers without an exponent. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return ""
  if (typeof cell === "string") return cell
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell)
  return "day" in cell ? cell.day : ""
}
