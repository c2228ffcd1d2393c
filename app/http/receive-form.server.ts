import type { EvidenceKind } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { carriesFiles, receiveUpload } from "#app/http/upload.server.ts"
import { addUploads } from "#app/services/add-uploads.server.ts"

interface Carrier {
  /** The unit that the form is about; what it throws is told beside the form, and no file is taken in. */
  unitOf: (form: FormData) => string | Promise<string>
  kind: EvidenceKind
  /** The field that names a piece of evidence by its code: it names the file that came. */
  code: string
  /** The field whose text becomes the file's title. */
  title: string
}

/** A form as it was posted; `refused` says why a file that came with it was not taken in. */
export type ReceivedForm =
  | { form: FormData; unitId: string; refused: undefined }
  | { form: FormData; refused: RefusedForm }

/**
 * Reads a form that names a piece of evidence by its code, or brings the file along: it is taken in first and its code
 * put into the field, so that it stays chosen when something else in the form is wrong. Call it only for an actor who
 * may change what the form is about.
 */
export async function receiveForm(actor: Actor, request: Request, carrier: Carrier): Promise<ReceivedForm> {
  if (!carriesFiles(request)) return received(await readForm(request), carrier, async () => {})
  const { fields: form, files, refused, empty } = await receiveUpload(request)
  if (refused !== undefined) return { form, refused }
  const [emptyName] = empty
  if (emptyName !== undefined)
    return { form, refused: { status: 422, key: "evidence:refusal.empty-file", values: { name: emptyName } } }
  const [file] = files
  return received(form, carrier, async (unitId) => {
    if (file === undefined) return
    const days = { periodFrom: null, periodTo: null, validUntil: null }
    const title = String(form.get(carrier.title) ?? "").slice(0, 200)
    const said = { title, kind: carrier.kind, unit: unitId, ...days }
    const [taken] = await addUploads(actor, [file], {
      ...said,
      ...{ supersedes: undefined, cycle: undefined, item: undefined, hint: undefined },
    })
    if (taken !== undefined) form.set(carrier.code, taken.evidence.code)
  })
}

async function received(
  form: FormData,
  { unitOf }: Carrier,
  takeIn: (unitId: string) => Promise<void>,
): Promise<ReceivedForm> {
  try {
    const unitId = await unitOf(form)
    await takeIn(unitId)
    return { form, unitId, refused: undefined }
  } catch (thrown) {
    return { form, refused: await refusedForm(thrown) }
  }
}
