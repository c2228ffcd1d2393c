import { and, asc, eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ProgressEntry, SetoranEntry, TahsinEntry } from "#app/domain/progress-entry.ts"
import { correctProgress, removeProgress } from "#app/services/correct-progress.server.ts"
import { readLesson } from "#app/services/read-lesson.server.ts"
import { recordProgress } from "#app/services/record-progress.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { levelCompletion } from "#db/schema/papers.ts"
import { ibadahItem, kitab, method } from "#db/schema/programmes.ts"
import { kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { halaqahWeek, standing } from "#db/schema/standings.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor
let today: string

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  today = (await unitDay(db, unitId)).today
})

const NO_MARKS = { kelancaran: null, tajwid: null, makhraj: null, adab: null }

function hafal(ayahFrom: number, ayahTo: number, kind: SetoranEntry["kind"] = "ziyadah"): ProgressEntry {
  return { of: "tahfidz", said: { kind, ayahFrom, ayahTo, ...NO_MARKS } }
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (error) => {
      if (error instanceof Response) return error.status
      throw error
    },
  )
}

function asked(day = today, more = {}) {
  return {
    day,
    programmeId: undefined,
    akhlak: false,
    kitabId: undefined,
    mode: "bandongan" as const,
    ...more,
  }
}

/** Records lines of one santri, as many as are known of him. */
async function record(
  halaqahId: string,
  santriId: string,
  entries: ProgressEntry[],
  { day = today, actor = koordinator, completes = null as number | null, more = {} } = {},
) {
  const lesson = await readLesson(db, actor, halaqahId, asked(day, more))
  const seen = lesson.members.find((member) => member.id === santriId)?.seen ?? -1
  return recordProgress(actor, halaqahId, asked(day, more), {
    lines: [{ santriId, seen, entries, completes, note: "" }],
    educatorId: null,
  })
}

async function standingOf(santriId: string) {
  const rows = await db.select().from(standing).where(eq(standing.santriId, santriId))
  return rows[0]
}

async function weekOf(halaqahId: string) {
  return db
    .select()
    .from(halaqahWeek)
    .where(eq(halaqahWeek.halaqahId, halaqahId))
    .orderBy(asc(halaqahWeek.week))
}

test("a setoran is kept with who entered it and for whom, and moves standing and week along", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId, educatorId, programmeId } = await makeHalaqah(unitId, { members: [santriId] })
  const outcome = await recordProgress(koordinator, halaqahId, asked(), {
    lines: [{ santriId, seen: 0, entries: [hafal(1, 7)], completes: null, note: "lancar" }],
    educatorId,
  })
  expect(outcome).toEqual({ ok: true, count: 1 })
  const [row] = await db.select().from(setoran).where(eq(setoran.santriId, santriId))
  expect(row).toMatchObject({
    enteredBy: koordinator.userId,
    onBehalfOfId: educatorId,
    day: today,
    note: "lancar",
  })
  expect(await standingOf(santriId)).toMatchObject({
    programmeId,
    records: 1,
    memorised: "1-7",
    memorisedAyat: 7,
    memorisedPages: 1,
    ayah: 7,
    lastMurajaah: null,
  })
  expect(await weekOf(halaqahId)).toMatchObject([{ records: 1, ziyadahAyat: 7, murajaahAyat: 0 }])
})

test("muraja'ah is counted as such and memorises nothing new", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: [santriId] })
  await record(halaqahId, santriId, [hafal(1, 7)], { day: addDays(today, -1) })
  await record(halaqahId, santriId, [hafal(1, 20, "murajaah")])
  expect(await standingOf(santriId)).toMatchObject({
    records: 2,
    memorised: "1-7",
    ayah: 7,
    lastMurajaah: today,
  })
})

test("a line entered later for an earlier day does not become the last", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: [santriId] })
  await record(halaqahId, santriId, [hafal(8, 12)])
  await record(halaqahId, santriId, [hafal(1, 7)], { day: addDays(today, -3) })
  expect(await standingOf(santriId)).toMatchObject({
    memorised: "1-12",
    ayah: 12,
    firstDay: addDays(today, -3),
    lastDay: today,
  })
})

