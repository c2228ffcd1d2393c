import sharp, { type Sharp } from "sharp"
import { drawPdfPage, MAX_PIXELS, measurePage, openPdf } from "#app/evidence/pdf-pages.server.ts"

/** Measuring and drawing for the screen. Runs in the preview process alone. */

/** Draws one page of a file, upright, into a WebP file that fits a square of `edge` pixels. @throws where it cannot. */
export async function drawPreview(
  path: string,
  mediaType: string,
  { page, out, edge }: { page: number; out: string; edge: number },
): Promise<void> {
  const picture = await openPicture(path, mediaType, page, edge)
  await picture
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .timeout({ seconds: 15 })
    .webp({ quality: 72 })
    .toFile(out)
}

/** A page of a file as a picture, upright; of a PDF with `edge` pixels on its longer side. @throws where it cannot be read. */
export async function openPicture(
  path: string,
  mediaType: string,
  page: number,
  edge: number,
): Promise<Sharp> {
  if (mediaType === "application/pdf") {
    const document = await openPdf(path)
    const { width, height } = await measurePage(document, page)
    const canvas = await drawPdfPage(document, page, edge / Math.max(width, height))
    await document.loadingTask.destroy()
    return sharp(canvas.toBuffer("image/png"))
  }
  if (page !== 1) throw new Error(`A picture has no page ${page}`)
  return sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "none" }).autoOrient()
}

/**
 * Pages of a PDF; a picture counts as one, its pixels as it is meant to be looked at.
 * @throws for what cannot be read.
 */
export async function measureFile(
  path: string,
  mediaType: string,
): Promise<{ pages: number; width: number | null; height: number | null }> {
  if (mediaType === "application/pdf") {
    const document = await openPdf(path)
    const pages = document.numPages
    await document.loadingTask.destroy()
    return { pages, width: null, height: null }
  }
  return { pages: 1, ...(await measurePicture(path)) }
}

/** Width and height of each page as it is looked at, of the first `most`: points, or pixels of a picture. */
export async function measurePages(path: string, mediaType: string, most: number) {
  if (mediaType !== "application/pdf") return [await measurePicture(path)]
  const document = await openPdf(path)
  const sizes: { width: number; height: number }[] = []
  for (let number = 1; number <= Math.min(document.numPages, most); number++)
    sizes.push(await measurePage(document, number))
  await document.loadingTask.destroy()
  return sizes
}

async function measurePicture(path: string) {
  const { autoOrient } = await sharp(path, { limitInputPixels: MAX_PIXELS }).metadata()
  return { width: autoOrient.width, height: autoOrient.height }
}
