import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas"
import sharp from "sharp"
import { projectPath } from "#app/config.server.ts"
import { PICTURE_SIZES, type PictureSize } from "#app/domain/product.ts"

/** What a picture for messages and social media says, in final words. */
export interface PictureTexts {
  name: string
  price: string
  availability: string
  /** The office that offers it. */
  unit: string
  /** Marks what is no real product; empty for those that are. */
  mark: string
}

const INK = "#1d2321"
const SOFT = "#56605c"
const ACCENT = "#0f5c4a"
const PAPER = "#faf9f5"
const TINT = "#dfe9e4"
const MARGIN = 64
/** The height that the photo takes of each size. */
const PHOTO_HEIGHT: Record<PictureSize, number> = { square: 640, story: 1300 }
/** The longest name goes over two lines, and is cut behind them. */
const NAME_LINES = 2

const FAMILY = "Miqyas Sans"
const FACES = { regular: "NotoSans-Regular.ttf", bold: "NotoSans-Bold.ttf" } as const

/**
 * A JPEG of a product: its photo cropped to cover the upper part, what is said of it below. Text is set in the fonts
 * that come with the program, so that it looks the same on every machine; the file says nothing of where it comes from.
 */
export async function drawProductPicture(
  photo: Buffer | undefined,
  texts: PictureTexts,
  size: PictureSize,
): Promise<Buffer> {
  const { width, height } = PICTURE_SIZES[size]
  const top = PHOTO_HEIGHT[size]
  const upper =
    photo === undefined
      ? { create: { width, height: top, channels: 3 as const, background: TINT } }
      : await sharp(photo).resize({ width, height: top, fit: "cover" }).removeAlpha().png().toBuffer()
  return sharp({ create: { width, height, channels: 3, background: PAPER } })
    .composite([
      { input: upper, left: 0, top: 0 },
      { input: drawTexts(texts, width, height - top), left: 0, top },
      ...(texts.mark === "" ? [] : [{ input: drawMark(texts.mark), left: MARGIN / 2, top: MARGIN / 2 }]),
    ])
    .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
    .toBuffer()
}

function drawTexts({ name, price, availability, unit }: PictureTexts, width: number, height: number): Buffer {
  openFonts()
  const canvas = createCanvas(width, height)
  const context = canvas.getContext("2d")
  context.fillStyle = ACCENT
  context.fillRect(0, 0, width, 10)
  const measure = width - 2 * MARGIN
  let y = 92
  for (const line of breakLines(context, name, font("bold", 60), measure, NAME_LINES)) {
    write(context, line, { face: "bold", size: 60, ink: INK, y })
    y += 74
  }
  write(context, shorten(context, price, font("bold", 50), measure), {
    face: "bold",
    size: 50,
    ink: ACCENT,
    y,
  })
  write(context, availability, { face: "regular", size: 36, ink: INK, y: y + 64 })
  const office = shorten(context, unit, font("regular", 30), measure)
  write(context, office, { face: "regular", size: 30, ink: SOFT, y: height - 40 })
  return canvas.toBuffer("image/png")
}

/** The mark of a sample, dark on a light field so that it is read over any photo. */
function drawMark(mark: string): Buffer {
  openFonts()
  const words = mark.toLocaleUpperCase("id")
  const measured = createCanvas(1, 1).getContext("2d")
  measured.font = font("bold", 32)
  const canvas = createCanvas(Math.ceil(measured.measureText(words).width) + 48, 60)
  const context = canvas.getContext("2d")
  context.fillStyle = PAPER
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = INK
  context.font = font("bold", 32)
  context.fillText(words, 24, 41)
  return canvas.toBuffer("image/png")
}

function write(
  context: SKRSContext2D,
  words: string,
  { face, size, ink, y }: { face: keyof typeof FACES; size: number; ink: string; y: number },
) {
  context.font = font(face, size)
  context.fillStyle = ink
  context.fillText(words, MARGIN, y)
}

/** Words set into lines; what finds no room in the last one is cut. */
function breakLines(
  context: SKRSContext2D,
  words: string,
  face: string,
  measure: number,
  most: number,
): string[] {
  context.font = face
  const lines: string[] = []
  let line = ""
  for (const word of words.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`
    if (line !== "" && lines.length < most - 1 && context.measureText(longer).width > measure) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((one) => shorten(context, one, face, measure))
}

/** A line cut to its measure, with an ellipsis where something is missing. */
function shorten(context: SKRSContext2D, words: string, face: string, measure: number): string {
  context.font = face
  if (context.measureText(words).width <= measure) return words
  const signs = [...words]
  while (signs.length > 1 && context.measureText(`${signs.join("")}…`).width > measure) signs.pop()
  return `${signs.join("").trimEnd()}…`
}

const font = (face: keyof typeof FACES, size: number) => `${size}px "${FAMILY} ${face}"`

function openFonts() {
  if (GlobalFonts.has(`${FAMILY} regular`)) return
  for (const [face, file] of Object.entries(FACES))
    GlobalFonts.registerFromPath(projectPath("templates", "fonts", file), `${FAMILY} ${face}`)
}
