import { AgreementForm, EndAgreementForm } from "#app/domain/agreement-forms.ts"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { chosenUnit, NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { isKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, versionOf } from "#app/http/parse-form.server.ts"
import { receiveForm } from "#app/http/receive-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import {
  addAgreement,
  DOCUMENT_REFUSALS,
  editAgreement,
  endAgreement,
  STALE_AGREEMENT,
} from "#app/services/edit-agreement.server.ts"
import { readAgreement } from "#app/services/read-agreements.server.ts"
import { db } from "#db/client.server.ts"
import { getAgreement } from "#db/queries/agreements.server.ts"

export interface AgreementAnswer {
  /** The form that was sent: `save` or `end`. */
  at: string
  errors?: FieldErrors
  refused?: RefusedForm
  /** What was typed, to be shown again. */
  values: Record<string, string>
  /** The agreement as it is by now, where somebody saved it after the form was opened. */
  stored?: { version: number; typed: Record<string, string> }
}

export type AgreementDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: AgreementAnswer; status: number }

/** Does what a form of an agreement asks for; `id` is `new` for one to come. @throws 404, 403 */
export async function agreementAction(actor: Actor, id: string, request: Request): Promise<AgreementDone> {
  const units = await requireUnits(actor, id)
  const unitOf = (form: FormData) => (id === "new" ? unitOfNew(actor, units, form) : chosenUnit(form, units))
  const carrier = { unitOf, kind: "perjanjian", code: "document", title: "title" } as const
  const received = await receiveForm(actor, request, carrier)
  const { form, refused } = received
  const at = form.get("intent") === "end" ? "end" : "save"
  const values = typedIn(form)
  if (refused?.key === NO_UNIT)
    return { answer: { at, errors: { unitId: NO_UNIT }, values }, status: refused.status }
  if (refused !== undefined) return { answer: { at, refused, values }, status: refused.status }
  try {
    return at === "end" ? await end(actor, id, form) : await save(actor, received.unitId, id, form)
  } catch (thrown) {
    const body = await refusedForm(thrown)
    if (body.status === 403) throw refusal(403, body.key)
    if (body.key === STALE_AGREEMENT) {
      const { version, typed } = await readAgreement(db, actor, id)
      return { answer: { at, values, stored: { version, typed } }, status: 409 }
    }
    if (DOCUMENT_REFUSALS.includes(body.key))
      return { answer: { at, errors: { document: body.key }, values }, status: body.status }
    return { answer: { at, refused: body, values }, status: body.status }
  }
}

async function save(actor: Actor, unitId: string, id: string, form: FormData): Promise<AgreementDone> {
  const parsed = checkForm(form, AgreementForm)
  if (!parsed.ok) return { answer: { at: "save", errors: parsed.errors, values: parsed.values }, status: 422 }
  if (id === "new") {
    const replacesId = String(form.get("renews") ?? "") || undefined
    const added = await addAgreement(actor, unitId, { ...parsed.value, replacesId })
    return { to: `${paths.agreement(added)}?notice=created` }
  }
  await editAgreement(actor, { id, version: versionOf(form) }, parsed.value)
  return { to: `${paths.agreement(id)}?notice=saved` }
}

async function end(actor: Actor, id: string, form: FormData): Promise<AgreementDone> {
  if (id === "new") throw notFound()
  const parsed = checkForm(form, EndAgreementForm)
  if (!parsed.ok) return { answer: { at: "end", errors: parsed.errors, values: parsed.values }, status: 422 }
  await endAgreement(actor, { id, version: versionOf(form) }, parsed.value)
  return { to: `${paths.agreement(id)}?notice=saved` }
}

/** The unit of a new agreement: a renewal stays with that of the agreement whose place it takes. @throws 422, 403 */
async function unitOfNew(actor: Actor, units: readonly string[], form: FormData): Promise<string> {
  const renews = String(form.get("renews") ?? "")
  if (renews === "") return chosenUnit(form, units)
  const older = isKey(renews) ? await getAgreement(db, scopeOf(actor).unitIds, renews) : undefined
  if (older === undefined) throw refusal(422, "partner:refusal.no-older")
  authorise(actor, "agreement.edit", { unitId: older.unitId })
  return older.unitId
}

/** The unit of an agreement; those that a new one may be of. */
async function requireUnits(actor: Actor, id: string): Promise<string[]> {
  if (id === "new") {
    const units = unitsWhere(actor, "agreement.edit")
    if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
    return units
  }
  const row = await getAgreement(db, scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "agreement.edit", { unitId: row.unitId })
  return [row.unitId]
}
