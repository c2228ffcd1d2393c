import type { Actor } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { receiveUpload } from "#app/http/upload.server.ts"
import { addScans, attachScan, unitsToProve } from "#app/services/attach-scans.server.ts"

/** Files that were dealt with, and why something was not taken in. */
export interface ScansReceived {
  status: number
  evidenceIds: string[]
  refused?: RefusalBody
}

/** Pictures of sheets, to be read. @throws 403 for who may prove no sheet, before anything is read. */
export async function receiveScans(actor: Actor, request: Request): Promise<ScansReceived> {
  if (unitsToProve(actor).length === 0) throw refusal(403, "common:refusal.forbidden")
  const upload = await receiveUpload(request)
  const taken = await addScans(actor, upload.files)
  const evidenceIds = taken.map((one) => one.evidenceId)
  if (upload.refused !== undefined) {
    const { status, ...refused } = upload.refused
    return { status, evidenceIds, refused }
  }
  if (taken.length === 0)
    return { status: 422, evidenceIds, refused: { key: "evidence:refusal.no-file", values: {} } }
  return { status: 200, evidenceIds }
}

/** A file, and the sheet it shows, chosen by hand. @throws 403 for who may prove no sheet */
export async function attachByHand(actor: Actor, form: FormData): Promise<ScansReceived> {
  if (unitsToProve(actor).length === 0) throw refusal(403, "common:refusal.forbidden")
  const evidenceId = requireKey(String(form.get("evidence") ?? ""))
  const sheetId = String(form.get("sheet") ?? "")
  if (sheetId === "")
    return {
      status: 422,
      evidenceIds: [evidenceId],
      refused: { key: "halaqah:refusal.no-sheet", values: {} },
    }
  await attachScan(actor, requireKey(sheetId), evidenceId)
  return { status: 200, evidenceIds: [evidenceId] }
}
