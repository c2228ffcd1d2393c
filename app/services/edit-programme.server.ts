import { and, eq, ne } from "drizzle-orm"
import { scaleProblem } from "#app/domain/grades.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { DEFAULT_GRADES } from "#app/domain/programme-defaults.ts"
import type { NewProgrammeForm, ProgrammeForm } from "#app/domain/programme-forms.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { prepareProgrammes } from "#app/services/prepare-programmes.server.ts"
import { requireProgramme } from "#app/services/read-programmes.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import {
  listChecklistLines,
  listProgrammeGrades,
  listProgrammeLevels,
  listUnitMethods,
} from "#db/queries/programmes.server.ts"
import { grade, ibadahItem, programme, programmeLevel } from "#db/schema/programmes.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Gives a unit without programmes the usual ones. @throws 403 */
export async function beginProgrammes(actor: Actor, unitId: string): Promise<void> {
  authorise(actor, "programme.manage", { unitId })
  await write(actor, "programme.manage", { unitId }, (tx) => prepareProgrammes(tx, unitId))
}

/** Adds a programme with the usual grades. @returns its id. @throws 403; 409 for a name the unit has already. */
export async function addProgramme(actor: Actor, unitId: string, form: NewProgrammeForm): Promise<string> {
  authorise(actor, "programme.manage", { unitId })
  const id = newId()
  await write(actor, "programme.manage", { unitId, programmeId: id }, async (tx) => {
    await requireNameFree(tx, unitId, id, form.name)
    await requireMethod(tx, unitId, form.methodId)
    const methodId = form.progress === "tahsin" ? form.methodId : null
    await tx.insert(programme, { id, unitId, name: form.name, progress: form.progress, methodId, sort: 99 })
    await tx.insert(
      grade,
      DEFAULT_GRADES.map((one) => ({ id: newId(), unitId, programmeId: id, ...one })),
    )
  })
  return id
}

/**
 * Changes a programme with its levels, grades and checklist. Numbers of levels and codes of grades stay: rows
 * elsewhere name them. @throws 404, 403; 409 when somebody changed it in the meantime, or for a name taken already;
 * 422 for a scale whose better grades ask for less.
 */
export async function editProgramme(actor: Actor, programmeId: string, form: ProgrammeForm): Promise<void> {
  const { unitId } = await requireProgramme(db, actor, programmeId)
  await write(actor, "programme.manage", { unitId, programmeId }, async (tx) => {
    const before = await requireProgramme(tx, actor, programmeId)
    if (before.version !== form.version) throw refusal(409, "halaqah:refusal.programme-stale")
    await requireNameFree(tx, unitId, programmeId, form.name)
    await requireMethod(tx, unitId, form.methodId)
    await tx.update(programme, eq(programme.id, programmeId), {
      name: form.name,
      methodId: before.progress === "tahsin" ? form.methodId : null,
      supportingCount: form.supportingCount,
      sort: form.sort,
      retired: form.retired,
      version: before.version + 1,
    })
    const of = { unitId, programmeId }
    await saveLevels(tx, of, form)
    await saveGrades(tx, of, form)
    await saveLines(tx, of, form)
  })
}

interface Owner {
  unitId: string
  programmeId: string
}

async function saveLevels(tx: Tx, of: Owner, { level, newLevels }: ProgrammeForm): Promise<void> {
  const known = await listProgrammeLevels(tx, [of.programmeId])
  if (known.length !== level.length) throw refusal(409, "halaqah:refusal.programme-stale")
  for (const [at, row] of known.entries())
    if (row.name !== level[at])
      await tx.update(programmeLevel, eq(programmeLevel.id, row.id), { name: level[at] })
  const last = known.at(-1)?.number ?? 0
  if (newLevels.length > 0)
    await tx.insert(
      programmeLevel,
      newLevels.map((name, at) => ({ id: newId(), ...of, number: last + at + 1, name })),
    )
}

async function saveGrades(tx: Tx, of: Owner, form: ProgrammeForm): Promise<void> {
  const known = await listProgrammeGrades(tx, [of.programmeId])
  const rows = known
    .toSorted((a, b) => b.rank - a.rank)
    .map((row) => {
      const at = form.gradeCode.indexOf(row.code)
      if (at < 0) throw refusal(409, "halaqah:refusal.programme-stale")
      return {
        id: row.id as string | undefined,
        code: row.code,
        name: form.gradeName[at] as string,
        lowest: form.gradeLowest[at] ?? null,
        passes: form.gradePasses.includes(row.code),
        retired: form.gradeRetired.includes(row.code),
      }
    })
  if (form.newGradeCode !== "")
    rows.splice(rows.findIndex((row) => row.code === form.newGradeBelow) + 1, 0, {
      id: undefined,
      code: form.newGradeCode,
      name: form.newGradeName,
      lowest: form.newGradeLowest,
      passes: form.newGradePasses,
      retired: false,
    })
  const ranked = rows.map((row, at) => ({ ...row, rank: rows.length - at }))
  const problem = scaleProblem(ranked.filter((row) => !row.retired))
  if (problem !== undefined || new Set(ranked.map((row) => row.code)).size < ranked.length)
    throw refusal(422, `halaqah:refusal.scale-${problem ?? "code-twice"}`)
  for (const { id, ...row } of ranked)
    if (id === undefined) await tx.insert(grade, { id: newId(), ...of, ...row })
    else await tx.update(grade, eq(grade.id, id), row)
}

async function saveLines(tx: Tx, of: Owner, form: ProgrammeForm): Promise<void> {
  const known = await listChecklistLines(tx, [of.programmeId])
  const names = known.map((row) => {
    const at = form.itemId.indexOf(row.id)
    if (at < 0) throw refusal(409, "halaqah:refusal.programme-stale")
    return { row, name: form.itemName[at] as string, retired: form.itemRetired.includes(row.id) }
  })
  const all = [...names.map((one) => one.name), ...form.newItems]
  if (new Set(all).size < all.length) throw refusal(422, "halaqah:refusal.line-twice")
  for (const { row, name, retired } of names)
    if (row.name !== name || row.retired !== retired)
      await tx.update(ibadahItem, eq(ibadahItem.id, row.id), { name, retired })
  const last = Math.max(-1, ...known.map((row) => row.sort))
  if (form.newItems.length > 0)
    await tx.insert(
      ibadahItem,
      form.newItems.map((name, at) => ({ id: newId(), ...of, name, sort: last + at + 1 })),
    )
}

async function requireNameFree(tx: Tx, unitId: string, programmeId: string, name: string): Promise<void> {
  const [taken] = await tx
    .select({ id: programme.id })
    .from(programme)
    .where(and(eq(programme.unitId, unitId), eq(programme.name, name), ne(programme.id, programmeId)))
  if (taken !== undefined) throw refusal(409, "halaqah:refusal.name-taken")
}

async function requireMethod(tx: Tx, unitId: string, methodId: string | null): Promise<void> {
  if (methodId === null) return
  const methods = await listUnitMethods(tx, [unitId])
  if (!methods.some((one) => one.id === methodId)) throw refusal(422, "halaqah:refusal.method-unknown")
}
