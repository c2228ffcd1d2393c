import { Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { refusal } from "#app/domain/refusal.ts"

/** A refused client may send this much more, so that its browser reads the answer. */
const LINGER_BYTES = 64 * 1024 * 1024

/** The form posted, held in memory; undefined where it is larger than `most` bytes. @throws 400 for what is no form. */
export async function readCappedForm(request: Request, most: number): Promise<FormData | undefined> {
  const body = await readCapped(request, most)
  if (body === undefined) return undefined
  const type = request.headers.get("Content-Type") ?? ""
  return new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw refusal(400, "common:refusal.not-a-form")
  })
}

/** The body, or undefined where it is too large; the rest of it is then read and thrown away, within reason. */
async function readCapped(request: Request, most: number): Promise<Buffer<ArrayBuffer> | undefined> {
  if (request.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)) {
    size += chunk.byteLength
    if (size > most + LINGER_BYTES) break
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? undefined : Buffer.concat(chunks)
}
