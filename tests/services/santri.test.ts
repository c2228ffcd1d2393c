import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { loadActor } from "#app/auth/actor.server.ts"
import type { Actor } from "#app/domain/permissions.ts"
import {
  BeginManyForm,
  EndManyForm,
  NewSantriForm,
  SantriForm,
  SantriQuery,
  StayForm,
} from "#app/domain/santri-forms.ts"
import { addSantri, editSantri } from "#app/services/edit-santri.server.ts"
import { beginMany, endMany } from "#app/services/enrol-many.server.ts"
import { beginStay, editStay, endStay, removeStay } from "#app/services/enrol-santri.server.ts"
import { readEnrolments } from "#app/services/read-enrolments.server.ts"
import { readSantri } from "#app/services/read-santri.server.ts"
import { readSantriList } from "#app/services/read-santri-list.server.ts"
import { showRegisterNumber } from "#app/services/show-register-number.server.ts"
import { db } from "#db/client.server.ts"
import { listHalaqahOf, listStays } from "#db/queries/santri.server.ts"
import { auditDetail } from "#db/schema/audit.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { registerNumberView, santri } from "#db/schema/santri.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri, stay } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
})

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (error) => {
      if (error instanceof Response) return error.status
      throw error
    },
  )
}

const newForm = (values: Record<string, string>) => NewSantriForm.parse({ from: "2026-01-05", ...values })
const stayForm = (values: Record<string, string>) => StayForm.parse(values)
const list = (actor: Actor, values: Record<string, string> = {}) =>
  readSantriList(db, actor, SantriQuery.parse(values))
const names = async (actor: Actor, values: Record<string, string> = {}) =>
  (await list(actor, values)).rows.map((row) => row.name)
const pageOf = (id: string) => readSantri(db, koordinator, id)

test("a santri gets the unit's next code, and codes are not shared between units", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const [first] = await makeSantri(here.unitId, {}, {})
  const third = await addSantri(actor, here.unitId, newForm({ name: "Ketiga", intake: "2026/1" }))
  expect((await readSantri(db, actor, first as string)).line.code).toBe("S-001")
  const page = await readSantri(db, actor, third)
  expect(page.line).toMatchObject({ code: "S-003", name: "Ketiga", standing: "resident", number: null })
  expect(page.stays).toMatchObject([{ from: "2026-01-05", until: null, intake: "2026/1" }])
  const elsewhere = await makeUnit()
  const [other] = await makeSantri(elsewhere.unitId, {})
  const [row] = await db
    .select()
    .from(santri)
    .where(eq(santri.id, other as string))
  expect(row?.number).toBe(1)
})

test("a register number is nowhere in the clear, is found however it is typed, and belongs to one santri", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const id = await addSantri(actor, here.unitId, newForm({ name: "Bernomor", registerNumber: "B.I 77/2024" }))
  const everything = JSON.stringify([
    await db.select().from(santri).where(eq(santri.id, id)),
    await db.select().from(auditDetail),
  ])
  expect(everything).not.toContain("77/2024")
  const [row] = await db.select().from(santri).where(eq(santri.id, id))
  const details = JSON.stringify(await db.select().from(auditDetail))
  expect(details).not.toContain(row?.registerNumberSealed ?? "?")
  expect(details).not.toContain(row?.registerNumberHash ?? "?")
  expect((await readSantri(db, actor, id)).line.number).toBe("••••24")
  expect(await names(actor, { q: " b.i77/ 2024" })).toEqual(["Bernomor"])
  expect(await names(actor, { q: "77/2024" })).toEqual([])
  const again = newForm({ name: "Kembar", registerNumber: "b.i77/2024" })
  expect(await statusOf(addSantri(actor, here.unitId, again))).toBe(409)
  const elsewhere = await makeUnit()
  expect(await makeSantri(elsewhere.unitId, { registerNumber: "B.I77/2024" })).toHaveLength(1)
})

