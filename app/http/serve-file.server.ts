import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { createReadableStreamFromReadable } from "@remix-run/node"
import { isShownInline } from "#app/domain/evidence.ts"
import { notFound } from "#app/domain/refusal.ts"

export interface ServedFile {
  path: string
  /** Of the content. */
  sha256: string
  mediaType: string
  fileName: string
}

/**
 * A file that a stranger made: nothing in it may run, load or send anything, wherever it is opened. The
 * browser's own PDF viewer needs no more than this.
 */
const HARMLESS =
  "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"

/**
 * Serves a file of the store or of its clean copies, or the part asked for (RFC 9110 ranges, one at a time): pictures and
 * PDFs to be shown in the page, all else as a download. The browser asks again each time, since a right to
 * see may be gone. `asDownload` gives any file as a download. @throws 404 where the store has lost it.
 */
export async function serveEvidence(
  request: Request,
  file: ServedFile,
  asDownload: boolean,
): Promise<Response> {
  const size = await sizeOf(file.path)
  if (size === undefined) throw notFound()
  const etag = `"${file.sha256}"`
  const isInline = !asDownload && isShownInline(file.mediaType)
  const headers = new Headers({
    ETag: etag,
    "Accept-Ranges": "bytes",
    // no-transform also keeps the answer from being compressed, which would break ranges.
    "Cache-Control": "private, no-cache, no-transform",
    "Content-Security-Policy": HARMLESS,
    "X-Content-Type-Options": "nosniff",
    "Content-Type": isInline ? file.mediaType : downloadType(file.mediaType),
    "Content-Disposition": contentDisposition(isInline ? "inline" : "attachment", file.fileName),
  })
  if (matches(request.headers.get("If-None-Match"), etag)) return new Response(null, { status: 304, headers })

  const range = wantedRange(request, etag, size)
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const length = range === undefined ? size : range.end - range.start + 1
  headers.set("Content-Length", String(length))
  if (range !== undefined) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${size}`)
  const status = range === undefined ? 200 : 206
  if (request.method === "HEAD") return new Response(null, { status, headers })
  const body = createReadableStreamFromReadable(createReadStream(file.path, range ?? {}))
  return new Response(body, { status, headers })
}

/** A part of a file; both ends are byte offsets, the last one included. */
interface ByteRange {
  start: number
  end: number
}

const sizeOf = (path: string) =>
  stat(path).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined
      throw error
    },
  )

/** RFC 6266 with RFC 8187: an ASCII name for the oldest readers, the real one beside it. */
export function contentDisposition(type: "inline" | "attachment", fileName: string): string {
  const ascii = fileName
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\%]/g, "_")
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${type}; filename="${ascii.trim() || "berkas"}"; filename*=UTF-8''${encoded}`
}

/** What browsers might run is named as bytes. */
function downloadType(mediaType: string): string {
  return /html|xml|svg|script/.test(mediaType) ? "application/octet-stream" : mediaType
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag)
}

function wantedRange(request: Request, etag: string, size: number): ByteRange | "unsatisfiable" | undefined {
  const header = request.headers.get("Range")
  const condition = request.headers.get("If-Range")
  if (header === null || (condition !== null && condition !== etag)) return undefined
  // Several ranges at once would want a multipart answer: the whole file is an answer as well.
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined
  if (from === "") {
    const length = Math.min(Number(to), size)
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== "" && Number(to) < start) return undefined
  return start >= size ? "unsatisfiable" : { start, end }
}
