import type { TFunction } from "i18next"
import type { Language } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { type PictureSize, priceText, productCode } from "#app/domain/product.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { drawProductPicture } from "#app/evidence/product-picture.server.ts"
import { drawClearedPhoto, listClearedPhotos } from "#app/services/cleared-photos.server.ts"
import { outwardTexts } from "#app/services/outward-texts.server.ts"
import type { Db } from "#db/client.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { listProducts } from "#db/queries/products.server.ts"

/**
 * A product's picture for messages and social media, as a JPEG; a plain field stands in for a photo that is not cleared.
 * @throws 404 out of scope, 403 without the right.
 */
export async function drawProduct(
  db: Db,
  actor: Actor,
  id: string,
  { size, language, t }: { size: PictureSize; language: Language; t: TFunction },
): Promise<{ bytes: Buffer; fileName: string }> {
  const [row] = await listProducts(db, scopeOf(actor).unitIds, { id })
  if (row === undefined) throw notFound()
  const { product } = row
  authorise(actor, "product.see", { unitId: product.unitId })
  const { unit } = await getPaperHead(db, product.unitId)
  const safe = await outwardTexts(db, product.unitId, [product.name, product.priceUnit])
  const photo = await drawClearedPhoto((await listClearedPhotos(db, [row])).get(id))
  const texts = {
    name: safe(product.name),
    price: priceText({ ...product, priceUnit: safe(product.priceUnit) }, language) || t("product:ask-price"),
    availability: t(`product:availability.${product.availability}`),
    unit: unit.name,
    mark: product.sample ? t("product:sample") : "",
  }
  const bytes = await drawProductPicture(photo, texts, size)
  return { bytes, fileName: `${productCode(product.number)}-${size}.jpg` }
}
