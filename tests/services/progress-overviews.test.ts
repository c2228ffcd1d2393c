import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { halfYearOf, weeksOfHalfYear } from "#app/domain/half-years.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { mondayOf } from "#app/domain/weeks.ts"
import { listSyahadahBases } from "#app/services/gather-syahadah.server.ts"
import { issuePaper } from "#app/services/issue-paper.server.ts"
import { readHalaqahProgress } from "#app/services/read-halaqah-progress.server.ts"
import { readLesson } from "#app/services/read-lesson.server.ts"
import { readUnitProgress } from "#app/services/read-unit-progress.server.ts"
import { recordAttendance } from "#app/services/record-attendance.server.ts"
import { recordProgress } from "#app/services/record-progress.server.ts"
import { setTarget } from "#app/services/set-target.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { weeklyTarget } from "#db/schema/halaqah.ts"
import { levelCompletion, paper } from "#db/schema/papers.ts"
import { programme, programmeLevel } from "#db/schema/programmes.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor
let today: string
let halaqahId: string
let programmeId: string
let members: string[]
/** The Monday of the last week that is over. */
let week: string

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  today = (await unitDay(db, unitId)).today
  const period = weeksOfHalfYear(halfYearOf(today), today)
  week = mondayOf(period.to)
  members = await makeSantri(unitId, { registerNumber: "O-1" }, { registerNumber: "O-2" })
  const made = await makeHalaqah(unitId, { members, from: week })
  halaqahId = made.halaqahId
  programmeId = made.programmeId
  await aim(6)
  await setoran(members[0] as string, 1, 7)
  await setoran(members[1] as string, 8, 9)
  const form = { version: 0, educatorId: null, topic: "", initialled: false }
  await recordAttendance(
    koordinator,
    halaqahId,
    { lesson: { day: week, startsAt: "08:00" } },
    { ...form, marks: { [members[1] as string]: "alpa" } },
  )
})

/** A target of the programme that held since before the halaqah began. */
async function aim(amount: number) {
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.insert(weeklyTarget, {
      ...{ id: newId(), unitId, programmeId, measure: "ziyadah-ayat", amount },
      ...{ from: addDays(week, -7), setBy: "test", setAt: new Date() },
    }),
  )
}

async function setoran(santriId: string, ayahFrom: number, ayahTo: number) {
  const asked = {
    day: week,
    programmeId: undefined,
    akhlak: false,
    kitabId: undefined,
    mode: "bandongan" as const,
  }
  const lesson = await readLesson(db, koordinator, halaqahId, asked)
  const marks = { kelancaran: null, tajwid: null, makhraj: null, adab: null }
  const entry = { of: "tahfidz", said: { kind: "ziyadah", ayahFrom, ayahTo, ...marks } } as const
  const seen = lesson.members.find((one) => one.id === santriId)?.seen ?? 0
  const line = { santriId, seen, entries: [entry], completes: null, note: "" }
  await recordProgress(koordinator, halaqahId, asked, { lines: [line], educatorId: null })
}

const NOTHING = { unit: null, half: null }

test("a halaqah is shown with what it did of what its santri aimed at, and each santri with his part of it", async () => {
  const view = await readHalaqahProgress(db, koordinator, halaqahId, null, "id")
  const [ziyadah] = view.achievements
  expect(ziyadah).toMatchObject({ measure: "ziyadah-ayat", done: 9, aimed: 12, isReached: false })
  expect(
    view.members.map(({ achievements: [one], attendance }) => [one?.done, one?.aimed, attendance]),
  ).toEqual([
    [7, 6, "100\u00a0%"],
    [2, 6, "0\u00a0%"],
  ])
  const sums = view.members.map(({ achievements: [one] }) => one?.done ?? 0)
  expect(sums.reduce((sum, one) => sum + one, 0)).toBe(ziyadah?.done)
})

test("the unit's page shows the same numbers for the halaqah, and who came in the half-year", async () => {
  const view = await readUnitProgress(db, koordinator, NOTHING, "id")
  const own = await readHalaqahProgress(db, koordinator, halaqahId, null, "id")
  const [line] = view.lines
  expect(line?.achievements).toEqual(own.achievements)
  expect([line?.members, line?.sessions, line?.attendance]).toEqual([2, 1, own.attendance])
  expect(view.weeks.find(({ measure }) => measure === "ziyadah-ayat")?.bars.at(-1)).toMatchObject({
    done: 9,
    target: 12,
  })
  const { opening, came, left, closing } = view.cohort
  expect(opening + came - left).toBe(closing)
  expect(closing).toBe(2)
})

