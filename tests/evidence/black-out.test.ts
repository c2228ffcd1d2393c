import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { writeImagePdf } from "#app/dossier/image-pdf.server.ts"
import { flattenFile } from "#app/evidence/black-out.server.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

const photos = projectPath("..", "shared", "corpus", "photos")
const LOWER_HALF = [{ page: 1, x: 0, y: 0.5, width: 1, height: 0.5 }]

async function scratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "miqyas-black-out-"))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Colour of one pixel, told in fractions of the picture. */
async function colorAt(file: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

const isBlack = (color: number[]) => color.every((value) => value < 3)

async function drawPdf(sizes: [number, number][]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, info: { Author: "PENULIS-RAHASIA" } })
  for (const [at, size] of sizes.entries()) {
    doc.addPage({ size, margin: 20 })
    doc.fontSize(20).text(`Nama rahasia ${at + 1}`)
  }
  doc.end()
  return Buffer.concat(await doc.toArray())
}

test("a photo is painted over upright, and says nothing of where it was taken", () =>
  scratch(async (folder) => {
    // Lying on its side: the red half is the lower one once it stands upright.
    const red = await sharp({ create: { width: 200, height: 400, channels: 3, background: "#d01010" } })
      .png()
      .toBuffer()
    const path = join(folder, "photo.jpg")
    await sharp({ create: { width: 400, height: 400, channels: 3, background: "#10a010" } })
      .composite([{ input: red, left: 200, top: 0 }])
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { ImageDescription: "TEMPAT-RAHASIA" } })
      .toFile(path)
    expect(readFileSync(path).includes("TEMPAT-RAHASIA")).toBe(true)
    const flat = await flattenFile({ path, mediaType: "image/jpeg", areas: LOWER_HALF, folder })
    if (!flat.ok) throw new Error(flat.reason)
    const [page] = flat.pages
    const file = page?.file ?? ""
    expect([page?.width, page?.height, flat.pages.length]).toEqual([400, 400, 1])
    expect(isBlack(await colorAt(file, 0.5, 0.51))).toBe(true)
    expect(isBlack(await colorAt(file, 0.99, 0.99))).toBe(true)
    const [r = 0, g = 0] = await colorAt(file, 0.5, 0.25)
    expect(g).toBeGreaterThan(r)
    const bytes = readFileSync(file)
    for (const word of ["TEMPAT-RAHASIA", "Exif", "ICC_PROFILE", "http"])
      expect(bytes.includes(word)).toBe(false)
    const { exif, icc, orientation } = await sharp(file).metadata()
    expect([exif, icc, orientation]).toEqual([undefined, undefined, undefined])
    // Nothing red is left anywhere.
    const { channels } = await sharp(file).stats()
    expect(channels[0]?.max).toBeLessThan(60)
  }))

test("pictures with alpha, sixteen bits or grey come out as plain JPEG", () =>
  scratch(async (folder) => {
    const path = join(folder, "alpha.png")
    await sharp({
      create: { width: 60, height: 60, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
      .toColourspace("rgb16")
      .png()
      .toFile(path)
    const flat = await flattenFile({ path, mediaType: "image/png", areas: LOWER_HALF, folder })
    if (!flat.ok) throw new Error(flat.reason)
    expect(await colorAt(flat.pages[0]?.file ?? "", 0.5, 0.1)).toEqual([255, 255, 255])
    expect(isBlack(await colorAt(flat.pages[0]?.file ?? "", 0.5, 0.9))).toBe(true)
    const grey = join(folder, "grey.png")
    await sharp(path).toColourspace("b-w").png().toFile(grey)
    const other = await flattenFile({ path: grey, mediaType: "image/png", areas: LOWER_HALF, folder })
    expect(other.ok).toBe(true)
  }))

test("each page of a PDF becomes a picture of its own size, painted or not, the same each time", () =>
  scratch(async (folder) => {
    const path = join(folder, "list.pdf")
    writeFileSync(
      path,
      await drawPdf([
        [300, 400],
        [500, 200],
      ]),
    )
    const areas = [{ page: 1, x: 0, y: 0, width: 1, height: 0.25 }]
    const hashes: string[] = []
    for (const out of ["first.pdf", "second.pdf"]) {
      const flat = await flattenFile({ path, mediaType: "application/pdf", areas, folder })
      if (!flat.ok) throw new Error(flat.reason)
      expect(flat.pages.map(({ width, height }) => [width, height])).toEqual([
        [300, 400],
        [500, 200],
      ])
      expect((await sharp(flat.pages[0]?.file).metadata()).width).toBeGreaterThanOrEqual(300 * (150 / 72))
      expect(isBlack(await colorAt(flat.pages[0]?.file ?? "", 0.2, 0.1))).toBe(true)
      expect(await colorAt(flat.pages[0]?.file ?? "", 0.5, 0.9)).toEqual([255, 255, 255])
      await writeImagePdf(flat.pages, join(folder, out))
      const bytes = readFileSync(join(folder, out))
      hashes.push(createHash("sha256").update(bytes).digest("hex"))
      expect(bytes.includes("PENULIS-RAHASIA")).toBe(false)
      expect((await readPdfPages(bytes)).map((text) => text.trim())).toEqual(["", ""])
    }
    expect(hashes[0]).toBe(hashes[1])
  }))

test("what cannot be read, takes too long, grows too large or lacks the page is refused with its reason", () =>
  scratch(async (folder) => {
    const path = join(folder, "list.pdf")
    writeFileSync(path, await drawPdf([[300, 400]]))
    const job = { path, mediaType: "application/pdf", areas: LOWER_HALF, folder }
    const beyond = [{ page: 2, x: 0, y: 0, width: 1, height: 1 }]
    expect(await flattenFile({ ...job, areas: beyond })).toEqual({ ok: false, reason: "no-such-page" })
    expect(await flattenFile(job, { pageMs: 0 })).toEqual({ ok: false, reason: "too-slow" })
    expect(await flattenFile(job, { maxBytes: 10 })).toEqual({ ok: false, reason: "too-large" })
    writeFileSync(path, "%PDF-1.7\nno more than this")
    expect(await flattenFile(job)).toEqual({ ok: false, reason: "unreadable" })
    const none = { ...job, path: join(folder, "none.jpg"), mediaType: "image/jpeg" }
    expect(await flattenFile(none)).toEqual({ ok: false, reason: "unreadable" })
  }))

test.runIf(existsSync(photos))("real photos in every orientation are painted where one sees it", () =>
  scratch(async (folder) => {
    for (const name of readdirSync(photos)) {
      const job = { path: join(photos, name), mediaType: "image/jpeg", areas: LOWER_HALF, folder }
      const flat = await flattenFile(job)
      if (!flat.ok) throw new Error(`${name}: ${flat.reason}`)
      const file = flat.pages[0]?.file ?? ""
      expect([name, flat.pages[0]?.width, flat.pages[0]?.height]).toEqual([name, 1200, 1800])
      for (const x of [0.01, 0.5, 0.99])
        expect([name, isBlack(await colorAt(file, x, 0.505))]).toEqual([name, true])
    }
  }),
)
