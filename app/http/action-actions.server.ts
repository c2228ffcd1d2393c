import { checkNamed } from "#app/domain/cycle-checks.ts"
import {
  ActionCommentForm,
  ActionForm,
  ActionNoteForm,
  HandInForm,
  ProofForm,
} from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { FollowUpAnswer, FollowUpDone } from "#app/http/follow-up-answer.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm, versionOf } from "#app/http/parse-form.server.ts"
import { receiveFiles } from "#app/http/receive-files.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { carriesFiles } from "#app/http/upload.server.ts"
import { paths } from "#app/paths.ts"
import {
  beginAction,
  callOffAction,
  editAction,
  handInAction,
  reviewAction,
} from "#app/services/change-action.server.ts"
import { commentAction } from "#app/services/comment-action.server.ts"
import { type ActionSource, createAction, requireActionUnit } from "#app/services/create-action.server.ts"
import { STALE_ROW } from "#app/services/edit-register.server.ts"
import { addProof, addProofByCode, removeProof, requireProvable } from "#app/services/prove-action.server.ts"
import { readAction } from "#app/services/read-action.server.ts"
import { ownSource } from "#app/services/read-new-action.server.ts"
import { db } from "#db/client.server.ts"
import { requireAction } from "#db/queries/actions.server.ts"

/** What a new action comes from, as the address says; undefined for one of the unit's own. @throws 404 */
export function sourceIn(request: Request): ActionSource | undefined {
  const search = new URL(request.url).searchParams
  const key = (name: string) => (search.has(name) ? requireKey(search.get(name) ?? undefined) : undefined)
  const [directionId, cycleId, item] = [key("direction"), key("cycle"), key("item")]
  if (directionId !== undefined) return { origin: "direction", directionId }
  if (cycleId === undefined || item === undefined) return undefined
  const check = checkNamed(search.get("check"))
  return check === undefined ? { origin: "gap", cycleId, item } : { origin: "finding", cycleId, item, check }
}

/** Where a refusal of a form belongs: beside the field it is about. */
const FIELD_OF: Record<string, string> = {
  "action:error.proof-needed": "withoutProof",
  "action:error.note-needed": "note",
  "action:error.reason-needed": "note",
  "action:error.no-evidence": "code",
  "action:error.no-position": "positionId",
}

/** Makes an action of what the address names. @throws 404, 403 */
export async function newActionAction(actor: Actor, request: Request): Promise<FollowUpDone> {
  const source = sourceIn(request) ?? ownSource(actor)
  await requireActionUnit(actor, source)
  const form = await readForm(request)
  const answer = { at: "action", values: typedIn(form) }
  const parsed = checkForm(form, ActionForm)
  if (!parsed.ok) return { answer: { ...answer, errors: parsed.errors }, status: 422 }
  try {
    const id = await createAction(actor, source, parsed.value)
    return { to: `${paths.action(id)}?notice=created` }
  } catch (thrown) {
    const { status, key } = await refusedForm(thrown)
    return { answer: { ...answer, errors: { [FIELD_OF[key] ?? "form"]: key } }, status }
  }
}

/** What an action's page is asked to do: a step, a proof, a comment, or a change of its terms. @throws 404, 403 */
export async function actionAction(actor: Actor, actionId: string, request: Request): Promise<FollowUpDone> {
  const done = { to: `${paths.action(actionId)}?notice=saved` }
  if (carriesFiles(request)) {
    const { unitId } = await requireProvable(db, actor, actionId)
    const refused = await receiveFiles(actor, unitId, request, {
      use: (evidenceId) => addProof(actor, actionId, evidenceId),
    })
    if (refused === undefined) return done
    const { status, key, values: named } = refused
    return { answer: { at: "upload", errors: { form: key }, named, values: {} }, status }
  }
  await requireAction(db, actor, actionId)
  const form = await readForm(request)
  const at = String(form.get("intent"))
  try {
    const errors = await change(actor, actionId, at, form)
    if (errors === undefined) return done
    return { answer: { at, errors, values: typedIn(form) }, status: 422 }
  } catch (thrown) {
    const { status, key } = await refusedForm(thrown)
    const answer: FollowUpAnswer = { at, errors: { [FIELD_OF[key] ?? "form"]: key }, values: typedIn(form) }
    if (key !== STALE_ROW) return { answer, status }
    const { version, typed } = await readAction(db, actor, actionId, "id")
    return { answer: { ...answer, stored: { version, typed } }, status }
  }
}

async function change(actor: Actor, actionId: string, intent: string, form: FormData) {
  switch (intent) {
    case "edit": {
      const parsed = checkForm(form, ActionForm)
      if (!parsed.ok) return parsed.errors
      return void (await editAction(actor, actionId, parsed.value))
    }
    case "begin":
      return void (await beginAction(actor, actionId, versionOf(form)))
    case "hand-in": {
      const parsed = checkForm(form, HandInForm)
      if (!parsed.ok) return parsed.errors
      return void (await handInAction(actor, actionId, parsed.value))
    }
    case "approve":
    case "return":
    case "call-off": {
      const parsed = checkForm(form, ActionNoteForm)
      if (!parsed.ok) return parsed.errors
      if (intent === "call-off") return void (await callOffAction(actor, actionId, parsed.value))
      return void (await reviewAction(actor, actionId, { ...parsed.value, verdict: intent }))
    }
    case "comment": {
      const parsed = checkForm(form, ActionCommentForm)
      if (!parsed.ok) return parsed.errors
      return void (await commentAction(actor, actionId, parsed.value.text))
    }
    case "proof": {
      const parsed = checkForm(form, ProofForm)
      if (!parsed.ok) return parsed.errors
      return void (await addProofByCode(actor, actionId, parsed.value.code))
    }
    case "remove-proof":
      return void (await removeProof(actor, actionId, requireKey(String(form.get("proof")))))
    default:
      throw refusal(400, "common:refusal.not-a-form")
  }
}
