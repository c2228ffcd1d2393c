import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"
import { addDays } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { RegionQuery } from "#app/domain/region-forms.ts"
import type { RegionReport } from "#app/domain/region-report.ts"
import { translate } from "#app/i18n/language.server.ts"
import { drawReport } from "#app/services/draw-report.server.ts"
import { takeExchangeFile } from "#app/services/exchange-file.server.ts"
import { makeReport } from "#app/services/make-report.server.ts"
import { readRegionFiles } from "#app/services/read-exchange.server.ts"
import { listRegion, readRegion } from "#app/services/read-region.server.ts"
import { readReports, trustAndRead } from "#app/services/read-reports.server.ts"
import { sealContent } from "#app/services/signed-file.server.ts"
import { retireKey } from "#app/services/trust-key.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listKeysOf } from "#db/queries/exchange.server.ts"
import { listDayCounts, listLastCounts, listRegionUnits } from "#db/queries/region.server.ts"
import { auditEntry } from "#db/schema/audit.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { KEMENAG } from "#tests/helpers/cycles.ts"
import { makeActor } from "#tests/helpers/fixtures.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { foreignReport, furnishRegion, placeUnit, refusedWith } from "#tests/helpers/region.ts"

let korwil: string
let here: string
let far: string
let foreign: string
let wilayah: Actor
let koordinator: Actor
let cycleId: string
let today: string

beforeAll(async () => {
  ;({ korwil, here, far, foreign, wilayah, koordinator, cycleId, today } = await furnishRegion())
})

const words = { language: "id" as const, t: translate("id") }
const query = (more: Record<string, string> = {}) => RegionQuery.parse(more)

const report = (signer: string, more: Parameters<typeof foreignReport>[2] = {}) =>
  foreignReport(today, signer, more)

const read = async (...texts: string[]) =>
  (
    await readReports(
      wilayah,
      texts.map((text, at) => ({ name: `${at}.json`, text })),
    )
  ).map((one) => (one.outcome === "refused" ? one.fault : one.outcome))

const keyOf = async (text: string) => {
  const { fingerprint } = JSON.parse(text) as { fingerprint: string }
  return (await listKeysOf(db, fingerprint))[0]
}

/** The signer of files that stand for the far unit's: a key of an installation that is not this one. */
const FAR = newId()

test("an intact file whose key nobody named is not taken in, and its fingerprint is shown", async () => {
  const [one] = await readReports(wilayah, [{ name: "a.json", text: report(FAR, { ago: 3 }) }])
  expect(one).toMatchObject({ outcome: "refused", fault: "untrusted", says: { unit: "Lapas Jauh" } })
  expect(await db.select().from(readinessMark).where(eq(readinessMark.unitId, far))).toEqual([])
})

test("a key whose fingerprint was compared is trusted for a unit, its file is read, and both are written down", async () => {
  const text = report(FAR, { ago: 3 })
  expect(await trustAndRead(wilayah, far, { name: "a.json", text })).toMatchObject({
    outcome: "taken",
    unitId: far,
    marks: 1,
  })
  const marks = await db.select().from(readinessMark).where(eq(readinessMark.unitId, far))
  expect(marks).toMatchObject([{ origin: "file", ready: 5, day: addDays(today, -3) }])
  const log = await db.select().from(auditEntry).where(eq(auditEntry.unitId, far))
  expect(log.filter(({ action }) => action === "region.exchange")).toHaveLength(2)
})

test("the same file again is known; an older one is refused; a later one of the same day takes its place", async () => {
  expect(await read(report(FAR, { ago: 3 }))).toEqual(["known"])
  const madeAt = `${addDays(today, -4)}T05:00:00.000Z`
  expect(await read(report(FAR, { ago: 3, madeAt }))).toEqual(["older"])
  const later = report(FAR, { ago: 3, ready: 9, madeAt: `${addDays(today, -3)}T06:00:00.000Z` })
  expect(await read(later)).toEqual(["taken"])
  const marks = await db.select().from(readinessMark).where(eq(readinessMark.unitId, far))
  expect(marks.map(({ ready }) => ready)).toEqual([9])
})

test("files that come together are read in the order of their months, whatever their order", async () => {
  const [early, late] = [report(FAR, { ago: 2 }), report(FAR, { ago: 1 })]
  expect(await read(late, early)).toEqual(["taken", "taken"])
})

test("one changed byte anywhere in a file is found", async () => {
  const text = report(FAR)
  const places = [
    '"ready":5',
    '"month":"2',
    '"signature":"',
    '"publicKey":"',
    '"sha256":"',
    '"fingerprint":"',
  ]
  for (const place of places) {
    const at = text.indexOf(place) + place.length - 1
    const other = text[at] === "7" ? "8" : "7"
    expect(await read(text.slice(0, at) + other + text.slice(at + 1)), place).not.toContain("taken")
  }
  expect(await read(text.replace('"ready":5', '"ready":6'))).toEqual(["tampered"])
  expect(await read(text.replace('"ready":5', '"ready": 5'))).toEqual(["tampered"])
  expect(await read(text.slice(0, -1))).toEqual(["tampered"])
})

