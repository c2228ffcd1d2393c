import { type FieldValue, type FieldValues, fold, isSameValue } from "#app/domain/import-field.ts"
import {
  type Entry,
  type Mapping,
  missingFields,
  type Rejection,
  rejectField,
} from "#app/domain/import-table.ts"
import { parseRegisterCode, registerCode } from "#app/domain/register-code.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"

/** Registers with one row to each thing: educators, facilities, kitab, curriculum. */
export type RegisterKind = Exclude<ImportKind, "santri">

export interface KnownRow {
  id: string
  /** The register's own number; null where rows have none. */
  number: number | null
  values: Record<string, FieldValue | null>
}

/** What names in a table may stand for. */
export interface Named {
  programmes: readonly { id: string; name: string; levels: readonly number[] }[]
  kitab: readonly { id: string; number: number; title: string }[]
}

export interface RegisterPlan {
  create: FieldValues[]
  update: { id: string; set: FieldValues }[]
  unchanged: number
  rejected: Rejection[]
}

/** What tells two rows without a code apart, the surest first; the last is always there. */
const KEYS: Record<RegisterKind, readonly (readonly string[])[]> = {
  educator: [["name"]],
  facility: [["inventoryNumber"], ["kind", "name"]],
  kitab: [["title"]],
  curriculum: [["academicYear", "programme", "level", "subject"]],
}
const KEY_COLUMN: Record<RegisterKind, string> = {
  educator: "name",
  facility: "name",
  kitab: "title",
  curriculum: "subject",
}

/**
 * What an import would do to a register: new rows, changes to those that are known (by code, else by what tells
 * them apart), and what is wrong. An empty cell changes nothing.
 */
export function planRegister(
  kind: RegisterKind,
  entries: readonly Entry[],
  known: readonly KnownRow[],
  { mapping, named }: { mapping: Mapping; named: Named },
): RegisterPlan {
  const plan: RegisterPlan = { create: [], update: [], unchanged: 0, rejected: [] }
  const told = new Map<string, number>()
  const register = index(kind, known)
  for (const entry of entries) {
    const { row } = entry
    const reject = (key: string, reason: string, values?: Rejection["values"]) =>
      plan.rejected.push(rejectField(kind, mapping, { row, key, reason, ...(values && { values }) }))
    const resolved = resolveNames(entry.values, named)
    if ("reason" in resolved) {
      reject(resolved.key, resolved.reason)
      continue
    }
    const { values } = resolved
    const found = match(kind, values, register)
    if ("reason" in found) {
      reject(found.key, found.reason)
      continue
    }
    const first = told.get(found.told)
    if (first !== undefined) {
      reject(KEY_COLUMN[kind], "twice", { row: first })
      continue
    }
    told.set(found.told, row)
    const fault = faultOf(kind, { ...found.row?.values, ...values })
    if (fault !== undefined) reject(fault.key, fault.reason)
    else if (found.row === undefined) {
      const missing = missingFields(kind, values)
      for (const key of missing) reject(key, "needed")
      if (missing.length === 0) plan.create.push(values)
    } else {
      const { id, values: kept } = found.row
      const changed = Object.entries(values).filter(
        ([key, value]) => key !== "code" && !isSameValue(value, kept[key]),
      )
      if (changed.length === 0) plan.unchanged++
      else plan.update.push({ id, set: Object.fromEntries(changed) })
    }
  }
  return plan
}

type Fault = { key: string; reason: string }

/** Puts the unit's own names in place of what was typed for a programme or a kitab. */
export function resolveNames(values: FieldValues, named: Named): { values: FieldValues } | Fault {
  const resolved = { ...values }
  if (values.programme !== undefined) {
    const typed = fold(String(values.programme))
    const programme = named.programmes.find(({ name }) => fold(name) === typed)
    if (programme === undefined) return { key: "programme", reason: "programme-unknown" }
    resolved.programme = programme.name
    if (
      values.level !== undefined &&
      programme.levels.length > 0 &&
      !programme.levels.includes(Number(values.level))
    )
      return { key: "level", reason: "level-unknown" }
  }
  if (values.kitab !== undefined) {
    const typed = String(values.kitab)
    const number = parseRegisterCode("kitab", typed)
    const found = named.kitab.filter((one) => one.number === number || fold(one.title) === fold(typed))
    const [kitab] = found
    if (kitab === undefined) return { key: "kitab", reason: "kitab-unknown" }
    if (found.length > 1) return { key: "kitab", reason: "ambiguous" }
    resolved.kitab = registerCode("kitab", kitab.number)
  }
  return { values: resolved }
}

/** The known rows by number, and by each of the keys of their kind. */
function index(kind: RegisterKind, known: readonly KnownRow[]) {
  const byKeys = KEYS[kind].map((keys) => {
    const rows = new Map<string, KnownRow[]>()
    for (const row of known) {
      const own = keyOf(keys, row.values)
      rows.set(own, [...(rows.get(own) ?? []), row])
    }
    return { keys, rows }
  })
  return { byNumber: new Map(known.map((row) => [row.number, row])), byKeys }
}

function match(
  kind: RegisterKind,
  values: FieldValues,
  { byNumber, byKeys }: ReturnType<typeof index>,
): { row: KnownRow | undefined; told: string } | Fault {
  if (values.code !== undefined) {
    const row = byNumber.get(Number(values.code))
    return row === undefined ? { key: "code", reason: "code-unknown" } : { row, told: row.id }
  }
  for (const { keys, rows } of byKeys) {
    if (keys.length === 1 && values[keys[0] as string] === undefined) continue
    const own = keyOf(keys, values)
    const found = rows.get(own) ?? []
    if (found.length > 1) return { key: KEY_COLUMN[kind], reason: "ambiguous" }
    return { row: found[0], told: found[0]?.id ?? `new ${own}` }
  }
  return { key: KEY_COLUMN[kind], reason: "needed" }
}

function keyOf(keys: readonly string[], values: Record<string, FieldValue | null>): string {
  return JSON.stringify(keys.map((key) => fold(String(values[key] ?? ""))))
}

/** What is wrong with a row as a whole. */
export function faultOf(kind: RegisterKind, values: Record<string, FieldValue | null>): Fault | undefined {
  if (kind !== "educator") return undefined
  const { from, until } = values
  const isBackwards = typeof from === "string" && typeof until === "string" && until < from
  return isBackwards ? { key: "until", reason: "stay-order" } : undefined
}
