import { Readable } from "node:stream"
import { eq } from "drizzle-orm"
import PDFDocument from "pdfkit"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loadActor } from "#app/auth/actor.server.ts"
import { AttendanceForm } from "#app/domain/attendance.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { parseSheetCode, sheetQrText } from "#app/domain/sheet-code.ts"
import { closePreview } from "#app/evidence/preview.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addScans, attachScan } from "#app/services/attach-scans.server.ts"
import { printSheet } from "#app/services/print-sheet.server.ts"
import { printSheets } from "#app/services/print-sheets.server.ts"
import { readAttendance } from "#app/services/read-attendance.server.ts"
import { readPrintedSheets } from "#app/services/read-printed-sheets.server.ts"
import { readSheet } from "#app/services/read-sheet.server.ts"
import { readSheets } from "#app/services/read-sheets.server.ts"
import { recordAttendance } from "#app/services/record-attendance.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { evidence } from "#db/schema/evidence.ts"
import { halaqahMember, timetableSlot } from "#db/schema/halaqah.ts"
import { halaqahSession, sessionSheet } from "#db/schema/sessions.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"
import { asPhoto, sheetPicture } from "#tests/helpers/sheet-pictures.ts"

let unitId: string
let koordinator: Actor

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
})
afterAll(() => closePreview())

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (error) => {
      if (error instanceof Response) return error.status
      throw error
    },
  )
}

async function printed(day = "2026-03-02") {
  const ids = await makeSantri(unitId, { name: "Zaid" }, { name: "Ahmad" })
  const made = await makeHalaqah(unitId, { members: ids })
  const lesson = { day, startsAt: "08:00" }
  const sheetId = await printSheet(koordinator, made.halaqahId, { lesson })
  const sheet = await readSheet(db, koordinator, sheetId, "id", translate("id"))
  return { ...made, ids, sheetId, sheet, code: parseSheetCode(sheet.code) as string, lesson }
}

const store = async (bytes: Buffer, fileName: string) => ({
  fileName,
  stored: await putStream(Readable.from([bytes]), { maxBytes: 50_000_000 }),
})

function pdfOf(pictures: Buffer[]): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false })
  const parts: Buffer[] = []
  document.on("data", (part: Buffer) => parts.push(part))
  for (const picture of pictures) document.addPage().image(picture, 0, 0, { width: 595, height: 842 })
  document.end()
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(parts))))
}

test("a sheet names the members of its day in order, with where each stands, and makes a planned session", async () => {
  const { sheet, halaqahId } = await printed()
  expect(sheet.rows.map((row) => row.name)).toEqual(["Ahmad", "Zaid"])
  expect(sheet.rows.every((row) => row.last !== "")).toBe(true)
  expect(sheet).toMatchObject({ day: "2026-03-02", startsAt: "08:00", teachers: ["Ustadz Contoh"] })
  const view = await readAttendance(db, koordinator, halaqahId, sheet.sessionId)
  expect(view).toMatchObject({ state: "planned", version: 1, sheet: { code: sheet.code } })
})

test("what is entered afterwards keeps the printed order, the ustadz's name and that his paraf was seen", async () => {
  const { sheet, sheetId, halaqahId, educatorId, ids } = await printed("2026-03-03")
  await makeSantri(unitId, { name: "Bakri" })
  const { sessionId } = sheet
  const form = AttendanceForm.parse({
    version: "1",
    educatorId,
    initialled: "on",
    [`mark-${ids[0]}`]: "izin",
  })
  await recordAttendance(koordinator, halaqahId, { sessionId }, form)
  const view = await readAttendance(db, koordinator, halaqahId, sessionId)
  expect(view.lines.map((line) => line.name)).toEqual(["Ahmad", "Zaid"])
  expect(view.entered).toMatchObject({ by: koordinator.name, onBehalfOf: "Ustadz Contoh" })
  const [row] = await db.select().from(sessionSheet).where(eq(sessionSheet.id, sheetId))
  expect(row).toMatchObject({ initialled: true, transcribedBy: koordinator.userId })
})

