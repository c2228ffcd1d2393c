import { type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { carriesFiles, receiveUpload } from "#app/http/upload.server.ts"
import { inspectPhoto, type SentPhoto } from "#app/services/enter-photo.server.ts"

export interface PhotoForm {
  form: FormData
  /** The picture that was chosen, if one was. */
  photo: SentPhoto | undefined
  /** What is wrong with it, under the name of its field: nothing is to be changed then. */
  errors: FieldErrors
  /** Fields behind the file did not come. */
  isCut: boolean
}

/**
 * Reads a form that may carry a picture, streamed into the evidence store. Call it only for a signed-in actor who
 * may change what the form changes. @throws a 413 or 400 response for what is no form.
 */
export async function receivePhoto(request: Request): Promise<PhotoForm> {
  if (!carriesFiles(request))
    return { form: await readForm(request), photo: undefined, errors: {}, isCut: false }
  const { fields: form, files, empty, refused } = await receiveUpload(request)
  const wrong = (key: string, isCut = false): PhotoForm => ({
    ...{ form, photo: undefined },
    errors: { photoFile: key },
    isCut,
  })
  if (refused !== undefined)
    return wrong(refused.status === 413 ? "evidence:photo.too-large" : refused.key, true)
  const [file] = files
  if (file === undefined)
    return empty.length > 0
      ? wrong("evidence:photo.empty")
      : { form, photo: undefined, errors: {}, isCut: false }
  const photo = await inspectPhoto(file.fileName, file.stored)
  return photo === undefined ? wrong("evidence:photo.none") : { form, photo, errors: {}, isCut: false }
}
