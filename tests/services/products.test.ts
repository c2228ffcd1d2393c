import sharp from "sharp"
import { beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { ProductForm } from "#app/domain/product-forms.ts"
import { NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { productAction } from "#app/http/product-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { drawProduct } from "#app/services/draw-product.server.ts"
import { addProduct, editProduct, retireProduct } from "#app/services/edit-product.server.ts"
import { exportSantri } from "#app/services/export-person.server.ts"
import { readEvidence } from "#app/services/read-evidence.server.ts"
import { readProduct, readProductList } from "#app/services/read-products.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { alsoIn, formPost, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { formOf, makePhoto, NAME, NUMBER, SECRETS } from "#tests/helpers/products.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const words = { language: "id", t: translate("id") } as const
let unitId: string
let koordinator: Actor
let santriId: string

beforeAll(async () => {
  unitId = (await makeUnit("Lapas Contoh Utara")).unitId
  koordinator = await makeActor(unitId, "koordinator")
  ;[santriId = ""] = await makeSantri(unitId, { name: NAME, registerNumber: NUMBER })
})

async function refusalOf(work: Promise<unknown>): Promise<[number, string] | undefined> {
  try {
    await work
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return [thrown.status, (await thrown.json()).key]
  }
}

/** The colour in the middle of a picture's upper part. */
async function photoColour(bytes: Buffer): Promise<number[]> {
  const spot = { left: 500, top: 300, width: 1, height: 1 }
  return [...(await sharp(bytes).extract(spot).raw().toBuffer())]
}

test("prices are read as people type them, and nothing else is", () => {
  const priceOf = (price: string) => ProductForm.safeParse({ ...formOf(), price }).data?.price
  expect(["125000", "125.000", "Rp 1.250.000", "rp. 500", ""].map(priceOf)).toEqual([
    125_000,
    125_000,
    1_250_000,
    500,
    null,
  ])
  expect(["12,5", "1.25", "-5", "9999999999", "seratus"].map(priceOf)).toEqual(Array(5).fill(undefined))
})

test("a product is entered under the next number, changed by the version shown, retired and put back", async () => {
  const own = (await makeUnit()).unitId
  const staff = await makeActor(own, "koordinator")
  await makeSantri(own, {})
  const ids = [
    await addProduct(staff, own, formOf()),
    await addProduct(staff, own, formOf({ name: "Keset" })),
  ]
  const id = ids[1] as string
  expect(await readProduct(db, staff, id, "id")).toMatchObject({
    code: "K-002",
    price: "Rp\u00a0125.000 per buah",
    maker: "S-001 · Bengkel rajut",
  })
  await editProduct(staff, { id, version: 1 }, formOf({ name: "Keset sabut", price: "" }))
  expect(await refusalOf(editProduct(staff, { id, version: 1 }, formOf()))).toEqual([
    409,
    "product:refusal.stale",
  ])
  await retireProduct(staff, { id, version: 2 }, true)
  expect((await readProductList(db, staff, "id")).retired.map(({ name }) => name)).toEqual(["Keset sabut"])
  await retireProduct(staff, { id, version: 3 }, false)
  expect((await readProductList(db, staff, "id")).offered).toHaveLength(2)
  expect(await refusalOf(addProduct(staff, own, formOf({ maker: "S-099" })))).toEqual([
    422,
    "product:refusal.no-maker",
  ])
  expect(await refusalOf(addProduct(staff, own, formOf({ photo: "B-099" })))).toEqual([
    422,
    "product:refusal.no-photo",
  ])
  const kalapas = await makeActor(own, "kalapas")
  expect((await refusalOf(addProduct(kalapas, own, formOf())))?.[0]).toBe(403)
  expect((await refusalOf(readProduct(db, koordinator, id, "id")))?.[0]).toBe(404)
})

test("a picture has its size, carries no word about its making, and shows the photo once that is cleared", async () => {
  const photo = await makePhoto(koordinator, unitId, { background: "#c02020", isCleared: false })
  const id = await addProduct(koordinator, unitId, formOf({ photo: photo.code }))
  const draw = async (size: "square" | "story") =>
    (await drawProduct(db, koordinator, id, { size, ...words })).bytes
  const plain = await draw("square")
  await clearEvidence(koordinator, photo.id, "terbuka")
  const shown = await draw("square")
  expect(await sharp(shown).metadata()).toMatchObject({ format: "jpeg", width: 1080, height: 1080 })
  const story = await sharp(await draw("story")).metadata()
  expect([story.width, story.height]).toEqual([1080, 1920])
  expect([story.exif, story.xmp, story.iptc, story.icc]).toEqual(Array(4).fill(undefined))
  const [red = 0, green = 0] = await photoColour(shown)
  expect([red > 170, green < 60]).toEqual([true, true])
  const [plainRed = 0, plainGreen = 0] = await photoColour(plain)
  expect(plainGreen).toBeGreaterThan(plainRed)
  expect((await draw("square")).equals(shown)).toBe(true)
  for (const secret of SECRETS) expect(shown.includes(secret)).toBe(false)
})

test("what a price is for names nobody on a picture", async () => {
  const [named, coded] = await Promise.all(
    [NAME, "S-001"].map(async (who) => {
      const id = await addProduct(koordinator, unitId, formOf({ name: "Taplak", priceUnit: `lewat ${who}` }))
      return (await drawProduct(db, koordinator, id, { size: "square", ...words })).bytes
    }),
  )
  expect(named?.equals(coded as Buffer)).toBe(true)
})

test("a cleared blacked-out copy is shown in place of a photo that is not", async () => {
  const { blackOutEvidence } = await import("#app/services/black-out-evidence.server.ts")
  const photo = await makePhoto(koordinator, unitId, { background: "#2020c0", isCleared: false })
  const id = await addProduct(koordinator, unitId, formOf({ name: "Peci", photo: photo.code }))
  expect((await readProduct(db, koordinator, id, "id")).isPhotoCleared).toBe(false)
  await blackOutEvidence(koordinator, photo.id, [{ page: 1, x: 0, y: 0, width: 0.1, height: 0.1 }])
  expect((await readProduct(db, koordinator, id, "id")).isPhotoCleared).toBe(true)
  const { bytes } = await drawProduct(db, koordinator, id, { size: "square", ...words })
  const [, , blue = 0] = await photoColour(bytes)
  expect(blue).toBeGreaterThan(170)
})

test("what is refused is said beside the form: a version that no row has, evidence that may not be added", async () => {
  const id = await addProduct(koordinator, unitId, formOf({ name: "Sapu" }))
  for (const version of ["1.5", "Infinity", "3000000000"]) {
    const done = await productAction(koordinator, id, formPost({ intent: "retire", version }))
    expect(done).toMatchObject({ status: 409, answer: { stored: { version: 1 } } })
  }
})

test("a new product of somebody with several units is of the one he chose", async () => {
  const other = (await makeUnit()).unitId
  const both = alsoIn(koordinator, other)
  const typed = { name: "Sulak", availability: "tersedia" }
  const asked = await productAction(both, "new", formPost(typed))
  expect(asked).toMatchObject({ status: 422, answer: { errors: { unitId: NO_UNIT }, values: typed } })
  await productAction(both, "new", formPost({ ...typed, unitId: other }))
  const staff = await makeActor(other, "koordinator")
  expect((await readProductList(db, staff, "id")).offered.map(({ name }) => name)).toEqual(["Sulak"])
})

test("a photo in use is not taken away, its page names the product, and the maker's own data hold what he made", async () => {
  const photo = await makePhoto(koordinator, unitId, { background: "#404040", isCleared: true })
  const id = await addProduct(koordinator, unitId, formOf({ name: "Rak buku", photo: photo.code }))
  expect(await refusalOf(removeEvidence(koordinator, photo.id))).toEqual([409, "evidence:refusal.product"])
  expect((await readEvidence(db, koordinator, photo.id, "id")).usedBy).toEqual([
    { kind: "product", id, title: "Rak buku" },
  ])
  const { rows } = JSON.parse((await exportSantri(koordinator, santriId)).data)
  expect(rows.product.map(({ name }: { name: string }) => name)).toContain("Rak buku")
})
