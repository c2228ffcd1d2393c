import { AgreementForm, EndAgreementForm } from "#app/domain/agreement-forms.ts"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
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
  const unitId = await requireUnit(actor, id)
  const carrier = { unitId, kind: "perjanjian", code: "document", title: "title" } as const
  const { form, refused } = await receiveForm(actor, request, carrier)
  const at = form.get("intent") === "end" ? "end" : "save"
  const values = typedIn(form)
  if (refused !== undefined) return { answer: { at, refused, values }, status: refused.status }
  try {
    return at === "end" ? await end(actor, id, form) : await save(actor, unitId, id, form)
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
    const renews = String(form.get("renews") ?? "")
    const replacesId = renews === "" ? undefined : requireKey(renews)
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

async function requireUnit(actor: Actor, id: string): Promise<string> {
  if (id === "new") {
    const [unitId] = unitsWhere(actor, "agreement.edit")
    if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
    return unitId
  }
  const row = await getAgreement(db, scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "agreement.edit", { unitId: row.unitId })
  return row.unitId
}
