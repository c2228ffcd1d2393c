import { createHash } from "node:crypto"
import { writeSync } from "node:fs"
import { deflateSync } from "node:zlib"
import PDFDocument from "pdfkit"

/** What a PDF object holds: names are strings, texts are String objects, as PDFKit writes them. */
// biome-ignore lint/suspicious/noExplicitAny: PDF dictionaries hold whatever the format allows.
export type PdfData = any

/** A PDF object of PDFKit's: an id, and data until it is ended. */
export interface PdfRef {
  id: number
  data: PdfData
  write(chunk: string | Uint8Array): void
  end(chunk?: string | Uint8Array): void
  toString(): string
  /** Whether PDFKit is to compress what is written. */
  compress: boolean
  /** What has been written. */
  buffer: Uint8Array[]
}

/** An object written out already; PDFKit puts it into the file as it is. */
export class RawObject {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  // PDFKit takes whatever calls itself something other than "Object" by its text.
  get [Symbol.toStringTag]() {
    return "RawObject"
  }

  toString() {
    return this.text
  }
}

/** A text as a PDF string: UTF-16 in hexadecimal, which needs no escapes. */
export function textString(value: string): string {
  return `<feff${Buffer.from(value, "utf16le").swap16().toString("hex")}>`
}

/** What this program uses of fontkit. */
export interface Font {
  /** Glyphs read so far, by id. */
  _glyphs: Record<number, unknown>
  /** Where the file's tables begin, in bytes. */
  directory: { tables: { post: { offset: number } } }
  /** Tables read so far, by tag. */
  _tables: Record<string, unknown>
  glyphForCodePoint(code: number): { id: number; advanceWidth: number; codePoints: number[] }
  hasGlyphForCodePoint(code: number): boolean
  layout(
    text: string,
    features: Record<string, boolean>,
  ): {
    glyphs: { id: number; advanceWidth: number; codePoints: number[] }[]
    positions: { xAdvance: number; xOffset: number; yOffset: number }[]
  }
}

/** PDFKit's font with a subset being collected. */
export interface PdfFont {
  id: string
  font: Font
  subset: { includeGlyph(id: number): number; encode(): Uint8Array }
  widths: number[]
  unicode: number[][]
  scale: number
  ref(): PdfRef
}

/** What this program uses of PDFKit, beyond its typed surface too. */
export interface PdfDoc {
  ref(data?: PdfData): PdfRef
  font(source: Uint8Array | Font): unknown
  addPage(options: { size: string | [number, number]; margin: number }): unknown
  flushPages(): void
  /** Attaches a file (ISO 32000-1, 7.11.4). */
  file(
    content: Uint8Array,
    options: { name: string; type: string; relationship: "Data"; creationDate: Date; modifiedDate: Date },
  ): unknown
  end(): void
  _root: PdfRef
  _font: PdfFont
  page: {
    width: number
    height: number
    dictionary: PdfRef
    fonts: Record<string, PdfRef>
    xobjects: Record<string, PdfRef>
    annotations: PdfRef[]
    structParentTreeKey: number
    write(chunk: string | Uint8Array): void
    content: PdfRef
  }
  getStructTreeRoot(): PdfRef
  getStructParentTree(): { get(key: number): PdfRef[]; add(key: number, value: unknown): unknown }
  createStructParentTreeNextKey(): number
  readonly latest: PdfRef | undefined
  /** Adds a description to the document's XMP. */
  appendXML(xml: string): void
}

/**
 * Compresses a page's finished content with less effort and memory than PDFKit: the tightest search for repetitions
 * finds little more in text, a page is hardly larger than the window, and `chunkSize` has room for all of the output.
 */
export function packContent({ content }: PdfDoc["page"]) {
  const written = Buffer.concat(content.buffer)
  content.compress = false
  content.buffer = []
  content.data.Filter = "FlateDecode"
  content.write(
    deflateSync(written, {
      level: 4,
      windowBits: 13,
      memLevel: 7,
      chunkSize: Math.max(written.length, 1024),
    }),
  )
}