test("an ustadz prints his own halaqah and no other", async () => {
  const ustadz = await makeActor(unitId, "pengajar")
  const [id] = (await makeSantri(unitId, {})) as [string]
  const own = await makeHalaqah(unitId, { members: [id], teacher: ustadz })
  const himself = await loadActor(db, ustadz, new Date())
  const lesson = { day: "2026-03-04", startsAt: "" }
  const sheetId = await printSheet(himself, own.halaqahId, { lesson })
  expect((await readSheet(db, himself, sheetId, "id", translate("id"))).rows).toHaveLength(1)
  const other = await printed("2026-03-05")
  expect(await statusOf(printSheet(himself, other.halaqahId, { lesson }))).toBe(403)
  expect(await statusOf(readSheet(db, himself, other.sheetId, "id", translate("id")))).toBe(403)
  expect(await statusOf(addScans(himself, []))).toBe(403)
  const abroad = await makeActor((await makeUnit()).unitId, "koordinator")
  expect(await statusOf(readSheet(db, abroad, sheetId, "id", translate("id")))).toBe(404)
})

test("a crooked, grainy photo attaches itself to its session, starts sensitive and cannot be removed", async () => {
  const { code, sheetId, halaqahId, sheet } = await printed("2026-03-06")
  const photo = await asPhoto(await sheetPicture(sheetQrText(code)), { turned: 187, grain: 40 })
  const [taken] = await addScans(koordinator, [await store(photo, "foto.jpg")])
  expect(taken?.sheetIds).toEqual([sheetId])
  const [file] = await db
    .select()
    .from(evidence)
    .where(eq(evidence.id, taken?.evidenceId as string))
  expect(file).toMatchObject({ sensitivity: "sensitif", periodFrom: "2026-03-06", periodTo: "2026-03-06" })
  const view = await readAttendance(db, koordinator, halaqahId, sheet.sessionId)
  expect(view.scans).toMatchObject([{ evidenceId: file?.id }])
  expect(await statusOf(removeEvidence(koordinator, file?.id as string))).toBe(409)
  const [again] = await addScans(koordinator, [await store(photo, "foto.jpg")])
  expect(again).toEqual(taken)
  expect((await readAttendance(db, koordinator, halaqahId, sheet.sessionId)).scans).toHaveLength(1)
}, 60_000)

test("a stack scanned into one PDF attaches to each of its sheets", async () => {
  const first = await printed("2026-03-09")
  const second = await printed("2026-03-10")
  const pages = [await sheetPicture(sheetQrText(first.code)), await sheetPicture(sheetQrText(second.code))]
  const [taken] = await addScans(koordinator, [await store(await pdfOf(pages), "tumpukan.pdf")])
  expect(taken?.sheetIds.toSorted()).toEqual([first.sheetId, second.sheetId].sort())
  const [file] = await db
    .select()
    .from(evidence)
    .where(eq(evidence.id, taken?.evidenceId as string))
  expect(file).toMatchObject({ periodFrom: "2026-03-09", periodTo: "2026-03-10", sensitivity: "sensitif" })
}, 60_000)

test("a picture without a code, or with a stranger's, is kept and attached by hand", async () => {
  const { sheetId } = await printed("2026-11-02")
  const elsewhere = await makeUnit()
  const blank = await store(await sheetPicture(undefined), "buram.png")
  const strange = await store(await sheetPicture(sheetQrText("0000000000")), "asing.png")
  const taken = await addScans(koordinator, [blank, strange])
  expect(taken.map((one) => one.sheetIds)).toEqual([[], []])
  const scans = taken.map((one) => one.evidenceId)
  const view = await readSheets(db, koordinator, { typed: "", scans })
  expect(view.scans.map((scan) => scan.sheets)).toEqual([[], []])
  await attachScan(koordinator, sheetId, scans[0] as string)
  const after = await readSheets(db, koordinator, { typed: "", scans })
  expect(after.scans[0]?.sheets).toMatchObject([{ sheetId }])
  const stranger = await makeActor(elsewhere.unitId, "koordinator")
  expect(await statusOf(attachScan(stranger, sheetId, scans[1] as string))).toBe(404)
}, 60_000)

test("a sheet is found by the code as it is typed", async () => {
  const { sheet, sheetId } = await printed("2026-03-12")
  const typed = ` ${sheet.code.toLowerCase()}`
  expect((await readSheets(db, koordinator, { typed, scans: [] })).found).toMatchObject({ sheetId })
  expect((await readSheets(db, koordinator, { typed: "00000-00000", scans: [] })).found).toBeNull()
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect((await readSheets(db, stranger, { typed, scans: [] })).found).toBeNull()
})

