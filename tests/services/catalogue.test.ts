import { writeFileSync } from "node:fs"
import { join } from "node:path"
import sharp from "sharp"
import { beforeAll, expect, test } from "vitest"
import { config } from "#app/config.server.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { missingUnit, NO_UNIT, unitOfDownload } from "#app/http/chosen-unit.server.ts"
import { catalogueAction } from "#app/http/product-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { drawCatalogue, keepCatalogue } from "#app/services/draw-catalogue.server.ts"
import { addProduct, retireProduct } from "#app/services/edit-product.server.ts"
import { readProductList } from "#app/services/read-products.server.ts"
import { db } from "#db/client.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { alsoIn, formPost, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { readEverything } from "#tests/helpers/leaks.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { formOf, makePhoto, NAME, NUMBER, SECRETS } from "#tests/helpers/products.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const words = { language: "id", t: translate("id") } as const
let unitId: string
let koordinator: Actor

beforeAll(async () => {
  unitId = (await makeUnit("Lapas Contoh Utara")).unitId
  koordinator = await makeActor(unitId, "koordinator")
  await makeSantri(unitId, { name: NAME, registerNumber: NUMBER })
})

test("a catalogue tells what is on offer, makers by their codes, and no name or number of theirs", async () => {
  const photo = await makePhoto(koordinator, unitId, { background: "#20a020", isCleared: true })
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
  await expect(keepCatalogue(kalapas, unitId, days, words.t)).rejects.toMatchObject({ status: 403 })
})

test("a catalogue is kept only in a unit where both product and evidence are one's own to enter", async () => {
  const kalapas = await makeActor(unitId, "kalapas")
  const days = { periodFrom: "2026-01-01", periodTo: "2026-06-30" }
  await expect(catalogueAction(kalapas, formPost({ ...days, unitId }), words.t)).rejects.toMatchObject({
    status: 403,
  })
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
  await expect(drawCatalogue(db, koordinator, other, words)).rejects.toMatchObject({ status: 403 })
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
