import { and, eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { isBelow } from "#app/domain/unit-choices.ts"
import { type ApplicantForm, letterheadOf, type NewUnit, type UnitProfile } from "#app/domain/unit-forms.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listUnits, listUnitTree } from "#db/queries/units.server.ts"
import { applicant, unit } from "#db/schema/units.ts"
import { write } from "#db/write.server.ts"

/**
 * Changes a unit's names, kind, time zone, address and letterhead. @throws 422 where its kind does not belong between
 * the unit above it and those below.
 */
export async function editUnit(actor: Actor, unitId: string, form: UnitProfile): Promise<void> {
  authorise(actor, "unit.manage", { unitId })
  await write(actor, "unit.manage", { unitId }, async (tx) => {
    const tree = await listUnitTree(tx)
    const parentId = tree.find(({ id }) => id === unitId)?.parentId ?? null
    const kindsOf = async (ids: string[]) => (await listUnits(tx, ids)).map(({ kind }) => kind)
    const above = await kindsOf(parentId === null ? [] : [parentId])
    const below = await kindsOf(tree.filter((one) => one.parentId === unitId).map(({ id }) => id))
    const fits =
      above.every((kind) => isBelow(form.kind, kind)) && below.every((kind) => isBelow(kind, form.kind))
    if (!fits) throw refusal(422, "admin:error.kind-between")
    await tx.update(unit, eq(unit.id, unitId), {
      name: form.name,
      shortName: form.shortName,
      kind: form.kind,
      timeZone: form.timeZone,
      address: form.address,
      letterhead: letterheadOf(form),
    })
  })
}

/**
 * Adds a unit below another; its letterhead begins with its name. @returns its id. @throws 422 where its kind does not
 * belong below that one.
 */
export async function addUnit(actor: Actor, { parentId, ...form }: NewUnit): Promise<string> {
  authorise(actor, "unit.manage", { unitId: parentId })
  const [parent] = await listUnits(db, [parentId])
  if (parent === undefined) throw notFound()
  if (!isBelow(form.kind, parent.kind)) throw refusal(422, "admin:error.kind-below")
  const id = newId()
  await write(actor, "unit.manage", { unitId: parentId, newUnitId: id }, (tx) =>
    tx.insert(unit, {
      ...form,
      id,
      parentId,
      letterhead: { lines: [form.name.toUpperCase()], address: form.address, contact: "" },
      createdAt: new Date(),
    }),
  )
  return id
}

/** Adds somebody who applies for accreditation. @returns the row's id. */
export async function addApplicant(actor: Actor, unitId: string, form: ApplicantForm): Promise<string> {
  authorise(actor, "applicant.manage", { unitId })
  const id = newId()
  await write(actor, "applicant.manage", { unitId, applicantId: id }, (tx) =>
    tx.insert(applicant, { id, unitId, ...columnsOf(form), createdAt: new Date() }),
  )
  return id
}

/** Changes an applicant of the unit. @throws 404 when it is not the unit's. */
export async function editApplicant(
  actor: Actor,
  unitId: string,
  applicantId: string,
  form: ApplicantForm,
): Promise<void> {
  authorise(actor, "applicant.manage", { unitId })
  await write(actor, "applicant.manage", { unitId, applicantId }, async (tx) => {
    const own = and(eq(applicant.id, applicantId), eq(applicant.unitId, unitId))
    const changed = await tx.update(applicant, own, columnsOf(form))
    if (changed.length === 0) throw notFound()
  })
}

function columnsOf(form: ApplicantForm) {
  const {
    letterheadLines: _lines,
    letterheadAddress: _address,
    letterheadContact: _contact,
    ...columns
  } = form
  return { ...columns, letterhead: letterheadOf(form) }
}
