import { and, eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { addDays, type Day, dayIn } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { nextRamadan } from "#app/domain/ramadan.ts"
import { NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { spanAction } from "#app/http/span-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { addAgreement, editAgreement } from "#app/services/edit-agreement.server.ts"
import { addSpan, editSpan, removeSpan } from "#app/services/edit-spans.server.ts"
import { readCalendar, writeCalendarFile } from "#app/services/read-calendar.server.ts"
import { readSpans } from "#app/services/read-spans.server.ts"
import { db } from "#db/client.server.ts"
import { response } from "#db/schema/cycles.ts"
import { position } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { alsoIn, formPost, makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const words = { language: "id", t: translate("id") } as const
let unitId: string
let applicantId: string
let koordinator: Actor
let today: Day

beforeEach(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  applicantId = unit.applicantId
  koordinator = await makeActor(unitId, "koordinator")
  today = dayIn(new Date(), "Asia/Jakarta")
})

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )

async function eventsOf(actor: Actor, asked: string | null = null) {
  const { months } = await readCalendar(db, actor, { asked, ...words })
  return months.flatMap(({ days }) =>
    days.flatMap(({ day, events }) => events.map(({ kind, title }) => ({ day, kind, title }))),
  )
}

async function dueOn(cycleId: string, item: string, dueDate: Day, positionId: string | null) {
  const own = and(eq(response.cycleId, cycleId), eq(response.item, item))
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(response, own, { dueDate, positionId }),
  )
}

function agreementOf(expiresOn: Day, title = "Pembinaan tahsin") {
  const said = { partnerName: "Pesantren Contoh", partnerKind: "pesantren", number: "1", title } as const
  const days = { signedOn: "2026-01-02", startsOn: "2026-01-05", expiresOn }
  return { ...said, ...days, parties: "", note: "", document: "" }
}

test("a calendar shows visit, due days, the way back, items by position, agreements and marked days", async () => {
  const visitDate = addDays(today, 60)
  const cycleId = await makeCycle(koordinator, applicantId, { visitDate, dueDate: addDays(today, 50) })
  const positionId = await makePosition(unitId, "Kaur Keuangan")
  await dueOn(cycleId, "R-02", addDays(today, 9), positionId)
  await dueOn(cycleId, "R-06", addDays(today, 9), positionId)
  await addAgreement(koordinator, unitId, agreementOf(addDays(today, 25)))
  const off = {
    kind: "libur",
    title: "Libur contoh",
    from: addDays(visitDate, -9),
    until: addDays(visitDate, -7),
  } as const
  await addSpan(koordinator, unitId, { ...off, hijriShift: null })
  const events = await eventsOf(koordinator)
  const kinds = (kind: string) => events.filter((event) => event.kind === kind).map(({ day }) => day)
  expect(kinds("visit")).toEqual([visitDate])
  expect(kinds("due")).toEqual([addDays(today, 50)])
  expect(kinds("milestone")).toEqual([-42, -28, -14, -10].map((days) => addDays(visitDate, days)))
  expect(events.filter(({ kind }) => kind === "items")).toEqual([
    { day: addDays(today, 9), kind: "items", title: "2 butir jatuh tempo: Kaur Keuangan" },
  ])
  expect(kinds("agreement")).toEqual([addDays(today, 25)])
  expect(kinds("warning")).toContain(addDays(today, 18))
  const { plans } = await readCalendar(db, koordinator, { asked: null, ...words })
  expect(plans[0]?.steps.at(-1)).toMatchObject({ movedFor: "Libur contoh", day: addDays(visitDate, -10) })
})