test("two santri of one change may not have the same number, and neither is added", async () => {
  const here = await makeUnit()
  const twice = makeSantri(here.unitId, { registerNumber: "A-1" }, { registerNumber: "a - 1" })
  expect(await statusOf(twice)).toBe(409)
  expect(await db.select().from(santri).where(eq(santri.unitId, here.unitId))).toEqual([])
})

test("a number in full is shown to koordinator and kalapas alone, and each showing is written down", async () => {
  const [id] = (await makeSantri(unitId, { registerNumber: "REG-4711" })) as [string]
  for (const role of ["peninjau", "admin", "kontributor", "wilayah"] as const) {
    expect(await statusOf(showRegisterNumber(await makeActor(unitId, role), id)), role).toBe(403)
  }
  const kalapas = await makeActor(unitId, "kalapas")
  expect(await showRegisterNumber(kalapas, id)).toBe("REG-4711")
  expect(await showRegisterNumber(koordinator, id)).toBe("REG-4711")
  const views = await db.select().from(registerNumberView).where(eq(registerNumberView.santriId, id))
  expect(views.map((view) => view.viewedBy).sort()).toEqual([kalapas.userId, koordinator.userId].sort())
  const page = await pageOf(id)
  expect(page.numberViews).toMatchObject({ count: 2 })
  expect((await readSantri(db, await makeActor(unitId, "peninjau"), id)).numberViews).toBeNull()
})

test("an edit keeps the number unless told otherwise, and a stale one changes nothing", async () => {
  const [id] = (await makeSantri(unitId, { name: "Lama", registerNumber: "E-100200" })) as [string]
  const edit = (values: Record<string, string>) => editSantri(koordinator, id, SantriForm.parse(values))
  expect(await edit({ name: "Baru", version: "1", birthYear: "1990" })).toEqual({ ok: true })
  expect((await pageOf(id)).line).toMatchObject({ name: "Baru", number: "••••00" })
  expect(await edit({ name: "Basi", version: "1" })).toMatchObject({ ok: false, current: { name: "Baru" } })
  expect(await edit({ name: "Baru", version: "2", registerNumber: "E-100299" })).toEqual({ ok: true })
  expect((await pageOf(id)).line.number).toBe("••••99")
  expect(await edit({ name: "Baru", version: "3", dropNumber: "on" })).toEqual({ ok: true })
  expect((await pageOf(id)).line.number).toBeNull()
  expect(await statusOf(edit({ name: "Baru", version: "4", photo: "B-999" }))).toBe(422)
})

test("who left may return on a later day, and stays never share a day", async () => {
  const [id] = (await makeSantri(unitId, { stays: [stay("2025-01-01", "2025-06-30")] })) as [string]
  expect((await pageOf(id)).line.standing).toBe("left")
  expect(await statusOf(beginStay(koordinator, id, stayForm({ from: "2025-06-30" })))).toBe(422)
  await beginStay(koordinator, id, stayForm({ from: "2026-02-01", intake: "2026/1" }))
  const page = await pageOf(id)
  expect(page.line).toMatchObject({ standing: "resident", stay: { intake: "2026/1" } })
  expect(page.stays.map((one) => one.from)).toEqual(["2026-02-01", "2025-01-01"])
  expect(page.canBegin).toBe(false)
  expect(await statusOf(beginStay(koordinator, id, stayForm({ from: "2026-03-01" })))).toBe(422)
  expect((await listStays(db, [id])).length).toBe(2)
})

test("a stay ends once, with its reason, and takes the places in halaqah along", async () => {
  const [id, other] = (await makeSantri(unitId, {}, {})) as [string, string]
  const { halaqahId } = await makeHalaqah(unitId, { members: [id, other] })
  const [lasting] = await listStays(db, [id])
  const end = { until: "2026-03-31", reason: "mutasi" as const }
  await endStay(koordinator, id, lasting?.id as string, end)
  expect(await statusOf(endStay(koordinator, id, lasting?.id as string, end))).toBe(409)
  expect(await listHalaqahOf(db, [id, other], "2026-03-31")).toHaveLength(2)
  expect(await listHalaqahOf(db, [id, other], "2026-04-01")).toMatchObject([{ santriId: other, halaqahId }])
  expect((await pageOf(id)).stays[0]).toMatchObject(end)
})

