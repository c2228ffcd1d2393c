import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { readWeeklyQr } from "#app/domain/weekly-sheet.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { receiveUpload, type UploadedFile } from "#app/http/upload.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { readQrTexts } from "#app/services/attach-scans.server.ts"
import { recordDisposition } from "#app/services/record-disposition.server.ts"
import { db } from "#db/client.server.ts"
import { requireWeeklySheet } from "#db/queries/weekly-sheets.server.ts"

/** Longest note beside a decision. */
const NOTE_LENGTH = 500

interface Answered {
  refused: RefusedForm
  /** What was chosen and typed, by field. */
  values: Record<string, string>
}

/**
 * What is posted to a weekly sheet: choices and notes by question, and the scan where staff write them down in the
 * head's name. @returns what was refused, with all that was typed. @throws 404, 403 before a file is read
 */
export async function receiveDisposition(
  actor: Actor,
  sheetId: string,
  request: Request,
): Promise<Answered | undefined> {
  const { unitId, cycleId, day } = await requireWeeklySheet(db, scopeOf(actor).unitIds, sheetId)
  authorise(actor, "disposition.record", { unitId, cycleId })
  const isUpload = (request.headers.get("Content-Type") ?? "").startsWith("multipart/")
  const upload = isUpload ? await receiveUpload(request) : undefined
  const form = upload?.fields ?? (await readForm(request))
  const read = (prefix: string) =>
    new Map(
      [...form.entries()].flatMap(([name, value]) =>
        name.startsWith(prefix) && typeof value === "string"
          ? [[name.slice(prefix.length), value.trim().slice(0, NOTE_LENGTH)] as const]
          : [],
      ),
    )
  try {
    if (upload?.refused !== undefined) throw refusal(422, upload.refused.key, upload.refused.values)
    const [scan] = upload?.files ?? []
    const evidenceId = scan === undefined ? null : await keepScan(actor, { unitId, sheetId, day }, scan)
    await recordDisposition(actor, sheetId, { choices: read("choice."), notes: read("note."), evidenceId })
    return undefined
  } catch (thrown) {
    return { refused: await refusedForm(thrown), values: typedIn(form) }
  }
}

/** Enters the scan as evidence. @throws 422 where the code on it is another sheet's. */
async function keepScan(
  actor: Actor,
  { unitId, sheetId, day }: { unitId: string; sheetId: string; day: string },
  { fileName, stored }: UploadedFile,
): Promise<string> {
  const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
  const { evidence } = await addEvidence(actor, {
    unitId,
    file,
    fileName,
    kind: "surat",
    periodFrom: day,
    periodTo: day,
  })
  const shown = (await readQrTexts(file.sha256, file.mediaType)).flatMap((text) => readWeeklyQr(text) ?? [])
  if (shown.length > 0 && !shown.includes(sheetId))
    throw refusal(422, "readiness:refusal.other-sheet", { code: evidenceCode(evidence.number) })
  return evidence.id
}
