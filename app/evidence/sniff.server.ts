import { open } from "node:fs/promises"
import { fileTypeFromFile } from "file-type"

/** What a file's head must show before its kind is believed, for what magic numbers do not tell. */
const HEAD_BYTES = 64 * 1024

/** Names that file-type gives to what people know under another. */
const ALIASES: Record<string, string> = {
  "image/heif": "image/heic",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heic",
  "image/apng": "image/png",
  "audio/vnd.wave": "audio/wav",
  "application/x-cfb": "application/x-ole-storage",
}

/**
 * The media type of a file by its content; its name is not asked. What is neither known nor plain text is
 * `application/octet-stream`. Any file may be stored: one whose pages cannot be shown gets a page in the
 * dossier that says so. @throws when the file cannot be read.
 */
export async function sniffMediaType(path: string): Promise<string> {
  const head = await readHead(path)
  if (head.length === 0) return "application/x-empty"
  // ISO 32000 readers find the header anywhere in the first 1024 bytes.
  if (head.subarray(0, 1024).includes("%PDF-") || startsWithPdfObject(head)) return "application/pdf"
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found !== undefined && found.mime !== "application/xml") return ALIASES[found.mime] ?? found.mime
  return textType(head) ?? "application/octet-stream"
}

/** A PDF that lost its header, as some scanners' software writes them: readers open it all the same. */
function startsWithPdfObject(head: Buffer): boolean {
  return /^(%[^\r\n]*[\r\n]+)?\s*1 0 obj\s*<</.test(head.subarray(0, 1024).toString("latin1"))
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Plain text in UTF-8 or UTF-16 by its byte order mark; mark-up that a browser would run is named as such. */
function textType(head: Buffer): string | undefined {
  const text = decode(head)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell text from other content
  if (text === undefined || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return undefined
  const start = text.slice(0, 4096).toLowerCase()
  if (/<svg[\s>]/.test(start)) return "image/svg+xml"
  if (/<(!doctype html|html|head|body|script|iframe|meta|title)[\s>]/.test(start)) return "text/html"
  if (start.trimStart().startsWith("<?xml")) return "application/xml"
  return "text/plain"
}

function decode(head: Buffer): string | undefined {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : "utf-8"
  try {
    // A character cut at the end of the head is not an error.
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
}
