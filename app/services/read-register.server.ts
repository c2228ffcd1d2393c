import type { Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { KnownRow, Named, RegisterKind } from "#app/domain/import-register.ts"
import { type Actor, can, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import {
  filterChoices,
  filterRows,
  formFields,
  REGISTERS,
  registerLine,
  typedValues,
  valueText,
} from "#app/domain/register-form.ts"
import { listKnownRows, listNamed } from "#app/services/register-rows.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listAccountChoices } from "#db/queries/accounts.server.ts"
import {
  getEducatorAccount,
  getFacilityPhoto,
  getRegisterRow,
  listCertificates,
  listSupervision,
} from "#db/queries/register-rows.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

const PAGE_SIZE = 50

export interface RegisterQuery {
  q: string
  chosen: Record<string, string>
  page: number
}

/** How many rows each register has. @throws 403 for who may see none. */
export async function readRegisters(db: Db, actor: Actor) {
  const unitIds = requireUnits(actor)
  const counts = await Promise.all(
    REGISTERS.map(async (kind) => {
      const lists = await Promise.all(unitIds.map((unitId) => rowsOf(db, kind, unitId)))
      return { kind, count: lists.reduce((sum, rows) => sum + rows.length, 0) }
    }),
  )
  return {
    counts,
    may: { edit: canSomewhere(actor, "register.edit"), santri: canSomewhere(actor, "santri.list") },
  }
}

/** One page of a register under a filter. @throws 403 */
export async function readRegisterList(
  db: Db,
  actor: Actor,
  kind: RegisterKind,
  { query, language }: { query: RegisterQuery; language: Language },
) {
  const unitIds = requireUnits(actor)
  const all = (await Promise.all(unitIds.map((unitId) => rowsOf(db, kind, unitId)))).flat()
  const rows = filterRows(kind, all, query)
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE))
  const page = Math.min(query.page, pages)
  return {
    all: all.length,
    total: rows.length,
    page,
    pages,
    rows: rows
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((row) => registerLine(kind, row, language)),
    filters: filterChoices(kind, all, language),
    /** Whose register may be taken out. */
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    may: { edit: canSomewhere(actor, "register.edit") },
  }
}

/** The form of a new row. @throws 403 */
export async function readNewRow(db: Db, actor: Actor, kind: RegisterKind, language: Language) {
  const [unitId] = unitsWhere(actor, "register.edit")
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  const named = await listNamed(db, unitId)
  return {
    unitId,
    title: undefined,
    code: undefined,
    version: 0,
    may: { edit: true, remove: false },
    facts: [],
    typed: { ...typedValues(kind, kind === "facility" ? { quantity: 1 } : {}), photo: "", userId: "" },
    ...(await choicesFor(db, kind, unitId, { named, language })),
    photo: undefined,
    certificates: [],
    supervision: [],
  }
}

/** A row with its form, or its facts alone for who may only see it. @throws 404 out of scope, 403 */
export async function readRegisterRow(
  db: Db,
  actor: Actor,
  { kind, id }: { kind: RegisterKind; id: string },
  language: Language,
) {
  const found = await getRegisterRow(db, kind, scopeOf(actor).unitIds, id)
  if (found === undefined) throw notFound()
  const { unitId, version } = found
  authorise(actor, "register.see", { unitId })
  const named = await listNamed(db, unitId)
  const row = (await listKnownRows(db, kind, unitId, named)).find((one) => one.id === id)
  if (row === undefined) throw notFound()
  const line = registerLine(kind, row, language)
  const edit = can(actor, "register.edit", { unitId })
  const photo = kind === "facility" ? await getFacilityPhoto(db, id) : undefined
  const { today } = await unitDay(db, unitId)
  return {
    unitId,
    title: line.title,
    code: line.code,
    version,
    may: { edit, remove: edit && (kind === "facility" || kind === "curriculum") },
    facts: factsOf(kind, row, language),
    typed: {
      ...typedValues(kind, row.values),
      photo: photo === undefined ? "" : evidenceCode(photo.number),
      userId: (kind === "educator" ? await getEducatorAccount(db, id) : null) ?? "",
    },
    ...(await choicesFor(db, kind, unitId, { named, language })),
    photo: photo && { id: photo.id, title: photo.title },
    certificates: kind === "educator" ? await certificatesOf(db, id, today) : [],
    supervision: kind === "educator" ? await listSupervision(db, id) : [],
  }
}

async function certificatesOf(db: Db, educatorId: string, today: string) {
  return (await listCertificates(db, educatorId)).map(({ evidenceNumber, ...row }) => ({
    ...row,
    evidenceCode: evidenceNumber === null ? null : evidenceCode(evidenceNumber),
    hasExpired: row.validUntil !== null && row.validUntil < today,
  }))
}

async function rowsOf(db: Db, kind: RegisterKind, unitId: string): Promise<KnownRow[]> {
  return listKnownRows(db, kind, unitId, await listNamed(db, unitId))
}

function requireUnits(actor: Actor): string[] {
  const unitIds = unitsWhere(actor, "register.see")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  return unitIds
}

function factsOf(kind: RegisterKind, { values }: KnownRow, language: Language) {
  return formFields(kind).flatMap((field) => {
    const text = valueText(field, values[field.key], language)
    return text === "" ? [] : [{ label: field.head[language], text }]
  })
}

/** The fields of a form, with what may be chosen in each. */
async function choicesFor(
  db: Db,
  kind: RegisterKind,
  unitId: string,
  { named, language }: { named: Named; language: Language },
) {
  const options = (field: ReturnType<typeof formFields>[number]) => {
    if (field.key === "programme") return named.programmes.map(({ name }) => ({ value: name, label: name }))
    if (field.key === "kitab")
      return named.kitab.map(({ number, title }) => ({ value: registerCode("kitab", number), label: title }))
    if (field.type === "yes-no")
      return language === "id"
        ? [
            { value: "ya", label: "ya" },
            { value: "tidak", label: "tidak" },
          ]
        : [
            { value: "ya", label: "yes" },
            { value: "tidak", label: "no" },
          ]
    if (field.type !== "choice") return undefined
    return Object.entries(field.words).map(([value, words]) => ({ value, label: words[language][0] }))
  }
  return {
    fields: formFields(kind).map((field) => ({
      key: field.key,
      label: field.head[language],
      needed: field.needed === true,
      type: field.type,
      lines: field.type === "list" || (field.type === "text" && field.lines === true),
      least: field.type === "whole" ? field.least : undefined,
      most: field.type === "whole" || field.type === "text" ? field.most : undefined,
      options: options(field),
    })),
    accounts:
      kind === "educator"
        ? (await listAccountChoices(db, [unitId])).map(({ id, name, username }) => ({
            value: id,
            label: `${name} (${username})`,
          }))
        : [],
  }
}