test("a correction that comes too late changes nothing and says what stands there now", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: [santriId] })
  await record(halaqahId, santriId, [hafal(1, 7)])
  const [row] = await db.select().from(setoran).where(eq(setoran.santriId, santriId))
  const line = { of: "tahfidz", id: row?.id ?? "", version: 1 } as const
  const said = { kind: "ziyadah", ayahFrom: 1, ayahTo: 5, ...NO_MARKS } as const
  const first = await correctProgress(koordinator, santriId, line, { day: today, note: "", said })
  expect(first).toEqual({ ok: true })
  const second = await correctProgress(koordinator, santriId, line, {
    day: today,
    note: "",
    said: { ...said, ayahTo: 6 },
  })
  expect(second).toMatchObject({ ok: false, current: { version: 2, entry: { said: { ayahTo: 5 } } } })
  expect(await standingOf(santriId)).toMatchObject({ memorised: "1-5", ayah: 5 })
  expect(await weekOf(halaqahId)).toMatchObject([{ records: 1, ziyadahAyat: 5 }])
  expect(await removeProgress(koordinator, santriId, { ...line, version: 2 })).toEqual({ ok: true })
  expect(await standingOf(santriId)).toBeUndefined()
  expect(await weekOf(halaqahId)).toMatchObject([{ records: 0, ziyadahAyat: 0 }])
})

test("a sheet that was shown before others recorded is refused whole", async () => {
  const [first = "", second = ""] = await makeSantri(unitId, {}, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: [first, second] })
  await record(halaqahId, first, [hafal(1, 7)])
  const line = { seen: 0, entries: [hafal(1, 7)], completes: null, note: "" }
  const outcome = await recordProgress(koordinator, halaqahId, asked(), {
    lines: [
      { santriId: first, ...line },
      { santriId: second, ...line },
    ],
    educatorId: null,
  })
  expect(outcome).toEqual({ ok: false, stale: [first] })
  expect(await standingOf(second)).toBeUndefined()
})

test("tahsin says where the santri is, and the last volume finished closes it", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId, programmeId } = await makeHalaqah(unitId, { progress: "tahsin", members: [santriId] })
  const [iqra] = await db
    .select()
    .from(method)
    .where(and(eq(method.unitId, unitId), eq(method.name, "Iqra")))
  const page = (volume: number, pageTo: number, result: TahsinEntry["result"] = "lanjut"): ProgressEntry => ({
    of: "tahsin",
    said: { methodId: iqra?.id ?? "", volume, pageFrom: pageTo, pageTo, result, grade: "B" },
  })
  await record(halaqahId, santriId, [page(5, 30)], { day: addDays(today, -1) })
  await record(halaqahId, santriId, [page(6, 12, "ulang")])
  expect(await standingOf(santriId)).toMatchObject({
    level: 6,
    page: 12,
    lastResult: "ulang",
    finishedOn: null,
  })
  expect((await weekOf(halaqahId)).reduce((sum, week) => sum + week.tahsinPages, 0)).toBe(1)
  await record(halaqahId, santriId, [page(6, 31)], { completes: 6 })
  expect(await standingOf(santriId)).toMatchObject({ level: 6, page: 31, finishedOn: today })
  const done = await db.select().from(levelCompletion).where(eq(levelCompletion.santriId, santriId))
  expect(done).toMatchObject([{ programmeId, level: 6, day: today, enteredBy: koordinator.userId }])
})

