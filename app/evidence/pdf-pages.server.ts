import { readFile } from "node:fs/promises"
import { type Canvas, createCanvas, DOMMatrix, ImageData, Path2D } from "@napi-rs/canvas"
import type { PDFDocumentProxy } from "pdfjs-dist"
import { projectPath } from "#app/config.server.ts"

/** Reading and drawing PDF pages. Runs in processes made for it alone: see reader-process.server.ts. */

/** Bombs unfold to more than this; a phone's photo has a tenth of it. */
export const MAX_PIXELS = 120_000_000
const MAX_PDF_BYTES = 200 * 1024 * 1024

/** Opens a PDF; destroy its `loadingTask` when done. @throws for what cannot be read. */
export async function openPdf(path: string): Promise<PDFDocumentProxy> {
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

/** Width and height of a page as it is looked at, in points. @throws for a page of no size, or of a mile. */
export async function measurePage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const fits = (side: number) => side > 0 && side < 1_000_000
  if (!fits(width) || !fits(height)) throw new Error(`A page of ${width} by ${height} points is not drawn`)
  return { width, height }
}

/** Draws a page, counted from 1, upright and as it is looked at; `scale` is pixels per point. */
export async function drawPdfPage(
  document: PDFDocumentProxy,
  number: number,
  scale: number,
): Promise<Canvas> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale })
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
  page.cleanup()
  return canvas
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
