/** The parts of a JPEG file that say how it is to be shown (ITU-T T.81 annex B; Exif 2.3, 4.6). */

export type Jpeg = {
  width: number
  height: number
  components: number
  bits: number
  /** Exif orientation, 1 to 8. */
  orientation: number
  /** Whether the pixels of a four-component file are inverted, as Adobe's are. */
  adobe: boolean
  /** False for the rare arithmetic, lossless and hierarchical kinds, which PDF readers do not know. */
  baselineOrProgressive: boolean
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

type Segment = { marker: number; start: number; end: number }

/** The segments before the image data; `start` is at the marker. */
function* segments(bytes: Buffer): Generator<Segment> {
  let pos = 2
  while (pos + 4 <= bytes.length) {
    if (bytes[pos] !== 0xff) {
      pos++
      continue
    }
    const marker = bytes[pos + 1] as number
    if (marker === 0xff) pos++
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) pos += 2
    else if (marker === 0xd9) return
    else {
      const end = pos + 2 + bytes.readUInt16BE(pos + 2)
      yield { marker, start: pos, end }
      if (marker === 0xda) return
      pos = end
    }
  }
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Reads the header; undefined when the bytes are no complete JPEG header. */
export function readJpeg(bytes: Buffer): Jpeg | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let orientation: number | undefined
  let adobe = false
  let frame: Omit<Jpeg, "orientation" | "adobe"> | undefined
  for (const { marker, start, end } of segments(bytes)) {
    if (end > bytes.length) return undefined
    if (marker === 0xe1) orientation ??= readOrientation(bytes.subarray(start + 4, end))
    else if (marker === 0xee && bytes.toString("latin1", start + 4, start + 9) === "Adobe") adobe = true
    else if (isFrame(marker) && !frame && end - start >= 10)
      frame = {
        bits: bytes.readUInt8(start + 4),
        height: bytes.readUInt16BE(start + 5),
        width: bytes.readUInt16BE(start + 7),
        components: bytes.readUInt8(start + 9),
        baselineOrProgressive: marker <= 0xc2,
      }
    else if (marker === 0xda && frame?.width && frame.height)
      return { ...frame, orientation: orientation ?? 1, adobe }
  }
  return undefined
}

function readOrientation(app1: Buffer): number | undefined {
  if (app1.toString("latin1", 0, 6) !== "Exif\0\0" || app1.length < 14) return undefined
  const tiff = app1.subarray(6)
  const order = tiff.toString("latin1", 0, 2)
  if (order !== "II" && order !== "MM") return undefined
  const read16 = (at: number) => (order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = order === "II" ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  for (let i = 0, at = directory + 2; i < read16(directory) && at + 12 <= tiff.length; i++, at += 12) {
    if (read16(at) !== 0x0112) continue
    const value = read16(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/**
 * The same picture without what says where, when and by whom it was taken: application segments other than the colour
 * profile (APP2) and Adobe's (APP14), comments, and what follows the end of the image. No pixel is decoded.
 */
export function stripJpegMetadata(bytes: Buffer): Buffer {
  return join(listJpegParts(bytes))
}

/** What `stripJpegMetadata` keeps, as parts of the same memory in their order. */
export function listJpegParts(bytes: Buffer): Buffer[] {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  for (const { marker, start, end } of segments(bytes)) {
    if (marker === 0xda) {
      kept.push(bytes.subarray(start, endOfImage(bytes, end)))
      break
    }
    const application = marker >= 0xe0 && marker <= 0xef
    const profile = marker === 0xe2 && bytes.toString("latin1", start + 4, start + 15) === "ICC_PROFILE"
    const adobe = marker === 0xee && bytes.toString("latin1", start + 4, start + 9) === "Adobe"
    if (marker !== 0xfe && (!application || profile || adobe)) kept.push(bytes.subarray(start, end))
  }
  return kept
}

/** Parts in a memory of their own. */
export function join(parts: readonly Buffer[]): Buffer {
  const out = Buffer.from(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)))
  let at = 0
  for (const part of parts) at += part.copy(out, at)
  return out
}

/**
 * The byte after the end-of-image marker; phones append pictures and video after it. `from` is in the image data, where
 * a marker is a byte FF with neither 00 nor a restart's number behind it; tables between scans may hold any bytes.
 */
function endOfImage(bytes: Buffer, from: number): number {
  let pos = bytes.indexOf(0xff, from)
  while (pos >= 0 && pos + 3 < bytes.length) {
    const marker = bytes[pos + 1] as number
    if (marker === 0xd9) return pos + 2
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)
    pos = bytes.indexOf(
      0xff,
      isData ? pos + (marker === 0xff ? 1 : 2) : pos + 2 + bytes.readUInt16BE(pos + 2),
    )
  }
  return bytes.length
}

/** A JPEG that is cut off gets the end that decoders look for; what is there of it shows. */
export function completeParts(parts: readonly Buffer[]): readonly Buffer[] {
  const last = parts.at(-1)
  return last && isComplete(last) ? parts : [...parts, END_OF_IMAGE]
}

const isComplete = (bytes: Buffer) => bytes.subarray(-64).includes(END_OF_IMAGE)
