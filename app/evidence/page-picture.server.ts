import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import { MOST_PAGES } from "#app/domain/black-out.ts"
import { askPreview, type PageSize } from "#app/evidence/preview.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"

/** Pixels of a page's longer side: names on a scanned list can be read. */
const EDGE = 1600
const DRAW_MS = 30_000

/** One page of a file as WebP, drawn each time it is asked for and kept nowhere; undefined where it cannot be drawn. */
export async function drawPagePicture(
  sha256: string,
  mediaType: string,
  page: number,
): Promise<Buffer | undefined> {
  const folder = join(config().dataDir, "cache", "pages")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const out = join(folder, randomUUID())
  try {
    const request = { task: "draw", path: evidencePath(sha256), mediaType, page, out, edge: EDGE } as const
    const reply = await askPreview(request, DRAW_MS)
    return reply?.task === "draw" && reply.drawn ? await readFile(out) : undefined
  } finally {
    await rm(out, { force: true })
  }
}

/** The pages of a file as they are looked at; undefined where it cannot be read. */
export async function getPageSizes(sha256: string, mediaType: string): Promise<PageSize[] | undefined> {
  const request = { task: "sizes", path: evidencePath(sha256), mediaType, most: MOST_PAGES } as const
  const reply = await askPreview(request, DRAW_MS)
  return reply?.task === "sizes" ? reply.sizes : undefined
}
