import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { loadActor } from "#app/auth/actor.server.ts"
import { HalaqahForm, MembersForm, SlotForm, TeacherForm } from "#app/domain/halaqah-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { addHalaqah, editHalaqah } from "#app/services/edit-halaqah.server.ts"
import { addMembers, endMembers } from "#app/services/place-members.server.ts"
import { removeSlot, removeTeacher, saveSlot, saveTeacher } from "#app/services/plan-halaqah.server.ts"
import { readHalaqah } from "#app/services/read-halaqah.server.ts"
import { readHalaqahList } from "#app/services/read-halaqah-list.server.ts"
import { readMembers } from "#app/services/read-halaqah-settings.server.ts"
import { recordAttendance } from "#app/services/record-attendance.server.ts"
import { db } from "#db/client.server.ts"
import { listMembers } from "#db/queries/halaqah.server.ts"
import { halaqah } from "#db/schema/halaqah.ts"
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

const form = (values: Record<string, string>) =>
  HalaqahForm.parse({ name: "Al-Fatihah", from: "2026-01-01", ...values })
const members = (day: string, santri: string[], more: Record<string, string> = {}) =>
  MembersForm.parse({ day, santri, ...more })
const slot = (values: Record<string, string>) =>
  SlotForm.parse({ weekday: "1", startsAt: "08:00", endsAt: "09:30", from: "2026-01-01", ...values })
const spans = async (halaqahId: string) =>
  (await listMembers(db, halaqahId)).map((one) => `${one.name} ${one.from}/${one.until ?? ""}`)

test("a halaqah teaches a programme of its own unit, at a level the programme has", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const { programmeId } = await makeHalaqah(here.unitId, { progress: "tahsin" })
  const id = await addHalaqah(actor, here.unitId, form({ programme: `${programmeId}:6` }))
  expect((await readHalaqah(db, actor, id, undefined)).level).toEqual({ number: 6, name: "Iqra 6" })
  expect(await statusOf(addHalaqah(actor, here.unitId, form({ programme: `${programmeId}:7` })))).toBe(422)
  expect(await statusOf(addHalaqah(koordinator, unitId, form({ programme: programmeId })))).toBe(422)
  expect(await statusOf(addHalaqah(koordinator, here.unitId, form({ programme: programmeId })))).toBe(403)
})

test("a stale edit changes nothing; an end takes members, ustadz and timetable along", async () => {
  const [id] = (await makeSantri(unitId, { name: "Murid" })) as [string]
  const { halaqahId, programmeId } = await makeHalaqah(unitId, { members: [id] })
  await saveSlot(koordinator, halaqahId, undefined, slot({}))
  const edit = (values: Record<string, string>) =>
    editHalaqah(koordinator, halaqahId, form({ programme: programmeId, ...values }))
  await edit({ version: "1", name: "Baru" })
  expect(await statusOf(edit({ version: "1", name: "Basi" }))).toBe(409)
  await edit({ version: "2", name: "Baru", until: "2026-06-30" })
  const [row] = await db.select().from(halaqah).where(eq(halaqah.id, halaqahId))
  expect(row).toMatchObject({ name: "Baru", until: "2026-06-30", version: 3 })
  expect(await spans(halaqahId)).toEqual(["Murid 2025-01-01/2026-06-30"])
  const page = await readHalaqah(db, koordinator, halaqahId, undefined)
  expect(page.slots).toMatchObject([{ until: "2026-06-30" }])
  expect(page.otherTeachers).toMatchObject([{ until: "2026-06-30" }])
})

test("many come at once, for the days of their stay, and leave the programme's other halaqah the day before", async () => {
  const [stays, leaves, stranger] = (await makeSantri(
    unitId,
    { name: "A" },
    { name: "B", stays: [stay("2025-01-01", "2026-09-30")] },
    { name: "C", stays: [stay("2026-10-01")] },
  )) as [string, string, string]
  const old = await makeHalaqah(unitId, { members: [stays] })
  const { halaqahId } = await makeHalaqah(unitId)
  const kept = await makeHalaqah(unitId, { members: [stays], progress: "kitab" })
  expect(
    await addMembers(koordinator, halaqahId, members("2026-05-04", [stays, leaves], { move: "on" })),
  ).toBe(2)
  expect(await spans(halaqahId)).toEqual(["A 2026-05-04/", "B 2026-05-04/2026-09-30"])
  expect(await spans(old.halaqahId)).toEqual(["A 2025-01-01/2026-05-03"])
  expect(await spans(kept.halaqahId)).toEqual(["A 2025-01-01/"])
  const again = addMembers(koordinator, halaqahId, members("2026-06-01", [stays]))
  expect(await statusOf(again)).toBe(422)
  const early = addMembers(koordinator, halaqahId, members("2026-05-04", [stranger]))
  expect(await statusOf(early)).toBe(422)
  expect(await statusOf(addMembers(koordinator, halaqahId, members("2024-05-04", [stranger])))).toBe(422)
  const abroad = await makeSantri((await makeUnit()).unitId, {})
  expect(await statusOf(addMembers(koordinator, halaqahId, members("2026-05-04", abroad)))).toBe(404)
})

