import type { TFunction } from "i18next"
import { SpanForm } from "#app/domain/calendar-forms.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { chosenUnit, NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm, versionOf } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { addSpan, editSpan, removeSpan, STALE_SPAN } from "#app/services/edit-spans.server.ts"
import { readSpans } from "#app/services/read-spans.server.ts"
import { db } from "#db/client.server.ts"

export interface SpanAnswer {
  /** Id of the span whose form was sent, `new` for one to come. */
  at: string
  errors?: FieldErrors
  refused?: RefusedForm
  /** What was typed, to be shown again. */
  values: Record<string, string>
  /** The span as it is by now, where somebody saved it after the form was opened. */
  stored?: { version: number; typed: Record<string, string> } | undefined
}

export type SpanDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: SpanAnswer; status: number }

/** Does what a form of the calendar's spans asks for: add, save, remove. @throws 403, 404 */
export async function spanAction(actor: Actor, request: Request, t: TFunction): Promise<SpanDone> {
  const units = unitsWhere(actor, "calendar.edit")
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const form = await readForm(request)
  const asked = String(form.get("span") ?? "")
  const at = asked === "" ? "new" : requireKey(asked)
  const values = typedIn(form)
  const shown = { id: at, version: versionOf(form) }
  try {
    if (at !== "new" && form.get("intent") === "remove") {
      await removeSpan(actor, shown)
      return { to: `${paths.calendarSpans()}?notice=removed` }
    }
    const parsed = checkForm(form, SpanForm)
    if (!parsed.ok) return { answer: { at, errors: parsed.errors, values }, status: 422 }
    if (at === "new") {
      await addSpan(actor, chosenUnit(form, units), parsed.value)
      return { to: `${paths.calendarSpans()}?notice=created` }
    }
    await editSpan(actor, shown, parsed.value)
    return { to: `${paths.calendarSpans()}?notice=saved` }
  } catch (thrown) {
    const refused = await refusedForm(thrown)
    if (refused.status === 403) throw refusal(403, refused.key)
    if (refused.key === NO_UNIT)
      return { answer: { at, errors: { unitId: NO_UNIT }, values }, status: refused.status }
    if (refused.key !== STALE_SPAN) return { answer: { at, refused, values }, status: refused.status }
    const stored = (await readSpans(db, actor, t)).spans.find((span) => span.id === at)
    return { answer: { at, values, stored }, status: refused.status }
  }
}
