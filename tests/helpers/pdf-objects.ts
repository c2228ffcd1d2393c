import { PdfFile } from "#app/dossier/pages/pdf-file.ts"
import {
  type Dict,
  Keyword,
  Name,
  Parser,
  PdfString,
  type PdfValue,
  Ref,
  Stream,
} from "#app/dossier/pages/pdf-syntax.ts"
import { decodeStream, filtersOf } from "#app/dossier/pages/stream-filters.ts"

/** A PDF taken apart for checking: its objects, pages, and the operators of its content. */

interface Operation {
  name: string
  operands: PdfValue[]
}

export class OpenedPdf {
  readonly file: PdfFile
  readonly bytes: Buffer
  /** Every dictionary of the file, those inside others too, with the number of its object. */
  readonly dicts: { num: number; dict: Dict }[] = []
  readonly streams: { num: number; stream: Stream }[] = []
  readonly strings: Buffer[] = []

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.file = new PdfFile(bytes)
    for (const num of this.file.objectNumbers) this.walk(num, this.file.resolve(new Ref(num, 0)))
  }

  private walk(num: number, value: PdfValue): void {
    if (value instanceof Stream) {
      this.streams.push({ num, stream: value })
      this.walk(num, value.dict)
    } else if (value instanceof Map) {
      this.dicts.push({ num, dict: value })
      for (const item of value.values()) this.walk(num, item)
    } else if (Array.isArray(value)) for (const item of value) this.walk(num, item)
    else if (value instanceof PdfString) this.strings.push(value.bytes)
  }

  get catalog(): Dict {
    return this.file.catalog
  }

  get pages(): Dict[] {
    const list = (node: Dict): Dict[] =>
      this.file.name(node.get("Type")) === "Pages"
        ? (this.file.array(node.get("Kids")) ?? []).flatMap((kid) => list(this.file.dict(kid) ?? new Map()))
        : [node]
    return list(this.file.dict(this.catalog.get("Pages")) ?? new Map())
  }

  ofType(type: string): Dict[] {
    return this.dicts.flatMap(({ dict }) => (this.file.name(dict.get("Type")) === type ? [dict] : []))
  }

  text(value: PdfValue | undefined): string {
    const found = this.file.resolve(value)
    if (!(found instanceof PdfString)) return ""
    const { bytes } = found
    if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString("latin1")
    return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le")
  }

  data(stream: Stream): Buffer {
    const { resolve } = this.file
    return decodeStream(stream.data, filtersOf(stream.dict, resolve), resolve).data
  }

  /** The operators of a page's content in their order. */
  operations(page: Dict): Operation[] {
    const contents = this.file.resolve(page.get("Contents"))
    const list = Array.isArray(contents) ? contents.map(this.file.resolve) : [contents]
    const bytes = Buffer.concat(
      list.flatMap((one) => (one instanceof Stream ? [this.data(one), Buffer.from("\n")] : [])),
    )
    const parser = new Parser(bytes)
    const found: Operation[] = []
    let operands: PdfValue[] = []
    for (let token = parser.next(); token !== undefined; token = parser.next()) {
      if (!(token instanceof Keyword)) operands.push(token)
      else {
        found.push({ name: token.value, operands })
        operands = []
      }
    }
    return found
  }
}

export const nameOf = (value: PdfValue | undefined) => (value instanceof Name ? value.value : "")

/** The glyphs that a page's content shows, by the name of the font in its resources. */
export function shownGlyphs(operations: Operation[]): Map<string, Set<number>> {
  const shown = new Map<string, Set<number>>()
  let font = ""
  for (const { name, operands } of operations) {
    if (name === "Tf") font = nameOf(operands[0])
    const strings = name === "TJ" && Array.isArray(operands[0]) ? operands[0] : name === "Tj" ? operands : []
    for (const string of strings) {
      if (!(string instanceof PdfString)) continue
      const glyphs = shown.get(font) ?? new Set()
      shown.set(font, glyphs)
      for (let at = 0; at + 1 < string.bytes.length; at += 2) glyphs.add(string.bytes.readUInt16BE(at))
    }
  }
  return shown
}
