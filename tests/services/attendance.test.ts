import { and, eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { loadActor } from "#app/auth/actor.server.ts"
import { AttendanceForm, markField } from "#app/domain/attendance.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { Attendance } from "#app/domain/progress-terms.ts"
import { readAttendance, readLessonAttendance } from "#app/services/read-attendance.server.ts"
import { cancelSession, recordAttendance } from "#app/services/record-attendance.server.ts"
import type { SessionMeant } from "#app/services/session-row.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { attendance, halaqahSession } from "#db/schema/sessions.ts"
import { halaqahWeek } from "#db/schema/standings.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"

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

interface Sent {
  version?: number
  educatorId?: string
  topic?: string
}

function sent(marks: Record<string, Attendance>, { version = 0, ...more }: Sent = {}) {
  const fields = Object.entries(marks).map(([id, mark]) => [markField(id), mark])
  return AttendanceForm.parse({ ...Object.fromEntries(fields), version: String(version), ...more })
}

const on = (day: string, startsAt = "08:00"): SessionMeant => ({ lesson: { day, startsAt } })

async function groupOf(count: number) {
  const ids = await makeSantri(unitId, ...Array.from({ length: count }, (_, at) => ({ name: `Murid ${at}` })))
  return { ids, ...(await makeHalaqah(unitId, { members: ids })) }
}

async function recorded(...args: Parameters<typeof recordAttendance>): Promise<string> {
  const done = await recordAttendance(...args)
  if (!done.ok) throw new Error(`Stale: session "${done.sessionId}"`)
  return done.sessionId
}

const weekOf = async (halaqahId: string, week: string) =>
  (
    await db
      .select()
      .from(halaqahWeek)
      .where(and(eq(halaqahWeek.halaqahId, halaqahId), eq(halaqahWeek.week, week)))
  )[0]

test("one request writes down the session, everybody's mark and the week's sums", async () => {
  const { ids, halaqahId, educatorId } = await groupOf(30)
  const [a, b, c] = ids as [string, string, string]
  const form = sent({ [a]: "izin", [b]: "berhalangan", [c]: "alpa" }, { educatorId, topic: "Mad" })
  const sessionId = await recorded(koordinator, halaqahId, on("2026-03-04"), form)
  const view = await readAttendance(db, koordinator, halaqahId, sessionId)
  expect(view).toMatchObject({ state: "held", version: 1, topic: "Mad", educatorId, startsAt: "08:00" })
  expect(view.lines).toHaveLength(30)
  expect(view.lines.filter((line) => line.status === "hadir")).toHaveLength(27)
  expect(view.lines.find((line) => line.santriId === c)).toMatchObject({ status: "alpa", fresh: false })
  expect(await weekOf(halaqahId, "2026-03-02")).toMatchObject({
    sessions: 1,
    hadir: 27,
    izin: 1,
    berhalangan: 1,
    alpa: 1,
  })
})

test("staff enter it on behalf of the ustadz and both names are kept; he himself needs no other", async () => {
  const ustadz = await makeActor(unitId, "pengajar")
  const [id] = (await makeSantri(unitId, {})) as [string]
  const { halaqahId, educatorId } = await makeHalaqah(unitId, { members: [id], teacher: ustadz })
  const first = await recorded(koordinator, halaqahId, on("2026-03-02"), sent({}, { educatorId }))
  expect((await readAttendance(db, koordinator, halaqahId, first)).entered).toMatchObject({
    by: koordinator.name,
    onBehalfOf: ustadz.name,
  })
  const himself = await loadActor(db, ustadz, new Date())
  const second = await recorded(himself, halaqahId, on("2026-03-03"), sent({}, { educatorId }))
  expect((await readAttendance(db, himself, halaqahId, second)).entered).toMatchObject({
    by: ustadz.name,
    onBehalfOf: null,
  })
})

test("an ustadz records his own halaqah in his own name, no other halaqah and no other name", async () => {
  const ustadz = await makeActor(unitId, "pengajar")
  const [id] = (await makeSantri(unitId, {})) as [string]
  const own = await makeHalaqah(unitId, { members: [id], teacher: ustadz })
  const other = await groupOf(1)
  const himself = await loadActor(db, ustadz, new Date())
  const form = sent({}, { educatorId: other.educatorId })
  expect(await statusOf(recordAttendance(himself, own.halaqahId, on("2026-03-02"), form))).toBe(422)
  expect(await statusOf(recordAttendance(himself, other.halaqahId, on("2026-03-02"), sent({})))).toBe(403)
  expect(
    await statusOf(readLessonAttendance(db, himself, other.halaqahId, { day: "2026-03-02", startsAt: "" })),
  ).toBe(403)
  for (const role of ["peninjau", "kalapas"] as const) {
    const reader = await makeActor(unitId, role)
    expect(await statusOf(recordAttendance(reader, own.halaqahId, on("2026-03-02"), sent({}))), role).toBe(
      403,
    )
  }
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect(await statusOf(recordAttendance(stranger, own.halaqahId, on("2026-03-02"), sent({})))).toBe(404)
})

test("a correction keeps what stood there, who changed it, and sets the sums right", async () => {
  const { ids, halaqahId, educatorId } = await groupOf(3)
  const [a, b] = ids as [string, string]
  const sessionId = await recorded(koordinator, halaqahId, on("2026-04-01"), sent({ [a]: "alpa" }))
  const again = sent({ [a]: "izin", [b]: "hadir" }, { version: 1, educatorId })
  await recorded(koordinator, halaqahId, { sessionId }, again)
  await recorded(koordinator, halaqahId, { sessionId }, sent({ [a]: "hadir" }, { version: 2 }))
  const view = await readAttendance(db, koordinator, halaqahId, sessionId)
  expect(view.corrections).toMatchObject([
    { santri: "Murid 0", before: "izin", after: "hadir", onBehalfOf: null, correctedBy: koordinator.name },
    { santri: "Murid 0", before: "alpa", after: "izin", onBehalfOf: "Ustadz Contoh" },
  ])
  expect(await weekOf(halaqahId, "2026-03-30")).toMatchObject({ sessions: 1, hadir: 3, izin: 0, alpa: 0 })
})

test("a stale list changes nothing, and neither does a lesson somebody wrote down in the meantime", async () => {
  const { ids, halaqahId } = await groupOf(1)
  const [a] = ids as [string]
  const sessionId = await recorded(koordinator, halaqahId, on("2026-04-01"), sent({ [a]: "izin" }))
  const late = sent({ [a]: "alpa" })
  expect(await recordAttendance(koordinator, halaqahId, on("2026-04-01"), late)).toEqual({
    ok: false,
    stale: true,
    sessionId,
  })
  expect((await readAttendance(db, koordinator, halaqahId, sessionId)).lines).toMatchObject([
    { status: "izin" },
  ])
  expect(await weekOf(halaqahId, "2026-03-30")).toMatchObject({ sessions: 1, izin: 1, alpa: 0 })
})

test("the list holds the members of its day: who came later is not on it, who left later still is", async () => {
  const [stays, leaves, comes] = (await makeSantri(
    unitId,
    { name: "Tetap" },
    { name: "Pergi" },
    { name: "Baru" },
  )) as [string, string, string]
  const { halaqahId } = await makeHalaqah(unitId, { members: [stays, leaves] })
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.update(halaqahMember, eq(halaqahMember.santriId, leaves), { until: "2026-05-10" })
    await tx.insert(halaqahMember, {
      id: newId(),
      unitId,
      halaqahId,
      santriId: comes,
      from: "2026-05-11",
      until: null,
    })
  })
  const names = async (day: string) =>
    (await readLessonAttendance(db, koordinator, halaqahId, { day, startsAt: "08:00" })).lines.map(
      (line) => line.name,
    )
  expect(await names("2026-05-10")).toEqual(["Pergi", "Tetap"])
  expect(await names("2026-05-11")).toEqual(["Baru", "Tetap"])
  await recorded(koordinator, halaqahId, on("2026-05-10"), sent({ [comes]: "alpa" }))
  expect(await db.select().from(attendance).where(eq(attendance.santriId, comes))).toEqual([])
})

