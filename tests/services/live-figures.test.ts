import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { buildDossier } from "#app/domain/dossier.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { translate } from "#app/i18n/language.server.ts"
import { endStay } from "#app/services/enrol-santri.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { listScores } from "#app/services/list-scores.server.ts"
import { dropFigure, nameFigure } from "#app/services/name-figure.server.ts"
import { readCycle } from "#app/services/read-cycle.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { readSantri } from "#app/services/read-santri.server.ts"
import { submitCycle } from "#app/services/submit-cycle.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { cycle } from "#db/schema/cycles.ts"
import { attendance, halaqahSession } from "#db/schema/sessions.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri, stay } from "#tests/helpers/santri.ts"

let unitId: string
let applicantId: string
let koordinator: Actor
let cycleId: string
let today: string

beforeEach(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  applicantId = unit.applicantId
  koordinator = await makeActor(unitId, "koordinator")
  today = (await unitDay(db, unitId)).today
  cycleId = await makeCycle(koordinator, applicantId, {
    periodFrom: addDays(today, -300),
    periodTo: addDays(today, 60),
  })
})

const item = async (key: string) =>
  (await readItem(db, koordinator, cycleId, key, "id", translate("id"))).view
const blocker = async () => (await readCycle(db, koordinator, cycleId)).readiness.blockers[0]
const csv = async () => (await listScores(db, koordinator, cycleId, "id", translate("id"))).flat()
const fifteen = Array.from({ length: 15 }, (_, at) => ({ name: `Santri Contoh ${at}` }))

async function document(day = today) {
  const snapshot = await gatherSnapshot(db, scopeOf(koordinator), cycleId, day)
  return JSON.stringify(
    buildDossier(snapshot, {
      edition: "redacted",
      language: "id",
      draft: true,
      revision: 1,
      frozenAt: new Date(`${day}T00:00:00Z`),
      today: day,
      snapshotSha256: "0".repeat(64),
    }),
  )
}

async function recordAttendance(halaqahId: string, santriIds: string[], statuses: ("hadir" | "alpa")[]) {
  const entered = { enteredBy: "test", enteredAt: new Date() }
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    const day = addDays(today, -7)
    const sessionId = newId()
    await tx.insert(halaqahSession, { id: sessionId, unitId, halaqahId, day, state: "held", ...entered })
    await tx.insert(
      attendance,
      santriIds.map((santriId, at) => ({
        id: newId(),
        unitId,
        sessionId,
        halaqahId,
        santriId,
        day,
        status: statuses[at] ?? "hadir",
        ...entered,
      })),
    )
  })
}

test("R-01's blocker counts the register: the same number on screen, in the CSV and in the dossier", async () => {
  await makeSantri(unitId, ...fifteen, { stays: [stay("2025-01-01", null, { registeredElsewhere: true })] })
  expect(await blocker()).toMatchObject({
    state: "clear",
    figures: [{ row: { value: "15", counted: true } }],
  })
  const [figure] = (await item("R-01")).figures
  expect(figure).toMatchObject({ value: "15", entry: null, byHand: null })
  expect(await csv()).toContain("15")
  const printed = await document()
  expect(printed).toContain("Angka otomatis: Santri mukim")
  expect(printed).toContain(
    `15 (${figure?.counted?.when}), dihitung dari catatan. ${figure?.counted?.definition}`,
  )
})

test("one santri less, and the blocker blocks", async () => {
  const [first = ""] = await makeSantri(unitId, ...fifteen)
  expect((await blocker())?.state).toBe("clear")
  const [open] = (await readSantri(db, koordinator, first)).stays
  await endStay(koordinator, first, open?.id ?? "", {
    version: open?.version ?? 0,
    until: addDays(today, -1),
    reason: "bebas",
  } as never)
  expect((await blocker())?.state).toBe("blocked")
})

