import { posix } from "node:path"
import {
  CELL_LENGTH,
  type Cell,
  isEmptyCell,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type SheetRow,
  UnreadableSheet,
} from "#app/domain/sheet.ts"
import { excelDay, showsDay } from "#app/sheets/excel-day.ts"
import { openWorkbook, type Workbook } from "#app/sheets/xlsx-parts.server.ts"

/** All texts of a workbook together; then all texts of a sheet, for a shared one may stand in each of its cells. */
const TEXTS_LENGTH = 30_000_000

interface Terms {
  texts: string[]
  /** By number of the cell's style: whether it shows a day. */
  daysByStyle: boolean[]
  since1904: boolean
}

/**
 * Reads the first sheet of a workbook that is not hidden. Formulas give the result that was saved with them; links
 * to other files, macros and pictures are left alone. @throws UnreadableSheet
 * Source: ECMA-376 part 1, SpreadsheetML.
 */
export async function readXlsx(bytes: Buffer): Promise<SheetRow[]> {
  const workbook = await openWorkbook(bytes)
  try {
    const { sheet, since1904, folder } = await findSheet(workbook)
    const terms = {
      texts: await readTexts(workbook, `${folder}/sharedStrings.xml`),
      daysByStyle: await readStyles(workbook, `${folder}/styles.xml`),
      since1904,
    }
    return await readRows(workbook, sheet, terms)
  } finally {
    workbook.close()
  }
}

async function findSheet(workbook: Workbook) {
  const roots = await readTargets(workbook, "_rels/.rels", "")
  const book =
    [...roots.values()].find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml"
  const sheets: { id: string; hidden: boolean }[] = []
  let since1904 = false
  const found = await workbook.read(book, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = isOn(attributes.date1904)
      if (name !== "sheet") return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? ""
      sheets.push({ id, hidden: /hidden/i.test(attributes.state ?? "") })
    },
  })
  if (!found) throw new UnreadableSheet("not-a-table", "no workbook")
  const folder = posix.dirname(book)
  const targets = await readTargets(workbook, `${folder}/_rels/${posix.basename(book)}.rels`, folder)
  const chosen = sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  const sheet = targets.get(chosen?.id ?? "")?.target ?? `${folder}/worksheets/sheet1.xml`
  return { sheet, since1904, folder }
}

async function readTargets(workbook: Workbook, part: string, folder: string) {
  const targets = new Map<string, { type: string; target: string }>()
  await workbook.read(part, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target)
      targets.set(Id, { type: Type, target })
    },
  })
  return targets
}

async function readTexts(workbook: Workbook, part: string): Promise<string[]> {
  const texts: string[] = []
  let [text, length] = ["", 0]
  let [inText, inReading] = [false, false]
  await workbook.read(part, {
    open(name) {
      if (name === "si") text = ""
      if (name === "rPh") inReading = true
      if (name === "t") inText = !inReading
    },
    text(piece) {
      if (!inText) return
      text += piece
      length += piece.length
      if (length > TEXTS_LENGTH) throw new UnreadableSheet("too-large", "texts")
    },
    close(name) {
      if (name === "t") inText = false
      if (name === "rPh") inReading = false
      if (name === "si") texts.push(unescapeText(text))
    },
  })
  return texts
}

async function readStyles(workbook: Workbook, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  await workbook.read(part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "")
      if (name === "cellXfs") inCells = true
      if (name === "xf" && inCells) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === "cellXfs") inCells = false
    },
  })
  return styles.map((id) => showsDay(id, codes.get(id)))
}

async function readRows(workbook: Workbook, part: string, terms: Terms): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  let [row, column, length] = [0, 0, 0]
  let cells: Cell[] = []
  let cell = { type: "n", style: 0, value: "", hasFormula: false, hasValue: false }
  let taking = false
  const found = await workbook.read(part, {
    open(name, attributes) {
      if (name === "row") {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        cells = []
        column = 0
      } else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        const { t: type = "n", s = "0" } = attributes
        cell = { type, style: Number(s), value: "", hasFormula: false, hasValue: false }
      } else if (name === "f") cell.hasFormula = true
      else if (name === "v" || name === "t") {
        taking = true
        cell.hasValue = true
      }
    },
    text(piece) {
      if (taking && cell.value.length <= CELL_LENGTH) cell.value += piece
    },
    close(name) {
      if (name === "v" || name === "t") taking = false
      else if (name === "c") {
        const value = cellValue(cell, terms)
        if (isEmptyCell(value)) return
        if (column > SHEET_COLUMNS) throw new UnreadableSheet("too-many-columns")
        if (typeof value === "string") length += value.length
        if (length > TEXTS_LENGTH) throw new UnreadableSheet("too-large", "texts")
        while (cells.length < column - 1) cells.push(null)
        cells[column - 1] = value
      } else if (name === "row" && cells.length > 0) {
        rows.push({ row, cells })
        if (rows.length > SHEET_ROWS) throw new UnreadableSheet("too-many-rows")
      }
    },
  })
  if (!found) throw new UnreadableSheet("not-a-table", "no sheet")
  return rows
}

interface RawCell {
  type: string
  style: number
  value: string
  hasFormula: boolean
  hasValue: boolean
}

function cellValue({ type, style, value, hasFormula, hasValue }: RawCell, terms: Terms): Cell {
  if (hasFormula && !hasValue) return { fault: "formula" }
  if (!hasValue || (value === "" && type !== "s")) return null
  if (value.length > CELL_LENGTH) return { fault: "long" }
  switch (type) {
    case "s": {
      const text = terms.texts[Number(value)] ?? ""
      return text.length > CELL_LENGTH ? { fault: "long" } : text
    }
    case "str":
    case "inlineStr":
      return unescapeText(value)
    case "b":
      return value === "1" || value === "true"
    case "e":
      return { fault: "error" }
    case "d":
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { day: value.slice(0, 10) } : value
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) return value
      const day = terms.daysByStyle[style] === true ? excelDay(number, terms.since1904) : undefined
      return day === undefined ? number : { day }
    }
  }
}

/** The column of `BC12`, from 1. */
function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference.toUpperCase()) {
    if (sign < "A" || sign > "Z") break
    column = column * 26 + sign.charCodeAt(0) - 64
  }
  return column
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true"
}

/** `_x000D_` in a text stands for a sign that XML cannot hold. */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
