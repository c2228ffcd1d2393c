import { spawnSync } from "node:child_process"
import { createWriteStream, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { finished } from "node:stream/promises"
import PDFDocument from "pdfkit"
import sharp, { type Sharp } from "sharp"
import { afterAll, expect, test, vi } from "vitest"
import { createEvidenceReader, drawPage } from "#app/dossier/pages/evidence-source.server.ts"
import { colorAt, difference, hasPoppler, hasQpdf, makeFolder, render } from "./pages-sample.ts"

const PHOTOS = join(import.meta.dirname, "../../../shared/corpus/photos")

vi.setConfig({ testTimeout: 120_000 })

const { folder, remove } = makeFolder()
afterAll(remove)

/** Draws a picture alone on a page of its own size, and returns the PDF's path. */
async function draw(path: string, stripMetadata = true): Promise<string> {
  const reader = createEvidenceReader()
  const source = await reader.open(path, { stripMetadata })
  if (source.kind === "reason") throw new Error(`Not drawn: ${path}: ${source.code} (${source.detail})`)
  const { width, height } = source.pages[0] ?? { width: 1, height: 1 }
  const scale = 200 / Math.max(width, height)
  const size: [number, number] = [Math.round(width * scale), Math.round(height * scale)]
  const document = new PDFDocument({ size, margin: 0, info: { CreationDate: new Date(0) } })
  const out = `${path.replaceAll("/", "_")}.pdf`
  const file = document.pipe(createWriteStream(join(folder, out)))
  const drawn = await drawPage(document, source, 0, { x: 0, y: 0, width: size[0], height: size[1] })
  expect(drawn).toHaveProperty("width")
  await source.close()
  document.end()
  await finished(file)
  await reader.close()
  return join(folder, out)
}

// 60 × 40: red above left, green above right, blue below left, white below right.
function quarters(): Sharp {
  const pixels = Buffer.alloc(60 * 40 * 3)
  const colors = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ]
  for (let y = 0; y < 40; y++)
    for (let x = 0; x < 60; x++)
      pixels.set(colors[(y < 20 ? 0 : 2) + (x < 30 ? 0 : 1)] ?? [], (y * 60 + x) * 3)
  return sharp(pixels, { raw: { width: 60, height: 40, channels: 3 } })
}

async function write(name: string, image: Sharp | Buffer): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, Buffer.isBuffer(image) ? image : await image.toBuffer())
  return path
}

/** The colours of the four corners, read from above left; JPEG is not exact, so each part is near 0 or near 255. */
function corners(path: string): string[] {
  const picture = render(path)
  return [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.2, 0.8],
    [0.8, 0.8],
  ].map(([x = 0, y = 0]) =>
    colorAt(picture, x, y)
      .split(",")
      .map((part) => (Number(part) > 127 ? 1 : 0))
      .join(""),
  )
}

const UPRIGHT = ["100", "010", "001", "111"]

test.skipIf(!hasPoppler)(
  "a JPEG of each orientation comes out upright without being encoded again",
  async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      // What the camera stored, so that turning it by its orientation gives the picture.
      const undo: Record<number, (image: Sharp) => Sharp> = {
        1: (image) => image,
        2: (image) => image.flop(),
        3: (image) => image.rotate(180),
        4: (image) => image.flip(),
        5: (image) => image.rotate(270).flop(),
        6: (image) => image.rotate(270),
        7: (image) => image.rotate(90).flop(),
        8: (image) => image.rotate(90),
      }
      const turned = await (undo[orientation] ?? ((image) => image))(quarters()).png().toBuffer()
      const jpeg = await sharp(turned).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
      const drawn = await draw(await write(`o${orientation}.jpg`, jpeg), false)
      expect([orientation, ...corners(drawn)]).toEqual([orientation, ...UPRIGHT])
      expect(readFileSync(drawn).includes(jpeg)).toBe(true)
    }
  },
)

test.skipIf(!hasPoppler || !existsSync(PHOTOS))(
  "all photos of the corpus come out upright and the same",
  async () => {
    const upright = render(await draw(join(PHOTOS, "portrait_0.jpg")))
    for (let i = 1; i <= 8; i++)
      expect(difference(upright, render(await draw(join(PHOTOS, `portrait_${i}.jpg`))))).toBeLessThan(0.02)
  },
)

test.skipIf(!hasPoppler)("every kind of picture is drawn in its colours", async () => {
  const [width, height] = [60, 40]
  const alpha = {
    create: { width, height, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  }
  const cmyk = await quarters().toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer()
  const paths = [
    await write("p.jpg", quarters().jpeg({ progressive: true, quality: 95 })),
    await write("a.png", quarters().png()),
    await write("b.png", quarters().toColourspace("rgb16").png()),
    await write("c.png", quarters().png({ palette: true })),
    await write("d.webp", quarters().webp({ lossless: true })),
    await write("e.tif", quarters().tiff({ compression: "lzw" })),
    await write("f.gif", quarters().gif()),
    await write("g.avif", quarters().avif({ lossless: true })),
  ]
  for (const path of paths) expect([path, ...corners(await draw(path))]).toEqual([path, ...UPRIGHT])
  // Without its profile a CMYK green is not a screen's, but white and red would be black and cyan were they inverted.
  const printed = corners(await draw(await write("cmyk.jpg", cmyk)))
  expect([printed[0], printed[3]]).toEqual(["100", "111"])
  expect(corners(await draw(await write("grey.jpg", quarters().greyscale().jpeg())))[3]).toBe("111")
  expect(corners(await draw(await write("clear.png", sharp(alpha).png())))).toEqual([
    "111",
    "111",
    "111",
    "111",
  ])
})

test("a photo for a redacted edition says nothing of its place and camera, and keeps its pixels", async () => {
  const exif = { IFD0: { Make: "KameraRahasia" }, IFD3: { GPSLatitude: "8/1 12/1 0/1" } }
  const jpeg = await quarters().withExif(exif).jpeg().toBuffer()
  const path = await write("exif.jpg", Buffer.concat([jpeg, Buffer.from("RahasiaDiBelakang")]))
  expect(readFileSync(await draw(path, false)).includes("KameraRahasia")).toBe(true)
  const stripped = readFileSync(await draw(path))
  for (const secret of ["KameraRahasia", "Exif", "RahasiaDiBelakang"])
    expect(stripped.includes(secret)).toBe(false)
  expect(stripped.includes(jpeg.subarray(jpeg.indexOf(Buffer.from("ffda", "hex"))))).toBe(true)
})

test.skipIf(!hasQpdf)("a photo that is cut off is drawn as far as it goes, in a sound file", async () => {
  const photo = await quarters().jpeg().toBuffer()
  const drawn = await draw(await write("cut.jpg", photo.subarray(0, photo.length - 40)))
  expect(spawnSync("qpdf", ["--check", drawn]).status).toBe(0)
})

test("a picture that is cut off has its reason, and the same picture gives the same bytes", async () => {
  const png = await quarters().png().toBuffer()
  const reader = createEvidenceReader()
  const source = await reader.open(await write("cut.png", png.subarray(0, 60)))
  const document = new PDFDocument({ size: [100, 100] })
  const drawn = await drawPage(document, source, 0, { x: 0, y: 0, width: 100, height: 100 })
  expect(drawn).toMatchObject({ kind: "reason", code: "broken" })
  const path = await write("same.png", png)
  expect(readFileSync(await draw(path)).equals(readFileSync(await draw(path)))).toBe(true)
})
