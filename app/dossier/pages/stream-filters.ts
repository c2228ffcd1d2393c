import { inflateSync, constants as zlib } from "node:zlib"
import { type Dict, Name, type PdfValue } from "./pdf-syntax.ts"

/** Decoding of streams (ISO 32000-1, 7.4), only as far as content and the file's own structure need it. */

export type Resolve = (value: PdfValue | undefined) => PdfValue
export type FilterStep = { name: string; parms: Dict | undefined }
export type Decoded = {
  data: Buffer
  /** False when the data were damaged and only a part could be decoded. */
  sound: boolean
  /** The first filter that is not decoded here (an image's, or one that nobody knows). */
  stopped: string | undefined
}

/** More than this decoded is an attack, not a page's content. */
const MAX_DECODED = 128 * 1024 * 1024
/** As much of a stream as is unpacked only to see whether it can be. */
const MAX_CHECKED = 16 * 1024 * 1024

const LONG_NAMES: Record<string, string> = {
  Fl: "FlateDecode",
  LZW: "LZWDecode",
  A85: "ASCII85Decode",
  AHx: "ASCIIHexDecode",
  RL: "RunLengthDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
}

/** The filters of a stream in the order in which they decode; encryption is undone before. */
export function filtersOf(dict: Dict, resolve: Resolve): FilterStep[] {
  const list = (value: PdfValue) =>
    Array.isArray(value) ? value.map(resolve) : value === null ? [] : [value]
  const names = list(resolve(dict.get("Filter")))
  const parms = list(resolve(dict.get("DecodeParms") ?? dict.get("DP")))
  return names.flatMap((name, i) => {
    if (!(name instanceof Name) || name.value === "Crypt") return []
    const own = parms[i]
    return [{ name: LONG_NAMES[name.value] ?? name.value, parms: own instanceof Map ? own : undefined }]
  })
}

/** Decodes data through `filters` until one of them is an image's or unknown; damaged data give what can be had. */
export function decodeStream(encoded: Buffer, filters: FilterStep[], resolve: Resolve): Decoded {
  let data = encoded
  let sound = true
  for (const { name, parms } of filters) {
    const decode = DECODERS[name]
    if (!decode) return { data, sound, stopped: name }
    const step = decode(data, parms, resolve)
    data = step.data
    sound &&= step.sound
    if (name === "FlateDecode" || name === "LZWDecode") data = undoPredictor(data, parms, resolve)
  }
  return { data, sound, stopped: undefined }
}

/** Whether the data can be unpacked by the first of `filters`, as far as that is looked at: the bulk of damage is there. */
export function isSound(data: Buffer, filters: FilterStep[], resolve: Resolve): boolean {
  const [first] = filters
  const decode = first && DECODERS[first.name]
  if (!decode) return true
  if (decode !== inflate) return data.length > MAX_CHECKED || decode(data, first.parms, resolve).sound
  try {
    inflateSync(data, { maxOutputLength: MAX_CHECKED })
    return true
  } catch (error) {
    return isTooLarge(error)
  }
}

type Step = { data: Buffer; sound: boolean }
type Decoder = (data: Buffer, parms: Dict | undefined, resolve: Resolve) => Step

const DECODERS: Record<string, Decoder> = {
  FlateDecode: inflate,
  LZWDecode: decodeLzw,
  ASCII85Decode: decodeAscii85,
  ASCIIHexDecode: decodeAsciiHex,
  RunLengthDecode: decodeRunLength,
}

const isTooLarge = (error: unknown) => (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"

function inflate(data: Buffer): Step {
  try {
    return { data: inflateSync(data, { maxOutputLength: MAX_DECODED }), sound: true }
  } catch (error) {
    if (isTooLarge(error)) throw error
    return { data: inflateDamaged(data), sound: false }
  }
}

/** What comes out before the damage: the longest beginning that inflates without an error. */
function inflateDamaged(data: Buffer): Buffer {
  const attempt = (length: number) => {
    try {
      const finishFlush = zlib.Z_SYNC_FLUSH
      return inflateSync(data.subarray(0, length), { finishFlush, maxOutputLength: MAX_DECODED })
    } catch (error) {
      if (isTooLarge(error)) throw error
      return undefined
    }
  }
  let best = attempt(data.length)
  if (best) return best
  let low = 0
  let high = data.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const out = attempt(middle)
    if (out) {
      best = out
      low = middle
    } else high = middle
  }
  return best ?? Buffer.alloc(0)
}

