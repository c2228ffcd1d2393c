import { type Day, isDay, type Language } from "#app/domain/dates.ts"
import { parseRegisterCode } from "#app/domain/register-code.ts"
import { REGISTER_NUMBER_LENGTH } from "#app/domain/register-number.ts"
import type { Numbered } from "#app/domain/register-terms.ts"
import { type Cell, cellText, isEmptyCell } from "#app/domain/sheet.ts"

/** A column of a register's table: what it is called, what may stand in it, and how a cell of it is read. */

export type FieldValue = string | number | boolean | string[]
/** Field → value; a field that is left out, or whose cell is empty, says nothing and changes nothing. */
export type FieldValues = Record<string, FieldValue>

/** Words for one choice; the first of each language is written into templates and exports. */
type Words = Record<Language, readonly [string, ...string[]]>

export type FieldType =
  | { type: "text"; most: number; lines?: boolean }
  | { type: "code"; of: Numbered }
  | { type: "register-number" }
  | { type: "day" }
  | { type: "year" }
  | { type: "academic-year" }
  | { type: "whole"; least: number; most: number }
  | { type: "yes-no" }
  | { type: "choice"; words: Record<string, Words> }
  | { type: "list"; most: number; each: number }

export type ImportField = FieldType & {
  key: string
  head: Record<Language, string>
  /** Other heads it is known by. */
  also?: readonly string[]
  /** A new row cannot do without it. */
  needed?: boolean
  width?: number
  /** What a form left empty says; nothing where it is left out. */
  empty?: FieldValue
  /** Of the template's two rows; days relative to nothing, texts said to be examples. */
  sample?: readonly [FieldValue | null, FieldValue | null]
}

/** Why a cell or a row is not taken: a key below `reason` of the texts of imports, with its values. */
export interface Problem {
  reason: string
  values?: Record<string, string | number>
}

export type Parsed = { value: FieldValue | undefined } | { problem: Problem }

const problem = (reason: string, values?: Problem["values"]): Parsed => ({
  problem: values === undefined ? { reason } : { reason, values },
})

const YES = ["ya", "y", "yes", "true", "benar", "1", "v", "✓", "✔"]
const NO = ["tidak", "t", "no", "n", "false", "bukan", "0", "-"]
/** Spreadsheets keep no more digits than these of a number. */
const EXACT = 999_999_999_999_999

/** Reads a cell as a field asks for it; an empty one has no value. */
export function parseCell(field: ImportField, cell: Cell | undefined): Parsed {
  if (cell === undefined || isEmptyCell(cell)) return { value: undefined }
  if (typeof cell === "object" && cell !== null && "fault" in cell) return problem(`cell-${cell.fault}`)
  if (typeof cell === "number" && !Number.isFinite(cell)) return problem("cell-error")
  switch (field.type) {
    case "text":
      return parseText(cell, field.most, field.lines === true)
    case "register-number":
      return parseText(cell, REGISTER_NUMBER_LENGTH, false)
    case "code": {
      const number = parseRegisterCode(field.of, cellText(cell))
      return number === undefined ? problem("not-a-code") : { value: number }
    }
    case "day": {
      const day = parseDay(cell)
      return day === undefined ? problem("not-a-day") : { value: day }
    }
    case "year": {
      const year = typeof cell === "object" ? Number(cell?.day.slice(0, 4)) : Number(cellText(cell).trim())
      return Number.isInteger(year) && year >= 1900 && year <= 2099 ? { value: year } : problem("not-a-year")
    }
    case "academic-year": {
      const found = /^(\d{4})\s*[/-]\s*(\d{4})$/.exec(cellText(cell).trim())
      const isNext = Number(found?.[2]) === Number(found?.[1]) + 1
      return isNext ? { value: `${found?.[1]}/${found?.[2]}` } : problem("not-an-academic-year")
    }
    case "whole": {
      const typed = cellText(cell).trim()
      const number = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
      const { least, most } = field
      return number >= least && number <= most ? { value: number } : problem("not-whole", { least, most })
    }
    case "yes-no": {
      const word = fold(cellText(cell))
      if (YES.includes(word)) return { value: true }
      return NO.includes(word) ? { value: false } : problem("not-yes-no")
    }
    case "choice": {
      const word = fold(cellText(cell))
      const found = Object.entries(field.words).find(
        ([value, { id, en }]) => value === word || [...id, ...en].some((one) => fold(one) === word),
      )
      if (found !== undefined) return { value: found[0] }
      const choices = Object.values(field.words).map(({ id }) => id[0])
      return problem("not-a-choice", { choices: choices.join(", ") })
    }
    case "list": {
      const parts = cellText(cell)
        .split(/[;\n]/)
        .map((part) => cleanLine(part))
        .filter((part) => part !== "")
      if (parts.length > field.most) return problem("too-many-parts", { most: field.most })
      const isLong = parts.some((part) => part.length > field.each)
      return isLong ? problem("too-long", { most: field.each }) : { value: parts }
    }
  }
}

