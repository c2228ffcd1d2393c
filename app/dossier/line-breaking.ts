import type { Inline, Span } from "#app/domain/dossier-document.ts"
import type { FontSet } from "./font-set.server.ts"
import { isWord, type Line, type Piece, placeWords, type Word } from "./place-words.ts"
import { color, type Face, type TextStyle } from "./theme.ts"

const CODE = /\b[A-Z]{1,4}-\d{2,6}\b/g
const BREAKING = /[-/–—_]/
const SOFT_BREAK = /(?<=[\p{L}\p{N}][-/–—_])(?=[\p{L}\p{N}])/u

/** Words that are remembered of each look. */
const MOST_WORDS = 5_000

/** How words look; what stands between two blanks is remembered as its pieces. */
interface Look {
  face: Face
  size: number
  color: string
  to: string | undefined
  words: Map<string, readonly Piece[]>
}

/** Breaks running text into lines; widths are points. */
export class LineBreaker {
  private readonly looks = new Map<string, Look>()
  private readonly fonts: FontSet
  private readonly codes: ReadonlyMap<string, string>

  /** `codes` are the evidence codes that become links wherever they stand in a text, with where they lead. */
  constructor(fonts: FontSet, codes: ReadonlyMap<string, string>) {
    this.fonts = fonts
    this.codes = codes
  }

  break(inline: Inline, style: TextStyle, width: number): Line[] {
    return this.fill(this.pieces(this.spans(inline), style), style, width)
  }

  /** One line that ends in an ellipsis where the text is too long for it. */
  fit(text: string, style: TextStyle, width: number): Line {
    const oneLine = (of: string) => this.break(of, style, 1e6)[0] as Line
    const whole = oneLine(text)
    if (whole.width <= width) return whole
    const chars = [...text]
    const cut = (count: number) => oneLine(`${chars.slice(0, count).join("").trimEnd()}…`)
    return cut(longestFit(chars.length, (count) => cut(count).width <= width))
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

  private pieces(spans: Span[], style: TextStyle): Piece[] {
    const pieces: Piece[] = []
    for (const span of spans) {
      const look = this.look(span, style)
      const { text } = span
      for (let at = 0; at < text.length; ) {
        const code = text.charCodeAt(at)
        if (isBlank(code)) {
          addBetween(pieces, code === NEWLINE ? "end" : "space")
          at++
          continue
        }
        const from = at
        while (at < text.length && !isBlank(text.charCodeAt(at))) at++
        const place = pieces.length
        for (const piece of this.wordPieces(text.slice(from, at), look)) pieces.push(piece)
        // A word that begins where a span begins goes on with the one that the span before ended with.
        joinAt(pieces, place - 1)
      }
    }
    if (pieces.at(-1) === "space") pieces.pop()
    return pieces
  }

  private look({ bold, italic, soft, to }: Span, style: TextStyle): Look {
    const face: Face = bold ? "bold" : italic ? "italic" : style.face
    const ink = to ? (style.link ?? color.accent) : soft ? color.soft : style.color
    const key = `${face}|${style.size}|${ink}`
    const known = to ? undefined : this.looks.get(key)
    if (known) return known
    const look: Look = { face, size: style.size, color: ink, to: to || undefined, words: new Map() }
    // Links seldom repeat.
    if (!to) this.looks.set(key, look)
    return look
  }

  /** What stands between two blanks: a word, or several with places to break between them. */
  private wordPieces(text: string, look: Look): readonly Piece[] {
    const known = look.words.get(text)
    if (known) return known
    const chunks = !look.to && BREAKING.test(text) ? text.split(SOFT_BREAK) : [text]
    const pieces = chunks.flatMap((chunk, at): Piece[] => {
      const word = this.word(chunk, look)
      return at === 0 ? [word] : ["break", word]
    })
    if (look.words.size >= MOST_WORDS) look.words.clear()
    look.words.set(text, pieces)
    return pieces
  }

  private word(text: string, { face, size, color, to }: Omit<Look, "words">): Word {
    const shaped = this.fonts.shape(text, face)
    const width = (shaped.width * size) / 1000
    return { parts: [{ shaped, face, color, to, text }], width, rtl: shaped.rtl, neutral: shaped.isNeutral }
  }

  private fill(whole: Piece[], style: TextStyle, width: number): Line[] {
    const lines: Line[] = []
    const rtl = whole.find((piece): piece is Word => isWord(piece) && !piece.neutral)?.rtl ?? false
    const space = (this.fonts.space(style.face).width * style.size) / 1000
    const isWide = (piece: Piece): piece is Word => isWord(piece) && piece.width > width
    const pieces = whole.some(isWide)
      ? whole.flatMap((piece) => (isWide(piece) ? this.cut(piece, style, width) : piece))
      : whole
    const place = (from: number, to: number) =>
      lines.push(placeWords(pieces.slice(from, to), { style, rtl, fonts: this.fonts }))
    let from = 0
    let used = 0
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at] as Piece
      if (piece === "end") {
        place(from, at)
        from = at + 1
        used = 0
      } else if (isWord(piece)) {
        const gap = at > from && pieces[at - 1] === "space" ? space : 0
        if (at > from && used + gap + piece.width > width + 0.01) {
          place(from, at - 1)
          from = at
          used = piece.width
        } else used += gap + piece.width
      }
    }
    if (from < pieces.length || lines.length === 0) place(from, pieces.length)
    return lines
  }

  /** Cuts a word that is wider than a line, between characters. */
  private cut(word: Word, { size }: TextStyle, width: number): Piece[] {
    const pieces: Piece[] = []
    let open: Word | undefined
    for (const { text, face, color, to } of word.parts) {
      const chars = [...graphemes(text)]
      for (let at = 0; at < chars.length; ) {
        const room = width - 1 - (open?.width ?? 0)
        const piece = (count: number) => chars.slice(at, at + count).join("")
        const isFitting = (count: number) =>
          (this.fonts.shapeOnce(piece(count), face).width * size) / 1000 <= room
        const fitting = longestFit(chars.length - at, isFitting)
        // One character stands in a line of its own, however narrow the line.
        const count = fitting === 0 && !open ? 1 : fitting
        if (count > 0) {
          const added = this.word(piece(count), { face, size, color, to })
          open = open ? join(open, added) : added
        }
        at += count
        if (at === chars.length) break
        if (open) pieces.push(open, "break")
        open = undefined
      }
    }
    if (open) pieces.push(open)
    return pieces
  }
}

