import sharp from "sharp"
import { type Scene, sceneSvg } from "#scripts/demo/scenes.ts"

export interface Photo {
  scene: Scene
  seed: number
  format: "jpeg" | "png" | "webp"
  /** Taken with the device held upright. */
  portrait?: boolean
  /** How the camera says it was held (EXIF): 1 upright, 3 upside down, 6 and 8 on its side, 2 mirrored. */
  orientation?: 1 | 2 | 3 | 6 | 8
}

/** Degrees, clockwise, that turn an upright picture into what a camera held that way stores. */
const STORED_TURN = { 1: 0, 2: 0, 3: 180, 6: 270, 8: 90 } as const

/** Draws a photo of an abstract scene; a viewer that heeds the orientation shows it upright. */
export async function drawPhoto(photo: Photo): Promise<Buffer> {
  const [width, height] = photo.portrait ? [960, 1280] : [1280, 960]
  const upright = sharp(Buffer.from(sceneSvg(photo.scene, width, height, photo.seed)))
  if (photo.format === "png") return upright.png({ compressionLevel: 9, palette: true }).toBuffer()
  if (photo.format === "webp") return upright.webp({ quality: 82 }).toBuffer()
  const orientation = photo.orientation ?? 1
  const turned = upright.rotate(STORED_TURN[orientation])
  const stored = orientation === 2 ? turned.flop() : turned
  return stored.withMetadata({ orientation }).jpeg({ quality: 84 }).toBuffer()
}

/** A page as a scanner sees it: grey paper, lines of writing, a stamp; nothing that could be read. */
export async function drawScannedPage(seed: number): Promise<Buffer> {
  return sharp(Buffer.from(sceneSvg("scan", 1240, 1754, seed)))
    .jpeg({ quality: 78 })
    .toBuffer()
}