/** A value as a cell of an export, in the words of a language; it reads back as the same value. */
export function valueCell(
  field: ImportField,
  value: FieldValue | null | undefined,
  language: Language,
): string | number | null | { day: Day } {
  if (value === null || value === undefined || value === "") return null
  if (Array.isArray(value)) return value.join("; ")
  if (typeof value === "boolean") return language === "id" ? (value ? "ya" : "tidak") : value ? "yes" : "no"
  if (field.type === "choice") return field.words[String(value)]?.[language][0] ?? String(value)
  if (field.type === "day") return { day: String(value) }
  return value
}

/** The choices of a field as words of a language, for a template; undefined where anything may stand. */
export function choicesOf(field: ImportField, language: Language): string[] | undefined {
  if (field.type === "yes-no") return language === "id" ? ["ya", "tidak"] : ["yes", "no"]
  if (field.type !== "choice") return undefined
  return Object.values(field.words).map((words) => words[language][0])
}

/** Whether two values say the same, however their blanks are typed. */
export function isSameValue(a: FieldValue | null | undefined, b: FieldValue | null | undefined): boolean {
  return comparable(a) === comparable(b)
}

/** A text as it is compared: small letters, and signs that only part words taken for blanks. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}✓✔-]+/gu, " ")
    .trim()
}

function comparable(value: FieldValue | null | undefined): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return value.map(cleanLine).join("\n")
  return typeof value === "string" ? cleanLine(value) : String(value)
}

function parseText(cell: Cell, most: number, lines: boolean): Parsed {
  if (typeof cell === "number" && Math.abs(cell) > EXACT) return problem("number-imprecise")
  const text = lines ? cleanText(cellText(cell)) : cleanLine(cellText(cell))
  if (text === "") return { value: undefined }
  return text.length > most ? problem("too-long", { most }) : { value: text }
}

/** Signs no keyboard types go, blanks of any kind and number become one. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s\ufeff]+/gu, " ")
    .trim()
}

function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").split("\n").map(cleanLine).join("\n").trim()
}

const MONTHS = [
  ["januari", "january", "jan"],
  ["februari", "february", "feb", "pebruari"],
  ["maret", "march", "mar"],
  ["april", "apr"],
  ["mei", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["agustus", "august", "agu", "ags", "agt", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov", "nopember", "nop"],
  ["desember", "december", "des", "dec"],
]

/** A day as a spreadsheet keeps it, or as an office types it: the day before the month, the year in four digits. */
function parseDay(cell: Cell): Day | undefined {
  if (typeof cell === "object" && cell !== null && "day" in cell)
    return isDay(cell.day) ? cell.day : undefined
  const typed = cellText(cell).trim().toLowerCase()
  const inOrder = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/.exec(typed)
  if (inOrder !== null) return dayOf(inOrder[1], inOrder[2], inOrder[3])
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(typed)
  if (numbers !== null) return dayOf(numbers[3], numbers[2], numbers[1])
  const words = /^(\d{1,2})[\s-]+([a-z]+)\.?[\s-]+(\d{4})$/.exec(typed)
  const month = MONTHS.findIndex((names) => names.includes(words?.[2] ?? "")) + 1
  return words === null || month === 0 ? undefined : dayOf(words[3], String(month), words[1])
}

function dayOf(year = "", month = "", day = ""): Day | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isDay(text) ? text : undefined
}
