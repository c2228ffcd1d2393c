import { beforeAll, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { WeeklySheet } from "#app/domain/weekly-sheet.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { makeWeeklySheet } from "#app/services/make-weekly-sheet.server.ts"
import { noteReadiness } from "#app/services/note-readiness.server.ts"
import { listReadinessCycles, readReadiness } from "#app/services/read-readiness.server.ts"
import { readWeeklySheet, readWeeklySheets } from "#app/services/read-weekly-sheet.server.ts"
import { recordDisposition } from "#app/services/record-disposition.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getLastMark, listMarks } from "#db/queries/readiness-marks.server.ts"
import { action } from "#db/schema/actions.ts"
import { auditEntry } from "#db/schema/audit.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { position, positionHolder } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const t = translate("id")
const words = { language: "id", t } as const
let unitId: string
let cycleId: string
let today: string
let coordinator: Actor
let warden: Actor
let reviewer: Actor

beforeAll(async () => {
  const { unitId: unit, applicantId } = await makeUnit()
  unitId = unit
  today = (await unitDay(db, unitId)).today
  coordinator = await makeActor(unitId, "koordinator")
  warden = await makeActor(unitId, "kalapas")
  reviewer = await makeActor(unitId, "peninjau")
  const positionId = await makePosition(unitId, "Kaur Keuangan")
  cycleId = await makeCycle(coordinator, applicantId, { visitDate: addDays(today, 30) })
  await assignItems(coordinator, cycleId, { items: ["R-06"], positionId, dueDate: addDays(today, -2) })
})

const page = (actor: Actor) => readReadiness(db, cycleId, { actor, ...words })
const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  )
const marks = () => listMarks(db, [unitId], cycleId, "2000-01-01")

test("a count is kept for each day and only where it changed; it holds numbers, no word of an answer", async () => {
  await noteReadiness()
  const first = await getLastMark(db, cycleId)
  expect(first).toMatchObject({ day: today, ready: 0, submitted: 0, overdue: 1, origin: "own" })
  const entries = (await db.select({ sequence: auditEntry.sequence }).from(auditEntry)).length
  await noteReadiness()
  expect(await db.select({ sequence: auditEntry.sequence }).from(auditEntry)).toHaveLength(entries)

  const narrative = "Kalimat yang tidak boleh ikut terhitung."
  const answer = { level: 2, notApplicable: false, narrative, gapReason: "", version: 1 }
  await answerItem(coordinator, cycleId, "R-06", { ...answer, intent: "ready" })
  await noteReadiness()
  const all = await marks()
  expect(all.map(({ day, submitted }) => [day, submitted])).toEqual([[today, 1]])
  expect(JSON.stringify(all)).not.toContain("Kalimat")
})

test("the page says in its first line that it is not ready, what presses and how long is left", async () => {
  const view = await page(warden)
  expect(view.say).toMatch(/^Belum siap: .* butir belum siap, .*mendesak, 30 hari lagi/)
  expect(view.work.urgent.map(({ item }) => item)).toContain("R-06")
  expect(view.work.load[0]).toMatchObject({ position: "Kaur Keuangan", overdue: 1 })
})

test("what waits is told to who can do it: an answer to the reviewer, not to the coordinator", async () => {
  expect((await page(reviewer)).waiting.map(({ key }) => key)).toEqual(["review"])
  expect((await page(coordinator)).waiting).toEqual([])
})

test("the trend holds the marks of earlier weeks and today's count, and the change since a week ago", async () => {
  const now = await getLastMark(db, cycleId)
  if (now === undefined) throw new Error("no mark")
  await write(systemActor("test"), "system.test", {}, async (tx) => {
    await tx.insert(readinessMark, [
      { ...now, id: newId(), day: addDays(today, -28), ready: 0, submitted: 0, overdue: 3 },
      { ...now, id: newId(), day: addDays(today, -7), ready: 0, submitted: 0, overdue: 2 },
    ])
  })
  const view = await page(warden)
  expect(view.trend.rows.length).toBeGreaterThanOrEqual(4)
  expect(view.trend.rows.at(-1)).toMatchObject({ ready: 0, day: today })
  expect(view.changes?.counts.find(({ key }) => key === "overdue")).toEqual({
    key: "overdue",
    before: 2,
    now: 1,
    isBetter: true,
    to: paths.cycleItems(cycleId, { only: "overdue" }),
  })
  expect(view.changes?.items.map(({ key }) => key)).toEqual(["R-06"])
  expect(view.forecast).toBe(t("readiness:forecast.standstill"))
})

test("a proof that ends before the visit is listed as pressing, one that ends later is not listed at all", async () => {
  await attach(coordinator, cycleId, "R-12", {
    kind: "surat",
    name: "domisili.pdf",
    text: "Domisili",
    validUntil: addDays(today, 10),
  })
  await attach(coordinator, cycleId, "R-12", {
    kind: "surat",
    name: "lama.pdf",
    text: "Berlaku lama",
    validUntil: addDays(today, 200),
  })
  const { expiring } = await page(warden)
  expect(expiring).toHaveLength(1)
  expect(expiring[0]).toMatchObject({ isPressing: true })
})

