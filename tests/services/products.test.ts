import { writeFileSync } from "node:fs"
import { join } from "node:path"
import sharp from "sharp"
import { beforeAll, expect, test } from "vitest"
import { config } from "#app/config.server.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { ProductForm } from "#app/domain/product-forms.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { missingUnit, NO_UNIT, unitOfDownload } from "#app/http/chosen-unit.server.ts"
import { catalogueAction, productAction } from "#app/http/product-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { drawCatalogue, keepCatalogue } from "#app/services/draw-catalogue.server.ts"
import { drawProduct } from "#app/services/draw-product.server.ts"
import { addProduct, editProduct, retireProduct } from "#app/services/edit-product.server.ts"
import { exportSantri } from "#app/services/export-person.server.ts"
import { readEvidence } from "#app/services/read-evidence.server.ts"
import { readProduct, readProductList } from "#app/services/read-products.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { alsoIn, formPost, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { readEverything } from "#tests/helpers/leaks.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const NAME = "Ahmad Zulkarnain"
const NUMBER = "B.1177/2024"
const SECRETS = [NAME, "Zulkarnain", NUMBER]

const words = { language: "id", t: translate("id") } as const
let unitId: string
let koordinator: Actor
let santriId: string

beforeAll(async () => {
  unitId = (await makeUnit("Lapas Contoh Utara")).unitId
  koordinator = await makeActor(unitId, "koordinator")
  ;[santriId = ""] = await makeSantri(unitId, { name: NAME, registerNumber: NUMBER })
})

function formOf(more: Partial<Record<keyof ProductForm, string>> = {}): ProductForm {
  const typed = { name: "Tas rajut", price: "125.000", priceUnit: "per buah", availability: "tersedia" }
  return ProductForm.parse({ ...typed, maker: "S-001", makerGroup: "Bengkel rajut", ...more })
}

/** A photo of one colour that says where it was taken. */
async function makePhoto(background: string, isCleared: boolean): Promise<{ id: string; code: string }> {
  const picture = sharp({ create: { width: 800, height: 600, channels: 3, background } })
  const bytes = await picture
    .jpeg()
    .withExif({ IFD0: { Artist: NAME, Copyright: unitId } })
    .toBuffer()
  const stored = await putStream([bytes] as never, { maxBytes: 1e7 })
  const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
  const { evidence } = await addEvidence(koordinator, { unitId, file, fileName: "foto.jpg", kind: "foto" })
  if (isCleared) await clearEvidence(koordinator, evidence.id, "terbuka")
  return { id: evidence.id, code: evidenceCode(evidence.number) }
}

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
  const photo = await makePhoto("#c02020", false)
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
  const photo = await makePhoto("#2020c0", false)
  const id = await addProduct(koordinator, unitId, formOf({ name: "Peci", photo: photo.code }))
  expect((await readProduct(db, koordinator, id, "id")).isPhotoCleared).toBe(false)
  await blackOutEvidence(koordinator, photo.id, [{ page: 1, x: 0, y: 0, width: 0.1, height: 0.1 }])
  expect((await readProduct(db, koordinator, id, "id")).isPhotoCleared).toBe(true)
  const { bytes } = await drawProduct(db, koordinator, id, { size: "square", ...words })
  const [, , blue = 0] = await photoColour(bytes)
  expect(blue).toBeGreaterThan(170)
})

test("a catalogue tells what is on offer, makers by their codes, and no name or number of theirs", async () => {
  const photo = await makePhoto("#20a020", true)
  const said = { photo: photo.code, name: "Sajadah", description: `Ditenun ${NAME}, telepon 0812 3456 7890.` }
  const ordered = { price: "90.000", priceUnit: `pesan ke ${NAME}` }
  await addProduct(koordinator, unitId, formOf({ name: "Taplak", ...ordered }))
  await addProduct(koordinator, unitId, { ...formOf(said), sample: true })
  const gone = await addProduct(koordinator, unitId, formOf({ name: "Kursi rotan" }))
  await retireProduct(koordinator, { id: gone, version: 1 }, true)
  const { bytes } = await drawCatalogue(db, koordinator, unitId, words)
  const text = (await readPdfPages(bytes)).join(" ")
  for (const there of [
    "Katalog karya santri",
    "Contoh Unit",
    "Sajadah",
    "Rp 125.000 per buah",
    "Rp 90.000 pesan ke S-001",
    "S-001 · Bengkel rajut",
  ])
    expect(text.replaceAll("\u00a0", " ")).toContain(there)
  expect(text).toMatch(/K-\d{3} · contoh/)
  expect(text).toContain("Ditenun S-001")
  expect(text).not.toContain("Kursi rotan")
  const path = join(config().dataDir, "katalog.pdf")
  writeFileSync(path, bytes)
  const everything = await readEverything(path)
  for (const secret of [...SECRETS, "0812 3456"])
    expect(everything).not.toContain(secret.toLowerCase().replaceAll(" ", ""))
  expect((await drawCatalogue(db, koordinator, unitId, words)).bytes.equals(bytes)).toBe(true)
})

