import { join } from "node:path"
import {
  KERNED_CHARACTERS,
  KERNED_FONTS,
  type KerningTable,
  measurePair,
  readKerning,
} from "./kerning.server.ts"
import { type OpenFont, openFont, type SizedFont } from "./open-font.server.ts"
import type { PdfDoc } from "./pdf-file.server.ts"
import type { Face } from "./theme.ts"

/** Fonts tried in this order for a character; the first that has it draws it. */
const FILES: Record<string, string> = {
  ...KERNED_FONTS,
  naskh: "NotoNaskhArabic-Regular.ttf",
  naskhBold: "NotoNaskhArabic-Bold.ttf",
  symbols: "NotoSansSymbols2-Regular.ttf",
  math: "NotoSansMath-Regular.ttf",
}

const FALLBACK: Record<Face, string[]> = {
  regular: ["regular", "naskh", "symbols", "math"],
  italic: ["italic", "naskh", "symbols", "math"],
  bold: ["bold", "naskhBold", "symbols", "math"],
}

/** Naskh letters are small for their body; drawn a little larger they match the Latin text beside them. */
const NASKH_SCALE = 1.16

/** Words that are remembered of each face. */
const MOST_WORDS = 20_000

const TABLED = new Set(KERNED_CHARACTERS)

const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const LETTER = /\p{L}/u
const SIMPLE = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]+$/
const MIRROR: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "«": "»",
  "»": "«",
}

/** Glyphs of one run in one font. Widths are thousandths of the font size. */
export interface Glyphs {
  font: OpenFont
  scale: number
  width: number
  rtl: boolean
  /** What stands in a TJ array between its first "(" and last ")"; with raised or shifted marks, `marks` counts. */
  tj: string
  marks?: { bytes: string; before: number; after: number; rise: number }[]
  text: string
}

/** A word as it is drawn: its runs from left to right, their width together in thousandths of the font size. */
export interface ShapedWord {
  runs: Glyphs[]
  width: number
  rtl: boolean
  /** Without a letter, so that it goes the way of its neighbours. */
  isNeutral: boolean
}

/** A glyph's two bytes as they stand in a PDF string, where some signs are escaped (ISO 32000-1, 7.3.4.2). */
function stringBytes(id: number): string {
  const bytes = String.fromCharCode(id >> 8, id & 0xff)
  return bytes.replace(/[()\\\r\n]/g, (sign) => (sign === "\r" ? "\\r" : sign === "\n" ? "\\n" : `\\${sign}`))
}

/** Shapes words and remembers them: the words of a dossier repeat themselves. */
export class FontSet {
  /** Whether the fonts have had a glyph for every character so far. */
  isComplete = true
  private readonly open = new Map<string, OpenFont>()
  private readonly words: Record<Face, Map<string, ShapedWord>> = {
    regular: new Map(),
    italic: new Map(),
    bold: new Map(),
  }
  private readonly spaces: Partial<Record<Face, Glyphs>> = {}
  private readonly doc: PdfDoc
  private readonly folder: string
  private readonly kerning: KerningTable

  constructor(doc: PdfDoc, folder: string) {
    this.doc = doc
    this.folder = folder
    this.kerning = readKerning(folder)
  }

  /** Shapes a word (no spaces to break at). */
  shape(word: string, face: Face): ShapedWord {
    const words = this.words[face]
    const known = words.get(word)
    if (known) return known
    const shaped = this.shapeOnce(word, face)
    if (words.size > MOST_WORDS) words.clear()
    words.set(word, shaped)
    return shaped
  }

  /** Shapes what does not repeat itself, such as pieces of a word that is too long for its line. */
  shapeOnce(word: string, face: Face): ShapedWord {
    const runs = SIMPLE.test(word) ? [this.shapeSimple(word, this.font(face))] : this.shapeAny(word, face)
    const width = runs.reduce((sum, run) => sum + run.width * run.scale, 0)
    return { runs, width, rtl: ARABIC.test(word), isNeutral: !LETTER.test(word) }
  }

  space(face: Face): Glyphs {
    this.spaces[face] ??= this.shapeOnce(" ", face).runs[0] as Glyphs
    return this.spaces[face]
  }

  /** A font in a size (points), one thing for all that is set in it. */
  sized(font: OpenFont, size: number): SizedFont {
    const known = font.sizes.get(size)
    if (known) return known
    const made = { font, size, operator: `/${font.id} ${Math.round(size * 100) / 100} Tf` }
    font.sizes.set(size, made)
    return made
  }

  private font(name: string): OpenFont {
    const known = this.open.get(name)
    if (known) return known
    const file = FILES[name]
    if (!file) throw new Error(`Unknown font "${name}"`)
    const font = openFont(this.doc, join(this.folder, file), this.kerning[name])
    this.open.set(name, font)
    return font
  }

