import { deflateSync } from "node:zlib"
import { releaseWritten, writesAtOnce } from "./drain.server.ts"
import { FileBuffer } from "./file-buffer.server.ts"
import { completeParts, type Jpeg, join, listJpegParts, readJpeg } from "./jpeg.ts"
import { writeRawObject } from "./raw-object.server.ts"
import { type Reason, reason } from "./reasons.ts"

type Document = PDFKit.PDFDocument
type Reference = PDFKit.PDFKitReference

/** Six numbers that bring the unit square of an image upright into the unit square of the page. */
type UnitMatrix = readonly [number, number, number, number, number, number]

export type ImageSource = {
  kind: "image"
  /** One picture, in pixels as it is shown. */
  pages: { width: number; height: number; unit: 1 }[]
  /** Whether its colours are those of screens: an archival document says of no others what they mean. */
  isArchivable: boolean
  /** Writes the picture into the document. */
  place(doc: Document): Promise<PlacedImage | Reason>
  close(): Promise<void>
}

export type PlacedImage = { image: Reference; matrix: UnitMatrix }

export type ImageOptions = {
  /** Leave out what a JPEG says of place, time and camera: for everything that is handed over redacted. */
  stripMetadata: boolean
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

const files = new FileBuffer()

/** Opens a picture. JPEG is passed through as it is; others are decoded, and transparent parts laid on white. */
export async function openImage(
  path: string,
  mediaType: string,
  options: ImageOptions,
): Promise<ImageSource | Reason> {
  if (mediaType === "image/jpeg") {
    const jpeg = readJpeg(files.read(path))
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
    isArchivable: jpeg.components !== 4,
    async place(doc) {
      const bytes = files.read(path)
      const parts = completeParts(options.stripMetadata ? listJpegParts(bytes) : [bytes])
      const image = writeImage(
        doc,
        {
          Width: jpeg.width,
          Height: jpeg.height,
          ColorSpace: ["/DeviceGray", "", "/DeviceRGB", "/DeviceCMYK"][jpeg.components - 1],
          ...(jpeg.components === 4 && jpeg.adobe ? { Decode: "[1 0 1 0 1 0 1 0]" } : {}),
          Filter: "/DCTDecode",
        },
        // A document that keeps what it is given for its reader gets bytes of its own.
        writesAtOnce(doc) ? parts : [join(parts)],
      )
      return { image, matrix: UPRIGHT[jpeg.orientation - 1] as UnitMatrix }
    },
    async close() {},
  }
}

async function openDecoded(path: string, options: ImageOptions): Promise<ImageSource | Reason> {
  // Loaded only for a dossier that needs it: it takes a quarter of a second and 30 MB.
  const { default: sharp } = await import("sharp")
  const input = () => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error" })
  try {
    const { width, height, autoOrient } = await input().metadata()
    if (!width || !height) return reason("broken", "No size")
    const shown = { width: autoOrient.width, height: autoOrient.height }
    return {
      kind: "image",
      pages: [{ ...shown, unit: 1 }],
      isArchivable: true,
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
          const image = writeImage(
            doc,
            {
              Width: info.width,
              Height: info.height,
              ColorSpace: info.channels === 1 ? "/DeviceGray" : "/DeviceRGB",
              Filter: "/FlateDecode",
            },
            [deflateSync(data)],
          )
          return { image, matrix: UPRIGHT[0] as UnitMatrix }
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

function writeImage(
  doc: Document,
  entries: Record<string, string | number | undefined>,
  parts: readonly Buffer[],
): Reference {
  const image = doc.ref({})
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const all = { Type: "/XObject", Subtype: "/Image", BitsPerComponent: 8, ...entries, Length: length }
  const lines = Object.entries(all).map(([key, value]) => `/${key} ${value}`)
  writeRawObject(doc, image, `<<${lines.join("\n")}>>`, ...parts)
  for (const part of parts) releaseWritten(doc, part)
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
