import { chooseCopy } from "#app/domain/black-out.ts"
import { drawPagePicture } from "#app/evidence/page-picture.server.ts"
import type { Db } from "#db/client.server.ts"
import { listCopies } from "#db/queries/evidence-copies.server.ts"
import type { ProductRow } from "#db/queries/products.server.ts"

/** The photo of a product that may leave: its content, and where it stands in the library. */
export interface ClearedPhoto {
  sha256: string
  mediaType: string
}

/**
 * Of each product, by id, the photo that may leave the unit: the file where it was cleared, else its blacked-out copy.
 * Products without one are not in the map.
 */
export async function listClearedPhotos(
  db: Db,
  rows: readonly ProductRow[],
): Promise<Map<string, ClearedPhoto>> {
  const copies = await listCopies(
    db,
    rows.flatMap(({ photo }) => photo?.id ?? []),
  )
  const cleared = new Map<string, ClearedPhoto>()
  for (const { product, photo } of rows) {
    if (photo === null) continue
    const shown = photo.sensitivity === "terbuka" ? photo : chooseCopy(copies.get(photo.id) ?? [])
    if (shown !== undefined) cleared.set(product.id, { sha256: shown.sha256, mediaType: shown.mediaType })
  }
  return cleared
}

/** The photo as a picture of our own making; undefined where the file cannot be drawn. */
export async function drawClearedPhoto(photo: ClearedPhoto | undefined): Promise<Buffer | undefined> {
  return photo === undefined ? undefined : drawPagePicture(photo.sha256, photo.mediaType, 1)
}