const NEWLINE = 0x0a

/** Spaces, tabs and line ends. */
const isBlank = (code: number) => code === 0x20 || code === NEWLINE || code === 0x09 || code === 0x0d

/** A space counts once, and not at a line's beginning or end. */
function addBetween(pieces: Piece[], between: "space" | "end") {
  const last = pieces.at(-1)
  if (isWord(last) || between === "end") {
    if (last === "space") pieces.pop()
    pieces.push(between)
  }
}

/** Makes one word of two that stand beside each other, where they do. */
function joinAt(pieces: Piece[], at: number) {
  const [left, right] = [pieces[at], pieces[at + 1]]
  if (isWord(left) && isWord(right)) pieces.splice(at, 2, join(left, right))
}

const join = (left: Word, right: Word): Word => ({
  parts: [...left.parts, ...right.parts],
  width: left.width + right.width,
  rtl: left.rtl || right.rtl,
  neutral: left.neutral && right.neutral,
})

/** The largest count up to `most` that fits, where none fits beyond one that does not; looks first among the small. */
function longestFit(most: number, isFitting: (count: number) => boolean): number {
  let high = 1
  while (high <= most && isFitting(high)) high *= 2
  let low = high >> 1
  high = Math.min(high - 1, most)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isFitting(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** What a reader takes for one character; plain text is spared the loading of the rules of all scripts. */
function graphemes(text: string): Iterable<string> {
  if (/^[\u0020-\u007e]*$/.test(text)) return text
  return Array.from(new Intl.Segmenter("id").segment(text), ({ segment }) => segment)
}