test("a santri who passed the last level is a candidate for wisuda until he has a syahadah", async () => {
  const [first] = members as [string]
  const level = 3
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(programmeLevel, { id: newId(), unitId, programmeId, number: level, name: "Juz 30" })
    const entered = { enteredBy: "test", enteredAt: new Date() }
    await tx.insert(levelCompletion, {
      id: newId(),
      unitId,
      santriId: first,
      programmeId,
      level,
      day: week,
      ...entered,
    })
  })
  const before = await readUnitProgress(db, koordinator, NOTHING, "id")
  expect(before.candidates.map(({ santriId }) => santriId)).toEqual([first])
  expect(before.completions).toMatchObject([{ level: "Juz 30", santri: 1 }])
  const [basis] = await listSyahadahBases(db, first)
  await issuePaper(koordinator, first, { kind: "syahadah", basis: basis?.key ?? "", language: "id" })
  expect((await readUnitProgress(db, koordinator, NOTHING, "id")).candidates).toEqual([])
})

test("a syahadah of one programme leaves a santri a candidate of another; one that names none speaks for all", async () => {
  const [first, second] = members as [string, string]
  const iqra = await makeHalaqah(unitId, { name: "Iqra", progress: "tahsin", members, from: today })
  const finish = (santriId: string, of: string, level: number) =>
    write(systemActor("test"), "system.test", { unitId }, (tx) =>
      tx.insert(levelCompletion, {
        ...{ id: newId(), unitId, santriId, programmeId: of, level, day: week },
        ...{ enteredBy: "test", enteredAt: new Date() },
      }),
    )
  await finish(first, iqra.programmeId, 6)
  await finish(second, iqra.programmeId, 6)
  await finish(second, programmeId, 3)
  const waiting = async () => {
    const { candidates } = await readUnitProgress(db, koordinator, NOTHING, "id")
    return candidates.map(({ santriId, achievement }) => `${santriId} ${achievement.split(":")[0]}`).sort()
  }
  const [tahfiz, tahsin] = await Promise.all(
    [programmeId, iqra.programmeId].map(async (id) => {
      const [row] = await db.select().from(programme).where(eq(programme.id, id))
      return row?.name
    }),
  )
  expect(await waiting()).toEqual([`${first} ${tahsin}`, `${second} ${tahfiz}`, `${second} ${tahsin}`].sort())
  const basis = (await listSyahadahBases(db, second)).find((one) => one.programmeId === iqra.programmeId)
  const order = { kind: "syahadah", basis: basis?.key ?? "", language: "id" } as const
  const id = await issuePaper(koordinator, second, order)
  expect(await waiting()).toEqual([`${first} ${tahsin}`, `${second} ${tahfiz}`].sort())
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(paper, eq(paper.id, id), { programmeId: null }),
  )
  expect(await waiting()).toEqual([`${first} ${tahsin}`])
})

test("of many candidates the first are listed and the rest counted, and all are listed to who asks", async () => {
  const there = (await makeUnit()).unitId
  const staff = await makeActor(there, "koordinator")
  const santriIds = await makeSantri(there, ...Array.from({ length: 23 }, () => ({})))
  const { programmeId: iqra } = await makeHalaqah(there, { progress: "tahsin" })
  await write(systemActor("test"), "system.test", { unitId: there }, (tx) =>
    tx.insert(
      levelCompletion,
      santriIds.map((santriId) => ({
        ...{ id: newId(), unitId: there, santriId, programmeId: iqra, level: 6, day: week },
        ...{ enteredBy: "test", enteredAt: new Date() },
      })),
    ),
  )
  const few = await readUnitProgress(db, staff, NOTHING, "id")
  expect([few.candidates.length, few.candidatesMore]).toEqual([20, 3])
  const all = await readUnitProgress(db, staff, { ...NOTHING, all: true }, "id")
  expect([all.candidates.length, all.candidatesMore]).toEqual([23, 0])
  expect(all.candidates.slice(0, 20)).toEqual(few.candidates)
})

test("a target set for the halaqah holds from this week on; setting it again replaces it", async () => {
  const set = (amount: number) => setTarget(koordinator, halaqahId, { measure: "ziyadah-ayat", amount })
  await set(20)
  await set(9)
  const view = await readHalaqahProgress(db, koordinator, halaqahId, null, "id")
  expect(view.targets[0]).toEqual({ measure: "ziyadah-ayat", amount: 9 })
  expect(view.achievements[0]).toMatchObject({ aimed: week === mondayOf(today) ? 18 : 12 })
})

test("a measure that the programme does not count is refused", async () => {
  const foreign = setTarget(koordinator, halaqahId, { measure: "tahsin-pages", amount: 4 })
  await expect(foreign).rejects.toMatchObject({ status: 422 })
})

test("an ustadz may look at his own halaqah and not at the unit; a stranger at neither", async () => {
  const teacher = await makeActor(unitId, "pengajar")
  const led = await makeHalaqah(unitId, { name: "Miliknya", members, teacher })
  const asTeacher = { ...teacher, halaqahIds: [led.halaqahId] } as Actor
  await expect(readUnitProgress(db, asTeacher, NOTHING, "id")).rejects.toMatchObject({ status: 403 })
  await expect(readHalaqahProgress(db, asTeacher, halaqahId, null, "id")).rejects.toMatchObject({
    status: 403,
  })
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  await expect(readHalaqahProgress(db, stranger, halaqahId, null, "id")).rejects.toMatchObject({
    status: 404,
  })
})
