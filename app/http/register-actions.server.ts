import { CertificateForm, SupervisionForm } from "#app/domain/educator-forms.ts"
import type { RegisterKind } from "#app/domain/import-register.ts"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { readRegisterForm } from "#app/domain/register-form.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, versionOf } from "#app/http/parse-form.server.ts"
import { receivePhoto } from "#app/http/receive-photo.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import {
  addRegisterRow,
  editRegisterRow,
  type RegisterEdit,
  removeRegisterRow,
  STALE_ROW,
} from "#app/services/edit-register.server.ts"
import {
  addCertificate,
  addSupervision,
  removeCertificate,
  removeSupervision,
} from "#app/services/educator-papers.server.ts"
import { readRegisterRow } from "#app/services/read-register.server.ts"
import { listNamed } from "#app/services/register-rows.server.ts"
import { db } from "#db/client.server.ts"
import { getRegisterRow } from "#db/queries/register-rows.server.ts"

export interface RegisterAnswer {
  /** The form that was sent: `row`, `certificate` or `supervision`. */
  at: string
  errors: FieldErrors
  /** What was typed, to be shown again. */
  values: Record<string, string>
  /** The row as it is by now, where somebody saved it after the form was opened. */
  stored?: { version: number; typed: Record<string, string> } | undefined
}

export type RegisterDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: RegisterAnswer; status: number }

/**
 * What a register's page is asked to do: save or remove the row, or add and remove an educator's papers. `id` is
 * `new` for a row to come. @throws 404, 403
 */
export async function registerAction(
  actor: Actor,
  kind: RegisterKind,
  id: string,
  request: Request,
): Promise<RegisterDone> {
  const unitId = await requireUnit(actor, kind, id)
  const { form, photo: sent, errors, isCut } = await receivePhoto(request)
  const intent = isCut ? "save" : String(form.get("intent"))
  const isPaper = /certificate|supervision/.test(intent)
  const at = isPaper ? intent : "row"
  const refused = (errors: FieldErrors, status = 422): RegisterDone => ({
    answer: { at, errors, values: typedIn(form) },
    status,
  })
  try {
    if (intent === "remove") {
      await removeRegisterRow(actor, kind, id)
      return { to: `${paths.register(kind)}?notice=removed` }
    }
    if (intent === "save") {
      const read = readRegisterForm(kind, typedIn(form), await listNamed(db, unitId))
      if (!read.ok) return refused({ ...read.errors, ...errors })
      if (Object.keys(errors).length > 0) return refused(errors)
      const edit = { values: read.values, ...extras(kind, form), sent }
      if (id === "new") {
        const added = await addRegisterRow(actor, kind, unitId, edit)
        return { to: `${paths.registerRow(kind, added)}?notice=created` }
      }
      await editRegisterRow(actor, kind, { id, version: versionOf(form) }, edit)
      return { to: `${paths.registerRow(kind, id)}?notice=saved` }
    }
    if (isPaper && kind === "educator" && id !== "new") {
      const errors = await changePapers(actor, id, { intent, form })
      return errors === undefined ? { to: `${paths.registerRow(kind, id)}?notice=saved` } : refused(errors)
    }
  } catch (thrown) {
    const { status, key } = await refusedForm(thrown)
    if (status === 403) throw refusal(403, key)
    if (key === STALE_ROW) return staleRow(actor, kind, id, form)
    return refused({ form: key }, status)
  }
  throw refusal(400, "common:form.invalid")
}

async function staleRow(actor: Actor, kind: RegisterKind, id: string, form: FormData): Promise<RegisterDone> {
  const { version, typed } = await readRegisterRow(db, actor, { kind, id }, "id")
  const answer = {
    at: "row",
    errors: { form: STALE_ROW },
    values: typedIn(form),
    stored: { version, typed },
  }
  return { answer, status: 409 }
}

function extras(kind: RegisterKind, form: FormData): Partial<RegisterEdit> {
  if (kind === "facility") return { photo: String(form.get("photo") ?? "") }
  if (kind === "educator") return { userId: String(form.get("userId") ?? "") || null }
  return {}
}

async function changePapers(
  actor: Actor,
  id: string,
  { intent, form }: { intent: string; form: FormData },
): Promise<FieldErrors | undefined> {
  if (intent === "certificate") {
    const parsed = checkForm(form, CertificateForm)
    if (!parsed.ok) return parsed.errors
    await addCertificate(actor, id, parsed.value)
  } else if (intent === "supervision") {
    const parsed = checkForm(form, SupervisionForm)
    if (!parsed.ok) return parsed.errors
    await addSupervision(actor, id, parsed.value)
  } else {
    const paper = requireKey(String(form.get("id")))
    if (intent === "remove-certificate") await removeCertificate(actor, id, paper)
    else if (intent === "remove-supervision") await removeSupervision(actor, id, paper)
    else throw refusal(400, "common:form.invalid")
  }
  return undefined
}

async function requireUnit(actor: Actor, kind: RegisterKind, id: string): Promise<string> {
  if (id === "new") {
    const [unitId] = unitsWhere(actor, "register.edit")
    if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
    return unitId
  }
  const row = await getRegisterRow(db, kind, scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "register.edit", { unitId: row.unitId })
  return row.unitId
}
