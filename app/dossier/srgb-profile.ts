/**
 * The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04): three primaries, seen under
 * the profile connection space's D50, and one curve. Written here, so that it may be embedded by anyone.
 */

type Xyz = readonly [x: number, y: number, z: number]

const D50: Xyz = [0.9642, 1, 0.8249]
const PRIMARIES: Record<"r" | "g" | "b", Xyz> = {
  r: [0.43607, 0.22249, 0.01392],
  g: [0.38515, 0.71687, 0.09708],
  b: [0.14307, 0.06061, 0.7141],
}
const CURVE_POINTS = 1024
const HEADER = 128
const NAME = "sRGB IEC61966-2.1"

const fixed = (value: number) => Math.round(value * 65_536)

function element(signature: string, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.write(signature, 0, "latin1")
  return bytes
}

function xyz([x, y, z]: Xyz): Buffer {
  const bytes = element("XYZ ", 20)
  for (const [at, value] of [x, y, z].entries()) bytes.writeInt32BE(fixed(value), 8 + at * 4)
  return bytes
}

function curve(): Buffer {
  const bytes = element("curv", 12 + CURVE_POINTS * 2)
  bytes.writeUInt32BE(CURVE_POINTS, 8)
  for (let at = 0; at < CURVE_POINTS; at++) {
    const value = at / (CURVE_POINTS - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65_535), 12 + at * 2)
  }
  return bytes
}

/** A description in ASCII alone; its Unicode and Macintosh forms are empty. */
function description(text: string): Buffer {
  const bytes = element("desc", 12 + text.length + 1 + 78)
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12, "latin1")
  return bytes
}

function plainText(text: string): Buffer {
  const bytes = element("text", 8 + text.length + 1)
  bytes.write(text, 8, "latin1")
  return bytes
}

/** The same bytes each time. */
export function srgbProfile(): Buffer {
  const tone = curve()
  const tags: [signature: string, data: Buffer][] = [
    ["desc", description(NAME)],
    ["cprt", plainText("No copyright, use freely")],
    ["wtpt", xyz(D50)],
    ["rXYZ", xyz(PRIMARIES.r)],
    ["gXYZ", xyz(PRIMARIES.g)],
    ["bXYZ", xyz(PRIMARIES.b)],
    ["rTRC", tone],
    ["gTRC", tone],
    ["bTRC", tone],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const parts: Buffer[] = []
  const places = new Map<Buffer, number>()
  let end = HEADER + table.length
  for (const [at, [signature, data]] of tags.entries()) {
    const known = places.get(data)
    const place = known ?? end
    if (known === undefined) {
      places.set(data, end)
      parts.push(data, Buffer.alloc(-data.length & 3))
      end += data.length + (-data.length & 3)
    }
    table.write(signature, 4 + at * 12, "latin1")
    table.writeUInt32BE(place, 8 + at * 12)
    table.writeUInt32BE(data.length, 12 + at * 12)
  }
  return Buffer.concat([header(end), table, ...parts])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02_10_00_00, 8)
  bytes.write("mntrRGB XYZ ", 12, "latin1")
  for (const [at, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + at * 2)
  bytes.write("acsp", 36, "latin1")
  for (const [at, value] of D50.entries()) bytes.writeInt32BE(fixed(value), 68 + at * 4)
  return bytes
}