test("a contributor sees the items of his own position, and no agreement", async () => {
  const cycleId = await makeCycle(koordinator, applicantId, { dueDate: addDays(today, 30) })
  const [own, others] = [await makePosition(unitId, "Kaur Keuangan"), await makePosition(unitId, "Kasubsi")]
  await dueOn(cycleId, "R-02", addDays(today, 5), own)
  await dueOn(cycleId, "R-06", addDays(today, 5), others)
  await addAgreement(koordinator, unitId, agreementOf(addDays(today, 25)))
  const kontributor = await makeActor(unitId, "kontributor", { positionIds: [own] })
  const titles = (await eventsOf(kontributor)).map(({ title }) => title)
  expect(titles).toEqual(["1 butir jatuh tempo: Kaur Keuangan", "Tenggat: Pengajuan contoh"])
  expect(await statusOf(readSpans(db, kontributor, words.t))).toBe(403)
})

test("marked days are added, changed by the version shown and taken away; a shift moves the Hijri date shown", async () => {
  const plain = (await readCalendar(db, koordinator, { asked: null, ...words })).today.hijri
  const shift = { kind: "hijri", title: "Isbat contoh", from: today, until: today, hijriShift: 1 } as const
  const id = await addSpan(koordinator, unitId, shift)
  const moved = (await readCalendar(db, koordinator, { asked: null, ...words })).today.hijri
  expect(moved).not.toBe(plain)
  await editSpan(koordinator, { id, version: 1 }, { ...shift, hijriShift: -1 })
  expect(await statusOf(editSpan(koordinator, { id, version: 1 }, shift))).toBe(409)
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect(await statusOf(removeSpan(stranger, { id, version: 2 }))).toBe(404)
  expect(await statusOf(addSpan(await makeActor(unitId, "kalapas"), unitId, shift))).toBe(403)
  expect(await statusOf(removeSpan(koordinator, { id, version: 1 }))).toBe(409)
  await removeSpan(koordinator, { id, version: 2 })
  expect((await readSpans(db, koordinator, words.t)).spans).toEqual([])
})

test("a form of marked days sent late, or with a version that no row has, is shown again with what stands", async () => {
  const off = { kind: "libur", title: "Libur contoh", from: today, until: today } as const
  const id = await addSpan(koordinator, unitId, { ...off, hijriShift: null })
  for (const [intent, version] of [
    ["remove", "7"],
    ["save", "1.5"],
    ["save", "Infinity"],
    ["remove", "3000000000"],
  ] as const) {
    const done = await spanAction(koordinator, formPost({ ...off, span: id, intent, version }), words.t)
    expect(done).toMatchObject({ status: 409, answer: { at: id, stored: { version: 1 } } })
  }
  const done = await spanAction(koordinator, formPost({ span: id, intent: "remove", version: "1" }), words.t)
  expect(done.to).toContain("notice=removed")
})

test("who looks after several units says whose calendar days are marked on, and sees them by unit", async () => {
  const other = (await makeUnit("Rutan Contoh")).unitId
  const both = alsoIn(koordinator, other)
  const off = { kind: "libur", title: "Libur contoh", from: today, until: today }
  const asked = await spanAction(both, formPost(off), words.t)
  expect(asked).toMatchObject({ status: 422, answer: { at: "new", errors: { unitId: NO_UNIT } } })
  await spanAction(both, formPost({ ...off, unitId: other }), words.t)
  expect((await readSpans(db, koordinator, words.t)).spans).toEqual([])
  const { spans, proposals } = await readSpans(db, both, words.t)
  expect(spans.map(({ unit }) => unit)).toEqual(["Rutan Contoh"])
  expect(new Set(proposals.map((proposal) => proposal.unitId))).toEqual(new Set([unitId, other]))
})

test("a Ramadan is proposed until it stands on the calendar, however its days were set", async () => {
  const next = nextRamadan(today)
  const { proposals } = await readSpans(db, koordinator, words.t)
  expect(proposals[0]).toMatchObject({ kind: "ramadan", from: next.from, until: next.to })
  expect(proposals).toHaveLength(2)
  const official = { from: addDays(next.from, 1), until: next.to, hijriShift: null }
  await addSpan(koordinator, unitId, { kind: "ramadan", title: "Ramadan", ...official })
  const left = (await readSpans(db, koordinator, words.t)).proposals
  expect(left.map(({ from }) => from)).toEqual([proposals[1]?.from])
})

