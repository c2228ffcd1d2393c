import type { Language } from "#app/domain/dates.ts"
import { formatDay } from "#app/domain/dates.ts"
import {
  type FieldValue,
  type FieldValues,
  fold,
  type ImportField,
  parseCell,
  valueCell,
} from "#app/domain/import-field.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import {
  faultOf,
  type KnownRow,
  type Named,
  type RegisterKind,
  resolveNames,
} from "#app/domain/import-register.ts"
import { missingFields } from "#app/domain/import-table.ts"
import { registerCode } from "#app/domain/register-code.ts"

/** A register's row on screen: the same fields, with the same rules, as in the tables it is imported from. */

export const REGISTERS = ["educator", "facility", "kitab", "curriculum"] as const satisfies RegisterKind[]

/** Fields that a list can be narrowed to. */
const FILTERS: Record<RegisterKind, readonly string[]> = {
  educator: ["role", "institution"],
  facility: ["kind", "condition"],
  kitab: ["programme", "field"],
  curriculum: ["academicYear", "programme"],
}
/** What a list says of a row behind its title. */
const TOLD: Record<RegisterKind, readonly string[]> = {
  educator: ["role", "institution", "institutionName", "education"],
  facility: ["kind", "quantity", "capacity", "condition"],
  kitab: ["author", "field", "programme", "pages"],
  curriculum: ["academicYear", "programme", "kitab"],
}
const TITLES: Record<RegisterKind, string> = {
  educator: "name",
  facility: "name",
  kitab: "title",
  curriculum: "subject",
}

/** Fields of a form: all but the code, which is given. */
export function formFields(kind: RegisterKind): ImportField[] {
  return fieldsOf(kind).filter(({ type }) => type !== "code")
}

export type RegisterForm =
  | { ok: true; values: KnownRow["values"] }
  /** Field → key of what is wrong with it. */
  | { ok: false; errors: Record<string, string> }

/** Reads what was typed for a row; an empty field says that there is nothing. */
export function readRegisterForm(
  kind: RegisterKind,
  typed: Record<string, string>,
  named: Named,
): RegisterForm {
  const errors: Record<string, string> = {}
  const said: FieldValues = {}
  for (const field of formFields(kind)) {
    const parsed = parseCell(field, typed[field.key])
    if ("problem" in parsed) errors[field.key] = `register:error.${parsed.problem.reason}`
    else if (parsed.value !== undefined) said[field.key] = parsed.value
  }
  for (const key of missingFields(kind, said)) errors[key] ??= "register:error.needed"
  const resolved = resolveNames(said, named)
  const fault = "reason" in resolved ? resolved : faultOf(kind, said)
  if (fault !== undefined) errors[fault.key] ??= `register:error.${fault.reason}`
  if (Object.keys(errors).length > 0 || "reason" in resolved) return { ok: false, errors }
  const values = formFields(kind).map((field) => [field.key, resolved.values[field.key] ?? emptyValue(field)])
  return { ok: true, values: Object.fromEntries(values) }
}

function emptyValue(field: ImportField): FieldValue | null {
  if (field.empty !== undefined) return field.empty
  if (field.type === "list") return []
  // Names of other rows are left out as references are, not as texts.
  return field.type === "text" && field.key !== "programme" && field.key !== "kitab" ? "" : null
}

/** A row as its form shows it. */
export function typedValues(kind: RegisterKind, values: KnownRow["values"]): Record<string, string> {
  return Object.fromEntries(
    formFields(kind).map(({ key }) => {
      const value = values[key]
      if (value === null || value === undefined) return [key, ""]
      if (typeof value === "boolean") return [key, value ? "ya" : "tidak"]
      return [key, Array.isArray(value) ? value.join("\n") : String(value)]
    }),
  )
}

/** A value in words. */
export function valueText(
  field: ImportField,
  value: FieldValue | null | undefined,
  language: Language,
): string {
  const cell = valueCell(field, value, language)
  if (cell === null) return ""
  return typeof cell === "object" ? formatDay(cell.day, language) : String(cell)
}

export interface RegisterLine {
  id: string
  code: string | undefined
  title: string
  told: string[]
}

/** A row as lists show it. */
export function registerLine(
  kind: RegisterKind,
  { id, number, values }: KnownRow,
  language: Language,
): RegisterLine {
  const told = TOLD[kind].flatMap((key) => {
    const field = fieldOf(kind, key)
    const text = valueText(field, values[key], language)
    const needsName = field.type === "whole"
    return text === "" ? [] : [needsName ? `${field.head[language].toLowerCase()} ${text}` : text]
  })
  return {
    id,
    code: number === null || kind === "curriculum" ? undefined : registerCode(kind, number),
    title: String(values[TITLES[kind]] ?? ""),
    told,
  }
}

/** The rows under a filter: the words in any text or the code, and every choice made. */
export function filterRows(
  kind: RegisterKind,
  rows: readonly KnownRow[],
  { q, chosen }: { q: string; chosen: Record<string, string> },
): KnownRow[] {
  const words = fold(q)
  return rows.filter(({ number, values }) => {
    if (FILTERS[kind].some((key) => (chosen[key] ?? "") !== "" && String(values[key]) !== chosen[key]))
      return false
    if (words === "") return true
    const code = number === null || kind === "curriculum" ? "" : registerCode(kind, number)
    return [code, ...Object.values(values)].some((value) => fold(String(value ?? "")).includes(words))
  })
}

/** What a list can be narrowed to: the values that its rows have. */
export function filterChoices(kind: RegisterKind, rows: readonly KnownRow[], language: Language) {
  return FILTERS[kind].map((key) => {
    const field = fieldOf(kind, key)
    const values = [...new Set(rows.map((row) => String(row.values[key] ?? "")))].filter(
      (value) => value !== "",
    )
    return {
      key,
      label: field.head[language],
      options: values.sort().map((value) => ({ value, label: valueText(field, value, language) })),
    }
  })
}

function fieldOf(kind: RegisterKind, key: string): ImportField {
  const field = fieldsOf(kind).find((one) => one.key === key)
  if (field === undefined) throw new Error(`The register "${kind}" has no field "${key}"`)
  return field
}