test("the same day's sheet is made once, and asks about the office whose work is overdue", async () => {
  const first = await makeWeeklySheet(coordinator, cycleId, words)
  expect(await makeWeeklySheet(warden, cycleId, words)).toBe(first)
  const { sheet, questions } = await readWeeklySheet(db, warden, first, "id")
  expect(WeeklySheet.safeParse(sheet).success).toBe(true)
  expect(questions.map(({ key }) => key.split(".")[0])).toContain("overdue")
  expect(questions.length).toBeLessThanOrEqual(5)
})

test("the head decides by a click; staff need the scan; and what was decided stays", async () => {
  const sheetId = await makeWeeklySheet(coordinator, cycleId, words)
  const { questions } = await readWeeklySheet(db, warden, sheetId, "id")
  const [one, two] = questions
  if (one === undefined || two === undefined) throw new Error("fewer than two questions")
  const choose = ({ key, options }: typeof one) => new Map([[key, options[0]?.key ?? ""]])
  const notes = new Map([[one.key, "Segera"]])

  expect(
    await statusOf(
      recordDisposition(coordinator, sheetId, { choices: choose(one), notes, evidenceId: null }),
    ),
  ).toBe(422)
  await recordDisposition(warden, sheetId, { choices: choose(one), notes, evidenceId: null })
  expect(
    await statusOf(recordDisposition(warden, sheetId, { choices: choose(one), notes, evidenceId: null })),
  ).toBe(409)

  const byScan = { notes: new Map(), choices: choose(two) }
  const { evidence } = await attach(coordinator, undefined, undefined, {
    name: "lembar.pdf",
    kind: "surat",
    text: "Lembar berparaf",
  })
  const scanned = { ...byScan, evidenceId: evidence.id }
  expect(await statusOf(recordDisposition(coordinator, sheetId, scanned))).toBe(422)
  await enterHead("Kepala Lapas", "Kepala Contoh")
  const early = { ...scanned, decidedOn: addDays(today, -1) }
  expect(await statusOf(recordDisposition(coordinator, sheetId, early))).toBe(422)
  await recordDisposition(coordinator, sheetId, { ...scanned, decidedOn: today })
  const decided = await readWeeklySheet(db, warden, sheetId, "id")
  expect(decided.questions.map(({ decision }) => decision?.note)).toEqual(
    expect.arrayContaining(["Segera", ""]),
  )
  const byStaff = decided.questions.find(({ key }) => key === two.key)?.decision
  expect(byStaff?.scan?.id).toBe(evidence.id)
  expect(byStaff?.by).toBe("Kepala Lapas, Kepala Contoh")
  expect(decided.questions.find(({ key }) => key === one.key)?.decision?.by).toBe(warden.name)
  expect((await readWeeklySheets(db, warden, cycleId, "id")).sheets[0]).toMatchObject({ decided: 2 })

  expect(await statusOf(removeEvidence(coordinator, evidence.id))).toBe(409)
  const follow = [one, two].map(({ options }) => options[0]?.follow)
  const made = await db.select().from(action)
  expect(made.map(({ title }) => title).sort()).toEqual([...follow].sort())
  expect(made.every((row) => row.origin === "decision" && row.dueDate === addDays(today, 7))).toBe(true)
})

async function enterHead(title: string, name: string): Promise<void> {
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    const positionId = newId()
    const held = { unitId, positionId, name, standing: "definitif", from: "2020-01-01" } as const
    await tx.insert(position, { id: positionId, unitId, title, signs: "acknowledged", createdAt: new Date() })
    await tx.insert(positionHolder, { id: newId(), ...held })
  })
}

test("a note beside a decision that was not chosen is not lost in silence", async () => {
  const sheetId = await makeWeeklySheet(coordinator, cycleId, words)
  const { questions } = await readWeeklySheet(db, warden, sheetId, "id")
  const [one, two] = questions.filter(({ decision }) => decision === null)
  const [first, second] = [one ?? questions[0], two ?? questions[1]]
  const said = {
    choices: new Map([[first?.key ?? "", first?.options[0]?.key ?? ""]]),
    notes: new Map([[second?.key ?? "", "Jangan hilang"]]),
    evidenceId: null,
  }
  expect(await statusOf(recordDisposition(warden, sheetId, said))).toBe(422)
})

test("a choice that the sheet does not offer decides nothing", async () => {
  const sheetId = await makeWeeklySheet(coordinator, cycleId, words)
  const none = { choices: new Map([["late", "make-it-so"]]), notes: new Map(), evidenceId: null }
  expect(await statusOf(recordDisposition(warden, sheetId, none))).toBe(422)
})

test("who sees no readiness is told so, and another unit's cycle is not there", async () => {
  const contributor = await makeActor(unitId, "kontributor")
  const region = await makeActor(unitId, "wilayah")
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "kalapas")
  expect(await statusOf(page(contributor))).toBe(403)
  expect(await statusOf(page(region))).toBe(403)
  expect(await statusOf(page(stranger))).toBe(404)
  expect(await statusOf(makeWeeklySheet(stranger, cycleId, words))).toBe(404)
  expect(await listReadinessCycles(db, stranger)).toEqual([])
  const sheetId = await makeWeeklySheet(coordinator, cycleId, words)
  expect(await statusOf(readWeeklySheet(db, stranger, sheetId, "id"))).toBe(404)
  const none = { choices: new Map(), notes: new Map(), evidenceId: null }
  expect(await statusOf(recordDisposition(reviewer, sheetId, none))).toBe(403)
})
