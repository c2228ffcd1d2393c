import { randomUUID } from "node:crypto"
import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import sharp from "sharp"
import { config } from "#app/config.server.ts"
import { askPreview } from "#app/evidence/preview.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { hasThumbnail } from "#app/evidence/thumbnail.server.ts"

/** Pixels of the longer side: sharp on half a page of A4. */
const EDGE = 1000
const DRAW_MS = 20_000

/** A picture ready for a paper: a JPEG without what the camera said, and its size in pixels. */
export interface PrintPicture {
  path: string
  width: number
  height: number
}

/** A picture's JPEG for papers, drawn once and kept by its content; undefined for what cannot be drawn. */
export async function getPrintPicture(sha256: string, mediaType: string): Promise<PrintPicture | undefined> {
  if (!hasThumbnail(mediaType)) return undefined
  const path = join(config().dataDir, "cache", "prints", sha256.slice(0, 2), `${sha256}.jpg`)
  const kept = await sizeOf(path)
  if (kept !== undefined) return { path, ...kept }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const drawn = `${path}.${randomUUID()}`
  try {
    const request = { path: evidencePath(sha256), mediaType, page: 1, out: drawn, edge: EDGE }
    const reply = await askPreview({ task: "draw", ...request }, DRAW_MS)
    if (reply?.task !== "draw" || !reply.drawn) return undefined
    const jpeg = sharp(drawn).flatten({ background: "#fff" }).toColourspace("srgb").jpeg({ quality: 82 })
    await jpeg.toFile(`${drawn}.jpg`)
    await rename(`${drawn}.jpg`, path)
    const size = await sizeOf(path)
    return size === undefined ? undefined : { path, ...size }
  } finally {
    await rm(drawn, { force: true })
  }
}

async function sizeOf(path: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await sharp(path).metadata()
    return { width, height }
  } catch {
    return undefined
  }
}