test("a catalogue without the pictures is smaller by them: only cleared photos leave", async () => {
  const own = (await makeUnit()).unitId
  const staff = await makeActor(own, "koordinator")
  await makeSantri(own, {})
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#a0a0f0" } })
    .png()
    .toBuffer()
  const stored = await putStream([bytes] as never, { maxBytes: 1e7 })
  const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
  const { evidence } = await addEvidence(staff, { unitId: own, file, fileName: "foto.png", kind: "foto" })
  await addProduct(staff, own, formOf({ photo: evidenceCode(evidence.number) }))
  const pictures = async () =>
    (await drawCatalogue(db, staff, own, words)).bytes.toString("latin1").split("/DCTDecode").length - 1
  expect(await pictures()).toBe(0)
  await clearEvidence(staff, evidence.id, "terbuka")
  expect(await pictures()).toBe(1)
})

test("the catalogue is kept as a report that proves the days given", async () => {
  const days = { periodFrom: "2026-01-01", periodTo: "2026-06-30" }
  const id = await keepCatalogue(koordinator, unitId, days, words.t)
  expect(await requireEvidence(db, koordinator, id)).toMatchObject({
    ...days,
    kind: "laporan",
    mediaType: "application/pdf",
  })
  const kalapas = await makeActor(unitId, "kalapas")
  expect((await refusalOf(keepCatalogue(kalapas, unitId, days, words.t)))?.[0]).toBe(403)
})

test("what is refused is said beside the form: a version that no row has, evidence that may not be added", async () => {
  const id = await addProduct(koordinator, unitId, formOf({ name: "Sapu" }))
  for (const version of ["1.5", "Infinity", "3000000000"]) {
    const done = await productAction(koordinator, id, formPost({ intent: "retire", version }))
    expect(done).toMatchObject({ status: 409, answer: { stored: { version: 1 } } })
  }
})

test("a catalogue is kept only in a unit where both product and evidence are one's own to enter", async () => {
  const kalapas = await makeActor(unitId, "kalapas")
  const days = { periodFrom: "2026-01-01", periodTo: "2026-06-30" }
  expect((await refusalOf(catalogueAction(kalapas, formPost({ ...days, unitId }), words.t)))?.[0]).toBe(403)
})

test("a catalogue, taken or kept, is of one unit and goes under its head; who has several says which", async () => {
  const head = { letterhead: { lines: ["Kepala surat lain"], address: "", contact: "" } }
  const other = (await makeUnit("Lapas Lain", head)).unitId
  const both = alsoIn(koordinator, other)
  await addProduct(koordinator, unitId, formOf({ name: "Keset" }))
  await addProduct(both, other, formOf({ name: "Sapu lidi", maker: "" }))
  const { bytes } = await drawCatalogue(db, both, other, words)
  const text = (await readPdfPages(bytes)).join(" ")
  expect(text).toContain("Kepala surat lain")
  expect(text).toContain("Sapu lidi")
  expect(text).not.toContain("Keset")
  const days = { periodFrom: "2026-01-01", periodTo: "2026-06-30" }
  const foreign = (await makeUnit()).unitId
  for (const named of [{ unitId: "" }, { unitId: foreign }])
    expect(await catalogueAction(both, formPost({ ...days, ...named }), words.t)).toMatchObject({
      status: 422,
      answer: { errors: { unitId: NO_UNIT }, values: days },
    })
  const kept = await catalogueAction(both, formPost({ ...days, unitId: other }), words.t)
  const [, id = ""] = /evidence\/([^?]+)/.exec(kept.to ?? "") ?? []
  expect((await requireEvidence(db, both, id)).unitId).toBe(other)
  expect((await readProductList(db, koordinator, "id")).catalogues).toHaveLength(1)
  expect((await catalogueAction(koordinator, formPost(days), words.t)).to).toBeDefined()
  expect((await refusalOf(drawCatalogue(db, koordinator, other, words)))?.[0]).toBe(403)
})

test("a download of somebody with several units names one, or goes back to the page that offers it", async () => {
  const asked = (search: string, units: string[]) => {
    try {
      return unitOfDownload(new URLSearchParams(search), units, "/products")
    } catch (thrown) {
      return (thrown as Response).headers.get("Location")
    }
  }
  expect(asked("", ["a"])).toBe("a")
  expect(asked("unitId=b", ["a", "b"])).toBe("b")
  expect(asked("", ["a", "b"])).toBe("/products?unit=none")
  expect(asked("unitId=c", ["a", "b"])).toBe("/products?unit=none")
  expect(asked("unitId=c", ["a"])).toBe("/products?unit=none")
  const page = (search: string) => missingUnit(new Request(`http://test.invalid/products${search}`))
  expect([page("?unit=none"), page("")]).toEqual([NO_UNIT, undefined])
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
  const photo = await makePhoto("#404040", true)
  const id = await addProduct(koordinator, unitId, formOf({ name: "Rak buku", photo: photo.code }))
  expect(await refusalOf(removeEvidence(koordinator, photo.id))).toEqual([409, "evidence:refusal.product"])
  expect((await readEvidence(db, koordinator, photo.id, "id")).usedBy).toEqual([
    { kind: "product", id, title: "Rak buku" },
  ])
  const { rows } = JSON.parse((await exportSantri(koordinator, santriId)).data)
  expect(rows.product.map(({ name }: { name: string }) => name)).toContain("Rak buku")
})
