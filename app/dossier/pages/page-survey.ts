import type { Matrix } from "./annotations.ts"
import { type SourcePage, shownSize } from "./page-tree.ts"
import type { PdfFile } from "./pdf-file.ts"
import {
  type Dict,
  isSpace,
  Keyword,
  Parser,
  PdfString,
  type PdfValue,
  Stream,
  type Token,
} from "./pdf-syntax.ts"
import { decodeStream, filtersOf } from "./stream-filters.ts"

/** What can be told of a page without drawing it. */
export type PageFacts = {
  /** In points, as the page is shown. */
  width: number
  height: number
  /**
   * Which way most of its text runs as the page is shown: 0 upright, 90 upwards, 180 upside down, 270 downwards;
   * null with too little text to tell. The unseen text layer of a scan counts as well.
   */
  text: 0 | 90 | 180 | 270 | null
  /** Dots per inch of the page, at its own size, of the scan it consists of; null for a page that is no scan. */
  dpi: number | null
}

/** Less text than this tells no direction: a stamp, a page number. */
const FEWEST_SIGNS = 30
/** Text in one direction beyond this share of all is the page's direction. */
const MOST_OF = 0.6
/** Pictures over this share of a page with less visible text than this are a scan of a paper. */
const SCAN_SHARE = 0.5
const SCAN_MOST_SIGNS = 60
const MAX_FORMS = 8
/** A page of a paper has some thousands of operators; beyond this, what was seen so far counts. */
const MAX_TOKENS = 400_000

type Picture = { area: number; dpi: number }

/** Reads a page's content for the direction of its text and the resolution of its scan (ISO 32000-1, 8.3, 9.4). */
export function surveyPage(file: PdfFile, page: SourcePage): PageFacts {
  const { width, height } = shownSize(page)
  const survey = new Survey(file, page)
  survey.run(pageContent(file, page.dict), file.dict(page.resources), [1, 0, 0, 1, 0, 0], 0)
  return {
    width: Math.round(width * page.unit),
    height: Math.round(height * page.unit),
    text: survey.textDirection(),
    dpi: survey.scanDpi(width * height),
  }
}

class Survey {
  readonly #file: PdfFile
  readonly #page: SourcePage
  readonly #signs = new Map<number, number>()
  readonly #pictures: Picture[] = []
  #visible = 0
  #tokens = 0

  constructor(file: PdfFile, page: SourcePage) {
    this.#file = file
    this.#page = page
  }

