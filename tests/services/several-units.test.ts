import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { ActionQuery } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { readActions } from "#app/services/read-actions.server.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { db } from "#db/client.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { alsoIn, makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

/** Late in the evening of the 24th in the west (WIB), and the 25th by then in the east (WIT). */
const NOW = new Date("2026-11-24T16:00:00Z")

const letterheadOf = (line: string) => ({ letterhead: { lines: [line], address: "", contact: "" } })

let west: string
let east: string
let koordinator: Actor
let peninjau: Actor

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] })
  const homes = [
    await makeUnit("Lapas Barat", letterheadOf("Kepala surat barat")),
    await makeUnit("Lapas Timur", { ...letterheadOf("Kepala surat timur"), timeZone: "Asia/Jayapura" }),
  ]
  const [inWest, inEast] = homes.map(({ unitId }) => unitId)
  west = inWest ?? ""
  east = inEast ?? ""
  const office = new Map<string, string>()
  for (const unitId of [west, east]) office.set(unitId, await makePosition(unitId, "Kasubsi Bimaswat"))
  const stored = await makeActor(west, "koordinator", { positionIds: [...office.values()] })
  koordinator = alsoIn(stored, east)
  peninjau = alsoIn(await makeActor(west, "peninjau"), east)
  for (const { unitId, applicantId } of homes) {
    const positionId = office.get(unitId) ?? ""
    const make = (title: string, dueDate: string) =>
      createAction(
        koordinator,
        { origin: "own", unitId },
        { title, detail: "", positionId, dueDate, version: 0 },
      )
    const where = unitId === west ? "barat" : "timur"
    await make(`Jatuh tempo ${where}`, "2026-11-24")
    await make(`Seminggu ${where}`, "2026-11-18")
    const cycleId = await makeCycle(koordinator, applicantId, { title: where })
    await assignItems(koordinator, cycleId, { items: ["R-02"], positionId, dueDate: "2026-11-24" })
  }
})

afterAll(() => {
  vi.useRealTimers()
})

const list = (search: Record<string, string> = {}) =>
  readActions(db, koordinator, { query: ActionQuery.parse(search), page: 1 }, "id")
const told = (rows: readonly { title: string; daysLate: number }[]) =>
  rows.map(({ title, daysLate }) => [title, daysLate])

test("each action is late by the day of its own unit, and stands in the order of that", async () => {
  const { rows, counts } = await list()
  expect(told(rows)).toEqual([
    ["Seminggu timur", 7],
    ["Seminggu barat", 6],
    ["Jatuh tempo timur", 1],
    ["Jatuh tempo barat", 0],
  ])
  expect(counts.overdue).toBe(3)
  expect(told((await list({ overdue: "1" })).rows)).toHaveLength(3)
})

test("the inbox judges actions and items by the day of their own unit, and so does what rises", async () => {
  const inbox = await readInbox(db, koordinator, "id")
  expect(told(inbox.overdue)).toEqual([
    ["Seminggu timur", 7],
    ["Seminggu barat", 6],
    ["Jatuh tempo timur", 1],
  ])
  expect(told(inbox.soon)).toEqual([["Jatuh tempo barat", 0]])
  const late = Object.fromEntries(inbox.items.map(({ cycleTitle, daysLate }) => [cycleTitle, daysLate]))
  expect(late).toEqual({ barat: 0, timur: 1 })
  expect(told((await readInbox(db, peninjau, "id")).risen)).toEqual([["Seminggu timur", 7]])
})

test("a printed list of one unit's actions goes under that unit's head and day", async () => {
  const ofEast = await list({ unit: east })
  expect(told(ofEast.rows).map(([title]) => title)).toEqual(["Seminggu timur", "Jatuh tempo timur"])
  expect(ofEast.letterhead?.lines).toEqual(["Kepala surat timur"])
  expect(ofEast.todayText).toBe("25 November 2026")
  const risen = await readInbox(db, peninjau, "id")
  expect([risen.letterhead?.lines, risen.todayText]).toEqual([["Kepala surat timur"], "25 November 2026"])
})

test("a printed list of several units' actions goes under no unit's head, and tells the day of each", async () => {
  for (const page of [await list(), await readInbox(db, koordinator, "id")])
    expect([page.letterhead, page.todayText]).toEqual([null, "24 November 2026 / 25 November 2026"])
})

test("who works for one unit is asked for none, and prints under its head though nothing is listed", async () => {
  const alone = await makeActor(east, "kalapas")
  const query = ActionQuery.parse({ state: "batal" })
  const page = await readActions(db, alone, { query, page: 1 }, "id")
  expect([page.units, page.rows]).toEqual([[], []])
  expect(page.letterhead?.lines).toEqual(["Kepala surat timur"])
})