test("kitab keeps one standing a book, and khatam finishes it", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId } = await makeHalaqah(unitId, { progress: "kitab", members: [santriId] })
  const kitabId = await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    const [row] = await tx.insert(kitab, {
      id: "kitab-test",
      unitId,
      number: 900,
      title: "Safinatun Najah",
      chapters: ["Thaharah", "Shalat"],
      pages: 60,
      enteredBy: "test",
      enteredAt: new Date(),
    })
    return row?.id ?? ""
  })
  const read = (pageTo: number, khatam = false): ProgressEntry => ({
    of: "kitab",
    said: { kitabId, mode: "bandongan", chapter: "Shalat", pageFrom: 1, pageTo, khatam, grade: null },
  })
  await record(halaqahId, santriId, [read(20)], { more: { kitabId } })
  await record(halaqahId, santriId, [read(60, true)], { more: { kitabId } })
  expect(await standingOf(santriId)).toMatchObject({
    part: kitabId,
    page: 60,
    chapter: "Shalat",
    finishedOn: today,
  })
  const rows = await db.select().from(kitabProgress).where(eq(kitabProgress.santriId, santriId))
  expect(rows).toHaveLength(2)
})

test("the newest look at each line of the checklist counts", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId, programmeId } = await makeHalaqah(unitId, { progress: "ibadah", members: [santriId] })
  const items = await db.select().from(ibadahItem).where(eq(ibadahItem.programmeId, programmeId))
  const can = (result: "bisa" | "dibimbing", from: number, to: number): ProgressEntry[] =>
    items.slice(from, to).map(({ id }) => ({ of: "ibadah", said: { itemId: id, result } }))
  await record(halaqahId, santriId, can("bisa", 0, 3), { day: addDays(today, -2) })
  await record(halaqahId, santriId, can("dibimbing", 0, 1), { day: addDays(today, -1) })
  expect(await standingOf(santriId)).toMatchObject({ level: 2, finishedOn: null })
  await record(halaqahId, santriId, [...can("bisa", 0, 1), ...can("bisa", 3, items.length)])
  expect(await standingOf(santriId)).toMatchObject({ level: items.length, finishedOn: today })
})

test("akhlak is kept without a programme", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: [santriId] })
  await record(halaqahId, santriId, [{ of: "akhlak", said: { level: 3 } }], { more: { akhlak: true } })
  const lesson = await readLesson(db, koordinator, halaqahId, asked(today, { akhlak: true }))
  expect(lesson.members).toMatchObject([{ id: santriId, seen: 1, last: { level: 3 } }])
})

test("only who teaches the halaqah, or coordinates, records in it, and only of its santri", async () => {
  const [member = "", other = ""] = await makeSantri(unitId, {}, {})
  const teacher = await makeActor(unitId, "pengajar")
  const { halaqahId } = await makeHalaqah(unitId, { members: [member], teacher })
  const led = { ...teacher, halaqahIds: [halaqahId] }
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  const one = (santriId: string) => ({
    lines: [{ santriId, seen: 0, entries: [hafal(1, 7)], completes: null, note: "" }],
    educatorId: null,
  })
  expect(await statusOf(recordProgress(teacher, halaqahId, asked(), one(member)))).toBe(403)
  expect(await statusOf(recordProgress(stranger, halaqahId, asked(), one(member)))).toBe(404)
  expect(await statusOf(recordProgress(led, halaqahId, asked(), one(other)))).toBe(422)
  expect(await statusOf(recordProgress(led, halaqahId, asked(addDays(today, 1)), one(member)))).toBe(422)
  expect(await statusOf(recordProgress(led, halaqahId, asked("2024-12-31"), one(member)))).toBe(422)
  const behalf = { ...one(member), educatorId: "nobody" }
  expect(await statusOf(recordProgress(koordinator, halaqahId, asked(), behalf))).toBe(422)
  expect(await recordProgress(led, halaqahId, asked(), one(member))).toEqual({ ok: true, count: 1 })
  const [row] = await db.select().from(setoran).where(eq(setoran.santriId, member))
  const line = { of: "tahfidz", id: row?.id ?? "", version: 1 } as const
  expect(await statusOf(removeProgress(teacher, member, line))).toBe(403)
  expect(await statusOf(removeProgress(stranger, member, line))).toBe(404)
  expect(await statusOf(removeProgress(led, other, line))).toBe(403)
  expect((await db.select().from(tahsin).where(eq(tahsin.santriId, member))).length).toBe(0)
})
