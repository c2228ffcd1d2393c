import { createRequire } from "node:module"
import type { PdfFile } from "./pdf-file.ts"
import { type Dict, Keyword, Name, Parser, type PdfString, type PdfValue } from "./pdf-syntax.ts"

/** The text of fields and free text annotations: its font, its size and its lines (ISO 32000-1, 12.7.3.3). */

export type TextStyle = {
  /** Name of the font in the resources. */
  font: string
  /** 0 asks for a size that fits. */
  size: number
  /** The colour operators of the default appearance. */
  color: string
}

/** Reads a default appearance string: "/Helv 12 Tf 0 g". */
export function readDefaultAppearance(text: PdfString | undefined): TextStyle {
  const style: TextStyle = { font: "Helv", size: 0, color: "0 g" }
  const parser = new Parser(text?.bytes ?? Buffer.alloc(0))
  let operands: PdfValue[] = []
  for (let token = parser.next(); token !== undefined; token = parser.next()) {
    if (!(token instanceof Keyword)) {
      operands.push(token)
      continue
    }
    const [name, size] = operands.slice(-2)
    if (token.value === "Tf" && name instanceof Name && typeof size === "number") {
      style.font = name.value
      style.size = Math.abs(size)
    } else if (["g", "rg", "k"].includes(token.value) && operands.every((n) => typeof n === "number"))
      style.color = `${operands.join(" ")} ${token.value}`
    operands = []
  }
  return style
}

/** A text string as characters: UTF-16 with its mark, UTF-8 with its mark, else taken as Latin-1 (7.9.2.2). */
export function decodeText({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    return swapped.swap16().toString("utf16le")
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le")
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString("utf8")
  return bytes.toString("latin1")
}

/** A string operand in one byte per character; characters beyond Latin-1 become a question mark. */
export function encodeText(text: string): string {
  const bytes = Buffer.from(text.replace(/[^\0-\xff]/gu, "?"), "latin1")
  return `<${bytes.toString("hex")}>`
}

/** Width of a text at size 1. */
export type Measure = (text: string) => number

/** Of the marks that check boxes and radio buttons show: tick, cross, circle, square, diamond, star. */
const DINGBAT_WIDTHS: Record<string, number> = {
  3: 0.755,
  4: 0.846,
  8: 0.76,
  l: 0.791,
  n: 0.761,
  u: 0.788,
  H: 0.816,
}

type StandardFont = { widthOfTextAtSize(text: string, size: number): number }

/** How wide texts are in a simple font: by its own widths, else by those of the standard font it resembles. */
export function measureWith(file: PdfFile, font: Dict | undefined): Measure {
  const widths = file.array(font?.get("Widths"))
  const first = file.number(font?.get("FirstChar")) ?? 0
  const missing = file.number(file.dict(font?.get("FontDescriptor"))?.get("MissingWidth"))
  let standard: StandardFont | undefined
  if (file.name(font?.get("BaseFont")) === "ZapfDingbats")
    return (text) => [...text].reduce((width, char) => width + (DINGBAT_WIDTHS[char] ?? 0.79), 0)
  return (text) => {
    let width = 0
    for (const char of text) {
      const own = file.number(widths?.[(char.codePointAt(0) ?? 0) - first]) ?? (widths ? missing : undefined)
      if (own !== undefined) width += own / 1000
      else {
        standard ??= standardFont(file.name(font?.get("BaseFont")) ?? "Helvetica")
        width += standard.widthOfTextAtSize(/[ -~]/.test(char) ? char : "n", 1)
      }
    }
    return width
  }
}

function standardFont(baseFont: string): StandardFont {
  // Measures of the standard fonts take a third of a second to load, and few files ask for them.
  const { Standard14Font } = createRequire(import.meta.url)("@libpdf/core") as typeof import("@libpdf/core")
  const bold = /bold|black|demi/i.test(baseFont)
  if (/courier|mono/i.test(baseFont)) return Standard14Font.of(bold ? "Courier-Bold" : "Courier")
  if (/times|serif|roman/i.test(baseFont) && !/sans/i.test(baseFont))
    return Standard14Font.of(bold ? "Times-Bold" : "Times-Roman")
  return Standard14Font.of(bold ? "Helvetica-Bold" : "Helvetica")
}

/** Breaks a text into lines of at most `width` at size 1; a word that is too long is broken where it must. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = []
    let line = ""
    for (const word of paragraph.split(/(?<= )/)) {
      if (line && measure((line + word).trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ""
      }
      line += word
      while (line.length > 1 && measure(line.trimEnd()) > width) {
        let fits = line.length - 1
        while (fits > 1 && measure(line.slice(0, fits)) > width) fits--
        lines.push(line.slice(0, fits))
        line = line.slice(fits)
      }
    }
    return [...lines, line.trimEnd()]
  })
}