  /** Latin text without marks: one glyph per character and kerning between pairs, each looked up once. */
  private shapeSimple(word: string, font: OpenFont): Glyphs {
    // Joined at the end: a string that grows sign by sign holds a link for each of them.
    const tj: string[] = []
    let width = 0
    let previous = 0
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at)
      if (previous) {
        const kern = this.kern(previous, code, font)
        if (kern) {
          tj.push(`)${-kern}(`)
          width += kern
        }
      }
      const char = this.char(code, font)
      tj.push(char.bytes)
      width += char.advance
      previous = code
    }
    return { font, scale: 1, width, rtl: false, tj: tj.join(""), text: word }
  }

  private char(code: number, font: OpenFont) {
    let char = font.chars.get(code)
    if (!char) {
      const glyph = font.pdf.font.glyphForCodePoint(code)
      char = {
        bytes: stringBytes(this.take(glyph, [code], font)),
        advance: Math.round(glyph.advanceWidth * font.pdf.scale),
      }
      font.chars.set(code, char)
    }
    return char
  }

  private kern(left: number, right: number, font: OpenFont): number {
    const key = left * 65_536 + right
    let kern = font.pairs.get(key)
    if (kern === undefined) {
      const [first, second] = [String.fromCharCode(left), String.fromCharCode(right)]
      const tabled = font.kerning && TABLED.has(first) && TABLED.has(second)
      kern = tabled ? (font.kerning?.[first + second] ?? 0) : measurePair(font.pdf, first, second)
      font.pairs.set(key, kern)
    }
    return kern
  }

  private shapeAny(word: string, face: Face): Glyphs[] {
    const rtl = ARABIC.test(word)
    const fonts = FALLBACK[face].map((name) => name)
    const order = rtl ? [fonts[1] as string, fonts[0] as string, ...fonts.slice(2)] : fonts
    const runs: { name: string; text: string }[] = []
    for (const char of word) {
      const name = this.fontFor(char, order, runs.at(-1)?.name)
      const last = runs.at(-1)
      if (last && last.name === name) last.text += char
      else runs.push({ name, text: char })
    }
    const shaped = runs.map((run) =>
      // Symbols stand alone: mapping their characters spares the reading of shaping tables.
      run.name === "symbols" || run.name === "math"
        ? this.shapeSymbols(run.text, this.font(run.name), rtl)
        : this.shapeFull(run.text, this.font(run.name), run.name.startsWith("naskh"), rtl),
    )
    return rtl ? shaped.reverse() : shaped
  }

  private fontFor(char: string, order: string[], previous: string | undefined): string {
    const code = char.codePointAt(0) as number
    const joins = /\p{M}|\u200c|\u200d/u.test(char)
    if (joins && previous && this.font(previous).pdf.font.hasGlyphForCodePoint(code)) return previous
    return (
      order.find((name) => this.font(name).pdf.font.hasGlyphForCodePoint(code)) ??
      previous ??
      (order[0] as string)
    )
  }

  private shapeSymbols(text: string, font: OpenFont, rtl: boolean): Glyphs {
    const chars = [...text].map((char) => this.char(char.codePointAt(0) as number, font))
    const width = chars.reduce((sum, char) => sum + char.advance, 0)
    return { font, scale: 1, width, rtl, tj: chars.map(({ bytes }) => bytes).join(""), text }
  }

  private shapeFull(text: string, font: OpenFont, naskh: boolean, rtl: boolean): Glyphs {
    const arabic = ARABIC.test(text)
    const logical = rtl ? text.replace(/[()[\]{}«»]/g, (c) => MIRROR[c] ?? c) : text
    const run = font.pdf.font.layout(logical, { liga: arabic, clig: arabic })
    const scale = font.pdf.scale
    const marks: NonNullable<Glyphs["marks"]> = []
    let width = 0
    let plain = true
    for (const [at, glyph] of run.glyphs.entries()) {
      const position = run.positions[at] ?? { xAdvance: glyph.advanceWidth, xOffset: 0, yOffset: 0 }
      const before = Math.round(position.xOffset * scale)
      const rise = Math.round(position.yOffset * scale)
      const advance = Math.round(position.xAdvance * scale)
      const id = this.take(glyph, glyph.codePoints, font)
      const after = advance - before - Math.round(font.pdf.widths[id] ?? 0)
      marks.push({ bytes: stringBytes(id), before, after, rise })
      if (before || rise) plain = false
      width += advance
    }
    const tj = marks.map(({ bytes, after }) => (after ? `${bytes})${-after}(` : bytes)).join("")
    return { font, scale: naskh ? NASKH_SCALE : 1, width, rtl, tj, text, ...(plain ? {} : { marks }) }
  }

  /** Takes a glyph into the subset. @returns its id there. */
  private take(glyph: { id: number; advanceWidth: number }, codes: number[], font: OpenFont): number {
    if (glyph.id === 0) this.isComplete = false
    const known = font.taken.get(glyph.id)
    if (known !== undefined) return known
    const { pdf } = font
    const id = pdf.subset.includeGlyph(glyph.id)
    pdf.widths[id] ??= glyph.advanceWidth * pdf.scale
    pdf.unicode[id] ??= codes
    font.taken.set(glyph.id, id)
    return id
  }
}
