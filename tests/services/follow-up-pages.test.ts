import { beforeAll, expect, test } from "vitest"
import { addDays, type Day } from "#app/domain/dates.ts"
import { ActionQuery } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { closePreview } from "#app/evidence/preview.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { callOffAction, handInAction, reviewAction } from "#app/services/change-action.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { drawFollowUpReport } from "#app/services/follow-up-report.server.ts"
import { addProof } from "#app/services/prove-action.server.ts"
import { readAction } from "#app/services/read-action.server.ts"
import { readActions } from "#app/services/read-actions.server.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { readVisit, readVisits } from "#app/services/read-visits.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { addVisitPhoto } from "#app/services/visit-photos.server.ts"
import { db } from "#db/client.server.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let today: Day
let finance: string
let koordinator: Actor
let kontributor: Actor
let peninjau: Actor
let kalapas: Actor
let wilayah: Actor
let cycleId: string
let visitId: string
let directions: string[]

const titles = (rows: { title: string }[]) => rows.map(({ title }) => title)

beforeAll(async () => {
  const home = await makeUnit("Lapas Contoh")
  unitId = home.unitId
  today = (await unitDay(db, unitId)).today
  finance = await makePosition(unitId, "Kaur Keuangan")
  koordinator = await makeActor(unitId, "koordinator", {
    positionIds: [await makePosition(unitId, "Kasubsi Bimaswat")],
  })
  kontributor = await makeActor(unitId, "kontributor", { positionIds: [finance] })
  peninjau = await makeActor(unitId, "peninjau")
  kalapas = await makeActor(unitId, "kalapas")
  wilayah = await makeActor(unitId, "wilayah")
  cycleId = await makeCycle(koordinator, home.applicantId)
  visitId = await addVisit(koordinator, unitId, {
    title: "Kunjungan uji",
    purpose: "monitoring",
    from: "2024-09-09",
    until: "2024-09-09",
    visitors: [{ office: "PK Ahli Utama", institution: "Direktorat Jenderal Pemasyarakatan" }],
    unitsPresent: ["Unit contoh satu"],
    places: ["Masjid"],
    summary: "",
    version: 0,
  })
  directions = []
  for (const text of ["Bekerja sama.", "Tingkatkan akreditasi.", "Promosikan karya."])
    directions.push(
      await addDirection(koordinator, visitId, { text, givenBy: "PK Ahli Utama", dueDate: null, version: 0 }),
    )
  const make = (title: string, direction: number, days: number | null, positionId: string | null = finance) =>
    createAction(
      koordinator,
      { origin: "direction", directionId: directions[direction] ?? "" },
      { title, detail: "", positionId, dueDate: days === null ? null : addDays(today, days), version: 0 },
    )
  await make("Segera", 0, 3)
  await make("Terlambat sehari", 0, -1)
  await make("Terlambat seminggu", 0, -7)
  await make("Terlambat dua minggu", 0, -14, koordinator.positionIds[0])
  await make("Tanpa tenggat", 0, null, null)
  const [santri] = await makeSantri(unitId, { name: "Ahmad Contoh Santri" })
  expect(santri).toBeDefined()
  const open = await attach(koordinator, undefined, undefined, {
    name: "piagam.pdf",
    kind: "surat",
    text: "1",
  })
  await clearEvidence(koordinator, open.evidence.id, "terbuka")
  const secret = await attach(koordinator, undefined, undefined, {
    name: "nama-orang.pdf",
    kind: "daftar",
    text: "2",
  })
  await clearEvidence(koordinator, secret.evidence.id, "sensitif")
  const proven = await make("Daftarkan pesantren", 1, 5)
  await addProof(koordinator, proven, open.evidence.id)
  await addProof(koordinator, proven, secret.evidence.id)
  const outcome = "Selesai bersama Ahmad Contoh Santri, NIK 3510010101010001."
  await handInAction(koordinator, proven, { outcome, withoutProof: "", version: 1 })
  await reviewAction(peninjau, proven, { verdict: "approve", note: "", version: 2 })
  await callOffAction(koordinator, await make("Batal", 1, 5), { note: "Ganda", version: 1 })
  await handInAction(koordinator, await make("Diajukan", 2, -30), {
    outcome: "Sudah dipamerkan",
    withoutProof: "Menyusul",
    version: 1,
  })
})

const list = (actor: Actor, search: Record<string, string> = {}) =>
  readActions(db, actor, { query: ActionQuery.parse(search), page: 1 }, "id")

test("the list begins with the most overdue, and shows what is open until something else is asked for", async () => {
  const { rows, counts } = await list(koordinator)
  expect(titles(rows)).toEqual([
    "Terlambat dua minggu",
    "Terlambat seminggu",
    "Terlambat sehari",
    "Diajukan",
    "Segera",
    "Tanpa tenggat",
  ])
  expect(counts).toEqual({ all: 8, open: 6, overdue: 3 })
})