test("a corrected end moves the places in halaqah of its own stay only", async () => {
  const [id] = (await makeSantri(unitId, { stays: [stay("2025-01-01", "2025-12-31")] })) as [string]
  await makeHalaqah(unitId, { members: [id], from: "2025-02-01" })
  await beginStay(koordinator, id, stayForm({ from: "2026-01-01" }))
  await makeHalaqah(unitId, { members: [id], from: "2026-02-01" })
  const [first] = await listStays(db, [id])
  const values = { from: "2025-01-01", until: "2025-05-31", reason: "keluar" }
  const shown = { stayId: first?.id as string, version: 1 }
  await editStay(koordinator, id, shown, stayForm(values))
  expect(await statusOf(editStay(koordinator, id, shown, stayForm(values)))).toBe(409)
  const places = await db.select().from(halaqahMember).where(eq(halaqahMember.santriId, id))
  expect(places.map(({ from, until }) => `${from}/${until}`).sort()).toEqual([
    "2025-02-01/2025-05-31",
    "2026-02-01/null",
  ])
  expect(await statusOf(removeStay(koordinator, id, first?.id as string))).toBe(409)
})

test("a stay entered by mistake can be taken back", async () => {
  const [id] = (await makeSantri(unitId, {})) as [string]
  const [only] = await listStays(db, [id])
  await removeStay(koordinator, id, only?.id as string)
  expect((await pageOf(id)).line.standing).toBe("none")
})

test("an end without a reason, or a reason without an end, is no stay", () => {
  const problems = (values: Record<string, string>) =>
    StayForm.safeParse({ from: "2026-01-01", ...values }).error?.issues.map((issue) => issue.path[0])
  expect(problems({ until: "2026-02-01" })).toEqual(["reason"])
  expect(problems({ reason: "bebas" })).toEqual(["until"])
  expect(problems({ until: "2025-12-31", reason: "bebas" })).toEqual(["until"])
  expect(problems({ reason: "sakit" })).toEqual(["reason"])
  expect(problems({})).toBeUndefined()
})

test("the weekly screen ends many at once, each with its own reason and day", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const ids = await makeSantri(here.unitId, { name: "A" }, { name: "B" }, { name: "C" })
  const view = await readEnrolments(db, actor, here.unitId, "")
  expect(view.residents.map((row) => row.name)).toEqual(["A", "B", "C"])
  const ends = EndManyForm.parse({
    until: "2026-05-01",
    stay: view.residents.map((row) => row.stay?.id as string),
    reason: ["bebas", "", "mutasi"],
    day: ["", "", "2026-04-28"],
  })
  expect(await endMany(actor, here.unitId, ends)).toBe(2)
  const stays = await listStays(db, ids)
  expect(ids.map((id) => stays.find((one) => one.santriId === id)?.until)).toEqual([
    "2026-05-01",
    null,
    "2026-04-28",
  ])
  expect((await readEnrolments(db, actor, here.unitId, "")).left).toEqual([])
  expect((await readEnrolments(db, actor, here.unitId, "s1")).left.map((row) => row.name)).toEqual(["A"])
})

test("when one stay cannot end, none does", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const ids = await makeSantri(here.unitId, {}, { stays: [stay("2026-06-01")] })
  const stays = await listStays(db, ids)
  const ends = stays.map((one) => ({ stayId: one.id, until: "2026-05-01", reason: "bebas" as const }))
  expect(await statusOf(endMany(actor, here.unitId, ends))).toBe(422)
  expect((await listStays(db, ids)).map((one) => one.until)).toEqual([null, null])
  const elsewhere = await makeUnit()
  const stranger = await makeActor(elsewhere.unitId, "koordinator")
  expect(await statusOf(endMany(stranger, elsewhere.unitId, ends))).toBe(404)
  expect(await statusOf(endMany(stranger, here.unitId, ends))).toBe(403)
})

