/** PDF objects as plain values, and a parser that forgives what viewers forgive (ISO 32000-1, 7.2 and 7.3). */

/** A name; `value` holds one character per byte, with `#xx` already decoded. */
export class Name {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

/** A string object; the bytes are as written in the file, escapes resolved. */
export class PdfString {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

export class Ref {
  readonly num: number
  readonly gen: number
  constructor(num: number, gen: number) {
    this.num = num
    this.gen = gen
  }
}

/** A stream; `data` is still encoded by the filters its dictionary names. */
export class Stream {
  readonly dict: Dict
  readonly data: Buffer
  constructor(dict: Dict, data: Buffer) {
    this.dict = dict
    this.data = data
  }
}

/** An operator or any other bare word. */
export class Keyword {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

export type Dict = Map<string, PdfValue>
export type PdfValue = null | boolean | number | Name | PdfString | Ref | PdfValue[] | Dict | Stream
export type Token = PdfValue | Keyword | undefined

const MAX_DEPTH = 200

// 1: white space, 2: delimiter, 0: regular (7.2.2)
const CLASS = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = 1
for (const char of "()<>[]{}/%") CLASS[char.charCodeAt(0)] = 2

export const isSpace = (byte: number | undefined) => byte !== undefined && CLASS[byte] === 1
const isRegular = (byte: number | undefined) => byte !== undefined && CLASS[byte] === 0
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const lower = byte | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

const END_ARRAY = new Keyword("]")
const END_DICT = new Keyword(">>")
const CONTAINER_ENDS = new Set(["endobj", "endstream", "stream", "obj", "xref", "trailer", "startxref"])
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Reads objects from `bytes`, starting at `pos`, which the caller may move. */
export class Parser {
  readonly bytes: Buffer
  pos: number

  constructor(bytes: Buffer, pos = 0) {
    this.bytes = bytes
    this.pos = pos
  }

  skipSpace(): void {
    const { bytes } = this
    while (this.pos < bytes.length) {
      const byte = bytes[this.pos] as number
      if (CLASS[byte] === 1) this.pos++
      else if (byte === 37)
        while (this.pos < bytes.length && bytes[this.pos] !== 10 && bytes[this.pos] !== 13) this.pos++
      else return
    }
  }

  /** The next object or bare word; undefined at the end of the bytes. */
  next(depth = 0): Token {
    this.skipSpace()
    const { bytes } = this
    const byte = bytes[this.pos]
    if (byte === undefined) return undefined
    if (isDigit(byte) || byte === 43 || byte === 45 || byte === 46) return this.#numberOrRef()
    switch (byte) {
      case 47:
        return this.#name()
      case 40:
        return this.#literalString()
      case 60:
        if (bytes[this.pos + 1] !== 60) return this.#hexString()
        this.pos += 2
        return this.#dict(depth + 1)
      case 62:
        this.pos += bytes[this.pos + 1] === 62 ? 2 : 1
        return END_DICT
      case 91:
        this.pos++
        return this.#array(depth + 1)
      case 93:
        this.pos++
        return END_ARRAY
      case 41:
      case 123:
      case 125:
        this.pos++
        return new Keyword(String.fromCharCode(byte))
    }
    return this.#word()
  }

  /** The next object; a bare word that is no object counts as null. */
  value(): PdfValue {
    const token = this.next()
    return token === undefined || token instanceof Keyword ? null : token
  }

  /** The next unsigned integer, or undefined (and then nothing is consumed). */
  integer(): number | undefined {
    const start = this.pos
    this.skipSpace()
    const from = this.pos
    while (isDigit(this.bytes[this.pos])) this.pos++
    if (this.pos > from && this.pos - from < 16) return Number(this.bytes.toString("latin1", from, this.pos))
    this.pos = start
    return undefined
  }

  /** Consumes `word` when it comes next. */
  accept(word: string): boolean {
    this.skipSpace()
    if (this.bytes.toString("latin1", this.pos, this.pos + word.length) !== word) return false
    this.pos += word.length
    return true
  }

  #word(): Token {
    const start = this.pos
    while (isRegular(this.bytes[this.pos])) this.pos++
    const word = this.bytes.toString("latin1", start, this.pos)
    if (word === "true") return true
    if (word === "false") return false
    if (word === "null") return null
    return new Keyword(word)
  }

