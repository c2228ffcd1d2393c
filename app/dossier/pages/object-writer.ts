import { deflateSync } from "node:zlib"
import { completeParts, listJpegParts, readJpeg } from "./jpeg.ts"
import { stripJpeg2000Metadata } from "./jpeg2000.ts"
import type { PdfFile } from "./pdf-file.ts"
import { type Dict, Name, PdfString, type PdfValue, Ref, Stream } from "./pdf-syntax.ts"
import { decodeStream, filtersOf, isSound } from "./stream-filters.ts"

/** An object of the new document; a number of it in `text` stands between two NUL characters. */
export type WrittenObject = { id: number; text: string; data?: Uint8Array[] }

/** A reference to an object that the writer itself numbers. */
export class NewRef extends Ref {}

/** What a page may not bring along: ways back into the source's page tree, and data about the file. */
const LEFT_OUT = new Set([
  "Metadata",
  "PieceInfo",
  "LastModified",
  "StructParent",
  "StructParents",
  "OPI",
  "Thumb",
])
const STREAM_LENGTHS = new Set(["Length", "F", "FFilter", "FDecodeParms", "DL"])
/** Formats of their own, in which a picture may say where and by whom it was taken. */
const PICTURE_FILTERS = new Set(["DCTDecode", "JPXDecode"])
const TREE_TYPES = new Set(["Page", "Pages", "Catalog", "StructTreeRoot", "StructElem"])

const MAX_OBJECTS = 500_000
const MAX_BYTES = 512 * 1024 * 1024

export class TooLargeError extends Error {}

/**
 * Writes objects of one source under new numbers, each once however many pages share it.
 * Streams keep the bytes they have, unless these are damaged.
 */
export class ObjectWriter {
  readonly #file: PdfFile
  readonly #emit: (object: WrittenObject) => void
  readonly #ids = new Map<number, number>()
  readonly #shared = new Map<PdfValue, NewRef>()
  readonly #queue: number[] = []
  #lastId = 0
  #bytes = 0

  readonly #stripMetadata: boolean

  /** With `stripMetadata` the photos in the file lose what they say of place, time and camera. */
  constructor(file: PdfFile, stripMetadata: boolean, emit: (object: WrittenObject) => void) {
    this.#file = file
    this.#stripMetadata = stripMetadata
    this.#emit = emit
  }

  /** The new number of an object of the source that has been written or is waiting, if it has one. */
  idOf(num: number): number | undefined {
    return this.#ids.get(num)
  }

