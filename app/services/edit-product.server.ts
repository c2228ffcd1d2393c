import { and, eq } from "drizzle-orm"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import type { ProductForm } from "#app/domain/product-forms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { parseRegisterCode } from "#app/domain/register-code.ts"
import { evidenceNamed } from "#app/services/evidence-named.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import {
  getMakerId,
  listProducts,
  nextProductNumber,
  type StoredProduct,
} from "#db/queries/products.server.ts"
import { product } from "#db/schema/products.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Keys of refusals that a form shows in a place of its own: beside the field, or with both texts. */
export const STALE_PRODUCT = "product:refusal.stale"
export const FIELD_REFUSALS: Record<string, string> = {
  "product:refusal.no-photo": "photo",
  "product:refusal.no-maker": "maker",
}

interface Version {
  id: string
  version: number
}

/** Enters a product under the unit's next number. @returns its id. @throws 403; 422 for a photo or a maker that is none. */
export async function addProduct(
  actor: Actor,
  unitId: string,
  { sample = false, ...form }: ProductForm & { sample?: boolean },
): Promise<string> {
  authorise(actor, "product.edit", { unitId })
  const id = newId()
  await write(actor, "product.edit", { unitId, productId: id }, async (tx) => {
    await tx.insert(product, {
      id,
      unitId,
      number: await nextProductNumber(tx, unitId),
      ...(await columnsOf(tx, unitId, form)),
      sample,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    })
  })
  return id
}

/** Changes what is said of a product. @throws 404, 403; 409 where somebody saved in between; 422 as `addProduct`. */
export async function editProduct(actor: Actor, { id, version }: Version, form: ProductForm): Promise<void> {
  const { unitId } = await requireProduct(db, actor, id)
  await write(actor, "product.edit", { unitId, productId: id }, async (tx) => {
    await change(tx, { id, version }, await columnsOf(tx, unitId, form))
  })
}

/** Takes a product out of the catalogue, or puts it back. @throws 404, 403; 409 where somebody saved in between. */
export async function retireProduct(actor: Actor, shown: Version, isRetired: boolean): Promise<void> {
  const { unitId } = await requireProduct(db, actor, shown.id)
  const { today } = await unitDay(db, unitId)
  await write(actor, "product.edit", { unitId, productId: shown.id }, (tx) =>
    change(tx, shown, { retiredOn: isRetired ? today : null }),
  )
}

/** A product that the actor may change. @throws 404 outside his scope, 403 without the right. */
async function requireProduct(reader: Db, actor: Actor, id: string): Promise<StoredProduct> {
  const [row] = await listProducts(reader, scopeOf(actor).unitIds, { id })
  if (row === undefined) throw notFound()
  authorise(actor, "product.edit", { unitId: row.product.unitId })
  return row.product
}

async function change(tx: Tx, { id, version }: Version, set: Partial<StoredProduct>): Promise<void> {
  const changed = await tx.update(product, and(eq(product.id, id), eq(product.version, version)), {
    ...set,
    version: version + 1,
  })
  if (changed.length === 0) throw refusal(409, STALE_PRODUCT)
}

async function columnsOf(tx: Tx, unitId: string, { maker, photo, ...form }: ProductForm) {
  const { name, description, price, priceUnit, availability, makerGroup } = form
  return {
    ...{ name, description, price, priceUnit, availability, makerGroup },
    makerId: maker === "" ? null : await makerNamed(tx, unitId, maker),
    photoId: await evidenceNamed(tx, unitId, photo, { key: "product:refusal.no-photo", picture: true }),
  }
}

async function makerNamed(tx: Tx, unitId: string, code: string): Promise<string> {
  const number = parseRegisterCode("santri", code)
  const id = number === undefined ? undefined : await getMakerId(tx, unitId, number)
  if (id === undefined) throw refusal(422, "product:refusal.no-maker")
  return id
}
