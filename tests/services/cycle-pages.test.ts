import { beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { translate } from "#app/i18n/language.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { keepDraft } from "#app/services/keep-draft.server.ts"
import { listCycleCards } from "#app/services/list-cycle-cards.server.ts"
import { listScores } from "#app/services/list-scores.server.ts"
import { readChecklist } from "#app/services/read-checklist.server.ts"
import { readCycle } from "#app/services/read-cycle.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { readOverview } from "#app/services/read-overview.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { db } from "#db/client.server.ts"
import { BANPDM, makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const t = translate("id")
let unitId: string
let cycleId: string
let coordinator: Actor
let reviewer: Actor
let contributor: Actor

beforeAll(async () => {
  const { unitId: unit, applicantId } = await makeUnit()
  unitId = unit
  coordinator = await makeActor(unitId, "koordinator")
  reviewer = await makeActor(unitId, "peninjau")
  const holder = await makeActor(unitId, "kontributor")
  const positionId = await makePosition(unitId, "Kaur Keuangan", holder)
  contributor = { ...holder, positionIds: [positionId] }
  cycleId = await makeCycle(coordinator, applicantId, { instrument: BANPDM, targetLevel: 3 })
  await assignItems(coordinator, cycleId, { items: ["7.1", "7.2"], positionId, dueDate: "2020-01-31" })
  const answer = { level: 3, notApplicable: false, narrative: "Ada.", gapReason: "" }
  await answerItem(coordinator, cycleId, "1.1", { ...answer, version: 1, intent: "ready" })
  await answerItem(coordinator, cycleId, "7.1", { ...answer, version: 1, intent: "ready" })
  await reviewItem(reviewer, cycleId, "7.1", { version: 2, verdict: "approve", note: "" })
})

const overview = (actor: Actor, search = "") =>
  readOverview(db, cycleId, { actor, language: "id", t, search: new URLSearchParams(search) })
const item = (actor: Actor, key: string) => readItem(db, actor, cycleId, key, "id", t)
const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  )

test("a contributor sees his own items, no result of the whole, and walks from one of his to the next", async () => {
  const view = await overview(contributor)
  expect(view.rows.map(({ key }) => key)).toEqual(["7.1", "7.2"])
  expect(view.result).toBeNull()
  expect(view.work?.load).toEqual([])
  expect(view.components.map(({ key, of }) => [key, of])).toEqual([["K2", 2]])
  const page = await item(contributor, "7.1")
  expect(page.view.next?.key).toBe("7.2")
  expect(page.view.previous).toBeNull()
  expect(page.view.tree.flatMap(({ lines }) => lines)).toHaveLength(2)
  expect(await statusOf(item(contributor, "1.1"))).toBe(403)
})

test("an assessor of the cycle reads answers, and neither gaps, dates nor the way they came about", async () => {
  const assessor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  const view = await overview(assessor)
  expect(view.work).toBeNull()
  expect(view.rows).toHaveLength(48)
  expect(view.rows.some(({ due, isOverdue }) => due !== null || isOverdue)).toBe(false)
  const page = await item(assessor, "7.1")
  expect(page.view.missing).toEqual([])
  expect(page.view.review).toBeNull()
  expect(page.view.may).toEqual({
    answer: false,
    review: false,
    approve: false,
    assign: false,
    explain: false,
    enterFigure: false,
    nameFigure: false,
  })
})

test("an assessor's table and paper say no more than his screen, also when his own office is a region's", async () => {
  const seat = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  const region = await makeActor(unitId, "wilayah")
  for (const assessor of [seat, { ...seat, memberships: [...seat.memberships, ...region.memberships] }]) {
    expect((await overview(assessor)).work).toBeNull()
    const cells = (await listScores(db, assessor, cycleId, "id", t)).flat()
    for (const kept of ["cycle:csv.ready", "cycle:csv.due", "cycle:csv.missing", "cycle:result.title"])
      expect(cells).not.toContain(t(kept))
    const { parts } = await readChecklist(db, assessor, cycleId, null, "id", t)
    expect(parts.flatMap((part) => part.items).filter(({ due }) => due !== null)).toEqual([])
  }
})

test("a regional office gets counts in the list and no way into a cycle", async () => {
  const region = await makeActor(unitId, "wilayah")
  const { cycles, mayOpen } = await listCycleCards(db, region, "id")
  expect(cycles).toMatchObject([{ of: 48, approved: 1, submitted: 1, maySee: false }])
  expect(mayOpen).toBe(false)
  expect(await statusOf(overview(region))).toBe(403)
  expect(await statusOf(item(region, "1.1"))).toBe(403)
})

test("a teacher, who has no part in cycles, gets no list of them", async () => {
  expect(await statusOf(listCycleCards(db, await makeActor(unitId, "pengajar"), "id"))).toBe(403)
})

test("another unit's coordinator finds nothing", async () => {
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  expect(await statusOf(overview(stranger))).toBe(404)
  expect(await statusOf(item(stranger, "1.1"))).toBe(404)
  expect((await listCycleCards(db, stranger, "id")).cycles).toEqual([])
})

test("the list narrows by state, position, component and what is missing", async () => {
  const keys = async (search: string) => (await overview(coordinator, search)).rows.map(({ key }) => key)
  expect(await keys("state=siap")).toEqual(["1.1"])
  expect(await keys("position=Kaur+Keuangan")).toEqual(["7.1", "7.2"])
  expect(await keys("position=none")).toHaveLength(46)
  expect(await keys("component=K2&state=siap")).toEqual([])
  expect(await keys("component=K2&state=disetujui")).toEqual(["7.1"])
  expect(await keys("missing=awaiting-review")).toEqual(["1.1"])
})

test("what-if shows its result beside the real one and saves nothing", async () => {
  const before = await readCycle(db, coordinator, cycleId)
  const view = await overview(coordinator, "try=1.1:4&try=6.2:3&try=nothing:1&try=1.2:9")
  expect(view.result?.tries.map(({ item: key, value }) => [key, value])).toEqual([
    ["1.1", "1.1:4"],
    ["6.2", "6.2:3"],
  ])
  expect(view.result?.changed?.headline).not.toBe(view.result?.now.headline)
  expect(view.result?.now.headline).toContain("indikatif internal")
  expect((await readCycle(db, coordinator, cycleId)).scoreInput.levels).toEqual(before.scoreInput.levels)
})

test("screen and CSV say the same", async () => {
  const view = await overview(coordinator)
  const rows = await listScores(db, coordinator, cycleId, "id", t)
  expect(rows.some((row) => row.includes(view.result?.now.headline ?? "?"))).toBe(true)
  const ready = rows.filter((row) => row[7] === t("cycle:csv.yes")).length
  expect(view.rows.filter(({ isReady }) => isReady)).toHaveLength(ready)
})

test("a draft comes back to its writer alone, and says when the answer has moved on beneath it", async () => {
  const content = { level: "2", narrative: "Konsep", gapReason: "" }
  await keepDraft(coordinator, cycleId, "1.2", { baseVersion: 1, content })
  expect((await item(coordinator, "1.2")).view.draft).toMatchObject({ ...content, isBehind: false })
  expect((await item(reviewer, "1.2")).view.draft).toBeNull()
  await answerItem(reviewer, cycleId, "1.2", {
    version: 1,
    level: 1,
    notApplicable: false,
    narrative: "Lain",
    gapReason: "",
    intent: "save",
  })
  expect((await item(coordinator, "1.2")).view.draft).toMatchObject({ narrative: "Konsep", isBehind: true })
})

test("a draft that says what is saved already is no draft", async () => {
  const { answer } = (await item(coordinator, "1.1")).view
  await keepDraft(coordinator, cycleId, "1.1", {
    baseVersion: answer.version,
    content: { level: answer.level, narrative: answer.narrative, gapReason: answer.gapReason },
  })
  expect((await item(coordinator, "1.1")).view.draft).toBeNull()
})

test("the author is offered no review of his own answer", async () => {
  expect((await item(reviewer, "1.1")).view.may.review).toBe(true)
  await answerItem(reviewer, cycleId, "1.3", {
    version: 1,
    level: 3,
    notApplicable: false,
    narrative: "",
    gapReason: "",
    intent: "ready",
  })
  expect((await item(reviewer, "1.3")).view.may.review).toBe(false)
})

test("who linked a proof of an item is offered its return, not its approval", async () => {
  const answer = { level: 3, notApplicable: false, narrative: "Ada.", gapReason: "" }
  await answerItem(coordinator, cycleId, "2.2", { ...answer, version: 1, intent: "ready" })
  expect((await item(reviewer, "2.2")).view.may).toMatchObject({ review: true, approve: true })
  await attach(reviewer, cycleId, "2.2", { name: "a.pdf", kind: "surat", text: "Surat" })
  const { may, missing } = (await item(reviewer, "2.2")).view
  expect(may).toMatchObject({ review: true, approve: false })
  expect(missing.filter((line) => line.to?.endsWith("#review"))).toEqual([])
})

test("every complaint about an item names where it is put right", async () => {
  const { missing } = (await item(coordinator, "1.4")).view
  expect(missing.map(({ code }) => code)).toContain("unanswered")
  for (const line of missing) expect(line.to).toMatch(/^\/cycles\//)
})

test("a figure by hand shows with its day and source, in the reader's decimals", async () => {
  await enterFigure(coordinator, cycleId, {
    figure: "active-partners",
    value: "4.5",
    asOf: "2026-09-30",
    source: "Daftar kerja sama",
  })
  const figures = (await item(coordinator, "6.2")).view.figures
  expect(figures).toMatchObject([
    {
      key: "active-partners",
      value: "4,5",
      byHand: { asOf: "30 September 2026", source: "Daftar kerja sama" },
    },
  ])
})