test("whoever changes the content and works out its hash anew still lacks the signature", async () => {
  const file = JSON.parse(report(FAR)) as { content: RegionReport }
  const content = { ...file.content, cycles: [] }
  const { sha256 } = sealContent(newId(), content)
  expect(await read(canonicalJson({ ...file, content, sha256 }))).toEqual(["tampered"])
})

test("what is foreign is refused with the reason, and the others are taken in all the same", async () => {
  const strange = newId()
  const other = report(FAR, { cycles: [], version: 2 as never })
  const [bad, json, version, inner, ahead, personal] = [
    "not JSON at all",
    canonicalJson({ format: "something else" }),
    canonicalJson({ ...(JSON.parse(report(FAR)) as object), version: 2 }),
    other,
    report(FAR, { asOf: addDays(today, 3) }),
    report(FAR, { santri: "Ahmad" } as never),
  ] as const
  expect(await read(bad, json, version, inner, ahead, personal, report(strange), report(FAR))).toEqual([
    ...["not-miqyas", "not-miqyas", "version", "version", "future", "unreadable", "untrusted", "taken"],
  ])
})

test("a unit outside the region and an application of another unit are refused", async () => {
  const signer = newId()
  const outside = await makeActor(foreign, "wilayah")
  expect(await trustAndRead(outside, foreign, { name: "x", text: report(signer) })).toMatchObject({
    outcome: "taken",
  })
  expect(await read(report(signer, { ready: 8 }))).toEqual(["outside"])
  expect(
    await refusedWith(trustAndRead(wilayah, foreign, { name: "x", text: report(signer) })),
  ).toMatchObject({
    status: 404,
  })
  const second = newId()
  const text = report(second, { ref: `cycle-${FAR}` })
  const answer = await trustAndRead(wilayah, here, { name: "x", text })
  expect(answer).toMatchObject({ outcome: "refused", fault: "cycle-elsewhere" })
  expect(await refusedWith(trustAndRead(wilayah, far, { name: "x", text }))).toMatchObject({
    status: 409,
    key: "region:refusal.key-elsewhere",
  })
})

test("a retired key takes in nothing more, and trusting it again does", async () => {
  const signer = newId()
  const text = report(signer, { ready: 7 })
  await trustAndRead(wilayah, far, { name: "x", text })
  await retireKey(wilayah, far, (await keyOf(text))?.id ?? "")
  expect(await read(report(signer, { ready: 8 }))).toEqual(["retired"])
  expect(await refusedWith(retireKey(wilayah, foreign, (await keyOf(text))?.id ?? ""))).toMatchObject({
    status: 403,
  })
})

test("a unit's own file says what was counted, is not made twice, and never overwrites what is counted here", async () => {
  const month = today.slice(0, 7)
  const id = await makeReport(koordinator, here, month)
  expect(await makeReport(koordinator, here, month)).toBe(id)
  const { name, text } = await takeExchangeFile(koordinator, id)
  expect(name).toBe(`miqyas-lapas-sini-${month}.json`)
  const { content } = JSON.parse(text) as { content: RegionReport }
  expect(content.cycles).toMatchObject([{ ref: cycleId, marks: [{ day: today }] }])
  const before = await db.select().from(readinessMark).where(eq(readinessMark.cycleRef, cycleId))
  expect(await trustAndRead(wilayah, here, { name, text })).toMatchObject({
    outcome: "taken",
    marks: 0,
    countedHere: 1,
  })
  expect(await db.select().from(readinessMark).where(eq(readinessMark.cycleRef, cycleId))).toEqual(before)
  expect(await refusedWith(makeReport(wilayah, here, month))).toMatchObject({ status: 403 })
  expect(await refusedWith(makeReport(koordinator, here, "2999-01"))).toMatchObject({ status: 422 })
})

test("its page prints the same numbers, hash and fingerprint on one sheet, with the same bytes each time", async () => {
  const id = await makeReport(koordinator, here, today.slice(0, 7))
  const pdf = await drawReport(koordinator, id, words)
  const pages = await readPdfPages(pdf)
  expect(pages).toHaveLength(1)
  const { text, sha256 } = await takeExchangeFile(koordinator, id)
  const { fingerprint, content } = JSON.parse(text) as { fingerprint: string; content: RegionReport }
  const flat = pages[0]?.replaceAll(" ", "") ?? ""
  expect(flat).toContain(sha256)
  expect(flat).toContain(fingerprint)
  expect(pages[0]).toContain(KEMENAG)
  expect(text).not.toContain("Pengajuan contoh")
  expect(pages[0]).not.toContain("Pengajuan contoh")
  expect(pages[0]).toContain(` ${content.cycles[0]?.marks[0]?.items} `)
  expect((await drawReport(koordinator, id, words)).equals(pdf)).toBe(true)
})

