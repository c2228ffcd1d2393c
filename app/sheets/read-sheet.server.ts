import { SHEET_BYTES, type SheetRow, UnreadableSheet } from "#app/domain/sheet.ts"
import { readCsv } from "#app/sheets/read-csv.server.ts"
import { readXlsx } from "#app/sheets/read-xlsx.server.ts"

const ZIP = Buffer.from("PK")
/** Workbooks before 2007, and newer ones under a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * The rows of a workbook's first sheet or of a CSV file, told apart by what is in it, never by its name; empty rows
 * are left out. @throws UnreadableSheet
 */
export async function readSheet(bytes: Buffer): Promise<SheetRow[]> {
  if (bytes.length > SHEET_BYTES) throw new UnreadableSheet("too-large")
  if (bytes.subarray(0, 4).equals(COMPOUND)) throw new UnreadableSheet("locked-or-old")
  const isZip = bytes.subarray(0, 2).equals(ZIP)
  const rows = isZip ? await readXlsx(bytes) : readCsv(bytes)
  if (rows.length === 0) throw new UnreadableSheet("empty")
  return rows
}
