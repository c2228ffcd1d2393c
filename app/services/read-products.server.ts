import type { Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, can, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { makerText, priceText, productCode } from "#app/domain/product.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { type ClearedPhoto, listClearedPhotos } from "#app/services/cleared-photos.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listProducts, type ProductRow } from "#db/queries/products.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export type ProductCard = ReturnType<typeof productCard>

/** All products the actor may see, those on offer first. @throws 403 */
export async function readProductList(db: Db, actor: Actor, language: Language) {
  const units = unitsWhere(actor, "product.see")
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const rows = await listProducts(db, units)
  const cleared = await listClearedPhotos(db, rows)
  const cards = rows.map((row) => productCard(row, cleared.get(row.product.id), language))
  return {
    offered: cards.filter((card) => !card.isRetired),
    retired: cards.filter((card) => card.isRetired),
    may: {
      edit: canSomewhere(actor, "product.edit"),
    },
    /** Whose catalogue may be taken, and kept as evidence. */
    catalogues: await unitChoices(db, units),
    keeping: await unitChoices(db, catalogueKeepers(actor)),
  }
}

/** The units whose catalogue the actor may keep as evidence. */
export function catalogueKeepers(actor: Actor): string[] {
  return unitsWhere(actor, "product.edit").filter((unitId) => can(actor, "evidence.add", { unitId }))
}

async function unitChoices(db: Db, unitIds: readonly string[]) {
  return (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName }))
}

/** One product with its form. @throws 404 out of scope, 403 without the right. */
export async function readProduct(db: Db, actor: Actor, id: string, language: Language) {
  const [row] = await listProducts(db, scopeOf(actor).unitIds, { id })
  if (row === undefined) throw notFound()
  const { unitId } = row.product
  authorise(actor, "product.see", { unitId })
  const cleared = await listClearedPhotos(db, [row])
  const { makerId, version, retiredOn } = row.product
  return {
    ...productCard(row, cleared.get(id), language),
    ...{ version, retiredOn },
    /** The santri's own page, for who may open it. */
    makerId: makerId !== null && can(actor, "santri.see", { unitId }) ? makerId : null,
    typed: typedOf(row),
    may: {
      edit: can(actor, "product.edit", { unitId }),
      clear: can(actor, "evidence.clear", { unitId }),
    },
  }
}

/** The units that somebody may enter a product for. @throws 403 */
export async function readNewProduct(db: Db, actor: Actor) {
  const unitIds = unitsWhere(actor, "product.edit")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  return { units: await unitChoices(db, unitIds) }
}

/** The days that a catalogue is kept for as evidence, unless somebody says others: this year until today. */
export async function catalogueDays(db: Db, actor: Actor): Promise<{ periodFrom: string; periodTo: string }> {
  const [unitId] = unitsWhere(actor, "product.see")
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today } = await unitDay(db, unitId)
  return { periodFrom: `${today.slice(0, 4)}-01-01`, periodTo: today }
}

function productCard(
  { product, makerNumber, photo }: ProductRow,
  cleared: ClearedPhoto | undefined,
  language: Language,
) {
  return {
    id: product.id,
    code: productCode(product.number),
    name: product.name,
    description: product.description,
    price: priceText(product, language),
    availability: product.availability,
    maker: makerText(makerNumber, product.makerGroup),
    photo: photo === null ? null : { id: photo.id, code: evidenceCode(photo.number), title: photo.title },
    /** Whether the photo, or a blacked-out copy of it, may be shown to outsiders. */
    isPhotoCleared: cleared !== undefined,
    isRetired: product.retiredOn !== null,
    sample: product.sample,
  }
}

function typedOf({ product, makerNumber, photo }: ProductRow): Record<string, string> {
  return {
    name: product.name,
    description: product.description,
    price: product.price === null ? "" : String(product.price),
    priceUnit: product.priceUnit,
    availability: product.availability,
    maker: makerNumber === null ? "" : registerCode("santri", makerNumber),
    makerGroup: product.makerGroup,
    photo: photo === null ? "" : evidenceCode(photo.number),
  }
}
