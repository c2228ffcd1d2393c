import { readFile } from "node:fs/promises"
import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { type Jpeg, readJpeg, stripJpegMetadata } from "./jpeg.ts"
import { type Reason, reason } from "./reasons.ts"

type Document = PDFKit.PDFDocument
type Reference = PDFKit.PDFKitReference

/** Six numbers that bring the unit square of an image upright into the unit square of the page. */
type UnitMatrix = readonly [number, number, number, number, number, number]

export type ImageSource = {
  kind: "image"
  /** One picture, in pixels as it is shown. */
  pages: { width: number; height: number; unit: 1 }[]
  /** Writes the picture into the document. */
  place(doc: Document): Promise<PlacedImage | Reason>
  close(): Promise<void>
}

export type PlacedImage = { image: Reference; matrix: UnitMatrix }

export type ImageOptions = {
  /** Leave out what a JPEG says of place, time and camera: for everything that is handed over redacted. */
  stripMetadata: boolean
  sourceBytes: number
  sourceMs: number
}

const MAX_PIXELS = 120_000_000
/** Pixels beyond which a decoded picture is made smaller: A4 at 300 dpi, doubled. */
const MAX_EDGE = 5000

/** Exif orientation 1 to 8 as matrices of the unit square, y upwards. */
const UPRIGHT: readonly UnitMatrix[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
]

/** Opens a picture. JPEG is passed through as it is; others are decoded, and transparent parts laid on white. */
export async function openImage(
  path: string,
  mediaType: string,
  options: ImageOptions,
): Promise<ImageSource | Reason> {
  if (mediaType === "image/jpeg") {
    const bytes = await readFile(path)
    const jpeg = readJpeg(bytes)
    if (jpeg?.baselineOrProgressive && jpeg.bits === 8 && [1, 3, 4].includes(jpeg.components))
      return openJpeg(path, jpeg, options)
  }
  return openDecoded(path, options)
}

function openJpeg(path: string, jpeg: Jpeg, options: ImageOptions): ImageSource {
  const turned = jpeg.orientation > 4
  const [width, height] = turned ? [jpeg.height, jpeg.width] : [jpeg.width, jpeg.height]
  return {
    kind: "image",
    pages: [{ width, height, unit: 1 }],
    async place(doc) {
      const bytes = await readFile(path)
      const image = doc.ref({
        Type: "XObject",
        Subtype: "Image",
        Width: jpeg.width,
        Height: jpeg.height,
        BitsPerComponent: 8,
        ColorSpace: { 1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK" }[jpeg.components],
        ...(jpeg.components === 4 && jpeg.adobe ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
        Filter: "DCTDecode",
      })
      image.end(options.stripMetadata ? stripJpegMetadata(bytes) : bytes)
      return { image, matrix: UPRIGHT[jpeg.orientation - 1] as UnitMatrix }
    },
    async close() {},
  }
}

async function openDecoded(path: string, options: ImageOptions): Promise<ImageSource | Reason> {
  const input = () => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error" })
  try {
    const { width, height, autoOrient } = await input().metadata()
    if (!width || !height) return reason("broken", "No size")
    const shown = { width: autoOrient.width, height: autoOrient.height }
    return {
      kind: "image",
      pages: [{ ...shown, unit: 1 }],
      async place(doc) {
        try {
          const { data, info } = await input()
            .autoOrient()
            .flatten({ background: "#ffffff" })
            .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: "inside", withoutEnlargement: true })
            .toColourspace("srgb")
            .timeout({ seconds: Math.ceil(options.sourceMs / 1000) })
            .raw({ depth: "uchar" })
            .toBuffer({ resolveWithObject: true })
          return { image: writePixels(doc, data, info), matrix: UPRIGHT[0] as UnitMatrix }
        } catch (error) {
          return imageReason(error)
        }
      },
      async close() {},
    }
  } catch (error) {
    return imageReason(error)
  }
}

function writePixels(
  doc: Document,
  data: Buffer,
  info: { width: number; height: number; channels: number },
): Reference {
  const image = doc.ref({
    Type: "XObject",
    Subtype: "Image",
    Width: info.width,
    Height: info.height,
    BitsPerComponent: 8,
    ColorSpace: info.channels === 1 ? "DeviceGray" : "DeviceRGB",
    Filter: "FlateDecode",
  })
  image.end(deflateSync(data))
  return image
}

function imageReason(error: unknown): Reason {
  const detail = error instanceof Error ? error.message : String(error)
  if (/pixel limit|too large/i.test(detail)) return reason("too-large", detail)
  if (/timeout/i.test(detail)) return reason("too-slow", detail)
  if (/unsupported|heif|no codec|Support for this compression/i.test(detail))
    return reason("unsupported", detail)
  return reason("broken", detail)
}
