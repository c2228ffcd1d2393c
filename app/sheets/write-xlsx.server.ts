import { buffer } from "node:stream/consumers"
import { ZipFile } from "yazl"
import type { Day } from "#app/domain/dates.ts"
import { excelSerial } from "#app/sheets/excel-day.ts"

export type SheetValue = string | number | null | { day: Day }

export interface SheetToWrite {
  name: string
  columns: { head: string; width: number; choices?: readonly string[] | undefined }[]
  rows: readonly (readonly SheetValue[])[]
}

/** Rows below the last that offer a column's choices too. */
const ROOM = 1000
/** Styles of `STYLES` below, by their place. */
const [HEAD, DAY, TEXT] = [1, 2, 3]

/**
 * A workbook with the sheets given: heads stay in sight, days are days, and texts are texts, so that a number keeps
 * its leading zeros and nothing is ever run as a formula. The same sheets give the same bytes.
 */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, xml: string) =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), name, {
      mtime: new Date(1980, 0, 1),
      mode: 0o100644,
    })
  const numbers = sheets.map((_, at) => at + 1)
  add("[Content_Types].xml", contentTypes(numbers))
  add("_rels/.rels", relationships([["rId1", "officeDocument", "xl/workbook.xml"]]))
  add(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map((sheet, at) => `<sheet name="${escapeText(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
  )
  add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...numbers.map((n): Relation => [`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`]),
      [`rId${sheets.length + 1}`, "styles", "styles.xml"],
    ]),
  )
  add("xl/styles.xml", STYLES)
  for (const [at, sheet] of sheets.entries()) add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet))
  zip.end()
  return buffer(zip.outputStream)
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EFE9"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

type Relation = [id: string, type: string, target: string]

function relationships(relations: readonly Relation[]): string {
  const inner = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${inner.join("")}</Relationships>`
}

function contentTypes(numbers: readonly number[]): string {
  const parts = [
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/styles.xml", "styles"],
    ...numbers.map((n) => [`/xl/worksheets/sheet${n}.xml`, "worksheet"]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`)
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`
}

function sheetXml({ columns, rows }: SheetToWrite): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const heads = columns.map(({ head }, at) => textCell(at, 1, head, HEAD as number))
  const body = rows.map((row, at) => {
    const cells = row.map((value, column) => cellXml(column, at + 2, value))
    return `<row r="${at + 2}">${cells.join("")}</row>`
  })
  const pane = `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${heads.join("")}</row>${body.join("")}</sheetData>${validations(columns, rows.length)}</worksheet>`
}

function validations(columns: SheetToWrite["columns"], rows: number): string {
  const lists = columns.flatMap(({ choices }, at) => {
    if (choices === undefined) return []
    const range = `${letters(at)}2:${letters(at)}${rows + ROOM}`
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escapeText(choices.join(","))}"</formula1></dataValidation>`,
    ]
  })
  return lists.length === 0
    ? ""
    : `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`
}

function cellXml(column: number, row: number, value: SheetValue): string {
  if (value === null || value === "") return ""
  if (typeof value === "string") return textCell(column, row, value, TEXT as number)
  if (typeof value === "number") return `<c r="${letters(column)}${row}"><v>${value}</v></c>`
  return `<c r="${letters(column)}${row}" s="${DAY}"><v>${excelSerial(value.day)}</v></c>`
}

function textCell(column: number, row: number, text: string, style: number): string {
  const content = `<is><t xml:space="preserve">${escapeText(text)}</t></is>`
  return `<c r="${letters(column)}${row}" s="${style}" t="inlineStr">${content}</c>`
}

/** The letters of a column, from 0. */
function letters(column: number): string {
  const rest = column % 26
  const letter = String.fromCharCode(65 + rest)
  return column < 26 ? letter : `${letters((column - rest) / 26 - 1)}${letter}`
}

/** Text for XML; what XML cannot hold is left out, and what reads like an escape of SpreadsheetML is escaped. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, "")
  )
}
