import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"

/** Photos and scans as a phone and an office scanner make them: of the size of real ones, no two the same. */

const MEGABYTE = 1_000_000
const PHOTO = { width: 3000, height: 2250, quality: 88 }
const SCAN = { width: 1654, height: 2339, quality: 70 }
const SCANS_PER_PDF = 8

export interface MadeFile {
  path: string
  sha256: string
  size: number
  mediaType: "image/jpeg" | "application/pdf"
}

/** Something to compress: a slope with grain. Each seed gives another. */
async function picture({ width, height, quality }: typeof PHOTO, seed: number): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3)
  let state = seed * 2_654_435_761 + 1
  for (let at = 0; at < raw.length; at++) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    raw[at] = ((at / 900) & 127) + (state >>> 27)
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()
}

/** The same picture under another hash: a comment is added to it. */
function numbered(jpeg: Buffer, number: number): Buffer {
  const text = Buffer.from(`Nomor ${number}`)
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)])
}

async function scanned(pages: Buffer[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false })
  for (const page of pages) {
    doc.addPage({ size: "A4", margin: 0 })
    doc.image(page, 0, 0, { width: 595.28, height: 841.89 })
  }
  doc.end()
  return Buffer.concat(await doc.toArray())
}

/** Makes at least so many megabytes of them, half in photos, half in PDFs. */
export async function makeLargeFiles(folder: string, megabytes: number): Promise<MadeFile[]> {
  const photos = await Promise.all([1, 2, 3, 4].map((seed) => picture(PHOTO, seed)))
  const scans = await Promise.all([5, 6, 7, 8].map((seed) => picture(SCAN, seed)))
  const made: MadeFile[] = []
  const bytes = { photos: 0, scans: 0 }
  for (let number = 0; bytes.photos + bytes.scans < megabytes * MEGABYTE; number++) {
    const isPhoto = bytes.photos <= bytes.scans
    const pages = Array.from({ length: SCANS_PER_PDF }, (_, at) =>
      numbered(scans[(number + at) % scans.length] as Buffer, number * SCANS_PER_PDF + at),
    )
    const content = isPhoto
      ? numbered(photos[number % photos.length] as Buffer, number)
      : await scanned(pages)
    bytes[isPhoto ? "photos" : "scans"] += content.length
    const path = join(folder, `${number}.${isPhoto ? "jpg" : "pdf"}`)
    writeFileSync(path, content)
    const sha256 = createHash("sha256").update(content).digest("hex")
    const mediaType = isPhoto ? "image/jpeg" : "application/pdf"
    made.push({ path, sha256, size: content.length, mediaType })
  }
  return made
}
