import type { Inline, Span } from "#app/domain/dossier-document.ts"
import type { FontSet } from "./font-set.server.ts"
import { type Line, type Part, placeWords, type Word } from "./place-words.ts"
import { color, type Face, type TextStyle } from "./theme.ts"

const CODE = /\b[A-Z]{1,4}-\d{2,6}\b/g
const TOKEN = /\n|[ \t\r]+|[^\n \t\r]+/g
const BREAKING = /[-/–—_]/
const SOFT_BREAK = /(?<=[\p{L}\p{N}][-/–—_])(?=[\p{L}\p{N}])/u

/** Texts up to this length are remembered with their lines: labels and titles repeat in a dossier, paragraphs do not. */
const SHORT = 120

/** Breaks running text into lines; widths are points. */
export class LineBreaker {
  private readonly known = new Map<string, Line[]>()
  private readonly fonts: FontSet
  private readonly codes: ReadonlyMap<string, string>

  /** `codes` are the evidence codes that become links wherever they stand in a text, with where they lead. */
  constructor(fonts: FontSet, codes: ReadonlyMap<string, string>) {
    this.fonts = fonts
    this.codes = codes
  }

  break(inline: Inline, style: TextStyle, width: number): Line[] {
    const fill = () => this.fill(this.words(this.spans(inline), style), style, width)
    if (typeof inline !== "string" || inline.length > SHORT) return fill()
    const key = `${style.face}|${style.size}|${style.color}|${style.link ?? ""}|${width}|${inline}`
    const known = this.known.get(key)
    if (known) return known
    const lines = fill()
    if (this.known.size > 1_000) this.known.clear()
    this.known.set(key, lines)
    return lines
  }

  /** One line that ends in an ellipsis where the text is too long for it. */
  fit(text: string, style: TextStyle, width: number): Line {
    const [first] = this.break(text, style, 1e6)
    if (!first || first.width <= width) return first ?? { runs: [], width: 0, rtl: false }
    const chars = [...text]
    let low = 0
    let high = chars.length
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const [line] = this.fill(
        this.words([{ text: `${chars.slice(0, middle).join("").trimEnd()}…` }], style),
        style,
        1e6,
      )
      if ((line?.width ?? 0) <= width) low = middle
      else high = middle - 1
    }
    return this.break(`${chars.slice(0, low).join("").trimEnd()}…`, style, 1e6)[0] as Line
  }

  private spans(inline: Inline): Span[] {
    const spans = typeof inline === "string" ? [{ text: inline }] : inline
    const linked: Span[] = []
    for (const span of spans) {
      let from = 0
      if (!span.to && span.text.includes("-")) {
        for (const match of span.text.matchAll(CODE)) {
          const to = this.codes.get(match[0])
          if (!to) continue
          if (match.index > from) linked.push({ ...span, text: span.text.slice(from, match.index) })
          linked.push({ ...span, text: match[0], to })
          from = match.index + match[0].length
        }
      }
      if (from === 0) linked.push(span)
      else if (from < span.text.length) linked.push({ ...span, text: span.text.slice(from) })
    }
    return linked
  }

  private words(spans: Span[], style: TextStyle): Word[] {
    const words: Word[] = []
    let open: Word | undefined
    const close = (after: Word["after"]) => {
      const word =
        open ?? (after === "end" ? { parts: [], width: 0, rtl: false, neutral: true, after } : undefined)
      open = undefined
      if (word) words.push(Object.assign(word, { after }))
      else if (after === "space" && words.length > 0 && words.at(-1)?.after !== "end")
        (words.at(-1) as Word).after = "space"
    }
    for (const span of spans) {
      const face: Face = span.bold ? "bold" : span.italic ? "italic" : style.face
      const ink = span.to ? (style.link ?? color.accent) : span.soft ? color.soft : style.color
      for (const piece of span.text.match(TOKEN) ?? []) {
        if (piece === "\n") close("end")
        else if (/^[ \t\r]/.test(piece)) close("space")
        else {
          const chunks = !span.to && BREAKING.test(piece) ? piece.split(SOFT_BREAK) : [piece]
          for (const [at, chunk] of chunks.entries()) {
            if (at > 0) close("break")
            open = this.addPart(open, chunk, face, ink, style.size, span.to)
          }
        }
      }
    }
    close("none")
    return words
  }

  private addPart(
    word: Word | undefined,
    text: string,
    face: Face,
    ink: string,
    size: number,
    to?: string,
  ): Word {
    const shaped = this.fonts.shape(text, face)
    const width = (shaped.width * size) / 1000
    const part: Part = { shaped, face, color: ink, to, text }
    if (!word) return { parts: [part], width, rtl: shaped.rtl, neutral: shaped.isNeutral, after: "none" }
    word.parts.push(part)
    word.width += width
    word.rtl ||= shaped.rtl
    word.neutral &&= shaped.isNeutral
    return word
  }

  private fill(words: Word[], style: TextStyle, width: number): Line[] {
    const lines: Line[] = []
    const rtl = words.find((word) => !word.neutral)?.rtl ?? false
    const space = (this.fonts.space(style.face).width * style.size) / 1000
    let line: Word[] = []
    let used = 0
    const flush = () => {
      lines.push(placeWords(line, { style, rtl, fonts: this.fonts }))
      line = []
      used = 0
    }
    const isWide = (word: Word) => word.width > width
    const fitting = words.some(isWide)
      ? words.flatMap((word) => (isWide(word) ? this.cut(word, style, width) : word))
      : words
    for (const word of fitting) {
      const gap = line.length > 0 && line.at(-1)?.after === "space" ? space : 0
      if (line.length > 0 && used + gap + word.width > width + 0.01) flush()
      used += (line.length > 0 ? gap : 0) + word.width
      line.push(word)
      if (word.after === "end") flush()
    }
    if (line.length > 0 || lines.length === 0) flush()
    return lines
  }

  /** Cuts a word that is wider than a line, between characters. */
  private cut(word: Word, style: TextStyle, width: number): Word[] {
    const pieces: Word[] = []
    let open: Word | undefined
    for (const { text: whole, face, color: ink, to } of word.parts) {
      const widthOfPiece = (piece: string) => (this.fonts.shapeOnce(piece, face).width * style.size) / 1000
      let text = ""
      for (const segment of graphemes(whole)) {
        const used: number = (open?.width ?? 0) + widthOfPiece(text)
        if (used > 0 && used + widthOfPiece(segment) > width - 1) {
          if (text !== "") open = this.addPart(open, text, face, ink, style.size, to)
          pieces.push(Object.assign(open as Word, { after: "break" }))
          open = undefined
          text = ""
        }
        text += segment
      }
      if (text !== "") open = this.addPart(open, text, face, ink, style.size, to)
    }
    if (open) pieces.push(Object.assign(open, { after: word.after }))
    return pieces
  }
}

/** What a reader takes for one character; plain text is spared the loading of the rules of all scripts. */
function graphemes(text: string): Iterable<string> {
  if (/^[\u0020-\u007e]*$/.test(text)) return text
  return Array.from(new Intl.Segmenter("id").segment(text), ({ segment }) => segment)
}
