import { readFile } from "node:fs/promises"
import { type Canvas, createCanvas, DOMMatrix, ImageData, Path2D } from "@napi-rs/canvas"
import sharp from "sharp"
import { projectPath } from "#app/config.server.ts"

/** Bombs unfold to more than this; a phone's photo has a tenth of it. */
const MAX_PIXELS = 120_000_000
const MAX_PDF_BYTES = 200 * 1024 * 1024

/**
 * Draws a picture, upright, or a PDF's first page into a WebP file that fits a square of `edge` pixels.
 * Runs in the preview process alone. @throws for whatever cannot be drawn.
 */
export async function drawThumbnail(
  path: string,
  mediaType: string,
  out: string,
  edge: number,
): Promise<void> {
  const picture =
    mediaType === "application/pdf"
      ? sharp(await drawFirstPage(path, edge))
      : sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "none" }).autoOrient()
  await picture
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .timeout({ seconds: 15 })
    .webp({ quality: 72 })
    .toFile(out)
}

/**
 * Pages of a PDF; a picture counts as one, its pixels as it is meant to be looked at.
 * Runs in the preview process alone. @throws for what cannot be read.
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
  const { autoOrient } = await sharp(path, { limitInputPixels: MAX_PIXELS }).metadata()
  return { pages: 1, width: autoOrient.width, height: autoOrient.height }
}

async function openPdf(path: string) {
  const data = new Uint8Array(await readFile(path))
  if (data.byteLength > MAX_PDF_BYTES) throw new Error(`A PDF of ${data.byteLength} bytes is not opened`)
  // pdf.js brings a canvas of another version along; its paths and pictures must be of the one drawn on.
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D })
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const folder = (name: string) => `${projectPath("node_modules", "pdfjs-dist", name)}/`
  return pdfjs.getDocument({
    data,
    CanvasFactory,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: MAX_PIXELS,
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    wasmUrl: folder("wasm"),
    verbosity: 0,
  }).promise
}

/** A PDF's first page as PNG, its longer side `edge` pixels. */
async function drawFirstPage(path: string, edge: number): Promise<Buffer> {
  const document = await openPdf(path)
  const page = await document.getPage(1)
  const natural = page.getViewport({ scale: 1 })
  const longer = Math.max(natural.width, natural.height)
  if (!(longer > 0 && longer < 1_000_000)) throw new Error(`A page of ${longer} points is not drawn`)
  const viewport = page.getViewport({ scale: edge / longer })
  const canvas = createCanvas(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  )
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: canvas.getContext("2d") as unknown as CanvasRenderingContext2D,
    viewport,
    background: "#ffffff",
  }).promise
  await document.loadingTask.destroy()
  return canvas.toBuffer("image/png")
}

type Drawing = { canvas: Canvas | null; context: ReturnType<Canvas["getContext"]> | null }

/** Canvases for groups and masks; none larger than a bomb would ask for. */
class CanvasFactory {
  create(width: number, height: number): Drawing {
    if (!(width > 0 && height > 0 && width * height <= MAX_PIXELS)) {
      throw new Error(`A canvas of ${width} by ${height} is not made`)
    }
    const canvas = createCanvas(width, height)
    return { canvas, context: canvas.getContext("2d") }
  }
  reset({ canvas }: Drawing, width: number, height: number) {
    if (canvas === null) return
    canvas.width = width
    canvas.height = height
  }
  destroy(drawing: Drawing) {
    drawing.canvas = null
    drawing.context = null
  }
}
