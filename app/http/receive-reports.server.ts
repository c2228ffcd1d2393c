import { EXCHANGE_BYTES, EXCHANGE_FILES } from "#app/domain/exchange.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { readCappedForm } from "#app/http/read-capped.server.ts"
import type { CameFile } from "#app/services/read-reports.server.ts"

/** All files of one request, and what stands around them. */
const MOST_BYTES = 40 * 1024 * 1024

export type ReceivedReports =
  | { ok: true; fields: FormData; files: CameFile[] }
  | { ok: false; refused: RefusalBody }

/**
 * Reads a posted form with monthly files in its field `files`, held in memory: a year of a unit weighs some kilobytes.
 * One that is larger than any of ours comes back without its text, to be refused by itself. Call it only for a
 * signed-in actor who may read them. @throws 400 for what is no form.
 */
export async function receiveReports(request: Request): Promise<ReceivedReports> {
  const limits = { files: EXCHANGE_FILES, max: MOST_BYTES / 1024 / 1024 }
  const fields = await readCappedForm(request, MOST_BYTES)
  if (fields === undefined) return { ok: false, refused: { key: "region:refusal.too-large", values: limits } }
  const files: CameFile[] = []
  for (const file of fields.getAll("files")) {
    if (typeof file === "string" || (file.name === "" && file.size === 0)) continue
    files.push({ name: file.name, text: file.size > EXCHANGE_BYTES ? null : await file.text() })
  }
  if (files.length > EXCHANGE_FILES)
    return { ok: false, refused: { key: "region:refusal.too-many", values: limits } }
  return { ok: true, fields, files }
}
