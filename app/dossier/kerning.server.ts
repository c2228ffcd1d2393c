import { readFileSync } from "node:fs"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import type { PdfDoc, PdfFont } from "./pdf-file.server.ts"

/** Distances in thousandths of the font size, by pair of characters; pairs that stand as they are are left out. */
export type KerningTable = Record<string, Record<string, number>>

/** The fonts whose pairs are tabled, and their files. */
export const KERNED_FONTS = {
  regular: "NotoSans-Regular.ttf",
  bold: "NotoSans-Bold.ttf",
  italic: "NotoSans-Italic.ttf",
} as const

/** The characters whose pairs the table knows: those of nearly all text. */
export const KERNED_CHARACTERS = `${Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join("")}–—‘’“”…`

/** The distance a font asks for between two characters. */
export function measurePair(font: PdfFont, left: string, right: string): number {
  const run = font.font.layout(left + right, { liga: false, clig: false, kern: true })
  const [first, second] = run.glyphs
  const advance = run.positions[0]?.xAdvance ?? 0
  return first && second ? Math.round((advance - first.advanceWidth) * font.scale) : 0
}

/** Measures all pairs of the table in the fonts of a folder; takes some seconds. */
export function measureKerning(folder: string): KerningTable {
  const doc = new PDFDocument({ autoFirstPage: false, font: null as never }) as unknown as PdfDoc
  const table: KerningTable = {}
  for (const [name, file] of Object.entries(KERNED_FONTS)) {
    doc.font(readFileSync(join(folder, file)))
    const pairs: Record<string, number> = {}
    for (const left of KERNED_CHARACTERS) {
      for (const right of KERNED_CHARACTERS) {
        const distance = measurePair(doc._font, left, right)
        if (distance !== 0) pairs[left + right] = distance
      }
    }
    table[name] = pairs
  }
  return table
}

/** Reads the table beside the fonts. */
export function readKerning(folder: string): KerningTable {
  return JSON.parse(readFileSync(join(folder, "kerning.json"), "utf8"))
}