test("the file of several units masks the people of each", async () => {
  const other = (await makeUnit()).unitId
  await makeSantri(unitId, { name: "Ahmad Zulkarnain" })
  await makeSantri(other, { name: "Bakri Hasanuddin" })
  const both = alsoIn(koordinator, other)
  for (const [of, title] of [
    [unitId, "Tasmi' Ahmad Zulkarnain"],
    [other, "Wisuda Bakri Hasanuddin"],
  ] as const)
    await addSpan(both, of, { kind: "kegiatan", title, from: today, until: today, hijriShift: null })
  const lines = (await writeCalendarFile(db, both, words)).split("\r\n")
  const titles = lines.filter((line) => line.startsWith("SUMMARY:")).sort()
  expect(titles).toEqual(["SUMMARY:Tasmi' S-001", "SUMMARY:Wisuda S-001"])
})

test("the calendar's file is the same each time, keeps its names for things, and names nobody", async () => {
  await makeSantri(unitId, { name: "Ahmad Zulkarnain", registerNumber: "B.1177/2024" })
  const cycleId = await makeCycle(koordinator, applicantId, { visitDate: addDays(today, 60) })
  await addAgreement(koordinator, unitId, agreementOf(addDays(today, 100), "Bimbingan Ahmad Zulkarnain"))
  const off = { from: "2026-12-24", until: "2026-12-26", hijriShift: null }
  const id = await addSpan(koordinator, unitId, { kind: "libur", title: "Libur contoh", ...off })
  const file = await writeCalendarFile(db, koordinator, words)
  expect(await writeCalendarFile(db, koordinator, words)).toBe(file)
  const lines = file.replaceAll("\r\n ", "").split("\r\n")
  expect(lines).toContain(`UID:visit-${cycleId}@miqyas`)
  const at = lines.indexOf(`UID:span-${id}@miqyas`)
  expect(lines.slice(at + 3, at + 6)).toEqual([
    "DTSTART;VALUE=DATE:20261224",
    "DTEND;VALUE=DATE:20261227",
    "SUMMARY:Libur contoh",
  ])
  expect(lines).toContain("SUMMARY:Bimbingan S-001 (Pesantren Contoh) berakhir")
  for (const secret of ["Zulkarnain", "1177", koordinator.name]) expect(file).not.toContain(secret)
})

/** The events of the file: by name, what a program that has them compares and shows. */
async function inFile(actor: Actor) {
  const file = (await writeCalendarFile(db, actor, words)).replaceAll("\r\n ", "")
  return new Map(
    file
      .split("BEGIN:VEVENT")
      .slice(1)
      .map((event) => {
        const of = (name: string) => new RegExp(`^${name}[:;](.*)$`, "m").exec(event)?.[1]?.trim() ?? ""
        const told = { sequence: Number(of("SEQUENCE")), day: of("DTSTART").slice(-8), title: of("SUMMARY") }
        return [of("UID"), { ...told, stamp: of("DTSTAMP") }] as const
      }),
  )
}

const compact = (day: Day) => day.replaceAll("-", "")

