import { UnitChoice } from "#app/domain/account-forms.ts"
import { DirectionForm, PhotoForm, VisitForm } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { FollowUpDone } from "#app/http/follow-up-answer.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { receiveFiles } from "#app/http/receive-files.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { carriesFiles } from "#app/http/upload.server.ts"
import { paths } from "#app/paths.ts"
import { STALE_ROW } from "#app/services/edit-register.server.ts"
import { readVisit } from "#app/services/read-visits.server.ts"
import {
  addDirection,
  addVisit,
  editDirection,
  editVisit,
  requireOwnVisit,
} from "#app/services/record-visit.server.ts"
import {
  addVisitPhoto,
  addVisitPhotoByCode,
  removeVisitPhoto,
  requirePictures,
} from "#app/services/visit-photos.server.ts"
import { db } from "#db/client.server.ts"

/** Writes a new visit down. @throws 404, 403 */
export async function newVisitAction(actor: Actor, request: Request): Promise<FollowUpDone> {
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  const parsed = checkForm(form, VisitForm)
  const errors = { ...(unit.ok ? {} : unit.errors), ...(parsed.ok ? {} : parsed.errors) }
  if (!unit.ok || !parsed.ok) return { answer: { at: "visit", errors, values: typedIn(form) }, status: 422 }
  const id = await addVisit(actor, unit.value.unitId, parsed.value)
  return { to: `${paths.visit(id)}?notice=created` }
}

/** What a visit's page is asked to do: change its facts, directions or pictures. @throws 404, 403 */
export async function visitAction(actor: Actor, visitId: string, request: Request): Promise<FollowUpDone> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  const here = paths.visit(visitId)
  if (carriesFiles(request)) {
    const refused = await receiveFiles(actor, unitId, request, {
      check: requirePictures,
      use: (evidenceId) => addVisitPhoto(actor, visitId, { evidenceId, caption: "" }),
    })
    if (refused === undefined) return { to: `${here}?notice=saved#photos` }
    const { status, key, values: named } = refused
    return { answer: { at: "photo", errors: { form: key }, named, values: {} }, status }
  }
  const form = await readForm(request)
  const intent = String(form.get("intent"))
  const directionId = String(form.get("direction") ?? "")
  const at = intent === "direction" ? `direction ${directionId}` : intent
  const wrong = (errors: FieldErrors, status = 422): FollowUpDone => ({
    answer: { at, errors, values: typedIn(form) },
    status,
  })
  try {
    switch (intent) {
      case "visit": {
        const parsed = checkForm(form, VisitForm)
        if (!parsed.ok) return wrong(parsed.errors)
        await editVisit(actor, visitId, parsed.value)
        return { to: `${here}?notice=saved` }
      }
      case "direction": {
        const parsed = checkForm(form, DirectionForm)
        if (!parsed.ok) return wrong(parsed.errors)
        if (directionId === "") await addDirection(actor, visitId, parsed.value)
        else await editDirection(actor, { visitId, directionId: requireKey(directionId) }, parsed.value)
        return { to: `${here}?notice=saved#directions` }
      }
      case "photo": {
        const parsed = checkForm(form, PhotoForm)
        if (!parsed.ok) return wrong(parsed.errors)
        await addVisitPhotoByCode(actor, visitId, parsed.value)
        return { to: `${here}?notice=saved#photos` }
      }
      case "remove-photo":
        await removeVisitPhoto(actor, visitId, requireKey(String(form.get("photo"))))
        return { to: `${here}?notice=saved#photos` }
    }
  } catch (thrown) {
    const { status, key } = await refusedForm(thrown)
    if (key === STALE_ROW)
      return {
        answer: {
          at,
          errors: { form: key },
          values: typedIn(form),
          stored: await storedBy(actor, visitId, directionId),
        },
        status,
      }
    return wrong({ [intent === "photo" ? "code" : "form"]: key }, status)
  }
  throw refusal(400, "common:refusal.not-a-form")
}

async function storedBy(actor: Actor, visitId: string, directionId: string) {
  const visit = await readVisit(db, actor, visitId, "id")
  const { version, typed } = visit.directions.find(({ id }) => id === directionId) ?? visit
  return { version, typed }
}
