import { writeFile } from "node:fs/promises"
import sharp from "sharp"
import { type Area, pixelBox } from "#app/domain/black-out.ts"
import { drawPdfPage, MAX_PIXELS, measurePage, openPdf } from "#app/evidence/pdf-pages.server.ts"

/** Turning pages into pixels with areas painted over. Runs in the black-out process alone. */

/** A page that was flattened: a JPEG file, and how large it is to be shown (points of a PDF, pixels of a picture). */
export interface FlatPage {
  file: string
  /** Size of the file. */
  bytes: number
  width: number
  height: number
}

/** Dots per inch of a PDF's pages: small print stays legible. */
const DPI = 200
/** Larger pages get fewer dots per inch, and larger pictures fewer pixels: a poster of A0 keeps 150. */
const MOST_PIXELS = 40_000_000
const JPEG = { quality: 85, chromaSubsampling: "4:4:4" } as const

/** A picture, upright, its areas painted into the pixels: a JPEG that says nothing of where it came from. */
export async function flattenPicture(path: string, areas: readonly Area[], file: string): Promise<FlatPage> {
  const source = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "none" })
  const { autoOrient } = await source.metadata()
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (autoOrient.width * autoOrient.height)))
  const { data, info } = await source
    .autoOrient()
    .resize(
      Math.max(1, Math.floor(autoOrient.width * scale)),
      Math.max(1, Math.floor(autoOrient.height * scale)),
    )
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
  const bytes = await writePainted({ data, ...info }, areas, file)
  return { file, bytes, width: info.width, height: info.height }
}

/** Flattens every page of a PDF, with areas or without, giving each as soon as it is done. */
export async function* flattenPdf(
  path: string,
  areas: readonly Area[],
  { fileOf, mostPages }: { fileOf: (page: number) => string; mostPages: number },
): AsyncGenerator<FlatPage> {
  const document = await openPdf(path)
  if (document.numPages > mostPages) throw new Error(`${document.numPages} pages are too many`)
  for (let number = 1; number <= document.numPages; number++) {
    const { width, height } = await measurePage(document, number)
    const scale = Math.min(DPI / 72, Math.sqrt(MOST_PIXELS / (width * height)))
    const canvas = await drawPdfPage(document, number, scale)
    const picture = { data: canvas.data(), width: canvas.width, height: canvas.height, channels: 4 as const }
    const file = fileOf(number)
    const bytes = await writePainted(
      picture,
      areas.filter((area) => area.page === number),
      file,
    )
    yield { file, bytes, width, height }
  }
  await document.loadingTask.destroy()
}

interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

async function writePainted(
  { data, width, height, channels }: Pixels,
  areas: readonly Area[],
  file: string,
): Promise<number> {
  for (const area of areas) {
    const { left, top, right, bottom } = pixelBox(area, width, height)
    for (let y = top; y < bottom; y++)
      data.fill(0, (y * width + left) * channels, (y * width + right) * channels)
  }
  const jpeg = sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
  // Painted pixels are see-through black where there is an alpha channel: dropping it leaves them black.
  const bytes = await jpeg.removeAlpha().jpeg(JPEG).toBuffer()
  await writeFile(file, bytes)
  return bytes.length
}
