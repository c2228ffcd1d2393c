import { type Entry, readCrossReferences, rebuildCrossReferences } from "./cross-references.ts"
import { createDecryptor, type Decryptor } from "./pdf-decrypt.ts"
import { type Dict, isSpace, Name, Parser, PdfString, type PdfValue, Ref, Stream } from "./pdf-syntax.ts"
import { decodeStream, filtersOf } from "./stream-filters.ts"

/** A file that cannot be read, with why: the codes are those of reasons.ts. */
export class UnreadableError extends Error {
  readonly code: "encrypted" | "broken"
  constructor(code: "encrypted" | "broken", message: string) {
    super(message)
    this.code = code
  }
}

/**
 * The objects of a PDF file, read when asked for.
 *
 * Where the cross-references lie, they are rebuilt once from the objects themselves, as viewers do: an object must stand
 * under its own number at the place the table names, and the catalog must lead to a page tree.
 */
export class PdfFile {
  readonly bytes: Buffer
  #entries = new Map<number, Entry>()
  #trailer: Dict = new Map()
  #cache = new Map<number, PdfValue>()
  #objectStreams = new Map<number, Map<number, PdfValue>>()
  #loading = new Set<number>()
  #decryptor: Decryptor | undefined
  #rebuilt = false

  /** @throws {UnreadableError} when no catalog can be found or a password is needed */
  constructor(file: Buffer) {
    const header = file.subarray(0, 1024).indexOf("%PDF-")
    this.bytes = header > 0 ? file.subarray(header) : file
    try {
      const found = readCrossReferences(this.bytes)
      this.#adopt(found.entries, found.trailer)
    } catch (error) {
      if (error instanceof UnreadableError) throw error
      this.#rebuild()
    }
    if (!this.#hasPages()) this.#rebuild()
    if (!this.catalog.size) throw new UnreadableError("broken", "No catalog")
  }

  get catalog(): Dict {
    return this.dict(this.#trailer.get("Root")) ?? new Map()
  }

  /** Numbers of all objects the file has, in ascending order. */
  get objectNumbers(): number[] {
    return [...this.#entries.keys()].sort((a, b) => a - b)
  }

  /** Follows references to the object itself; null where there is none. */
  resolve = (value: PdfValue | undefined): PdfValue => {
    let current = value ?? null
    for (let hops = 0; current instanceof Ref && hops < 32; hops++) current = this.#object(current.num)
    return current instanceof Ref ? null : current
  }

  /** The dictionary at `value` (of a stream: its own), or undefined. */
  dict(value: PdfValue | undefined): Dict | undefined {
    const found = this.resolve(value)
    if (found instanceof Map) return found
    return found instanceof Stream ? found.dict : undefined
  }

  name(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof Name ? found.value : undefined
  }

  number(value: PdfValue | undefined): number | undefined {
    const found = this.resolve(value)
    return typeof found === "number" ? found : undefined
  }

  array(value: PdfValue | undefined): PdfValue[] | undefined {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : undefined
  }

  /** The array of numbers at `value`; undefined when it holds anything else. */
  numbers(value: PdfValue | undefined): number[] | undefined {
    const found = this.array(value)?.map((item) => this.resolve(item))
    return found?.every((item) => typeof item === "number") ? found : undefined
  }

  /** Puts cross-references rebuilt from the objects in the place of the file's own. */
  #rebuild(): void {
    if (this.#rebuilt) return
    this.#rebuilt = true
    const oldRoot = this.#trailer.get("Root")
    const { entries, trailers } = rebuildCrossReferences(this.bytes)
    const trailer: Dict = new Map()
    for (const one of trailers) for (const [key, value] of one) trailer.set(key, value)
    this.#adopt(entries, trailer)
    this.#indexObjectStreams()
    const withRoot = trailers.filter((one) => this.dict(this.dict(one.get("Root"))?.get("Pages")))
    const root = withRoot.at(-1)?.get("Root") ?? this.#findCatalog() ?? oldRoot
    if (root) trailer.set("Root", root)
    else throw new UnreadableError("broken", "No catalog among the objects")
  }

  #adopt(entries: Map<number, Entry>, trailer: Dict): void {
    this.#entries = entries
    this.#trailer = trailer
    this.#cache.clear()
    this.#objectStreams.clear()
    this.#decryptor = undefined
    const encrypt = this.dict(trailer.get("Encrypt"))
    if (!encrypt) return
    this.#cache.clear()
    const id = this.array(trailer.get("ID"))?.map(this.resolve)[0]
    this.#decryptor = createDecryptor(
      encrypt,
      id instanceof PdfString ? id.bytes : Buffer.alloc(0),
      this.resolve,
    )
    if (!this.#decryptor) throw new UnreadableError("encrypted", "A password is needed")
    this.#cache.clear()
    const reference = trailer.get("Encrypt")
    if (reference instanceof Ref) this.#cache.set(reference.num, encrypt)
  }

  #hasPages(): boolean {
    const pages = this.dict(this.catalog.get("Pages"))
    return pages !== undefined && (pages.has("Kids") || pages.has("Contents"))
  }

  #findCatalog(): PdfValue | undefined {
    let pages: Ref | undefined
    for (const num of this.objectNumbers) {
      const object = this.#object(num)
      if (!(object instanceof Map)) continue
      const type = this.name(object.get("Type"))
      if (type === "Catalog" && this.dict(object.get("Pages"))) return new Ref(num, 0)
      if (type === "Pages" && !object.has("Parent")) pages ??= new Ref(num, 0)
    }
    if (pages) return new Map<string, PdfValue>([["Pages", pages]])
    return this.objectNumbers.some((num) => this.name(this.dict(new Ref(num, 0))?.get("Type")) === "Page")
      ? new Map<string, PdfValue>([["Type", new Name("Catalog")]])
      : undefined
  }

