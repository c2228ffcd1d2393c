import { Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { SHEET_LIMITS } from "#app/domain/import-text.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { refusal } from "#app/domain/refusal.ts"
import { SHEET_BYTES } from "#app/domain/sheet.ts"

/** What stands around the file in the request. */
const OVERHEAD_BYTES = 64 * 1024
/** A refused client may send this much more, so that its browser reads the answer. */
const LINGER_BYTES = 64 * 1024 * 1024

export type ReceivedTable =
  | { ok: true; fields: FormData; fileName: string; bytes: Buffer }
  /** `fields` has what else was typed, as far as it was read. */
  | { ok: false; refused: RefusalBody; fields: FormData }

/**
 * Reads a posted form with one table in its field `file`, held in memory up to the size tables may have. Call it
 * only for a signed-in actor who may import. @throws 400 for what is no form.
 */
export async function receiveTable(request: Request): Promise<ReceivedTable> {
  const body = await readCapped(request)
  if (body === undefined) return refused("import:refusal.too-large", new FormData())
  const type = request.headers.get("Content-Type") ?? ""
  const fields = await new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw refusal(400, "common:refusal.not-a-form")
  })
  const file = fields.get("file")
  if (file === null || typeof file === "string" || file.size === 0)
    return refused("import:refusal.no-file", fields)
  return { ok: true, fields, fileName: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}

function refused(key: string, fields: FormData): ReceivedTable {
  return { ok: false, refused: { key, values: SHEET_LIMITS }, fields }
}

/** The body, or undefined where it is too large; the rest of it is then read and thrown away, within reason. */
async function readCapped(request: Request): Promise<Buffer<ArrayBuffer> | undefined> {
  if (request.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const most = SHEET_BYTES + OVERHEAD_BYTES
  for await (const chunk of Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)) {
    size += chunk.byteLength
    if (size > most + LINGER_BYTES) break
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? undefined : Buffer.concat(chunks)
}
