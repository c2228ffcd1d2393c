import type { Rejection } from "#app/domain/import-table.ts"
import { SHEET_BYTES, SHEET_COLUMNS, SHEET_ROWS, type SheetFault } from "#app/domain/sheet.ts"

/** What a text function of any language takes: a key with its values. */
type Tell = (key: string, values: Record<string, string | number>) => string

/** Why a row or a whole table is not taken, in words. */
export function rejectionText(tell: Tell, { reason, values = {} }: Rejection): string {
  return tell(`import:reason.${reason}`, values)
}

/** What the words for a table that cannot be read speak of. */
export const SHEET_LIMITS = {
  megabytes: SHEET_BYTES / 1024 / 1024,
  rows: SHEET_ROWS,
  columns: SHEET_COLUMNS,
}

/** Why a file cannot be read as a table, in words. */
export function faultText(tell: Tell, fault: SheetFault): string {
  return tell(`import:refusal.${fault}`, SHEET_LIMITS)
}