test("many leave at once; a place that has not begun is taken back, unless attendance is written down", async () => {
  const ids = (await makeSantri(unitId, { name: "A" }, { name: "B" })) as [string, string]
  const { halaqahId } = await makeHalaqah(unitId)
  await addMembers(koordinator, halaqahId, members("2026-03-01", ids))
  expect(await endMembers(koordinator, halaqahId, members("2026-03-31", ids))).toBe(2)
  expect(await spans(halaqahId)).toEqual(["A 2026-03-01/2026-03-31", "B 2026-03-01/2026-03-31"])
  expect(await endMembers(koordinator, halaqahId, members("2026-02-01", [ids[1]]))).toBe(1)
  expect(await spans(halaqahId)).toEqual(["A 2026-03-01/2026-03-31"])
  const held = { version: 0, educatorId: null, topic: "", initialled: false, marks: {} }
  await recordAttendance(koordinator, halaqahId, { lesson: { day: "2026-03-02", startsAt: "" } }, held)
  expect(await statusOf(endMembers(koordinator, halaqahId, members("2026-02-01", [ids[0]])))).toBe(409)
  expect(await statusOf(endMembers(koordinator, halaqahId, members("2026-03-31", [ids[1]])))).toBe(404)
})

test("the screen of members offers residents who are none, with where they learn now", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const [inside, other] = (await makeSantri(
    here.unitId,
    { name: "Dalam" },
    { name: "Lain" },
    { name: "Keluar", stays: [stay("2025-01-01", "2025-02-01")] },
  )) as [string, string]
  const { halaqahId } = await makeHalaqah(here.unitId, { members: [inside] })
  await makeHalaqah(here.unitId, { name: "Sebelah", members: [other] })
  const page = await readMembers(db, actor, halaqahId, "")
  expect(page.members.map((one) => one.name)).toEqual(["Dalam"])
  expect(page.offered).toMatchObject([{ name: "Lain", halaqah: ["Sebelah"] }])
  expect((await readMembers(db, actor, halaqahId, "tidak ada")).offered).toEqual([])
})

test("an ustadz leads a halaqah once a day, and is one of the unit", async () => {
  const { halaqahId, educatorId } = await makeHalaqah(unitId)
  const term = (values: Record<string, string>) =>
    TeacherForm.parse({ educatorId, from: "2025-06-01", ...values })
  expect(await statusOf(saveTeacher(koordinator, halaqahId, undefined, term({})))).toBe(409)
  const [teacher] = (await readHalaqah(db, koordinator, halaqahId, undefined)).teachers
  await saveTeacher(koordinator, halaqahId, teacher?.id, term({ from: "2025-01-01", until: "2025-05-31" }))
  await saveTeacher(koordinator, halaqahId, undefined, term({}))
  const elsewhere = await makeHalaqah((await makeUnit()).unitId)
  const strange = term({ educatorId: elsewhere.educatorId })
  expect(await statusOf(saveTeacher(koordinator, halaqahId, undefined, strange))).toBe(422)
  await removeTeacher(koordinator, halaqahId, teacher?.id as string)
  expect((await readHalaqah(db, koordinator, halaqahId, undefined)).otherTeachers).toEqual([])
  expect(await statusOf(removeTeacher(koordinator, halaqahId, teacher?.id as string))).toBe(404)
})

test("a halaqah meets once at a time; a slot whose lessons are written down ends instead of going", async () => {
  const [id] = (await makeSantri(unitId, {})) as [string]
  const { halaqahId } = await makeHalaqah(unitId, { members: [id] })
  await saveSlot(koordinator, halaqahId, undefined, slot({}))
  const clash = slot({ startsAt: "09:00", endsAt: "10:00" })
  expect(await statusOf(saveSlot(koordinator, halaqahId, undefined, clash))).toBe(409)
  await saveSlot(koordinator, halaqahId, undefined, slot({ startsAt: "09:30", endsAt: "10:00" }))
  const held = { version: 0, educatorId: null, topic: "", initialled: false, marks: {} }
  const monday = { lesson: { day: "2026-03-02", startsAt: "08:00" } }
  await recordAttendance(koordinator, halaqahId, monday, held)
  const [used, free] = (await readHalaqah(db, koordinator, halaqahId, "2026-03")).slots
  expect(await statusOf(removeSlot(koordinator, halaqahId, used?.id as string))).toBe(409)
  await removeSlot(koordinator, halaqahId, free?.id as string)
  const page = await readHalaqah(db, koordinator, halaqahId, "2026-03")
  expect(page.slots).toHaveLength(1)
  expect(page.sessions).toMatchObject([{ day: "2026-03-02", state: "held", marks: { hadir: 1 } }])
})

test("the list names whoever waits to be written down, and an ustadz sees his own halaqah alone", async () => {
  const here = await makeUnit()
  const actor = await makeActor(here.unitId, "koordinator")
  const ustadz = await makeActor(here.unitId, "pengajar")
  const [id] = (await makeSantri(here.unitId, {})) as [string]
  const own = await makeHalaqah(here.unitId, { name: "Milik", members: [id], teacher: ustadz })
  await makeHalaqah(here.unitId, { name: "Lain" })
  for (const weekday of ["1", "2", "3", "4", "5", "6", "7"])
    await saveSlot(actor, own.halaqahId, undefined, slot({ weekday, startsAt: "00:00", endsAt: "00:30" }))
  const list = await readHalaqahList(db, actor)
  expect(list.lines.map((line) => [line.name, line.members, line.waiting.length])).toEqual([
    ["Lain", 0, 0],
    ["Milik", 1, 8],
  ])
  expect(list.counts).toEqual({ halaqah: 2, members: 1, waitingHalaqah: 1, waitingLessons: 8 })
  const himself = await loadActor(db, ustadz, new Date())
  const mine = await readHalaqahList(db, himself)
  expect(mine.lines.map((line) => line.name)).toEqual(["Milik"])
  expect(mine.may).toEqual({ manage: false, programmes: false, sheets: true })
  expect(await statusOf(readHalaqahList(db, await makeActor(here.unitId, "kontributor")))).toBe(403)
})