test("the weekly screen begins many at once: who returns, and newcomers with or without a number", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const gone = await makeSantri(here.unitId, { name: "Kembali", stays: [stay("2025-01-01", "2025-02-01")] })
  const form = BeginManyForm.parse({
    from: "2026-07-01",
    intake: "2026/2",
    decisionNumber: "TPP-12",
    santri: gone,
    newcomers: "Satu; R-000001\n\nDua\n",
  })
  expect(await beginMany(actor, here.unitId, form)).toBe(3)
  const view = await list(actor, { intake: "2026/2", standing: "all" })
  expect(view.rows.map((row) => [row.name, row.number])).toEqual([
    ["Kembali", null],
    ["Satu", "••••01"],
    ["Dua", null],
  ])
  expect(await statusOf(beginMany(actor, here.unitId, { ...form, newcomers: [] }))).toBe(422)
  const known = { ...form, santri: [], newcomers: [{ name: "Baru", registerNumber: "r-000001" }] }
  expect(await statusOf(beginMany(actor, here.unitId, known))).toBe(409)
})

test("a list is narrowed by name, code, standing, intake and halaqah", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const [a] = (await makeSantri(
    here.unitId,
    { name: "Ahmad" },
    { name: "Budi", stays: [stay("2024-01-01", "2024-12-31")] },
    { name: "Candra 100%", stays: [stay("2026-01-01", null, { intake: "2026/1" })] },
  )) as [string]
  const { halaqahId } = await makeHalaqah(here.unitId, { members: [a] })
  expect((await list(actor)).counts).toEqual({ residents: 2, left: 1 })
  expect(await names(actor)).toEqual(["Ahmad", "Candra 100%"])
  expect(await names(actor, { standing: "left" })).toEqual(["Budi"])
  expect(await names(actor, { standing: "all", q: "UD" })).toEqual(["Budi"])
  expect(await names(actor, { q: "100%" })).toEqual(["Candra 100%"])
  expect(await names(actor, { q: "s3" })).toEqual(["Candra 100%"])
  expect(await names(actor, { intake: "2026/1" })).toEqual(["Candra 100%"])
  expect(await names(actor, { halaqah: halaqahId })).toEqual(["Ahmad"])
})

test("an ustadz sees the members of the halaqah he leads today, and nobody else", async () => {
  const here = await makeUnit()
  const ustadz = await makeActor(here.unitId, "pengajar")
  const [own, other] = (await makeSantri(here.unitId, { name: "Murid" }, { name: "Lain" })) as [
    string,
    string,
  ]
  await makeHalaqah(here.unitId, { members: [own], teacher: ustadz })
  await makeHalaqah(here.unitId, { members: [other] })
  expect(await names(ustadz)).toEqual([])
  const today = await loadActor(db, ustadz, new Date())
  expect(await names(today)).toEqual(["Murid"])
  expect((await list(today)).counts).toEqual({ residents: 1, left: 0 })
  expect((await readSantri(db, today, own)).may).toEqual({
    edit: false,
    enrol: false,
    seeNumber: false,
    takePapers: true,
    takeData: false,
    erase: false,
  })
  expect(await statusOf(readSantri(db, today, other))).toBe(403)
  const before = await loadActor(db, ustadz, new Date("2024-12-31T03:00:00Z"))
  expect(before.halaqahIds).toEqual([])
})

test("who has no right in the register sees none of it, and a stranger finds nothing", async () => {
  const [id] = (await makeSantri(unitId, {})) as [string]
  for (const role of ["kontributor", "wilayah", "admin", "asesor"] as const) {
    const actor = await makeActor(unitId, role)
    expect(await statusOf(list(actor)), role).toBe(403)
    expect(await statusOf(readSantri(db, actor, id)), role).toBe(403)
  }
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect(await statusOf(readSantri(db, stranger, id))).toBe(404)
  const peninjau = await makeActor(unitId, "peninjau")
  expect(await statusOf(addSantri(peninjau, unitId, newForm({ name: "X" })))).toBe(403)
  expect(await statusOf(beginStay(peninjau, id, stayForm({ from: "2027-01-01" })))).toBe(403)
})
