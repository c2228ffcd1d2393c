import { AmendmentEntryForm, AmendmentForm, IssueAmendmentForm } from "#app/domain/amendment-form.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import {
  addAmendmentEntry,
  changeAmendmentReason,
  discardAmendment,
  openAmendment,
  removeAmendmentEntry,
} from "#app/services/fill-amendment.server.ts"
import { issueAmendment } from "#app/services/issue-amendment.server.ts"

/** What the page shows after a post that changed nothing. */
interface AmendmentAnswered {
  intent: string
  values: Record<string, string>
  errors?: FieldErrors
  refused?: RefusalBody
}

type Done = { to: string } | { to?: undefined; status: number; answer: AmendmentAnswered }

/** Does what a form of the amendments page asks for. */
export async function amendmentAction(actor: Actor, cycleId: string, request: Request): Promise<Done> {
  const posted = await readForm(request)
  const intent = String(posted.get("intent") ?? "")
  const here = paths.amendments(cycleId)
  const wrong = (form: { errors: FieldErrors; values: Record<string, string> }): Done => ({
    status: 422,
    answer: { intent, errors: form.errors, values: form.values },
  })
  try {
    switch (intent) {
      case "open":
      case "reason": {
        const form = checkForm(posted, AmendmentForm)
        if (!form.ok) return wrong(form)
        if (intent === "open") await openAmendment(actor, cycleId, form.value.reason)
        else await changeAmendmentReason(actor, cycleId, form.value.reason)
        return { to: `${here}?notice=saved` }
      }
      case "add": {
        const form = checkForm(posted, AmendmentEntryForm)
        if (!form.ok) return wrong(form)
        await addAmendmentEntry(actor, cycleId, form.value)
        return { to: `${here}?notice=saved` }
      }
      case "remove":
        await removeAmendmentEntry(actor, cycleId, requireKey(String(posted.get("entry") ?? "")))
        return { to: `${here}?notice=saved` }
      case "issue": {
        const form = checkForm(posted, IssueAmendmentForm)
        if (!form.ok) return wrong(form)
        await issueAmendment(actor, cycleId, form.value.version)
        return { to: `${here}?notice=saved` }
      }
      case "discard":
        await discardAmendment(actor, cycleId)
        return { to: here }
      default:
        throw refusal(400, "common:refusal.not-a-form")
    }
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    const values = Object.fromEntries(
      [...posted].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    )
    return { status, answer: { intent, values, refused } }
  }
}
