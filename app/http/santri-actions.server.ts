import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { EndForm, SantriForm, StayForm } from "#app/domain/santri-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm, versionOf } from "#app/http/parse-form.server.ts"
import { type PhotoForm, receivePhoto } from "#app/http/receive-photo.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { carriesFiles } from "#app/http/upload.server.ts"
import { editSantri } from "#app/services/edit-santri.server.ts"
import { beginStay, editStay, endStay, removeStay } from "#app/services/enrol-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { showRegisterNumber } from "#app/services/show-register-number.server.ts"
import { db } from "#db/client.server.ts"

export interface SantriAnswer {
  status: number
  /** Which form of the page it answers: `edit`, `begin`, `end:ID`, `edit:ID`. */
  at: string
  values?: Record<string, string>
  errors?: FieldErrors
  refused?: Omit<RefusedForm, "status">
  /** What stands now, where somebody saved first. */
  current?: { version: number; name: string; birthYear: number | null }
  /** The register number in full. */
  number?: string
}

type Done = "saved" | SantriAnswer

/** Does what was posted to the page of one santri. @throws 404, 403; 400 for an intent that is none. */
export async function santriAction(actor: Actor, santriId: string, request: Request): Promise<Done> {
  if (carriesFiles(request)) return editWithPhoto(actor, santriId, request)
  const form = await readForm(request)
  const intent = String(form.get("intent"))
  if (intent === "show-number")
    return attempt("show-number", {}, async () => ({
      status: 200,
      at: "show-number",
      number: await showRegisterNumber(actor, santriId),
    }))
  if (intent === "edit") return edit(actor, santriId, { form, photo: undefined, errors: {} })
  if (intent === "begin") {
    const parsed = checkForm(form, StayForm)
    if (!parsed.ok) return wrong("begin", form, parsed.errors)
    return attempt("begin", typedIn(form), () => saved(beginStay(actor, santriId, parsed.value)))
  }
  const stayId = requireKey(String(form.get("stay") ?? ""))
  if (intent === "end") {
    const parsed = checkForm(form, EndForm)
    if (!parsed.ok) return wrong(`end:${stayId}`, form, parsed.errors)
    return attempt(`end:${stayId}`, typedIn(form), () =>
      saved(endStay(actor, santriId, stayId, parsed.value)),
    )
  }
  const at = `edit:${stayId}`
  if (intent === "remove-stay")
    return attempt(at, typedIn(form), () => saved(removeStay(actor, santriId, stayId)))
  if (intent === "edit-stay") {
    const parsed = checkForm(form, StayForm)
    if (!parsed.ok) return wrong(at, form, parsed.errors)
    const shown = { stayId, version: versionOf(form) }
    return attempt(at, typedIn(form), () => saved(editStay(actor, santriId, shown, parsed.value)))
  }
  throw refusal(400, "common:form.invalid")
}

/** The form of who he is comes with files: nobody else's are read. */
async function editWithPhoto(actor: Actor, santriId: string, request: Request): Promise<Done> {
  await requireSantri(db, actor, "santri.edit", santriId)
  return edit(actor, santriId, await receivePhoto(request))
}

async function edit(
  actor: Actor,
  santriId: string,
  { form, photo, errors }: Pick<PhotoForm, "form" | "photo" | "errors">,
): Promise<Done> {
  const parsed = checkForm(form, SantriForm)
  if (!parsed.ok) return wrong("edit", form, { ...parsed.errors, ...errors })
  if (Object.keys(errors).length > 0) return wrong("edit", form, errors)
  const values = typedIn(form)
  return attempt("edit", values, async () => {
    const edited = await editSantri(actor, santriId, parsed.value, photo)
    if (edited.ok) return "saved"
    const { version, name, birthYear } = edited.current
    return { status: 409, at: "edit", values, current: { version, name, birthYear } }
  })
}

async function saved(change: Promise<void>): Promise<Done> {
  await change
  return "saved"
}

function wrong(at: string, form: FormData, errors: FieldErrors): SantriAnswer {
  return { status: 422, at, values: typedIn(form), errors }
}

/** Makes a change; what is refused goes back to its form with what was typed. */
async function attempt(
  at: string,
  values: Record<string, string>,
  change: () => Promise<Done>,
): Promise<Done> {
  try {
    return await change()
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 403) throw thrown
    const { status, ...refused } = await refusedForm(thrown)
    return { status, at, values, refused }
  }
}