test("all sheets of a week are made at once, in order; printed again they keep their codes until a member changes", async () => {
  const there = (await makeUnit()).unitId
  const staff = await makeActor(there, "koordinator")
  const [first = "", second = "", third = ""] = await makeSantri(there, {}, {}, {})
  const week = { from: "2026-03-02", to: "2026-03-08" }
  const subuh = await makeHalaqah(there, { name: "Subuh", members: [first] })
  const isya = await makeHalaqah(there, { name: "Isya", members: [second] })
  const empty = await makeHalaqah(there, { name: "Kosong" })
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.insert(timetableSlot, [
      slotOf(there, subuh.halaqahId, 1, "04:30"),
      slotOf(there, subuh.halaqahId, 3, "04:30"),
      slotOf(there, isya.halaqahId, 1, "19:30"),
      slotOf(there, empty.halaqahId, 2, "19:30"),
    ]),
  )
  await printSheet(staff, isya.halaqahId, { lesson: { day: "2026-03-04", startsAt: "" } })
  const read = async (period = week) =>
    (await readPrintedSheets(db, staff, { unitId: there, period }, "id", translate("id"))).sheets
  expect(await printSheets(staff, there, week)).toBe(4)
  const sheets = await read()
  expect(sheets.map(({ halaqah, day, startsAt }) => `${day} ${startsAt} ${halaqah.name}`)).toEqual([
    "2026-03-02 04:30 Subuh",
    "2026-03-02 19:30 Isya",
    "2026-03-04  Isya",
    "2026-03-04 04:30 Subuh",
  ])
  expect(new Set(sheets.map(({ code }) => code)).size).toBe(4)
  expect(await printSheets(staff, there, week)).toBe(4)
  expect(await read()).toEqual(sheets)
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.insert(halaqahMember, {
      ...{ id: newId(), unitId: there, halaqahId: isya.halaqahId },
      ...{ santriId: third, from: "2026-03-03" },
    }),
  )
  await printSheets(staff, there, week)
  const codes = (await read()).map(({ code }, at) => code === sheets[at]?.code)
  expect(codes).toEqual([true, true, false, true])
  expect(await read({ from: "2026-03-02", to: "2026-03-02" })).toHaveLength(2)
})

test("an ustadz prints all sheets of his own halaqah only; a day without lessons and another unit are refused", async () => {
  const there = (await makeUnit()).unitId
  const ustadz = await makeActor(there, "pengajar")
  const members = await makeSantri(there, {})
  const own = await makeHalaqah(there, { name: "Miliknya", members, teacher: ustadz })
  const other = await makeHalaqah(there, { name: "Lain", members })
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.insert(timetableSlot, [
      slotOf(there, own.halaqahId, 1, "04:30"),
      slotOf(there, other.halaqahId, 1, "04:30"),
    ]),
  )
  const himself = await loadActor(db, ustadz, new Date())
  const monday = { from: "2026-03-02", to: "2026-03-02" }
  expect(await printSheets(himself, there, monday)).toBe(1)
  const staff = await makeActor(there, "koordinator")
  expect(await printSheets(staff, there, monday)).toBe(2)
  const asked = { unitId: there, period: monday }
  const seen = await readPrintedSheets(db, himself, asked, "id", translate("id"))
  expect(seen.sheets.map(({ halaqah }) => halaqah.name)).toEqual(["Miliknya"])
  expect(await statusOf(printSheets(staff, there, { from: "2026-03-03", to: "2026-03-03" }))).toBe(422)
  expect(await statusOf(printSheets(koordinator, there, monday))).toBe(404)
  expect(await statusOf(readPrintedSheets(db, koordinator, asked, "id", translate("id")))).toBe(404)
  const reviewer = await makeActor(there, "peninjau")
  expect(await statusOf(printSheets(reviewer, there, monday))).toBe(403)
})

test("a lesson that fell away has no sheet", async () => {
  const there = (await makeUnit()).unitId
  const staff = await makeActor(there, "koordinator")
  const members = await makeSantri(there, {})
  const { halaqahId } = await makeHalaqah(there, { members })
  const monday = { from: "2026-03-02", to: "2026-03-02" }
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.insert(timetableSlot, slotOf(there, halaqahId, 1, "04:30")),
  )
  expect(await printSheets(staff, there, monday)).toBe(1)
  const asked = { unitId: there, period: monday }
  const [sheet] = (await readPrintedSheets(db, staff, asked, "id", translate("id"))).sheets
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.update(halaqahSession, eq(halaqahSession.id, sheet?.sessionId ?? ""), { state: "cancelled" }),
  )
  expect((await readPrintedSheets(db, staff, asked, "id", translate("id"))).sheets).toEqual([])
  expect(await statusOf(printSheets(staff, there, monday))).toBe(422)
})

function slotOf(there: string, halaqahId: string, weekday: number, startsAt: string) {
  return { id: newId(), unitId: there, halaqahId, weekday, startsAt, endsAt: "23:00", from: "2025-01-01" }
}
