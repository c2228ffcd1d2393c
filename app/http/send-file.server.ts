import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { createReadableStreamFromReadable } from "@remix-run/node"
import { notFound } from "#app/domain/refusal.ts"

interface SentFile {
  path: string
  mediaType: string
  /** Plain letters, digits, dots and hyphens. */
  name: string
  /** Shown in the browser rather than saved. */
  inline?: boolean
  /** Of the content: lets a browser keep what it has. */
  sha256: string
}

/**
 * Streams a stored file with headers under which it cannot do anything on our address. @throws 404 where the
 * file is gone.
 */
export async function sendFile(request: Request, file: SentFile): Promise<Response> {
  const size = await stat(file.path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw notFound()
  const etag = `"${file.sha256}"`
  const headers = new Headers({
    "Content-Type": file.mediaType,
    "Content-Disposition": `${file.inline ? "inline" : "attachment"}; filename="${file.name}"`,
    "Content-Security-Policy":
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; object-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
    ETag: etag,
  })
  if (request.headers.get("If-None-Match") === etag) return new Response(null, { status: 304, headers })
  headers.set("Content-Length", String(size))
  const body =
    request.method === "HEAD" ? null : createReadableStreamFromReadable(createReadStream(file.path))
  return new Response(body, { headers })
}

/** Sends what was made for this request and is kept nowhere; as a file to be saved, unless shown `inline`. */
export function sendBytes(
  bytes: Uint8Array | string,
  { mediaType, name, inline = false }: Omit<SentFile, "path" | "sha256">,
): Response {
  return new Response(typeof bytes === "string" ? bytes : new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `${inline ? "inline" : "attachment"}; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
