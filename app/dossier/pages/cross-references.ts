import { type Dict, isSpace, type Name, Parser, type PdfValue } from "./pdf-syntax.ts"
import { decodeStream, filtersOf } from "./stream-filters.ts"

/** Where an object stands: at a byte of the file, or in an object stream. */
export type Entry = { offset: number } | { stream: number }
type Section = { entries: Map<number, Entry | undefined>; trailer: Dict }

const number = (value: PdfValue | undefined) => (typeof value === "number" ? value : undefined)
// What cross-reference streams use is direct (7.5.8.2).
const direct = (value: PdfValue | undefined) => value ?? null

/**
 * The cross-references of a file, newest section first, along /Prev and /XRefStm (ISO 32000-1, 7.5.4 and 7.5.8).
 * @throws {Error} when a section cannot be read
 */
export function readCrossReferences(bytes: Buffer): { entries: Map<number, Entry>; trailer: Dict } {
  const marker = bytes.lastIndexOf("startxref")
  if (marker < 0) throw new Error("No startxref")
  const start = new Parser(bytes, marker + 9).integer()
  const merged = new Map<number, Entry | undefined>()
  let trailer: Dict | undefined
  const visited = new Set<number>()
  const queue = [start]
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (visited.has(offset)) continue
    visited.add(offset)
    const section = readSection(bytes, offset)
    const merge = ({ entries }: Section) => {
      for (const [num, entry] of entries) if (!merged.has(num)) merged.set(num, entry)
    }
    // The table of a hybrid file calls free what its cross-reference stream holds (7.5.8.4).
    const hybrid = number(section.trailer.get("XRefStm"))
    if (hybrid !== undefined) merge(readSection(bytes, hybrid))
    merge(section)
    trailer ??= section.trailer
    const previous = number(section.trailer.get("Prev"))
    if (previous !== undefined && previous > 0) queue.push(previous)
  }
  if (!trailer?.has("Root")) throw new Error("No Root in the trailer")
  const entries = new Map<number, Entry>()
  for (const [num, entry] of merged) if (entry) entries.set(num, entry)
  return { entries, trailer }
}

function readSection(bytes: Buffer, offset: number): Section {
  const parser = new Parser(bytes, offset)
  return parser.accept("xref") ? readTable(parser) : readXrefStream(parser)
}

function readTable(parser: Parser): Section {
  const entries = new Map<number, Entry | undefined>()
  while (!parser.accept("trailer")) {
    let first = parser.integer()
    const count = parser.integer()
    if (first === undefined || count === undefined) throw new Error(`No subsection at byte ${parser.pos}`)
    for (let i = 0; i < count; i++) {
      if (parser.accept("trailer")) {
        parser.pos -= 7
        break
      }
      const offset = parser.integer()
      const generation = parser.integer()
      const used = parser.accept("n")
      if (offset === undefined || (!used && !parser.accept("f")))
        throw new Error(`No entry at byte ${parser.pos}`)
      // Some writers begin the table at 1 though its first entry is that of object 0.
      if (i === 0 && first === 1 && !used && generation === 65535) first = 0
      const num = first + i
      // A free entry hides older ones; of two for one number the first counts.
      if (!entries.has(num)) entries.set(num, used && offset > 0 ? { offset } : undefined)
    }
  }
  const trailer = parser.value()
  if (!(trailer instanceof Map)) throw new Error("No trailer dictionary")
  return { entries, trailer }
}

function readXrefStream(parser: Parser): Section {
  const { bytes } = parser
  if (parser.integer() === undefined || parser.integer() === undefined || !parser.accept("obj"))
    throw new Error(`No cross-reference stream at byte ${parser.pos}`)
  const dict = parser.value()
  if (!(dict instanceof Map) || !parser.accept("stream")) throw new Error("Not a cross-reference stream")
  let start = parser.pos
  if (bytes[start] === 13) start++
  if (bytes[start] === 10) start++
  const length = number(dict.get("Length"))
  const end = length ?? bytes.indexOf("endstream", start) - start
  const { data } = decodeStream(bytes.subarray(start, start + end), filtersOf(dict, direct), direct)
  const widths = dict.get("W")
  if (!Array.isArray(widths)) throw new Error("No W in a cross-reference stream")
  const [w0 = 0, w1 = 0, w2 = 0] = widths.map((width) => number(width) ?? 0)
  const index = dict.get("Index")
  const ranges = Array.isArray(index)
    ? index.map((item) => number(item) ?? 0)
    : [0, number(dict.get("Size")) ?? 0]
  const entries = new Map<number, Entry | undefined>()
  const size = w0 + w1 + w2
  if (size <= 0 || size > 32) throw new Error(`Entries of ${size} bytes`)
  const field = (at: number, width: number) => {
    let value = 0
    for (let i = 0; i < width; i++) value = value * 256 + (data[at + i] as number)
    return value
  }
  let at = 0
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    const [first, count] = [ranges[r] as number, ranges[r + 1] as number]
    for (let i = 0; i < count && at + size <= data.length; i++, at += size) {
      const type = w0 ? field(at, w0) : 1
      const value = field(at + w0, w1)
      if (!entries.has(first + i))
        entries.set(first + i, type === 1 ? { offset: value } : type === 2 ? { stream: value } : undefined)
    }
  }
  return { entries, trailer: dict }
}

/**
 * Finds objects and trailers by reading through the file, as for a damaged one.
 * The last object of a number counts. Trailers come in the order of the file; dictionaries of
 * cross-reference streams are among them.
 */
export function rebuildCrossReferences(bytes: Buffer): { entries: Map<number, Entry>; trailers: Dict[] } {
  const entries = new Map<number, Entry>()
  const trailers: { at: number; dict: Dict }[] = []
  for (let at = bytes.indexOf("obj"); at >= 0; at = bytes.indexOf("obj", at + 3)) {
    const header = objectHeaderBefore(bytes, at)
    if (!header) continue
    entries.set(header.num, { offset: header.start })
    const parser = new Parser(bytes, at + 3)
    parser.skipSpace()
    if (bytes.toString("latin1", parser.pos, parser.pos + 2) !== "<<") continue
    // Only a dictionary that names its type early is parsed: reading all of them twice is slow.
    if (!bytes.toString("latin1", parser.pos, parser.pos + 600).includes("/XRef")) continue
    const dict = tryValue(parser)
    if (dict instanceof Map && (dict.get("Type") as Name | undefined)?.value === "XRef")
      trailers.push({ at, dict })
  }
  for (let at = bytes.indexOf("trailer"); at >= 0; at = bytes.indexOf("trailer", at + 7)) {
    const dict = tryValue(new Parser(bytes, at + 7))
    if (dict instanceof Map) trailers.push({ at, dict })
  }
  trailers.sort((a, b) => a.at - b.at)
  return { entries, trailers: trailers.map(({ dict }) => dict) }
}

function tryValue(parser: Parser): PdfValue {
  try {
    return parser.value()
  } catch {
    return null
  }
}

/** "12 0 " before the word obj, with white space or the file's beginning before it. */
function objectHeaderBefore(bytes: Buffer, at: number): { num: number; start: number } | undefined {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57
  let pos = at - 1
  const spaces = () => {
    const from = pos
    while (isSpace(bytes[pos])) pos--
    return from - pos
  }
  const digits = () => {
    const end = pos + 1
    while (isDigit(bytes[pos]) && end - pos < 12) pos--
    return bytes.toString("latin1", pos + 1, end)
  }
  spaces()
  if (!digits() || !spaces()) return undefined
  const num = digits()
  return num ? { num: Number(num), start: pos + 1 } : undefined
}
