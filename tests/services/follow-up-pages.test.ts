import { beforeAll, expect, test } from "vitest"
import { addDays, type Day } from "#app/domain/dates.ts"
import { ActionQuery } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { translate } from "#app/i18n/language.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { readAction } from "#app/services/read-action.server.ts"
import { readActions } from "#app/services/read-actions.server.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { readVisit, readVisits } from "#app/services/read-visits.server.ts"
import { db } from "#db/client.server.ts"
import { makeActor } from "#tests/helpers/fixtures.ts"
import { furnishFollowUp } from "#tests/helpers/follow-up.ts"

let unitId: string
let today: Day
let finance: string
let koordinator: Actor
let kontributor: Actor
let peninjau: Actor
let kalapas: Actor
let wilayah: Actor
let cycleId: string
let visitId: string

const titles = (rows: { title: string }[]) => rows.map(({ title }) => title)

beforeAll(async () => {
  ;({ unitId, today, finance, koordinator, kontributor, peninjau, kalapas, wilayah, cycleId, visitId } =
    await furnishFollowUp())
})

const list = (actor: Actor, search: Record<string, string> = {}) =>
  readActions(db, actor, { query: ActionQuery.parse(search), page: 1 }, "id")

test("the list begins with the most overdue, and shows what is open until something else is asked for", async () => {
  const { rows, counts } = await list(koordinator)
  expect(titles(rows)).toEqual([
    "Terlambat dua minggu",
    "Terlambat seminggu",
    "Terlambat sehari",
    "Diajukan",
    "Segera",
    "Tanpa tenggat",
  ])
  expect(counts).toEqual({ all: 8, open: 6, overdue: 3 })
})

test("the list is narrowed by state, position, origin, lateness, and to one's own", async () => {
  expect(titles((await list(koordinator, { state: "batal" })).rows)).toEqual(["Batal"])
  expect((await list(koordinator, { state: "all" })).rows).toHaveLength(8)
  expect(titles((await list(koordinator, { mine: "1" })).rows)).toEqual(["Terlambat dua minggu"])
  expect((await list(koordinator, { position: finance })).rows).toHaveLength(4)
  expect((await list(koordinator, { overdue: "1" })).rows).toHaveLength(3)
  expect((await list(koordinator, { origin: "gap" })).rows).toEqual([])
  expect((await list(koordinator, { state: "nonsense", origin: "x" })).rows).toHaveLength(6)
})

test("a contributor's list holds the actions of his positions alone", async () => {
  const rows = titles((await list(kontributor)).rows)
  expect(rows).not.toContain("Terlambat dua minggu")
  expect(rows).not.toContain("Tanpa tenggat")
  expect(rows).toContain("Segera")
})

test("the inbox holds what is due of one's own, and what has risen to one's role", async () => {
  const own = await readInbox(db, kontributor, "id")
  expect(titles(own.overdue)).toEqual(["Terlambat seminggu", "Terlambat sehari"])
  expect(titles(own.soon)).toEqual(["Segera"])
  expect([own.risen, own.actionsToReview]).toEqual([[], []])
  const reviewer = await readInbox(db, peninjau, "id")
  expect(titles(reviewer.risen)).toEqual(["Terlambat dua minggu", "Terlambat seminggu"])
  expect(titles(reviewer.actionsToReview)).toEqual(["Diajukan"])
  expect(titles((await readInbox(db, kalapas, "id")).risen)).toEqual(["Terlambat dua minggu"])
  // The region's office holds no positions in the unit and reviews nothing.
  expect((await readInbox(db, wilayah, "id")).count).toBe(0)
})

test("the inbox holds the items that are due or were returned, and those that wait for a review", async () => {
  await assignItems(koordinator, cycleId, {
    items: ["R-02", "R-05"],
    positionId: finance,
    dueDate: addDays(today, -2),
  })
  await assignItems(koordinator, cycleId, {
    items: ["R-06"],
    positionId: finance,
    dueDate: addDays(today, 60),
  })
  const own = await readInbox(db, kontributor, "id")
  expect(own.items.map(({ key, daysLate }) => [key, daysLate])).toEqual([
    ["R-02", 2],
    ["R-05", 2],
  ])
  await answerItem(kontributor, cycleId, "R-02", {
    version: 1,
    level: 2,
    notApplicable: false,
    narrative: "Ada",
    gapReason: "",
    intent: "ready",
  })
  expect((await readInbox(db, kontributor, "id")).items.map(({ key }) => key)).toEqual(["R-05"])
  expect((await readInbox(db, peninjau, "id")).itemsToReview.map(({ key }) => key)).toEqual(["R-02"])
})

test("a visit shows its directions with how many of their actions are proven", async () => {
  const view = await readVisit(db, wilayah, visitId, "id")
  expect(view.directions.map(({ standing }) => standing)).toEqual([
    { state: "belum", proven: 0, of: 5 },
    { state: "terbukti", proven: 1, of: 1 },
    { state: "berjalan", proven: 0, of: 1 },
  ])
  expect((await readVisits(db, wilayah, "id")).visits).toMatchObject([{ directions: 3, proven: 1 }])
  await expect(readVisits(db, kontributor, "id")).rejects.toMatchObject({ status: 403 })
})

test("who may not see a proof is told its number and nothing else", async () => {
  const [row] = (await list(wilayah, { state: "terbukti" })).rows
  const view = await readAction(db, wilayah, row?.id ?? "", "id")
  expect(view.proofs.map(({ card }) => card)).toEqual([null, null])
  expect((await readAction(db, koordinator, row?.id ?? "", "id")).proofs[0]?.card?.title).toBe("Piagam")
})

test("an item's page shows the open actions made from it, and nothing of them to an assessor", async () => {
  const id = await createAction(
    koordinator,
    { origin: "gap", cycleId, item: "R-05" },
    { title: "Lengkapi R-05", detail: "", positionId: finance, dueDate: null, version: 0 },
  )
  const page = (actor: Actor) => readItem(db, actor, cycleId, "R-05", "id", translate("id"))
  expect((await page(koordinator)).followUp).toEqual({
    actions: [{ id, code: "T-009", title: "Lengkapi R-05" }],
    mayMake: true,
  })
  expect((await page(kontributor)).followUp?.mayMake).toBe(false)
  const asesor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  expect((await page(asesor)).followUp).toBeUndefined()
})