  #numberOrRef(): number | Ref {
    const { bytes } = this
    const start = this.pos
    let negative = false
    while (bytes[this.pos] === 43 || bytes[this.pos] === 45) {
      if (bytes[this.pos] === 45) negative = true
      this.pos++
    }
    const digits = this.pos
    while (isDigit(bytes[this.pos])) this.pos++
    const integer = bytes[this.pos] !== 46
    if (!integer) {
      this.pos++
      while (isDigit(bytes[this.pos])) this.pos++
    }
    const number = Number(bytes.toString("latin1", digits, this.pos)) || 0
    // What is left of a malformed number ("1.2.3", "12-34", "1e5") is dropped with it.
    const end = this.pos
    while (isDigit(bytes[this.pos]) || bytes[this.pos] === 46 || bytes[this.pos] === 45) this.pos++
    if (!integer || start !== digits || end !== this.pos) return negative ? -number : number
    const gen = this.#generationBeforeR()
    return gen === undefined ? number : new Ref(number, gen)
  }

  #generationBeforeR(): number | undefined {
    const { bytes } = this
    const start = this.pos
    if (!isSpace(bytes[start])) return undefined
    const gen = this.integer()
    if (gen !== undefined && isSpace(bytes[this.pos])) {
      this.skipSpace()
      if (bytes[this.pos] === 82 && !isRegular(bytes[this.pos + 1])) {
        this.pos++
        return gen
      }
    }
    this.pos = start
    return undefined
  }

  #name(): Name {
    const { bytes } = this
    const start = ++this.pos
    let escaped = false
    while (isRegular(bytes[this.pos])) {
      if (bytes[this.pos] === 35) escaped = true
      this.pos++
    }
    const raw = bytes.toString("latin1", start, this.pos)
    if (!escaped) return new Name(raw)
    return new Name(
      raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
  }

  #literalString(): PdfString {
    const { bytes } = this
    const out: number[] = []
    let depth = 1
    this.pos++
    while (this.pos < bytes.length) {
      const byte = bytes[this.pos++] as number
      if (byte === 92) this.#escape(out)
      else if (byte === 13) {
        if (bytes[this.pos] === 10) this.pos++
        out.push(10)
      } else {
        if (byte === 40) depth++
        else if (byte === 41 && --depth === 0) break
        out.push(byte)
      }
    }
    return new PdfString(Buffer.from(out))
  }

  #escape(out: number[]): void {
    const { bytes } = this
    const byte = bytes[this.pos++]
    if (byte === undefined || byte === 10) return
    if (byte === 13) {
      if (bytes[this.pos] === 10) this.pos++
    } else if (byte >= 48 && byte <= 55) {
      let code = byte - 48
      for (let i = 0; i < 2; i++) {
        const digit = bytes[this.pos] ?? 0
        if (digit < 48 || digit > 55) break
        code = code * 8 + digit - 48
        this.pos++
      }
      out.push(code & 255)
    } else out.push(ESCAPES[String.fromCharCode(byte)] ?? byte)
  }

  #hexString(): PdfString {
    const { bytes } = this
    const digits: number[] = []
    this.pos++
    while (this.pos < bytes.length) {
      const byte = bytes[this.pos++]
      if (byte === 62) break
      const digit = hexDigit(byte)
      if (digit >= 0) digits.push(digit)
    }
    if (digits.length % 2) digits.push(0)
    const out = Buffer.alloc(digits.length / 2)
    for (let i = 0; i < out.length; i++)
      out[i] = (digits[2 * i] as number) * 16 + (digits[2 * i + 1] as number)
    return new PdfString(out)
  }

  #array(depth: number): PdfValue[] {
    if (depth > MAX_DEPTH) throw new Error(`Objects nested deeper than ${MAX_DEPTH}`)
    const items: PdfValue[] = []
    for (;;) {
      const before = this.pos
      const token = this.next(depth)
      if (token === undefined || token === END_ARRAY) return items
      if (token instanceof Keyword) {
        if (token === END_DICT || CONTAINER_ENDS.has(token.value)) {
          this.pos = before
          return items
        }
      } else items.push(token)
    }
  }

  #dict(depth: number): Dict {
    if (depth > MAX_DEPTH) throw new Error(`Objects nested deeper than ${MAX_DEPTH}`)
    const dict: Dict = new Map()
    for (;;) {
      const before = this.pos
      const key = this.next(depth)
      if (key === undefined || key === END_DICT) return dict
      if (key instanceof Keyword && CONTAINER_ENDS.has(key.value)) {
        this.pos = before
        return dict
      }
      if (!(key instanceof Name)) continue
      const beforeValue = this.pos
      const value = this.next(depth)
      if (value instanceof Keyword || value === undefined) {
        if (value === END_DICT || (value && CONTAINER_ENDS.has(value.value))) this.pos = beforeValue
        continue
      }
      // Of a key written twice the last counts, as in other readers.
      dict.set(key.value, value)
    }
  }
}
