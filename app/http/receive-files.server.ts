import { UploadForm } from "#app/domain/evidence-form.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { receiveUpload, type UploadedFile } from "#app/http/upload.server.ts"
import { addUploads } from "#app/services/add-uploads.server.ts"

interface Uses {
  /** Refuses files that do not fit, before any of them becomes evidence. */
  check?: (files: readonly UploadedFile[]) => Promise<void>
  use: (evidenceId: string) => Promise<void>
}

/**
 * Enters the files of an upload as evidence of a unit and gives each to `use`. @returns what was refused, if
 * anything. @throws 403 for who may add no evidence there, before anything is read.
 */
export async function receiveFiles(
  actor: Actor,
  unitId: string,
  request: Request,
  { check, use }: Uses,
): Promise<RefusedForm | undefined> {
  authorise(actor, "evidence.add", { unitId })
  const upload = await receiveUpload(request)
  if (upload.refused === undefined && upload.files.length === 0)
    return { status: 422, key: "evidence:refusal.no-file", values: {} }
  try {
    await check?.(upload.files)
    const taken = await addUploads(actor, upload.files, UploadForm.parse({ unit: unitId }))
    for (const { evidence } of taken) await use(evidence.id)
  } catch (thrown) {
    return refusedForm(thrown)
  }
  return upload.refused
}
