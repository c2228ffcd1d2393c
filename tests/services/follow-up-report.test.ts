import { beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { closePreview } from "#app/evidence/preview.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { drawFollowUpReport } from "#app/services/follow-up-report.server.ts"
import { readVisit } from "#app/services/read-visits.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { addVisitPhoto } from "#app/services/visit-photos.server.ts"
import { db } from "#db/client.server.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { makePosition } from "#tests/helpers/fixtures.ts"
import { furnishFollowUp } from "#tests/helpers/follow-up.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor
let kontributor: Actor
let kalapas: Actor
let wilayah: Actor
let visitId: string

beforeAll(async () => {
  ;({ unitId, koordinator, kontributor, kalapas, wilayah, visitId } = await furnishFollowUp())
})

test("the report leads from the visit to the proof, and tells nothing sensitive", async () => {
  const pdf = await drawFollowUpReport(db, wilayah, visitId, { language: "id", t: translate("id") })
  const text = (await readPdfPages(pdf)).join(" ")
  for (const said of [
    "Contoh Unit",
    "Laporan Tindak Lanjut",
    "PK Ahli Utama, Direktorat Jenderal Pemasyarakatan",
    "Unit contoh satu",
    "Terbukti: 1 dari 1",
    "B-001 Piagam, Jan 2026 – Jun 2026",
    "B-002 Daftar (judul tidak ditampilkan)",
    "Tanpa bukti: Menyusul",
    "Dibatalkan pada",
    "Ganda",
    "S-001",
  ])
    expect.soft(text).toContain(said)
  expect(text).not.toMatch(/nama.orang/i)
  expect(text).not.toContain("Ahmad Contoh Santri")
  expect(text).not.toContain("3510010101010001")
})

async function addPhoto(
  ofVisit: string,
  { seed, caption, sensitivity }: { seed: number; caption: string; sensitivity: "terbuka" | "sensitif" },
) {
  const bytes = await drawPhoto({ scene: "mosque", seed, format: "jpeg", orientation: 6 })
  const stored = await putStream([bytes] as never, { maxBytes: 1e7 })
  const file = { ...stored, mediaType: "image/jpeg", pages: null, width: null, height: null }
  const { evidence } = await addEvidence(koordinator, {
    unitId,
    file,
    fileName: `${caption}.jpg`,
    kind: "foto",
  })
  await clearEvidence(koordinator, evidence.id, sensitivity)
  await addVisitPhoto(koordinator, ofVisit, { evidenceId: evidence.id, caption })
}

test("the report shows the photos that were cleared, each with its caption, and no others", async () => {
  await addPhoto(visitId, { seed: 1, caption: "Masjid", sensitivity: "terbuka" })
  await addPhoto(visitId, { seed: 2, caption: "Wajah orang", sensitivity: "sensitif" })
  const draw = () => drawFollowUpReport(db, kalapas, visitId, { language: "id", t: translate("id") })
  const [first, second] = [await draw(), await draw()]
  const text = (await readPdfPages(first)).join(" ")
  expect(text).toMatch(/Lampiran: foto kunjungan B-\d+ Masjid/)
  expect(text).toContain("1 foto sensitif tidak ditampilkan")
  expect(text).not.toContain("Wajah orang")
  const file = Buffer.from(first).toString("latin1")
  expect(file.match(/\/Subtype \/Image/g)).toHaveLength(1)
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  await closePreview()
})

test("no name of a santri leaves in any text of the report, the captions of its photos included", async () => {
  const name = "Budi Contoh Terucap"
  await makeSantri(unitId, { name })
  const office = `Wali ${name}`
  const id = await addVisit(koordinator, unitId, {
    title: `Menemui ${name}`,
    purpose: "monitoring",
    from: "2024-10-01",
    until: "2024-10-01",
    visitors: [{ office, institution: `Keluarga ${name}` }],
    unitsPresent: [`Kamar ${name}`],
    places: [`Bilik ${name}`],
    summary: `Bersama ${name}`,
    version: 0,
  })
  const text = `Dampingi ${name}`
  const directionId = await addDirection(koordinator, id, {
    text,
    givenBy: office,
    dueDate: null,
    version: 0,
  })
  const positionId = await makePosition(unitId, `Pendamping ${name}`)
  await createAction(
    koordinator,
    { origin: "direction", directionId },
    { title: text, detail: "", positionId, dueDate: null, version: 0 },
  )
  await addPhoto(id, { seed: 3, caption: `Foto ${name}`, sensitivity: "terbuka" })
  const pdf = await drawFollowUpReport(db, wilayah, id, { language: "id", t: translate("id") })
  const told = (await readPdfPages(pdf)).join(" ")
  expect(told).not.toContain("Terucap")
  for (const said of ["Wali", "Keluarga", "Kamar", "Bilik", "Bersama", "Dampingi", "Pendamping", "Foto"])
    expect.soft(told).toMatch(new RegExp(`${said} S-\\d+`))
  await closePreview()
})

test("who may not open a photo is not told its caption", async () => {
  const captions = async (actor: Actor) =>
    (await readVisit(db, actor, visitId, "id")).photos.map(({ caption }) => caption)
  expect(await captions(koordinator)).toEqual(["Masjid", "Wajah orang"])
  expect(await captions(wilayah)).toEqual(["", ""])
})

test("the report speaks the reader's language, and the same data give the same bytes", async () => {
  const draw = () => drawFollowUpReport(db, koordinator, visitId, { language: "en", t: translate("en") })
  const [first, second] = [await draw(), await draw()]
  expect((await readPdfPages(first)).join(" ")).toContain("Follow-up Report")
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  await expect(
    drawFollowUpReport(db, kontributor, visitId, { language: "id", t: translate("id") }),
  ).rejects.toMatchObject({ status: 403 })
})