test.each([1, 2, 5])("its page is one sheet, with long names and %i cycle(s)", async (applications) => {
  const unitId = await placeUnit(`Lembaga Pemasyarakatan Kelas IIA Narkotika ${"Contoh ".repeat(10)}`, korwil)
  const head = await makeActor(unitId, "koordinator")
  const [own] = await db.select().from(readinessMark).where(eq(readinessMark.cycleRef, cycleId))
  if (own === undefined) throw new Error("Nothing was counted")
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  const marks = Array.from({ length: applications }, () => newId()).flatMap((cycleRef) =>
    ["02", "09", "16", "23"].map((day) => ({
      ...own,
      id: newId(),
      unitId,
      cycleRef,
      day: `${month}-${day}`,
    })),
  )
  await write(systemActor("test"), "system.test", { unitId }, (tx) => tx.insert(readinessMark, marks))
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(unit, eq(unit.id, unitId), {
      letterhead: {
        lines: Array.from({ length: 3 }, () => "KEMENTERIAN CONTOH ".repeat(3).trim()),
        address: "Jalan Contoh ".repeat(6),
        contact: "Telepon contoh ".repeat(3),
      },
    }),
  )
  const pdf = await drawReport(head, await makeReport(head, unitId, month), words)
  expect(await readPdfPages(pdf)).toHaveLength(1)
})

test("the region's page and its CSV say who is blocked and who has not reported", async () => {
  const view = await readRegion(db, wilayah, query(), words)
  expect(view.rows.map(({ name }) => name)).toEqual(["Korwil Contoh", "Lapas Jauh", "Lapas Sini"])
  const [office, jauh, sini] = view.rows
  expect(jauh).toMatchObject({ items: 20, blockers: { sign: "▲", text: "1 penghalang" } })
  expect(sini).toMatchObject({ visit: { left: "30 hari lagi" }, counted: { text: "dihitung hari ini" } })
  expect(office?.items).toBe((jauh?.items ?? 0) + (sini?.items ?? 0))
  const csv = await listRegion(db, wilayah, query(), words)
  expect(csv[0]?.slice(0, 5)).toEqual(["Unit", "Atasan", "Unit di bawah", "Instrumen", "Butir"])
  expect(csv.slice(1).map((row) => row[0])).toEqual(view.rows.map(({ name }) => name))
  expect(csv[2]?.[7]).toBe("1 penghalang")
  expect(csv.slice(1).map((row) => row.slice(1, 3))).toEqual([
    ["", 2],
    ["Korwil Contoh", null],
    ["Korwil Contoh", null],
  ])
  expect(JSON.stringify([view, csv])).not.toContain("Pengajuan contoh")
  expect(await refusedWith(readRegion(db, koordinator, query(), words))).toMatchObject({ status: 403 })
})

test("who did not report for a month is listed, apart from those counted here", async () => {
  const month = today.slice(0, 7)
  const now = await readRegionFiles(db, wilayah, { month, language: "id" })
  expect(now.missing).toEqual([])
  const earlier = addDays(today, -70).slice(0, 7)
  const before = await readRegionFiles(db, wilayah, { month: earlier, language: "id" })
  expect(before.missing.map(({ name }) => name)).toEqual(["Lapas Jauh"])
})

test("a unit that reports no application has reported, on the page as in the list of who has not", async () => {
  const idle = await placeUnit("Lapas Tenang", korwil)
  const office: Actor = {
    ...wilayah,
    memberships: [{ role: "wilayah", unitIds: [korwil, idle], cycleId: null, edition: null }],
  }
  const rowOf = async () => (await readRegion(db, office, query(), words)).rows.at(-1)
  expect(await rowOf()).toMatchObject({ counted: { sign: "!", text: "belum pernah melapor" } })
  const text = report(newId(), { ago: 2, cycles: [] })
  expect(await trustAndRead(office, idle, { name: "x", text })).toMatchObject({ outcome: "taken", marks: 0 })
  expect(await rowOf()).toMatchObject({ items: 0, counted: { sign: "✓", text: "dihitung 2 hari lalu" } })
})

test("the region's queries hand out names of units, counts, days, and nothing else", async () => {
  const units = [korwil, here, far]
  const shapes = await Promise.all([
    listRegionUnits(db, units),
    listLastCounts(db, units),
    listDayCounts(db, units, addDays(today, -84)),
  ])
  const allowed =
    /^(id|parentId|kind|name|shortName|unitId|origin|cycleRef|instrument(Key|Version)|day|dueDate|visitDate|items|ready|blocked|blockersUnknown|overdue|profile)$/
  for (const rows of shapes) {
    expect(rows.length).toBeGreaterThan(0)
    for (const key of rows.flatMap((row) => Object.keys(row))) expect(key).toMatch(allowed)
  }
  expect((await listLastCounts(db, [foreign])).map(({ unitId }) => unitId)).toEqual([foreign])
})
