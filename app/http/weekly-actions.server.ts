import { isDay } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { readWeeklyQr, WeeklySheet } from "#app/domain/weekly-sheet.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { carriesFiles, receiveUpload, type UploadedFile } from "#app/http/upload.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { readQrTexts } from "#app/services/attach-scans.server.ts"
import { checkDecision, recordDisposition } from "#app/services/record-disposition.server.ts"
import { db } from "#db/client.server.ts"
import { requireWeeklySheet } from "#db/queries/weekly-sheets.server.ts"

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
  const { unitId, cycleId, day, content } = await requireWeeklySheet(db, scopeOf(actor).unitIds, sheetId)
  authorise(actor, "disposition.record", { unitId, cycleId })
  const upload = carriesFiles(request) ? await receiveUpload(request) : undefined
  const values = typedIn(upload?.fields ?? (await readForm(request)))
  const under = (prefix: string) =>
    new Map(
      Object.entries(values).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value.trim()] as const] : [],
      ),
    )
  const said = { choices: under("choice."), notes: under("note.") }
  try {
    if (upload?.refused !== undefined) throw refusal(422, upload.refused.key, upload.refused.values)
    // Before the scan is kept: a slip in the form leaves no file behind.
    checkDecision(WeeklySheet.parse(JSON.parse(content)).questions, said)
    const decidedOn = values.decidedOn || undefined
    if (decidedOn !== undefined && !isDay(decidedOn)) throw refusal(422, "common:form.not-a-day")
    const [scan] = upload?.files ?? []
    const evidenceId = scan === undefined ? null : await keepScan(actor, { unitId, sheetId, day }, scan)
    await recordDisposition(actor, sheetId, { ...said, evidenceId, decidedOn })
    return undefined
  } catch (thrown) {
    return { refused: await refusedForm(thrown), values }
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