  run(content: Buffer, resources: Dict | undefined, base: Matrix, depth: number): void {
    const parser = new Parser(content)
    const operands: Token[] = []
    const saved: { at: Matrix; mode: number }[] = []
    let state = { at: base, mode: 0 }
    let textMatrix: Matrix = [1, 0, 0, 1, 0, 0]
    for (let token = parser.next(); token !== undefined; token = parser.next()) {
      if (++this.#tokens > MAX_TOKENS) return
      if (!(token instanceof Keyword)) {
        operands.push(token)
        continue
      }
      switch (token.value) {
        case "q":
          saved.push(state)
          break
        case "Q":
          state = saved.pop() ?? state
          break
        case "cm":
          state = { ...state, at: multiply(matrixOf(operands) ?? [1, 0, 0, 1, 0, 0], state.at) }
          break
        case "BT":
          textMatrix = [1, 0, 0, 1, 0, 0]
          break
        case "Tm":
          textMatrix = matrixOf(operands) ?? textMatrix
          break
        case "Tr":
          state = { ...state, mode: Number(operands.at(-1)) || 0 }
          break
        case "Tj":
        case "TJ":
        case "'":
        case '"':
          this.#countText(operands.at(-1), multiply(textMatrix, state.at), state.mode !== 3)
          break
        case "Do":
          this.#drawObject(operands.at(-1), resources, state.at, depth)
          break
        case "BI":
          this.#drawInline(parser, state.at)
          break
      }
      operands.length = 0
    }
  }

  /** The direction of most of the text, as the page is shown. */
  textDirection(): PageFacts["text"] {
    const total = [...this.#signs.values()].reduce((sum, count) => sum + count, 0)
    if (total < FEWEST_SIGNS) return null
    const most = ([0, 90, 180, 270] as const).find(
      (angle) => (this.#signs.get(angle) ?? 0) >= MOST_OF * total,
    )
    return most ?? null
  }

  /** Of layers over the whole page the finest counts; of strips, their mean by area. */
  scanDpi(pageArea: number): number | null {
    if (this.#visible > SCAN_MOST_SIGNS || pageArea <= 0) return null
    const whole = this.#pictures.filter(({ area }) => area >= SCAN_SHARE * pageArea)
    if (whole.length > 0) return Math.round(Math.max(...whole.map(({ dpi }) => dpi)))
    const area = this.#pictures.reduce((sum, one) => sum + one.area, 0)
    if (area < SCAN_SHARE * pageArea) return null
    return Math.round(this.#pictures.reduce((sum, one) => sum + one.dpi * one.area, 0) / area)
  }

  #countText(shown: Token, [a, b]: Matrix, isVisible: boolean): void {
    const parts = Array.isArray(shown) ? shown : [shown]
    const signs = parts.reduce<number>(
      (sum, part) => sum + (part instanceof PdfString ? part.bytes.length : 0),
      0,
    )
    if (signs === 0) return
    if (isVisible) this.#visible += signs
    const degrees = (Math.atan2(b, a) * 180) / Math.PI - this.#page.rotate
    const quarter = Math.round(degrees / 90) * 90
    // Text that runs at a slant, as watermarks do, counts for no direction but against all.
    const angle = Math.abs(degrees - quarter) > 20 ? Number.NaN : ((quarter % 360) + 360) % 360
    this.#signs.set(angle, (this.#signs.get(angle) ?? 0) + signs)
  }

  #drawObject(name: Token, resources: Dict | undefined, at: Matrix, depth: number): void {
    const file = this.#file
    const key = name && typeof name === "object" && "value" in name ? String(name.value) : ""
    const object = file.resolve(file.dict(resources?.get("XObject"))?.get(key))
    if (!(object instanceof Stream)) return
    const kind = file.name(object.dict.get("Subtype"))
    if (kind === "Image") {
      const [width, height] = [file.number(object.dict.get("Width")), file.number(object.dict.get("Height"))]
      this.#addPicture(width, height, at)
    } else if (kind === "Form" && depth < MAX_FORMS) {
      const matrix = file.numbers(object.dict.get("Matrix"))
      const inner = matrix?.length === 6 ? multiply(matrix as unknown as Matrix, at) : at
      this.run(decoded(file, object), file.dict(object.dict.get("Resources")) ?? resources, inner, depth + 1)
    }
  }

  /** A picture that stands in the content itself (8.9.7): its size is noted and its data passed over. */
  #drawInline(parser: Parser, at: Matrix): void {
    const sizes: Record<string, number> = {}
    for (let key = parser.next(); key !== undefined; key = parser.next()) {
      if (key instanceof Keyword) break
      const value = parser.next()
      if (key && typeof key === "object" && "value" in key && typeof value === "number")
        sizes[String(key.value)] = value
    }
    this.#addPicture(sizes.W ?? sizes.Width, sizes.H ?? sizes.Height, at)
    const { bytes } = parser
    const stands = (at: number) =>
      isSpace(bytes[at - 1]) && (at + 2 >= bytes.length || isSpace(bytes[at + 2]))
    let end = bytes.indexOf("EI", parser.pos)
    while (end >= 0 && !stands(end)) end = bytes.indexOf("EI", end + 1)
    parser.pos = end < 0 ? bytes.length : end + 2
  }

  #addPicture(width: number | undefined, height: number | undefined, [a, b, c, d]: Matrix): void {
    const [across, up] = [Math.hypot(a, b), Math.hypot(c, d)]
    if (!width || !height || !(across > 0) || !(up > 0)) return
    const inches = this.#page.unit / 72
    const dpi = Math.min(width / (across * inches), height / (up * inches))
    this.#pictures.push({ area: Math.abs(a * d - b * c), dpi })
  }
}

function pageContent(file: PdfFile, page: Dict): Buffer {
  const contents = file.resolve(page.get("Contents"))
  const parts: PdfValue[] = Array.isArray(contents) ? contents.map(file.resolve) : [contents]
  const streams = parts.filter((part): part is Stream => part instanceof Stream)
  return Buffer.concat(streams.flatMap((part) => [decoded(file, part), Buffer.from("\n")]))
}

function decoded(file: PdfFile, { dict, data }: Stream): Buffer {
  const result = decodeStream(data, filtersOf(dict, file.resolve), file.resolve)
  return result.stopped === undefined ? result.data : Buffer.alloc(0)
}

function matrixOf(operands: readonly Token[]): Matrix | undefined {
  const six = operands.slice(-6)
  return six.length === 6 && six.every((value) => typeof value === "number")
    ? (six as unknown as Matrix)
    : undefined
}

/** `a` applied first, then `b`. */
function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}