function decodeLzw(data: Buffer, parms: Dict | undefined, resolve: Resolve): Step {
  const early = resolve(parms?.get("EarlyChange")) === 0 ? 0 : 1
  const out: Buffer[] = []
  const table: Buffer[] = Array.from({ length: 256 }, (_, i) => Buffer.from([i]))
  table.push(Buffer.alloc(0), Buffer.alloc(0))
  let width = 9
  let bits = 0
  let held = 0
  let size = 0
  let previous: Buffer | undefined
  for (let pos = 0; pos < data.length || held >= width; ) {
    while (held < width && pos < data.length) {
      bits = ((bits << 8) | (data[pos++] as number)) & 0xffffff
      held += 8
    }
    if (held < width) break
    const code = (bits >> (held - width)) & ((1 << width) - 1)
    held -= width
    if (code === 257) return { data: Buffer.concat(out), sound: true }
    if (code === 256) {
      table.length = 258
      width = 9
      previous = undefined
      continue
    }
    const entry =
      table[code] ??
      (previous && code === table.length ? Buffer.concat([previous, previous.subarray(0, 1)]) : undefined)
    if (!entry) return { data: Buffer.concat(out), sound: false }
    out.push(entry)
    size += entry.length
    if (size > MAX_DECODED)
      throw Object.assign(new Error("Stream decodes to too much"), { code: "ERR_BUFFER_TOO_LARGE" })
    if (previous && table.length < 4096) table.push(Buffer.concat([previous, entry.subarray(0, 1)]))
    previous = entry
    if (table.length + early >= 2048) width = 12
    else if (table.length + early >= 1024) width = 11
    else if (table.length + early >= 512) width = 10
  }
  return { data: Buffer.concat(out), sound: true }
}

function decodeAscii85(data: Buffer): Step {
  const out: number[] = []
  const group: number[] = []
  let sound = true
  const flush = (count: number) => {
    let word = 0
    for (let i = 0; i < 5; i++) word = word * 85 + (group[i] ?? 84)
    for (let i = 0; i < count; i++) out.push(Math.floor(word / 256 ** (3 - i)) & 255)
    group.length = 0
  }
  let start = 0
  while (data[start] !== undefined && (data[start] as number) <= 32) start++
  if (data.toString("latin1", start, start + 2) === "<~") start += 2
  for (let i = start; i < data.length; i++) {
    const byte = data[i] as number
    if (byte === 126) break
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33)
      if (group.length === 5) flush(4)
    } else if (byte > 32) sound = false
  }
  if (group.length > 1) flush(group.length - 1)
  return { data: Buffer.from(out), sound }
}

function decodeAsciiHex(data: Buffer): Step {
  const end = data.indexOf(62)
  const text = data.toString("latin1", 0, end < 0 ? data.length : end)
  const digits = text.replace(/[^0-9a-fA-F]/g, "")
  return {
    data: Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex"),
    sound: /^[0-9a-fA-F\s\0]*$/.test(text),
  }
}

function decodeRunLength(data: Buffer): Step {
  const out: Buffer[] = []
  for (let pos = 0; pos < data.length; ) {
    const length = data[pos++] as number
    if (length === 128) break
    if (length < 128) {
      out.push(data.subarray(pos, pos + length + 1))
      pos += length + 1
    } else out.push(Buffer.alloc(257 - length, data[pos++] ?? 0))
  }
  return { data: Buffer.concat(out), sound: true }
}

/** Undoes a PNG or TIFF predictor (7.4.4.4). */
function undoPredictor(data: Buffer, parms: Dict | undefined, resolve: Resolve): Buffer {
  const number = (key: string, fallback: number) => {
    const value = resolve(parms?.get(key))
    return typeof value === "number" && value > 0 ? value : fallback
  }
  const predictor = number("Predictor", 1)
  if (predictor === 1) return data
  const colors = number("Colors", 1)
  const bits = number("BitsPerComponent", 8)
  const row = (number("Columns", 1) * colors * bits + 7) >> 3
  const step = Math.max(1, (colors * bits + 7) >> 3)
  return predictor >= 10 ? undoPng(data, row, step) : undoTiff(data, row, step)
}

function undoTiff(data: Buffer, row: number, step: number): Buffer {
  const out = Buffer.from(data)
  for (let i = 0; i < out.length; i++)
    if (i % row >= step) out[i] = ((out[i] as number) + (out[i - step] as number)) & 255
  return out
}

function undoPng(data: Buffer, row: number, step: number): Buffer {
  const rows = Math.ceil(data.length / (row + 1))
  const out = Buffer.alloc(rows * row)
  let written = 0
  for (let r = 0; r < rows; r++) {
    const from = r * (row + 1)
    const filter = data[from]
    const at = r * row
    const length = Math.min(row, data.length - from - 1)
    for (let i = 0; i < length; i++) {
      const left = i >= step ? (out[at + i - step] as number) : 0
      const up = r > 0 ? (out[at - row + i] as number) : 0
      const corner = i >= step && r > 0 ? (out[at - row + i - step] as number) : 0
      out[at + i] = ((data[from + 1 + i] as number) + predict(filter, left, up, corner)) & 255
    }
    written = at + Math.max(0, length)
  }
  return out.subarray(0, written)
}

function predict(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const estimate = left + up - corner
  const [dl, du, dc] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return dl <= du && dl <= dc ? left : du <= dc ? up : corner
}