test("an item keeps its name in the file wherever it moves, and a newer file outranks the one before", async () => {
  const cycleId = await makeCycle(koordinator, applicantId, { dueDate: addDays(today, 50) })
  const [finance, care] = [await makePosition(unitId, "Kaur Keuangan"), await makePosition(unitId, "Kasubsi")]
  const assign = (item: string, positionId: string, days: number) =>
    assignItems(koordinator, cycleId, { items: [item], positionId, dueDate: addDays(today, days) })
  await assign("R-02", finance, 9)
  await assign("R-06", finance, 9)
  const uid = `item-R-02-${cycleId}@miqyas`
  const first = await inFile(koordinator)
  expect(first.get(uid)).toMatchObject({
    day: compact(addDays(today, 9)),
    title: "Butir R-02 jatuh tempo: Kaur Keuangan",
  })
  await assign("R-02", care, 12)
  const second = await inFile(koordinator)
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort())
  expect(second.get(uid)).toMatchObject({
    day: compact(addDays(today, 12)),
    title: "Butir R-02 jatuh tempo: Kasubsi",
  })
  expect(second.get(uid)?.sequence).toBeGreaterThan(first.get(uid)?.sequence ?? 0)
  expect([first.get(uid)?.stamp, second.get(uid)?.stamp].sort()).toEqual([
    first.get(uid)?.stamp,
    second.get(uid)?.stamp,
  ])
  const other = `item-R-06-${cycleId}@miqyas`
  expect(second.get(other)).toEqual(first.get(other))
  await renamePosition(finance, "Kaur Umum")
  const third = await inFile(koordinator)
  expect(third.get(other)?.title).toBe("Butir R-06 jatuh tempo: Kaur Umum")
  expect(third.get(other)?.sequence).toBeGreaterThan(second.get(other)?.sequence ?? 0)
})

async function renamePosition(id: string, title: string) {
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(position, eq(position.id, id), { title }),
  )
}

test("steps before a visit outrank their older selves whatever moved them: the visit, days off, or such taken away", async () => {
  const visitDate = addDays(today, 60)
  const cycleId = await makeCycle(koordinator, applicantId, { visitDate })
  const uid = `milestone-rehearsal-${cycleId}@miqyas`
  const files = [await inFile(koordinator)]
  const off = {
    kind: "libur",
    title: "Libur contoh",
    until: addDays(visitDate, -7),
    hijriShift: null,
  } as const
  const id = await addSpan(koordinator, unitId, { ...off, from: addDays(visitDate, -8) })
  files.push(await inFile(koordinator))
  await editSpan(koordinator, { id, version: 1 }, { ...off, from: addDays(visitDate, -9) })
  files.push(await inFile(koordinator))
  await removeSpan(koordinator, { id, version: 2 })
  files.push(await inFile(koordinator))
  const steps = files.map((file) => file.get(uid))
  expect(steps.map((step) => step?.day)).toEqual(
    [-7, -9, -10, -7].map((days) => compact(addDays(visitDate, days))),
  )
  const ranks = steps.map((step) => step?.sequence ?? 0)
  expect([...new Set(ranks)].sort((a, b) => a - b)).toEqual(ranks)
  // Days off of another unit move nothing here.
  const elsewhere = (await makeUnit("Rutan Contoh")).unitId
  const stranger = await makeActor(elsewhere, "koordinator")
  await addSpan(stranger, elsewhere, { ...off, from: off.until })
  expect((await inFile(koordinator)).get(uid)).toEqual(steps.at(-1))
  const visit = `visit-${cycleId}@miqyas`
  expect(new Set(files.map((file) => file.get(visit)?.sequence)).size).toBe(1)
})

test("a span or an agreement that is changed outranks what a program has of it", async () => {
  const days = { from: "2026-12-24", until: "2026-12-26", hijriShift: null }
  const span = await addSpan(koordinator, unitId, { kind: "libur", title: "Libur contoh", ...days })
  const agreement = await addAgreement(koordinator, unitId, agreementOf(addDays(today, 100)))
  const names = [`span-${span}@miqyas`, `agreement-${agreement}@miqyas`, `agreement-30-${agreement}@miqyas`]
  const before = await inFile(koordinator)
  await editSpan(koordinator, { id: span, version: 1 }, { kind: "libur", title: "Libur lain", ...days })
  await editAgreement(koordinator, { id: agreement, version: 1 }, agreementOf(addDays(today, 120)))
  const after = await inFile(koordinator)
  expect(names.map((name) => (after.get(name)?.sequence ?? 0) > (before.get(name)?.sequence ?? 0))).toEqual([
    true,
    true,
    true,
  ])
  expect(after.get(names[1] ?? "")?.day).toBe(compact(addDays(today, 120)))
})