test("without a register a figure is entered by hand and marked so; once counted, the count stands", async () => {
  await enterFigure(koordinator, cycleId, {
    figure: "resident-santri",
    value: "31",
    asOf: today,
    source: "Buku induk",
  })
  expect(await blocker()).toMatchObject({ state: "clear", figures: [{ row: { value: "31" } }] })
  expect((await item("R-01")).figures[0]).toMatchObject({ value: "31", counted: null })
  expect(await document()).toContain("diisi manual; sumber: Buku induk")
  await makeSantri(unitId, {})
  expect((await blocker())?.state).toBe("blocked")
  expect((await item("R-01")).figures[0]).toMatchObject({ value: "1", byHand: { value: "31" }, entry: null })
})

test("an item may name a further figure over a period of its own, and lose it again", async () => {
  const santriIds = await makeSantri(unitId, {}, {})
  const { halaqahId } = await makeHalaqah(unitId, { members: santriIds })
  await recordAttendance(halaqahId, santriIds, ["hadir", "alpa"])
  const past = { from: addDays(today, -200), to: addDays(today, -100) }
  await nameFigure(koordinator, cycleId, "R-06", { figure: "attendance", period: past })
  expect((await item("R-06")).figures).toMatchObject([{ key: "attendance", value: null, isNamed: true }])
  await nameFigure(koordinator, cycleId, "R-06", { figure: "attendance", period: null })
  expect((await item("R-06")).figures).toMatchObject([{ value: "50\u00a0%" }])
  expect(await document()).toContain("Angka otomatis: Kehadiran santri")
  await dropFigure(koordinator, cycleId, "R-06", "attendance")
  expect((await item("R-06")).figures).toEqual([])
})

test("only the coordinator names figures, and only those there are", async () => {
  const peninjau = await makeActor(unitId, "peninjau")
  const named = { figure: "ustadz", period: null }
  await expect(nameFigure(peninjau, cycleId, "R-06", named)).rejects.toMatchObject({ status: 403 })
  await expect(
    nameFigure(koordinator, cycleId, "R-06", { ...named, figure: "weather" }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(nameFigure(koordinator, cycleId, "R-99", named)).rejects.toMatchObject({ status: 404 })
  await expect(dropFigure(koordinator, cycleId, "R-06", "ustadz")).rejects.toMatchObject({ status: 404 })
})

test("a figure stands still once the cycle is handed in", async () => {
  await makeSantri(unitId, ...fifteen)
  await nameFigure(koordinator, cycleId, "R-06", { figure: "residents", period: null })
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.update(cycle, eq(cycle.id, cycleId), { state: "tinjauan" })
  })
  await submitCycle(koordinator, cycleId)
  await makeSantri(unitId, {}, {})
  expect((await item("R-01")).figures[0]?.value).toBe("15")
  expect((await item("R-06")).figures[0]?.value).toBe("15")
  await expect(
    nameFigure(koordinator, cycleId, "R-06", { figure: "ustadz", period: null }),
  ).rejects.toMatchObject({ status: 409 })
})

test("the passing of a day alone makes no other snapshot", async () => {
  await makeSantri(unitId, ...fifteen)
  await nameFigure(koordinator, cycleId, "R-06", { figure: "residents-in-period", period: null })
  const of = (day: string) => gatherSnapshot(db, scopeOf(koordinator), cycleId, day)
  expect((await of(addDays(today, 1))).figures).toEqual((await of(today)).figures)
  expect((await of(addDays(today, 1))).itemFigures).toEqual((await of(today)).itemFigures)
})

test("a santri named in a text leaves under his code, in the redacted edition", async () => {
  const name = "Burhanuddin Contoh"
  await makeSantri(unitId, { name }, {})
  await enterFigure(koordinator, cycleId, {
    figure: "attendance",
    value: "90",
    asOf: today,
    source: `Catatan ${name}`,
  })
  const printed = await document()
  expect(printed).not.toContain(name)
  expect(printed).toContain("Catatan S-001")
})
