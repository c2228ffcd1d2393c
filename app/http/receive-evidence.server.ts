import { UploadForm } from "#app/domain/evidence-form.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { canSomewhere } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { checkForm, type FieldErrors } from "#app/http/parse-form.server.ts"
import { receiveUpload } from "#app/http/upload.server.ts"
import { addUploads, type TakenFile } from "#app/services/add-uploads.server.ts"

export interface Received {
  status: number
  /** Files that are evidence now, also when a later one was refused. */
  taken: TakenFile[]
  /** Names of files without content, which are not kept. */
  empty: string[]
  /** Why something, or all of it, was not taken in. */
  refused?: RefusalBody
  errors?: FieldErrors
  /** What was typed, to be shown again. */
  values: Record<string, string>
}

/**
 * Takes in an upload of a signed-in actor: streams the files into the store, then enters them as evidence.
 * What is refused is an answer, not an error, so that what was typed can be shown again.
 * @throws 403 for who may add no evidence, before anything is read.
 */
export async function receiveEvidence(actor: Actor, request: Request): Promise<Received> {
  if (!canSomewhere(actor, "evidence.add")) throw refusal(403, "common:refusal.forbidden")
  const upload = await receiveUpload(request)
  const values = textsOf(upload.fields)
  const form = checkForm(upload.fields, UploadForm)
  const none = { taken: [], empty: upload.empty, values }
  if (!form.ok) return { ...none, status: 422, errors: form.errors }
  try {
    // A title meant for one of several files is not given to the one that came through.
    const said =
      upload.refused === undefined ? form.value : { ...form.value, title: "", supersedes: undefined }
    const taken = await addUploads(actor, upload.files, said)
    if (upload.refused !== undefined) {
      const { status, ...refused } = upload.refused
      return { status, taken, empty: upload.empty, refused, values }
    }
    if (taken.length === 0) return { ...none, status: 422, refused: nothing(upload.empty) }
    return { status: 200, taken, empty: upload.empty, values }
  } catch (thrown) {
    if (!(thrown instanceof Response) || thrown.status >= 500) throw thrown
    return { ...none, status: thrown.status, refused: (await thrown.json()) as RefusalBody }
  }
}

function nothing(empty: readonly string[]): RefusalBody {
  const [name] = empty
  if (name === undefined) return { key: "evidence:refusal.no-file", values: {} }
  return { key: "evidence:refusal.empty-file", values: { name } }
}

function textsOf(fields: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of fields) if (typeof value === "string") values[name] = value
  return values
}