test("the list is narrowed by state, position, origin, lateness, and to one's own", async () => {
  expect(titles((await list(koordinator, { state: "batal" })).rows)).toEqual(["Batal"])
  expect((await list(koordinator, { state: "all" })).rows).toHaveLength(8)
  expect(titles((await list(koordinator, { mine: "1" })).rows)).toEqual(["Terlambat dua minggu"])
  expect((await list(koordinator, { position: finance })).rows).toHaveLength(4)
  expect((await list(koordinator, { overdue: "1" })).rows).toHaveLength(3)
  expect((await list(koordinator, { origin: "gap" })).rows).toEqual([])
  expect((await list(koordinator, { state: "nonsense", origin: "x" })).rows).toHaveLength(6)
})

test("a contributor's list holds the actions of his positions alone", async () => {
  const rows = titles((await list(kontributor)).rows)
  expect(rows).not.toContain("Terlambat dua minggu")
  expect(rows).not.toContain("Tanpa tenggat")
  expect(rows).toContain("Segera")
})

test("the inbox holds what is due of one's own, and what has risen to one's role", async () => {
  const own = await readInbox(db, kontributor, "id")
  expect(titles(own.overdue)).toEqual(["Terlambat seminggu", "Terlambat sehari"])
  expect(titles(own.soon)).toEqual(["Segera"])
  expect([own.risen, own.actionsToReview]).toEqual([[], []])
  const reviewer = await readInbox(db, peninjau, "id")
  expect(titles(reviewer.risen)).toEqual(["Terlambat dua minggu", "Terlambat seminggu"])
  expect(titles(reviewer.actionsToReview)).toEqual(["Diajukan"])
  expect(titles((await readInbox(db, kalapas, "id")).risen)).toEqual(["Terlambat dua minggu"])
  // The region's office holds no positions in the unit and reviews nothing.
  expect((await readInbox(db, wilayah, "id")).count).toBe(0)
})

test("the inbox holds the items that are due or were returned, and those that wait for a review", async () => {
  await assignItems(koordinator, cycleId, {
    items: ["R-02", "R-05"],
    positionId: finance,
    dueDate: addDays(today, -2),
  })
  await assignItems(koordinator, cycleId, {
    items: ["R-06"],
    positionId: finance,
    dueDate: addDays(today, 60),
  })
  const own = await readInbox(db, kontributor, "id")
  expect(own.items.map(({ key, daysLate }) => [key, daysLate])).toEqual([
    ["R-02", 2],
    ["R-05", 2],
  ])
  await answerItem(kontributor, cycleId, "R-02", {
    version: 1,
    level: 2,
    notApplicable: false,
    narrative: "Ada",
    gapReason: "",
    intent: "ready",
  })
  expect((await readInbox(db, kontributor, "id")).items.map(({ key }) => key)).toEqual(["R-05"])
  expect((await readInbox(db, peninjau, "id")).itemsToReview.map(({ key }) => key)).toEqual(["R-02"])
})

test("a visit shows its directions with how many of their actions are proven", async () => {
  const view = await readVisit(db, wilayah, visitId, "id")
  expect(view.directions.map(({ standing }) => standing)).toEqual([
    { state: "belum", proven: 0, of: 5 },
    { state: "terbukti", proven: 1, of: 1 },
    { state: "berjalan", proven: 0, of: 1 },
  ])
  expect((await readVisits(db, wilayah, "id")).visits).toMatchObject([{ directions: 3, proven: 1 }])
  await expect(readVisits(db, kontributor, "id")).rejects.toMatchObject({ status: 403 })
})

test("who may not see a proof is told its number and nothing else", async () => {
  const [row] = (await list(wilayah, { state: "terbukti" })).rows
  const view = await readAction(db, wilayah, row?.id ?? "", "id")
  expect(view.proofs.map(({ card }) => card)).toEqual([null, null])
  expect((await readAction(db, koordinator, row?.id ?? "", "id")).proofs[0]?.card?.title).toBe("Piagam")
})

test("an item's page shows the open actions made from it, and nothing of them to an assessor", async () => {
  const id = await createAction(
    koordinator,
    { origin: "gap", cycleId, item: "R-05" },
    { title: "Lengkapi R-05", detail: "", positionId: finance, dueDate: null, version: 0 },
  )
  const page = (actor: Actor) => readItem(db, actor, cycleId, "R-05", "id", translate("id"))
  expect((await page(koordinator)).followUp).toEqual({
    actions: [{ id, code: "T-009", title: "Lengkapi R-05" }],
    mayMake: true,
  })
  expect((await page(kontributor)).followUp?.mayMake).toBe(false)
  const asesor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  expect((await page(asesor)).followUp).toBeUndefined()
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