/** Bytes on their way to a file: written in blocks, counted and hashed as they pass. */
export class FileSink {
  size = 0
  private readonly fd: number
  private readonly block = Buffer.allocUnsafe(1 << 18)
  private filled = 0
  private readonly digest = createHash("sha256")

  constructor(fd: number) {
    this.fd = fd
  }

  write(data: string | Uint8Array): number {
    const length = data.length
    if (length > this.block.length - this.filled) this.flush()
    if (length > this.block.length) {
      const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data
      this.pass(bytes)
    } else if (typeof data === "string") {
      this.filled += this.block.write(data, this.filled, "latin1")
    } else {
      this.block.set(data, this.filled)
      this.filled += length
    }
    this.size += length
    return length
  }

  /** Writes what is left and returns the SHA-256 of everything, as hex. */
  finish(): string {
    this.flush()
    return this.digest.digest("hex")
  }

  private flush() {
    if (this.filled > 0) this.pass(this.block.subarray(0, this.filled))
    this.filled = 0
  }

  private pass(bytes: Uint8Array) {
    this.digest.update(bytes)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at)
  }
}

/** Text that XML can hold, and the document's Info says the same: without the signs that XML has no way to write. */
const plainText = (value: string) =>
  value.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/\s/.test(sign) ? " " : "\ufffd"))

const escapeXml = (value: string) =>
  value.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c)

interface PdfOptions {
  sink: FileSink
  language: string
  info: { Title: string; Author: string; Subject: string; Keywords: string }
  /** The only date the file knows, so that its bytes depend on nothing else. */
  date: Date
}

interface Internals {
  _offset: number
  options: { sink: FileSink; lang: string }
  info: Record<"Title" | "Author" | "Subject" | "Keywords" | "Creator" | "Producer", string> & {
    CreationDate: Date
  }
  appendXML(xml: string): void
  ref(data?: PdfData): PdfRef
}

const Base = PDFDocument as unknown as new (options: object) => Internals

/**
 * PDFKit's document, written straight to a sink instead of through a Readable: PDFKit buffers whatever its
 * reader has not taken, and a worker thread may block on a write.
 */
class SinkDocument extends Base {
  /** The reference made last. */
  latest: PdfRef | undefined

  ref(data?: PdfData): PdfRef {
    this.latest = super.ref(data)
    return this.latest
  }

  _write(data: string | Uint8Array) {
    this._offset += this.options.sink.write(typeof data === "string" ? `${data}\n` : data)
  }

  // Forms are written by this program, without PDFKit's fonts and fields.
  endAcroForm() {}

  // PDFKit's own XMP does not escape what it prints.
  _addInfo() {
    const { Title, Author, Subject, Keywords, Creator, Producer, CreationDate } = this.info
    const date = `${CreationDate.toISOString().split(".")[0]}Z`
    const language = this.options.lang
    this.appendXML(
      `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:CreatorTool>${escapeXml(Creator)}</xmp:CreatorTool>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(Title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(Author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(Subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${escapeXml(Producer)}</pdf:Producer><pdf:Keywords>${escapeXml(Keywords)}</pdf:Keywords>
</rdf:Description>`,
    )
  }
}

/** Opens a tagged PDF 1.7 that writes itself to `sink`; `end()` completes it. */
export function openPdf({ sink, language, info, date }: PdfOptions): PdfDoc {
  const said = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, plainText(value)]))
  const options = {
    sink,
    pdfVersion: "1.7",
    lang: language,
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    fontLayoutCache: false,
    size: "A4",
    margin: 0,
    info: { ...said, Creator: "Miqyas", Producer: "Miqyas (PDFKit)", CreationDate: date, ModDate: date },
  }
  return new SinkDocument(options) as unknown as PdfDoc
}
