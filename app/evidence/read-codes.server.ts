import { decodeQR } from "qr/decode.js"
import sharp, { type Sharp } from "sharp"
import { measureFile, openPicture } from "#app/evidence/read-page.server.ts"

/** Reading QR codes in scans and photos. Runs in the preview process alone. */

/**
 * Sizes a page is looked at, by its longer side: noise goes in the small ones, and a small code in a large photo is
 * only found in the large ones.
 */
const EDGES = [1400, 1000, 2000, 3000]
/** A page of a PDF is drawn at about the resolution that offices scan at. */
const PDF_EDGE = 2000

/** What the QR code of each page says, of the first `most` pages; null where none was found. @throws for what cannot be read. */
export async function readCodes(path: string, mediaType: string, most: number): Promise<(string | null)[]> {
  const { pages } = await measureFile(path, mediaType)
  const codes: (string | null)[] = []
  for (let page = 1; page <= Math.min(pages, most); page++) {
    codes.push(await readCode(await openPicture(path, mediaType, page, PDF_EDGE)))
  }
  return codes
}

async function readCode(picture: Sharp): Promise<string | null> {
  // Decoded once: each size is then made from the same pixels.
  const { data, info } = await picture
    .resize({
      width: Math.max(...EDGES),
      height: Math.max(...EDGES),
      fit: "inside",
      withoutEnlargement: true,
    })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .timeout({ seconds: 15 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const longer = Math.max(info.width, info.height)
  for (const edge of EDGES) {
    if (edge > longer && edge !== EDGES[0]) continue
    const text = await decode(sharp(data, { raw }), edge)
    if (text !== null) return text
  }
  return null
}

async function decode(picture: Sharp, edge: number): Promise<string | null> {
  const { data, info } = await picture
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  try {
    return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })
  } catch {
    return null
  }
}
