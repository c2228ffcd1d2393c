import { describe, expect, test } from "vitest"
import {
  type ActionState,
  actionCode,
  daysLate,
  escalation,
  isDueSoon,
  KALAPAS_AFTER_DAYS,
  nextActionState,
  orderActions,
  REVIEWER_AFTER_DAYS,
} from "#app/domain/action.ts"
import { actionSight } from "#app/domain/action-sight.ts"
import { addDays } from "#app/domain/dates.ts"
import { ActionForm, DirectionForm, VisitForm } from "#app/domain/follow-up-forms.ts"
import type { Actor, Role } from "#app/domain/permissions.ts"
import { directionStanding, readVisitors, visitorLines } from "#app/domain/visit.ts"

const TODAY = "2026-11-24"
const due = (days: number, state: ActionState = "berjalan") => ({ state, dueDate: addDays(TODAY, days) })

describe("how far a direction was followed up", () => {
  test.each<[string, ActionState[], string]>([
    ["nothing, while it has no actions", [], "belum"],
    ["nothing, while none has begun", ["belum", "belum"], "belum"],
    ["nothing, when all were called off", ["batal", "batal"], "belum"],
    ["under way, once one has begun", ["belum", "berjalan"], "berjalan"],
    ["under way, while one waits for the reviewer", ["terbukti", "diajukan"], "berjalan"],
    ["under way, while one of those proven is left to begin", ["terbukti", "belum"], "berjalan"],
    ["proven, when all are", ["terbukti", "terbukti"], "terbukti"],
    ["proven, when all that were not called off are", ["terbukti", "batal"], "terbukti"],
  ])("%s", (_, states, state) => {
    expect(directionStanding(states).state).toBe(state)
  })

  test("counts what was proven among what was not called off", () => {
    expect(directionStanding(["terbukti", "batal", "belum"])).toMatchObject({ proven: 1, of: 2 })
  })
})

describe("an overdue action rises by itself", () => {
  test("not on the day it is due, and to its owner from the next on", () => {
    expect(escalation(due(0), TODAY)).toBe("none")
    expect(escalation(due(-1), TODAY)).toBe("owner")
  })

  test("to the reviewer and to the kalapas after the days the product names", () => {
    expect(escalation(due(1 - REVIEWER_AFTER_DAYS), TODAY)).toBe("owner")
    expect(escalation(due(-REVIEWER_AFTER_DAYS), TODAY)).toBe("reviewer")
    expect(escalation(due(1 - KALAPAS_AFTER_DAYS), TODAY)).toBe("reviewer")
    expect(escalation(due(-KALAPAS_AFTER_DAYS), TODAY)).toBe("kalapas")
  })

  test("not once it was handed in, proven or called off, nor without a due day", () => {
    for (const state of ["diajukan", "terbukti", "batal"] as const)
      expect(escalation(due(-30, state), TODAY)).toBe("none")
    expect(escalation({ state: "berjalan", dueDate: null }, TODAY)).toBe("none")
    expect(daysLate(due(-30, "belum"), TODAY)).toBe(30)
  })

  test("and is told of in the week before", () => {
    expect([0, 7, 8, -1].map((days) => isDueSoon(due(days), TODAY))).toEqual([true, true, false, false])
  })
})

test("the most overdue comes first, then by due day, then what has none, and at last what is done", () => {
  const actions = [
    { number: 1, ...due(3) },
    { number: 2, ...due(-40, "terbukti") },
    { number: 3, state: "belum" as const, dueDate: null },
    { number: 4, ...due(-2) },
    { number: 5, ...due(-9) },
    { number: 6, ...due(1, "diajukan") },
  ]
  expect(orderActions(actions, () => TODAY).map(({ number }) => number)).toEqual([5, 4, 6, 1, 3, 2])
})

test("only what was handed in is reviewed, and what is closed stays closed", () => {
  expect(nextActionState("belum", "hand-in")).toBe("diajukan")
  expect(nextActionState("berjalan", "approve")).toBeUndefined()
  expect(nextActionState("diajukan", "approve")).toBe("terbukti")
  expect(nextActionState("diajukan", "return")).toBe("berjalan")
  for (const state of ["terbukti", "batal"] as const)
    for (const step of ["begin", "hand-in", "approve", "return", "call-off"] as const)
      expect(nextActionState(state, step)).toBeUndefined()
})

test("codes have three digits and more as they come", () => {
  expect([actionCode(1), actionCode(1234)]).toEqual(["T-001", "T-1234"])
})

test("a contributor's sight of actions is narrowed to his positions, a coordinator's is not", () => {
  const actor = (role: Role): Actor => ({
    userId: "u",
    name: "u",
    memberships: [{ role, unitIds: ["unit"], cycleId: null, edition: null }],
    positionIds: ["keuangan"],
    halaqahIds: [],
  })
  expect(actionSight(actor("koordinator"))).toMatchObject({ unitIds: ["unit"], ownUnitIds: [] })
  expect(actionSight(actor("kontributor"))).toMatchObject({ unitIds: [], ownUnitIds: ["unit"] })
  expect(actionSight(actor("pengajar"))).toMatchObject({ unitIds: [], ownUnitIds: [] })
})

test("visitors are typed one a line, with their institution behind a bar", () => {
  const typed = "PK Ahli Utama | Direktorat Jenderal Pemasyarakatan\n\n  Kepala Bagian  \n"
  const read = readVisitors(typed)
  expect(read).toEqual([
    { office: "PK Ahli Utama", institution: "Direktorat Jenderal Pemasyarakatan" },
    { office: "Kepala Bagian", institution: "" },
  ])
  expect(readVisitors(visitorLines(read))).toEqual(read)
})

test("a visit needs a visitor, and cannot end before it begins", () => {
  const form = { title: "Kunjungan", purpose: "monitoring", from: "2024-09-09", until: "2024-09-08" }
  const wrong = VisitForm.safeParse({ ...form, visitors: "  \n" })
  expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([
    "visitors",
    "visit:error.visitor-needed",
  ])
  const ends = VisitForm.safeParse({ ...form, visitors: "PK Ahli Utama" })
  expect(ends.error?.issues.map(({ path }) => path[0])).toEqual(["until"])
})

describe("the version of a form that was shown", () => {
  const forms = [
    (version: string) =>
      VisitForm.parse({ title: "a", purpose: "monitoring", from: TODAY, visitors: "a", version }),
    (version: string) => DirectionForm.parse({ text: "a", givenBy: "a", version }),
    (version: string) => ActionForm.parse({ title: "a", version }),
  ]

  test("is one that a row can have", () => {
    for (const parse of forms)
      for (const version of [1, 2_147_483_647]) expect(parse(String(version)).version).toBe(version)
  })

  test("is that of no row where no row can have it: too large, below zero, a fraction, no number", () => {
    for (const parse of forms)
      for (const version of ["2147483648", "9".repeat(30), "-1", "1.5", "x"])
        expect(parse(version).version).toBe(0)
  })
})