  /** Writes a new object. Its references still need `flush`. */
  add(value: PdfValue): NewRef {
    const ref = new NewRef(++this.#lastId, 0)
    this.#write(ref.num, value)
    return ref
  }

  /** The same as an object of its own, written once: for values that many pages inherit. */
  share(value: PdfValue): Ref {
    if (value instanceof Ref) return value
    const known = this.#shared.get(value)
    if (known) return known
    const ref = this.add(value)
    this.#shared.set(value, ref)
    return ref
  }

  /** Writes everything that what was written refers to, one object a step. */
  *flush(): Generator<void> {
    for (let num = this.#queue.pop(); num !== undefined; num = this.#queue.pop()) {
      this.#write(this.#ids.get(num) as number, this.#file.resolve(new Ref(num, 0)))
      yield
    }
  }

  #write(id: number, value: PdfValue): void {
    if (id > MAX_OBJECTS) throw new TooLargeError(`More than ${MAX_OBJECTS} objects`)
    const object: WrittenObject =
      value instanceof Stream ? this.#stream(id, value) : { id, text: this.#text(value, 0) }
    this.#bytes += object.text.length + sizeOf(object.data ?? [])
    if (this.#bytes > MAX_BYTES) throw new TooLargeError(`More than ${MAX_BYTES} bytes`)
    this.#emit(object)
  }

  #stream(id: number, stream: Stream): WrittenObject {
    const { data: sound, dict } = this.#sound(stream)
    const data = this.#picture(sound, this.#file.name(dict.get("Filter")))
    const isEmpty = sizeOf(data) === 0
    // No filter makes nothing of nothing: an empty stream is written plain, as a line end.
    const parts = isEmpty ? [Buffer.from("\n")] : data
    const entries = new Map([...dict].filter(([key]) => !STREAM_LENGTHS.has(key)))
    if (isEmpty) for (const key of ["Filter", "DecodeParms"]) entries.delete(key)
    entries.set("Length", sizeOf(parts))
    return { id, text: this.#text(entries, 0), data: parts.map(portable) }
  }

  /** A picture's own format as it may be written, in parts; any other data as they are. */
  #picture(data: Buffer, filter: string | undefined): readonly Buffer[] {
    if (filter === "JPXDecode") return [this.#stripMetadata ? stripJpeg2000Metadata(data) : data]
    if (filter !== "DCTDecode" || readJpeg(data) === undefined) return [data]
    return completeParts(this.#stripMetadata ? listJpegParts(data) : [data])
  }

  /**
   * The stream as it is where it decodes, else compressed anew from what can be decoded of it. A picture that was
   * packed once more comes out of it where it has to lose what it says of itself.
   */
  #sound(stream: Stream): { data: Buffer; dict: Dict } {
    const { resolve } = this.#file
    const dict: Dict = new Map(stream.dict)
    const filters = filtersOf(dict, resolve)
    const names = filters.map(({ name }) => new Name(name))
    const parms = filters.map(({ parms }) => parms ?? null)
    const put = (from: number) => {
      dict.delete("Filter")
      dict.delete("DecodeParms")
      dict.delete("DP")
      if (names.length > from)
        dict.set("Filter", names.length === from + 1 ? (names[from] as Name) : names.slice(from))
      if (parms.slice(from).some((one) => one))
        dict.set("DecodeParms", parms.length === from + 1 ? (parms[from] as Dict) : parms.slice(from))
    }
    put(0)
    const packed = filters.length > 1 && PICTURE_FILTERS.has(filters.at(-1)?.name ?? "")
    if (!(packed && this.#stripMetadata) && isSound(stream.data, filters, resolve))
      return { data: stream.data, dict }
    const { data, stopped } = decodeStream(stream.data, filters, resolve)
    put(stopped === undefined ? names.length : names.findIndex((name) => name.value === stopped))
    if (stopped !== undefined) return { data, dict }
    dict.set("Filter", new Name("FlateDecode"))
    return { data: deflateSync(data), dict }
  }

  #reference(ref: Ref): string {
    if (ref instanceof NewRef) return `\0${ref.num}\0`
    const known = this.#ids.get(ref.num)
    if (known !== undefined) return `\0${known}\0`
    const value = this.#file.resolve(ref)
    if (value === null) return "null"
    const type = value instanceof Map ? this.#file.name(value.get("Type")) : undefined
    if (type !== undefined && TREE_TYPES.has(type)) return "null"
    const id = ++this.#lastId
    this.#ids.set(ref.num, id)
    this.#queue.push(ref.num)
    return `\0${id}\0`
  }

  #text(value: PdfValue, depth: number): string {
    if (depth > 100) return "null"
    if (value === null || typeof value === "boolean") return String(value)
    if (typeof value === "number") return formatNumber(value)
    if (value instanceof Name) return formatName(value.value)
    if (value instanceof PdfString) return `<${value.bytes.toString("hex")}>`
    if (value instanceof Ref) return this.#reference(value)
    if (Array.isArray(value)) return `[${value.map((item) => this.#text(item, depth + 1)).join(" ")}]`
    if (value instanceof Stream) return "null"
    const entries = [...value].filter(([key]) => !LEFT_OUT.has(key))
    return `<<${entries.map(([key, item]) => `${formatName(key)} ${this.#text(item, depth + 1)}`).join("\n")}>>`
  }
}

const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0)

/** Bytes that can be handed to another thread: in memory that is shared, or in one of their own. */
function portable(bytes: Buffer): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes
  const whole = bytes.buffer.byteLength === bytes.length && bytes.buffer instanceof ArrayBuffer
  return whole ? bytes : new Uint8Array(bytes)
}

/** A number without an exponent, which PDF does not know. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "0"
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : "0"
  const text = String(value)
  return text.includes("e") ? value.toFixed(10) : text
}

export function formatName(value: string): string {
  return `/${value.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`)}`
}