  /** After rebuilding: the objects inside object streams, where no later plain object has the number. */
  #indexObjectStreams(): void {
    for (const num of this.objectNumbers) {
      const object = this.#object(num)
      if (!(object instanceof Stream) || this.name(object.dict.get("Type")) !== "ObjStm") continue
      for (const inner of this.#objectStream(num).keys())
        if (!this.#entries.has(inner)) this.#entries.set(inner, { stream: num })
    }
    this.#cache.clear()
  }

  #object(num: number): PdfValue {
    const cached = this.#cache.get(num)
    if (cached !== undefined) return cached
    if (this.#loading.has(num)) return null
    this.#loading.add(num)
    try {
      let value = this.#tryRead(num)
      if (value === undefined && !this.#rebuilt && this.#entries.has(num)) {
        this.#rebuild()
        value = this.#tryRead(num)
      }
      this.#cache.set(num, value ?? null)
      return value ?? null
    } finally {
      this.#loading.delete(num)
    }
  }

  /** One object that cannot be read is no object; what it is missing from can still be drawn. */
  #tryRead(num: number): PdfValue | undefined {
    try {
      return this.#read(num)
    } catch (error) {
      if (error instanceof UnreadableError) throw error
      return null
    }
  }

  /** Undefined when the object is not where the cross-references say. */
  #read(num: number): PdfValue | undefined {
    const entry = this.#entries.get(num)
    if (!entry) return null
    if ("stream" in entry) return this.#objectStream(entry.stream).get(num)
    const parser = new Parser(this.bytes, entry.offset)
    if (parser.integer() !== num) return undefined
    const gen = parser.integer()
    if (gen === undefined || !parser.accept("obj")) return undefined
    const value = parser.value()
    if (value instanceof Map && parser.accept("stream")) return this.#stream(value, parser.pos, num, gen)
    return this.#decryptor ? this.#decrypt(value, num, gen) : value
  }

  #stream(dict: Dict, afterKeyword: number, num: number, gen: number): Stream {
    const { bytes } = this
    let start = afterKeyword
    while (bytes[start] === 32) start++
    if (bytes[start] === 13) start++
    if (bytes[start] === 10) start++
    const data = bytes.subarray(start, this.#endOfStream(dict, start))
    if (!this.#decryptor) return new Stream(dict, data)
    const plain = this.#decrypt(dict, num, gen) as Dict
    return new Stream(plain, this.#decryptor.decryptStream(data, plain, num, gen))
  }

  /** Length counts when `endstream` follows it; else the next `endstream`, `endobj` or the end of the file does. */
  #endOfStream(dict: Dict, start: number): number {
    const { bytes } = this
    const length = this.number(dict.get("Length"))
    if (length !== undefined && length >= 0 && start + length <= bytes.length) {
      let at = start + length
      while (isSpace(bytes[at])) at++
      if (bytes.toString("latin1", at, at + 9) === "endstream") return start + length
      if (bytes.toString("latin1", at, at + 6) === "endobj") return start + length
    }
    let end = bytes.indexOf("endstream", start)
    if (end < 0) end = bytes.indexOf("endobj", start)
    if (end < 0) return bytes.length
    if (bytes[end - 1] === 10) end--
    if (bytes[end - 1] === 13) end--
    return Math.max(start, end)
  }

  #decrypt(value: PdfValue, num: number, gen: number): PdfValue {
    if (value instanceof PdfString && this.#decryptor)
      return new PdfString(this.#decryptor.decryptString(value.bytes, num, gen))
    if (Array.isArray(value)) return value.map((item) => this.#decrypt(item, num, gen))
    if (value instanceof Map)
      return new Map([...value].map(([key, item]) => [key, this.#decrypt(item, num, gen)]))
    return value
  }

  /** The objects of an object stream by number (7.5.7). */
  #objectStream(num: number): Map<number, PdfValue> {
    const known = this.#objectStreams.get(num)
    if (known) return known
    const objects = new Map<number, PdfValue>()
    this.#objectStreams.set(num, objects)
    const stream = this.#object(num)
    if (!(stream instanceof Stream)) return objects
    const { data } = decodeStream(stream.data, filtersOf(stream.dict, this.resolve), this.resolve)
    const first = this.number(stream.dict.get("First")) ?? 0
    const count = this.number(stream.dict.get("N")) ?? 0
    const index = new Parser(data)
    for (let i = 0; i < count; i++) {
      const inner = index.integer()
      const offset = index.integer()
      if (inner === undefined || offset === undefined) break
      objects.set(inner, new Parser(data, first + offset).value())
    }
    return objects
  }
}
