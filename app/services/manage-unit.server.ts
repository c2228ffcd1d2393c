import { and, eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { type ApplicantForm, letterheadOf, type UnitProfile } from "#app/domain/unit-forms.ts"
import { newId } from "#db/ids.ts"
import { applicant, unit } from "#db/schema/units.ts"
import { write } from "#db/write.server.ts"

/** Changes a unit's names, time zone, address and letterhead. */
export async function editUnit(actor: Actor, unitId: string, form: UnitProfile): Promise<void> {
  authorise(actor, "unit.manage", { unitId })
  await write(actor, "unit.manage", { unitId }, (tx) =>
    tx.update(unit, eq(unit.id, unitId), {
      name: form.name,
      shortName: form.shortName,
      kind: form.kind,
      timeZone: form.timeZone,
      address: form.address,
      letterhead: letterheadOf(form),
    }),
  )
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
