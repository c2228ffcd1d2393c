/** JPEG 2000 files (ISO 15444-1, annex I): a sequence of boxes, of which pictures need a few. */

/** XML, UUID and their kin hold what cameras and editors write of time, place and maker; vendors' boxes too. */
const TELLING = new Set(["xml ", "uuid", "uinf", "jp2i"])
const HEAD = 8
const SIGNATURE = Buffer.from("0000000c6a502020", "hex")

/** The same picture without the boxes that say what it is of and where it came from. No pixel is decoded. */
export function stripJpeg2000Metadata(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, HEAD).equals(SIGNATURE)) return bytes
  const kept: Buffer[] = []
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const size = boxSize(bytes, at)
    if (!TELLING.has(bytes.toString("latin1", at + 4, at + HEAD))) kept.push(bytes.subarray(at, at + size))
    at += size
  }
  return Buffer.concat(kept)
}

/** A box of size 0 reaches to the end of the file; one of size 1 says its size in eight bytes more. */
function boxSize(bytes: Buffer, at: number): number {
  const size = bytes.readUInt32BE(at)
  if (size === 0) return bytes.length - at
  if (size > 1) return Math.max(HEAD, size)
  return at + 16 <= bytes.length ? Math.max(16, Number(bytes.readBigUInt64BE(at + HEAD))) : bytes.length - at
}
