import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { scopeOf } from "#app/domain/permissions.ts"
import { advanceCycle } from "#app/services/advance-cycle.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { editCycle } from "#app/services/edit-cycle.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { keepDraft } from "#app/services/keep-draft.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { db } from "#db/client.server.ts"
import {
  listHoleExplanations,
  listManualFigures,
  listResponses,
  requireCycle,
  requireResponse,
} from "#db/queries/cycles.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { applicant } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { answer, makeCycle, makeCyclePeople, refused } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const { unitId, applicantId, coordinator, reviewer, stranger } = await makeCyclePeople()
const stored = (cycleId: string, item: string) => requireResponse(db, scopeOf(coordinator), cycleId, item)

/** Puts a cycle into a state that only submitting leads to. */
async function freeze(cycleId: string) {
  await write(systemActor("test"), "system.test", { unitId, cycleId }, async (tx) => {
    await tx.update(cycle, eq(cycle.id, cycleId), { state: "diajukan" })
  })
}

test("opening pins the instrument and makes an answer for each item that applies to the applicant", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const row = await requireCycle(db, scopeOf(coordinator), cycleId)
  expect(row).toMatchObject({ instrumentVersion: "1", state: "persiapan", version: 1, unitId })
  const items = (await listResponses(db, scopeOf(coordinator), cycleId)).map(({ item }) => item)
  expect(items).toContain("R-01")
  // R-10 is for foundations, R-14 for branches: not for a pesantren of its own.
  expect(items).not.toContain("R-10")
  expect(items).not.toContain("R-14")
})

test("opening is refused for an instrument that is not for this kind of applicant, or a target off the scale", async () => {
  await refused(makeCycle(coordinator, applicantId, { targetLevel: 9 }), 422, "cycle:error.target-unknown")
  await refused(
    makeCycle(coordinator, applicantId, { periodFrom: "2026-12-31", periodTo: "2026-01-01" }),
    422,
    "cycle:error.period-order",
  )
  await refused(
    makeCycle(coordinator, applicantId, { periodFrom: "2020-01-01", periodTo: "2030-01-01" }),
    422,
    "cycle:error.period-too-long",
  )
  const { unitId: place, applicantId: pkbm } = await makeUnit("Lapas PKBM")
  await write(systemActor("test"), "system.test", { unitId: place }, async (tx) => {
    await tx.update(applicant, eq(applicant.id, pkbm), { kind: "pkbm" })
  })
  const there = await makeActor(place, "koordinator")
  await refused(makeCycle(there, pkbm), 422, "cycle:error.applicant-kind")
})

test("only a coordinator of the unit opens a cycle", async () => {
  await refused(makeCycle(reviewer, applicantId), 403)
  await refused(makeCycle(stranger, applicantId), 404)
})

test("assigning leaves out what it was not told, takes away what is null, and keeps the answer's version", async () => {
  const positionId = await makePosition(unitId, "Kasubsi Bimaswat")
  const cycleId = await makeCycle(coordinator, applicantId)
  await assignItems(coordinator, cycleId, { items: ["R-02"], positionId, dueDate: "2026-11-30" })
  await assignItems(coordinator, cycleId, { items: ["R-02"], dueDate: null })
  expect(await stored(cycleId, "R-02")).toMatchObject({
    positionId,
    positionTitle: "Kasubsi Bimaswat",
    dueDate: null,
    version: 1,
  })
  const elsewhere = await makePosition((await makeUnit("Lapas Ketiga")).unitId, "Kaur Umum")
  await refused(
    assignItems(coordinator, cycleId, { items: ["R-02"], positionId: elsewhere }),
    422,
    "cycle:error.position-unknown",
  )
})

test("a submitted cycle takes no answer, review, assignment, explanation, figure or draft", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await answerItem(coordinator, cycleId, "R-02", answer(1, { intent: "ready" }))
  await freeze(cycleId)
  const frozen = "cycle:refusal.frozen"
  await refused(answerItem(coordinator, cycleId, "R-02", answer(2)), 409, frozen)
  await refused(
    reviewItem(reviewer, cycleId, "R-02", { version: 2, verdict: "approve", note: "" }),
    409,
    frozen,
  )
  await refused(assignItems(coordinator, cycleId, { items: ["R-02"], dueDate: "2026-11-30" }), 409, frozen)
  await refused(
    explainHole(coordinator, cycleId, "R-02", { hint: "attendance", periods: ["2026-06"], reason: "Libur" }),
    409,
    frozen,
  )
  await refused(
    enterFigure(coordinator, cycleId, {
      figure: "resident-santri",
      value: "20",
      asOf: "2026-11-01",
      source: "Buku induk",
    }),
    409,
    frozen,
  )
  await refused(keepDraft(coordinator, cycleId, "R-02", { baseVersion: 2, content: {} }), 409, frozen)
})

test("a submitted cycle may still get a visit date, and nothing else", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await freeze(cycleId)
  const terms = await requireCycle(db, scopeOf(coordinator), cycleId)
  await refused(
    editCycle(coordinator, cycleId, 1, { ...terms, targetLevel: 1 }),
    409,
    "cycle:refusal.frozen-terms",
  )
  expect(await editCycle(coordinator, cycleId, 1, { ...terms, visitDate: "2026-12-18" })).toEqual({
    outcome: "saved",
  })
})

test("a stale change of a cycle's terms is refused with what stands there now", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const terms = await requireCycle(db, scopeOf(coordinator), cycleId)
  await editCycle(coordinator, cycleId, 1, { ...terms, title: "Judul baru" })
  expect(await editCycle(coordinator, cycleId, 1, { ...terms, title: "Judul lain" })).toMatchObject({
    outcome: "stale",
    theirs: { title: "Judul baru", version: 2 },
  })
})

test("a cycle moves step by step, and is not submitted by hand", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await refused(advanceCycle(coordinator, cycleId, "tinjauan"), 409)
  await advanceCycle(coordinator, cycleId, "evaluasi-diri")
  await advanceCycle(coordinator, cycleId, "tinjauan")
  await refused(advanceCycle(coordinator, cycleId, "diajukan"), 409)
  expect(await requireCycle(db, scopeOf(coordinator), cycleId)).toMatchObject({ state: "tinjauan" })
})

test("a hole is explained for several periods at once, said anew, and taken back", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const explain = (periods: string[], reason: string) =>
    explainHole(coordinator, cycleId, "R-02", { hint: "attendance", periods, reason })
  await explain(["2026-06", "2026-07"], "Libur semester")
  await explain(["2026-07"], "Renovasi")
  await explain(["2026-06"], "")
  expect(await listHoleExplanations(db, scopeOf(coordinator), cycleId, "R-02")).toEqual([
    { item: "R-02", hint: "attendance", period: "2026-07", reason: "Renovasi" },
  ])
  await refused(
    explainHole(coordinator, cycleId, "R-02", { hint: "nothing", periods: ["2026-07"], reason: "x" }),
    404,
  )
  await refused(explain(["2026-07", "1999-01"], "Lain"), 422)
})

test("a figure entered again replaces the first", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const entry = { figure: "resident-santri", asOf: "2026-11-01", source: "Buku induk" }
  await enterFigure(coordinator, cycleId, { ...entry, value: "14" })
  await enterFigure(coordinator, cycleId, { ...entry, value: "31" })
  expect(await listManualFigures(db, scopeOf(coordinator), cycleId)).toEqual([{ ...entry, value: "31" }])
  await refused(enterFigure(coordinator, cycleId, { ...entry, figure: "weather", value: "1" }), 404)
})
