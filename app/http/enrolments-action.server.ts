import { UnitChoice } from "#app/domain/account-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { BeginManyForm, EndManyForm } from "#app/domain/santri-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { beginMany, endMany } from "#app/services/enrol-many.server.ts"

export interface EnrolmentsAnswer {
  status: number
  at: "end" | "begin"
  values: Record<string, string>
  /** Of the list of those who leave, per stay. */
  reasons: Record<string, string>
  days: Record<string, string>
  /** Ticked among those who come again. */
  chosen: string[]
  errors: FieldErrors | undefined
  refused: Omit<RefusedForm, "status"> | undefined
}

type Done = { unitId: string; what: "ended" | "begun"; count: number } | EnrolmentsAnswer

/** Does what was posted to the weekly screen. @throws 404 for another's unit; 400 for an intent that is none. */
export async function enrolmentsAction(
  actor: Actor,
  unitIds: readonly string[],
  request: Request,
): Promise<Done> {
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  if (!unit.ok || !unitIds.includes(unit.value.unitId)) throw notFound()
  const { unitId } = unit.value
  const intent = String(form.get("intent"))
  if (intent === "end") {
    const parsed = checkForm(form, EndManyForm, ["stay", "reason", "day"])
    if (!parsed.ok) return again("end", form, { status: 422, errors: parsed.errors })
    return attempt("end", form, async () => ({
      unitId,
      what: "ended",
      count: await endMany(actor, unitId, parsed.value),
    }))
  }
  if (intent === "begin") {
    const parsed = checkForm(form, BeginManyForm, ["santri"])
    if (!parsed.ok) return again("begin", form, { status: 422, errors: parsed.errors })
    return attempt("begin", form, async () => ({
      unitId,
      what: "begun",
      count: await beginMany(actor, unitId, parsed.value),
    }))
  }
  throw refusal(400, "common:form.invalid")
}

async function attempt(at: "end" | "begin", form: FormData, change: () => Promise<Done>): Promise<Done> {
  try {
    return await change()
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return again(at, form, { status, refused })
  }
}

function again(
  at: "end" | "begin",
  form: FormData,
  why: { status: number; errors?: FieldErrors; refused?: Omit<RefusedForm, "status"> },
): EnrolmentsAnswer {
  const stays = texts(form, "stay")
  const perStay = (name: string) =>
    Object.fromEntries(texts(form, name).map((value, row) => [stays[row] ?? "", value]))
  return {
    at,
    values: typedIn(form),
    reasons: perStay("reason"),
    days: perStay("day"),
    chosen: texts(form, "santri"),
    errors: undefined,
    refused: undefined,
    ...why,
  }
}

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string")
}
