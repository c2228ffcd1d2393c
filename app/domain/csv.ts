import type { Language } from "#app/domain/dates.ts"

export type CsvCell = string | number | null

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens by double click: UTF-8 with a byte order mark, CRLF, and the
 * separator spreadsheets expect in the language's countries, since a decimal comma takes the comma away.
 */
export function csvText(rows: readonly (readonly CsvCell[])[], language: Language): string {
  const separator = language === "id" ? ";" : ","
  return `\u{feff}${rows.map((row) => `${row.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`).join("")}`
}

/**
 * One cell. A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection), and
 * so does one that begins with apostrophes and such a formula: whoever takes one away has the text itself. Numbers
 * are ours and stay as they are.
 */
function csvCell(cell: CsvCell, separator: string): string {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  const safe = /^'*[\s]*[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell
  return safe.includes(separator) || /["\r\n;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
