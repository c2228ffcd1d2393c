import { SHEET_LIMITS } from "#app/domain/import-text.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { SHEET_BYTES } from "#app/domain/sheet.ts"
import { readCappedForm } from "#app/http/read-capped.server.ts"

/** What stands around the file in the request. */
const OVERHEAD_BYTES = 64 * 1024

export type ReceivedTable =
  | { ok: true; fields: FormData; fileName: string; bytes: Buffer }
  /** `fields` has what else was typed, as far as it was read. */
  | { ok: false; refused: RefusalBody; fields: FormData }

/**
 * Reads a posted form with one table in its field `file`, held in memory up to the size tables may have. Call it
 * only for a signed-in actor who may import. @throws 400 for what is no form.
 */
export async function receiveTable(request: Request): Promise<ReceivedTable> {
  const fields = await readCappedForm(request, SHEET_BYTES + OVERHEAD_BYTES)
  if (fields === undefined) return refused("import:refusal.too-large", new FormData())
  const file = fields.get("file")
  if (file === null || typeof file === "string" || file.size === 0)
    return refused("import:refusal.no-file", fields)
  return { ok: true, fields, fileName: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}

function refused(key: string, fields: FormData): ReceivedTable {
  return { ok: false, refused: { key, values: SHEET_LIMITS }, fields }
}
