import { encodeQR } from "qr"
import sharp from "sharp"

/** Pixels of A4 at 200 dots per inch, as offices scan. */
const [WIDTH, HEIGHT, DPI] = [1654, 2339, 200]

/** A printed sheet as a scanner sees it: lines of a table and, unless left out, a QR of 32 mm that says `text`. */
export async function sheetPicture(text: string | undefined): Promise<Buffer> {
  const rows = Array.from({ length: 30 }, (_, at) => {
    const y = 520 + at * 55
    return `<path d="M60 ${y}H1600M60 ${y - 55}V${y}M700 ${y - 55}V${y}" stroke="#000"/><rect x="800" y="${y - 40}" width="28" height="28" fill="none" stroke="#000"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fff"/>${rows.join("")}${text === undefined ? "" : qrAt(text)}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

function qrAt(text: string): string {
  const grid = encodeQR(text, "raw", { ecc: "quartile", border: 4 })
  const side = (32 / 25.4) * DPI
  const squares = grid.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const place = `translate(${WIDTH - 100 - side} 80) scale(${side / grid.length})`
  return `<path d="${squares.join("")}" transform="${place}"/>`
}

/** The same picture as a hurried photo: turned, soft, grainy, on a grey table, badly packed. */
export async function asPhoto(picture: Buffer, { turned, grain }: { turned: number; grain: number }) {
  const { data, info } = await sharp(picture)
    .rotate(turned, { background: "#777" })
    .blur(1.5)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true })
  // The same grain every time: a test must not depend on chance.
  let seed = 12345
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    const noise = (seed / 0x7fffffff - 0.5) * 2 * grain
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + noise))
  }
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return sharp(data, { raw }).jpeg({ quality: 60 }).toBuffer()
}
