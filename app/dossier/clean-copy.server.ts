import { createWriteStream } from "node:fs"
import { readFile, stat, writeFile } from "node:fs/promises"
import { finished } from "node:stream/promises"
import PDFDocument from "pdfkit"
import { createEvidenceReader, drawPage } from "./pages/evidence-source.server.ts"
import { readJpeg, stripJpegMetadata } from "./pages/jpeg.ts"
import { isReason } from "./pages/pdf-reader.server.ts"
import { type Reason, reason } from "./pages/reasons.ts"

/** Formats that are decoded and handed over as PNG. */
const DECODED = new Set(["image/png", "image/webp", "image/tiff", "image/gif", "image/avif"])
const MAX_PIXELS = 120_000_000
const MAX_BYTES = 200 * 1024 * 1024
/** Photos that have to be turned are compressed once more; at this quality nobody sees it. */
const TURNED = { quality: 92, chromaSubsampling: "4:4:4" } as const

/** Whether a clean copy of such a file can be made at all. */
export function isCleanable(mediaType: string): boolean {
  return mediaType === "application/pdf" || mediaType === "image/jpeg" || DECODED.has(mediaType)
}

/**
 * Writes a copy of a file that shows the same and says nothing else: no EXIF, author, place or date, no scripts
 * and attachments. JPEG keeps its pixels as they are unless it has to be turned upright; other pictures become
 * PNG; a PDF becomes its pages as a dossier draws them. The same file gives the same bytes.
 * @returns the copy's media type, or the reason why there is none (what lies at `to` is then of no use).
 */
export async function writeCleanCopy(
  from: string,
  mediaType: string,
  to: string,
): Promise<{ kind: "copy"; mediaType: string } | Reason> {
  try {
    const { size } = await stat(from)
    if (size > MAX_BYTES) return reason("too-large", `${size} bytes`)
    if (mediaType === "application/pdf") return await redrawPdf(from, to)
    if (mediaType === "image/jpeg") return await cleanJpeg(from, to)
    if (DECODED.has(mediaType)) return await decodeImage(from, to)
    return reason("unsupported", mediaType)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return reason(code === "ENOENT" ? "missing" : "broken", message)
  }
}

async function cleanJpeg(from: string, to: string) {
  const bytes = await readFile(from)
  const jpeg = readJpeg(bytes)
  if (jpeg === undefined) return reason("broken", "No complete JPEG header")
  if (jpeg.orientation === 1) await writeFile(to, stripJpegMetadata(bytes))
  else {
    const { default: sharp } = await import("sharp")
    const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS }).autoOrient().jpeg(TURNED)
    await writeFile(to, await upright.toBuffer())
  }
  return { kind: "copy" as const, mediaType: "image/jpeg" }
}

async function decodeImage(from: string, to: string) {
  const { default: sharp } = await import("sharp")
  await sharp(from, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .autoOrient()
    .toColourspace("srgb")
    .png()
    .toFile(to)
  return { kind: "copy" as const, mediaType: "image/png" }
}

async function redrawPdf(from: string, to: string) {
  const reader = createEvidenceReader({ sourceBytes: MAX_BYTES })
  try {
    const source = await reader.open(from, { mediaType: "application/pdf", stripMetadata: true })
    if (source.kind === "reason") return source
    try {
      // A fixed date: it goes into the file's id.
      const info = { CreationDate: new Date(0), Producer: "Miqyas", Creator: "Miqyas" }
      const doc = new PDFDocument({ autoFirstPage: false, pdfVersion: "1.7", info })
      const file = doc.pipe(createWriteStream(to))
      for (const [index, page] of source.pages.entries()) {
        const { width, height } = page
        doc.addPage({ size: [width, height], margin: 0 })
        if (page.unit !== 1) Object.assign(doc.page.dictionary.data, { UserUnit: page.unit })
        const drawn = await drawPage(doc, source, index, { x: 0, y: 0, width, height })
        if (isReason(drawn)) {
          file.destroy()
          return drawn
        }
      }
      doc.end()
      await finished(file)
      return { kind: "copy" as const, mediaType: "application/pdf" }
    } finally {
      await source.close()
    }
  } finally {
    await reader.close()
  }
}
