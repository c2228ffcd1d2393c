import { open, stat } from "node:fs/promises"
import { waitForDrain } from "./drain.server.ts"
import { type ImageSource, openImage } from "./image-source.server.ts"
import { createPdfReader, isReason } from "./pdf-reader.server.ts"
import { openPdf, type PdfSource } from "./pdf-source.server.ts"
import { type Reason, reason } from "./reasons.ts"

type Document = PDFKit.PDFDocument

export type EvidenceSource = PdfSource | ImageSource | Reason
export type { Reason, ReasonCode } from "./reasons.ts"

/** In points of the page, from its top left corner. */
export type Frame = { x: number; y: number; width: number; height: number }

export type OpenOptions = {
  /** Of the content, as sniffed at upload; when left out it is sniffed here. */
  mediaType?: string
  /** Leave out what a photo says of place, time and camera (redacted editions). Default: true. */
  stripMetadata?: boolean
}

export type ReaderLimits = {
  /** Milliseconds that reading one source may take. Generous: a busy machine must not change a dossier. */
  sourceMs?: number
  sourceBytes?: number
}

export type EvidenceReader = {
  /** Opens a file; close what it gives before the next. Bad input gives a reason, never an error. */
  open(path: string, options?: OpenOptions): Promise<EvidenceSource>
  close(): Promise<void>
}

const DECODED_TYPES = new Set(["image/png", "image/webp", "image/tiff", "image/gif", "image/avif"])

/**
 * Opens evidence files for drawing, one in memory at a time. PDFs are read in a thread of their own,
 * which ends with `close`.
 */
export function createEvidenceReader(limits: ReaderLimits = {}): EvidenceReader {
  const { sourceMs = 120_000, sourceBytes = 200 * 1024 * 1024 } = limits
  const reader = createPdfReader()
  return {
    async open(path, options = {}) {
      try {
        const { size } = await stat(path)
        if (size > sourceBytes) return reason("too-large", `${size} bytes`)
        const mediaType = options.mediaType ?? (await sniffMediaType(path))
        const { stripMetadata = true } = options
        if (mediaType === "application/pdf") return await openPdf(reader, path, { sourceMs, stripMetadata })
        if (mediaType !== "image/jpeg" && !DECODED_TYPES.has(mediaType))
          return reason("unsupported", mediaType)
        return await openImage(path, mediaType, { stripMetadata, sourceMs })
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException
        return reason(code === "ENOENT" ? "missing" : "broken", message)
      }
    },
    close: () => reader.close(),
  }
}

/**
 * Draws page `index` of a source as large as it fits into `frame`, in its middle, on the document's present page.
 * Returns where it stands, or the reason why it cannot be drawn (and then nothing is).
 */
export async function drawPage(
  doc: Document,
  source: EvidenceSource,
  index: number,
  frame: Frame,
): Promise<Frame | Reason> {
  if (source.kind === "reason") return source
  const size = source.pages[index]
  if (!size) throw new Error(`No page ${index} of ${source.pages.length}`)
  const scale = Math.min(frame.width / size.width, frame.height / size.height)
  const [width, height] = [size.width * scale, size.height * scale]
  const drawn = {
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
    width,
    height,
  }
  const placed = await source.place(doc, index)
  if (isReason(placed)) return placed
  const name = `E${Object.keys(doc.page.xobjects).length}`
  if ("form" in placed) {
    doc.page.xobjects[name] = placed.form
    if (placed.group) (doc.page.dictionary.data as { Group?: unknown }).Group = placed.group
    paint(doc, name, [scale, 0, 0, -scale, drawn.x, drawn.y + height])
  } else {
    doc.page.xobjects[name] = placed.image
    paint(doc, name, [width, 0, 0, -height, drawn.x, drawn.y + height], placed.matrix)
  }
  await waitForDrain(doc)
  return drawn
}

function paint(doc: Document, name: string, ...matrices: (readonly number[])[]): void {
  const operators = matrices.map((matrix) => `${matrix.map((n) => Number(n.toFixed(5))).join(" ")} cm`)
  doc.addContent(["q", ...operators, `/${name} Do`, "Q"].join(" "))
}

/** The media type by the first bytes, for the formats that can be drawn and a few that are known not to be. */
async function sniffMediaType(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    const head = buffer.subarray(0, bytesRead)
    const text = head.toString("latin1")
    if (text.startsWith("\xff\xd8\xff")) return "image/jpeg"
    if (text.startsWith("\x89PNG\r\n")) return "image/png"
    if (text.startsWith("GIF8")) return "image/gif"
    if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "image/webp"
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return "image/tiff"
    if (text.slice(4, 8) === "ftyp") return /avi[fs]/.test(text.slice(8, 32)) ? "image/avif" : "image/heic"
    return text.includes("%PDF-") || path.endsWith(".pdf") ? "application/pdf" : "application/octet-stream"
  } finally {
    await file.close()
  }
}
