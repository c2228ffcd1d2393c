import { readFileSync } from "node:fs"
import type { Font, PdfDoc, PdfFont } from "./pdf-file.server.ts"

export interface OpenFont {
  id: string
  pdf: PdfFont
  /** Ids in the subset, by id in the font. */
  taken: Map<number, number>
  pairs: Map<number, number>
  /** Distances known beforehand; undefined for fonts that are not tabled. */
  kerning: Record<string, number> | undefined
  chars: Map<number, { bytes: string; advance: number }>
  sizes: Map<number, SizedFont>
}

/** A font in a size, and the operator that sets it (ISO 32000-1, 9.3.1). */
export interface SizedFont {
  font: OpenFont
  /** Points. */
  size: number
  operator: string
}

/** Fonts read in this thread, by path: reading them takes as long as drawing some ten pages. */
const read = new Map<string, Font>()

/** Opens a font for a document; `kerning` are the distances known of its pairs. */
export function openFont(doc: PdfDoc, path: string, kerning: OpenFont["kerning"]): OpenFont {
  const known = read.get(path)
  if (known) {
    // A glyph remembers the first character it stood for, which goes into the file: each document begins anew.
    known._glyphs = {}
    doc.font(known)
  } else {
    const bytes = readFileSync(path)
    doc.font(bytes)
    shortenPost(doc._font.font, bytes)
    read.set(path, doc._font.font)
  }
  sayLength(doc)
  const { _font: pdf } = doc
  return { id: pdf.id, pdf, taken: new Map(), pairs: new Map(), kerning, chars: new Map(), sizes: new Map() }
}

/**
 * PDFKit asks two things of the table "post" (OpenType 1.9), which stand at its beginning; the names of thousands of
 * glyphs that follow take longer to read than ten pages to draw.
 */
function shortenPost(font: Font, bytes: Buffer) {
  const { offset } = font.directory.tables.post
  font._tables.post = {
    italicAngle: bytes.readInt32BE(offset + 4) / 65_536,
    isFixedPitch: bytes.readUInt32BE(offset + 12),
  }
}

/** A TrueType file in a PDF says how long it is once unpacked (ISO 32000-1, table 127); PDFKit leaves it out. */
function sayLength(doc: PdfDoc) {
  const { subset } = doc._font
  const encode = subset.encode.bind(subset)
  subset.encode = () => {
    const bytes = encode()
    // PDFKit makes the file's object right before it asks for its bytes.
    if (doc.latest) doc.latest.data.Length1 = bytes.length
    return bytes
  }
}
