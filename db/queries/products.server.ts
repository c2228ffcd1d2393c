import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { product } from "#db/schema/products.ts"
import { santri } from "#db/schema/santri.ts"

/** A row of the product table as stored. */
export type StoredProduct = typeof product.$inferSelect

export type ProductRow = Awaited<ReturnType<typeof listProducts>>[number]

/** The products of the units by number, with what catalogues show of maker and photo: no names. */
export async function listProducts(
  db: Db,
  unitIds: readonly string[],
  { id, offered = false }: { id?: string; offered?: boolean } = {},
) {
  return db
    .select({
      product,
      makerNumber: santri.number,
      photo: {
        id: evidence.id,
        number: evidence.number,
        title: evidence.title,
        sha256: evidence.sha256,
        mediaType: evidence.mediaType,
        sensitivity: evidence.sensitivity,
      },
    })
    .from(product)
    .leftJoin(santri, eq(santri.id, product.makerId))
    .leftJoin(evidence, eq(evidence.id, product.photoId))
    .where(
      and(
        inArray(product.unitId, [...unitIds]),
        id === undefined ? undefined : eq(product.id, id),
        offered ? isNull(product.retiredOn) : undefined,
      ),
    )
    .orderBy(asc(product.unitId), asc(product.number))
}

/** The next number of a unit: products are retired, never removed, so that none is given again. */
export async function nextProductNumber(db: Db, unitId: string): Promise<number> {
  const [last] = await db
    .select({ number: product.number })
    .from(product)
    .where(eq(product.unitId, unitId))
    .orderBy(desc(product.number))
    .limit(1)
  return (last?.number ?? 0) + 1
}

/** The products that a file shows. */
export async function listProductsOf(db: Db, evidenceId: string) {
  return db
    .select({ id: product.id, unitId: product.unitId, number: product.number, name: product.name })
    .from(product)
    .where(eq(product.photoId, evidenceId))
    .orderBy(asc(product.number))
}

/** Whether a file is the photo of a product. */
export async function isProductPhoto(db: Db, evidenceId: string): Promise<boolean> {
  return (await listProductsOf(db, evidenceId)).length > 0
}

/** Id of the santri of a unit with this number. */
export async function getMakerId(db: Db, unitId: string, number: number): Promise<string | undefined> {
  const [row] = await db
    .select({ id: santri.id })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), eq(santri.number, number)))
  return row?.id
}
