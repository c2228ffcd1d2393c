import { Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import busboy from "busboy"
import { config } from "#app/config.server.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { FileTooLarge, putStream, type StoredFile } from "#app/evidence/store.server.ts"

/** Files in one request; a form that sends more is refused. */
export const MAX_FILES = 20

const MAX_FIELDS = 40
const MAX_FIELD_BYTES = 64 * 1024
/** What stands between the files of a request: fields, part headers, boundaries. */
const OVERHEAD_BYTES = 4 * 1024 * 1024
/** A client that sends nothing for so long has gone. */
const STALL_MS = 60_000
/** A refused client may send this much more and take this long, so that its browser reads the answer. */
const LINGER_BYTES = 64 * 1024 * 1024
const LINGER_MS = 5_000

export interface UploadedFile {
  /** As the browser named it: not to be trusted, not a path. */
  fileName: string
  stored: StoredFile
}

export interface UploadRefusal extends RefusalBody {
  status: 400 | 408 | 413
}

export interface Upload {
  /** The text fields that came, also when the rest was refused: fields before the files are always there. */
  fields: FormData
  /** Files that came whole and lie in the store. */
  files: UploadedFile[]
  /** Files without content: nothing is kept of them. */
  empty: string[]
  /** Why reading stopped before the end; what came whole before stands above. */
  refused: UploadRefusal | undefined
}

/** Whether a post carries files. */
export function carriesFiles(request: Request): boolean {
  return (request.headers.get("Content-Type") ?? "").startsWith("multipart/")
}

/**
 * Reads a posted multipart form, its files streamed into the evidence store while they are hashed. Call it
 * only for a signed-in actor who may add evidence. A request that is too large is refused by its length,
 * before it is read; a file that is too large, once it has passed the cap, and the rest stays unread.
 * @throws when the client goes away: nobody is left to answer.
 */
export async function receiveUpload(request: Request): Promise<Upload> {
  const maxBytes = config().maxUploadBytes
  const upload: Upload = { fields: new FormData(), files: [], empty: [], refused: undefined }
  if (request.body === null) return { ...upload, refused: notAForm() }
  const source = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)
  const length = Number(request.headers.get("Content-Length") ?? 0)
  if (length > MAX_FILES * maxBytes + OVERHEAD_BYTES) {
    linger(source)
    return { ...upload, refused: tooLarge(maxBytes, undefined) }
  }
  try {
    await readParts(request, source, upload, maxBytes)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    linger(source)
    upload.refused = error.refusal
  }
  return upload
}

class Refused extends Error {
  readonly refusal: UploadRefusal
  constructor(refusal: UploadRefusal) {
    super(refusal.key)
    this.refusal = refusal
  }
}

function tooLarge(maxBytes: number, fileName: string | undefined): UploadRefusal {
  const values = { max: Math.floor(maxBytes / 1024 / 1024), files: MAX_FILES }
  if (fileName === undefined) return { status: 413, key: "evidence:refusal.request-too-large", values }
  return { status: 413, key: "evidence:refusal.file-too-large", values: { ...values, name: fileName } }
}

function tooMany(): UploadRefusal {
  return { status: 413, key: "evidence:refusal.too-many-files", values: { files: MAX_FILES } }
}

function notAForm(): UploadRefusal {
  return { status: 400, key: "common:refusal.not-a-form", values: {} }
}

async function readParts(request: Request, source: Readable, upload: Upload, maxBytes: number) {
  const parser = makeParser(request, maxBytes)
  const taking: Promise<void>[] = []
  const current = new Set<Readable>()
  let stop: (reason: unknown) => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    stop = reject
  })
  const stalled = setTimeout(
    () => stop(new Refused({ status: 408, key: "evidence:refusal.stalled", values: {} })),
    STALL_MS,
  )
  const ended = new Promise<void>((resolve) => parser.once("close", resolve))
  const onAbort = () => stop(request.signal.reason ?? new Error("The upload was cancelled"))

  async function take(file: Readable, fileName: string, place: number) {
    try {
      const stored = await putStream(file as AsyncIterable<Uint8Array>, { maxBytes, signal: request.signal })
      if (stored.size === 0) upload.empty.push(fileName)
      else upload.files[place] = { fileName, stored }
    } finally {
      current.delete(file)
    }
  }

  parser.on("field", (name, value, info) => {
    if (info.valueTruncated || info.nameTruncated) stop(new Refused(notAForm()))
    else upload.fields.append(name, value)
  })
  parser.on("file", (_, file, info) => {
    // A file input in which nothing was chosen.
    if (!info.filename) return void file.resume()
    const fileName = info.filename
    current.add(file)
    // Given up before anyone reads it, it would otherwise end the process.
    file.on("error", () => undefined)
    file.once("limit", () => stop(new Refused(tooLarge(maxBytes, fileName))))
    const place = taking.length
    taking.push(
      take(file, fileName, place).catch((error: unknown) => {
        stop(error instanceof FileTooLarge ? new Refused(tooLarge(maxBytes, fileName)) : error)
      }),
    )
  })
  parser.once("filesLimit", () => stop(new Refused(tooMany())))
  parser.once("fieldsLimit", () => stop(new Refused(notAForm())))
  parser.once("partsLimit", () => stop(new Refused(notAForm())))
  parser.once("error", () => stop(request.signal.aborted ? request.signal.reason : new Refused(notAForm())))
  source.once("error", stop)
  source.on("data", () => stalled.refresh())
  request.signal.addEventListener("abort", onAbort, { once: true })
  if (request.signal.aborted) onAbort()

  try {
    source.pipe(parser)
    await Promise.race([ended.then(() => Promise.all(taking)), stopped])
  } catch (error) {
    source.unpipe(parser)
    // Whatever was half taken in is given up, its temporary file with it, before anyone is answered.
    for (const file of current) file.destroy(new Error("The upload was stopped"))
    await Promise.all(taking)
    parser.destroy()
    throw error
  } finally {
    clearTimeout(stalled)
    request.signal.removeEventListener("abort", onAbort)
    source.on("error", () => undefined)
    upload.files = upload.files.filter((file) => file !== undefined)
  }
}

function makeParser(request: Request, maxBytes: number) {
  try {
    const parser = busboy({
      headers: Object.fromEntries(request.headers),
      defParamCharset: "utf8",
      limits: {
        // One byte more than allowed tells a file that is too large from one that just fits.
        fileSize: maxBytes + 1,
        files: MAX_FILES,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        fieldNameSize: 100,
        parts: MAX_FILES + MAX_FIELDS + 10,
      },
    })
    // Parsers report what comes after they were stopped; nobody listens then.
    parser.on("error", () => undefined)
    return parser
  } catch {
    throw new Refused(notAForm())
  }
}

/**
 * Lets a refused client finish a little: closing on one that still sends would make its browser show a broken
 * connection in place of our answer. Nothing of it is kept.
 */
function linger(source: Readable): void {
  let left = LINGER_BYTES
  source.on("error", () => undefined)
  source.on("data", (chunk: Uint8Array) => {
    left -= chunk.byteLength
    if (left <= 0) source.pause()
  })
  const timer = setTimeout(() => source.destroy(), LINGER_MS)
  timer.unref()
  source.once("close", () => clearTimeout(timer))
  source.resume()
}
