import { randomUUID } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { config } from "#app/config.server.ts"
import { isImage } from "#app/domain/evidence.ts"
import { askPreview } from "#app/evidence/preview.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"

/** Pixels of a thumbnail's longer side: sharp on a phone at the size it is shown. */
const EDGE = 360
const DRAW_MS = 20_000

/**
 * A small WebP picture of a file, drawn once and kept by its content; undefined for files that have no
 * picture or could not be drawn, which is remembered as well.
 */
export async function getThumbnail(
  sha256: string,
  mediaType: string,
  path = evidencePath(sha256),
): Promise<Buffer | undefined> {
  if (!hasThumbnail(mediaType)) return undefined
  const file = cachePath(sha256)
  const cached = await readIfThere(file)
  if (cached !== undefined) return cached.length === 0 ? undefined : cached
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const out = `${file}.${randomUUID()}`
  const reply = await askPreview({ task: "draw", path, mediaType, page: 1, out, edge: EDGE }, DRAW_MS)
  if (reply?.task === "draw" && reply.drawn) {
    await rename(out, file)
    return readFile(file)
  }
  // An empty file says that it was tried: a hostile file costs its time once.
  await writeFile(file, "", { mode: 0o600 })
  return undefined
}

/** Whether a picture of such a file can be drawn at all. */
export function hasThumbnail(mediaType: string): boolean {
  return mediaType === "application/pdf" || (isImage(mediaType) && mediaType !== "image/svg+xml")
}

function cachePath(sha256: string): string {
  return join(config().dataDir, "cache", "thumbnails", sha256.slice(0, 2), `${sha256}.webp`)
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw error
  }
}