test("a day to come, a day without members and a stranger as ustadz are refused", async () => {
  const { halaqahId } = await groupOf(1)
  const elsewhere = await makeHalaqah((await makeUnit()).unitId)
  expect(await statusOf(recordAttendance(koordinator, halaqahId, on("2999-01-01"), sent({})))).toBe(422)
  expect(await statusOf(recordAttendance(koordinator, halaqahId, on("2024-01-01"), sent({})))).toBe(422)
  const strange = sent({}, { educatorId: elsewhere.educatorId })
  expect(await statusOf(recordAttendance(koordinator, halaqahId, on("2026-01-05"), strange))).toBe(422)
  expect(await db.select().from(halaqahSession).where(eq(halaqahSession.halaqahId, halaqahId))).toEqual([])
})

test("a lesson that fell away counts nothing, may be held after all, and a held one does not fall away", async () => {
  const { halaqahId } = await groupOf(2)
  const sessionId = await cancelSession(koordinator, halaqahId, on("2026-06-03"), {
    version: 0,
    topic: "Libur",
  })
  expect(await weekOf(halaqahId, "2026-06-01")).toBeUndefined()
  expect(
    await statusOf(cancelSession(koordinator, halaqahId, { sessionId }, { version: 9, topic: "" })),
  ).toBe(409)
  await recorded(koordinator, halaqahId, { sessionId }, sent({}, { version: 1 }))
  expect(await weekOf(halaqahId, "2026-06-01")).toMatchObject({ sessions: 1, hadir: 2 })
  expect(
    await statusOf(cancelSession(koordinator, halaqahId, { sessionId }, { version: 2, topic: "" })),
  ).toBe(409)
})
