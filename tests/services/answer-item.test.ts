import { expect, test } from "vitest"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { answerItem, type ItemAnswer } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { discardDraft, keepDraft } from "#app/services/keep-draft.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { db } from "#db/client.server.ts"
import { getDraft, requireResponse } from "#db/queries/cycles.server.ts"
import { auditEntry } from "#db/schema/audit.ts"
import { answer, BANPDM, makeCycle, makeCyclePeople, refused } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition } from "#tests/helpers/fixtures.ts"

const { unitId, applicantId, coordinator, reviewer, stranger } = await makeCyclePeople()
const stored = (cycleId: string, item: string) => requireResponse(db, scopeOf(coordinator), cycleId, item)

test("an answer is saved as draf by its author and offered as siap", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  expect(await answerItem(coordinator, cycleId, "R-02", answer(1))).toEqual({ outcome: "saved", version: 2 })
  expect(await stored(cycleId, "R-02")).toMatchObject({
    status: "draf",
    level: 2,
    narrative: "Ada jadwal tetap.",
    authorId: coordinator.userId,
    authorName: coordinator.name,
  })
  await answerItem(coordinator, cycleId, "R-02", answer(2, { intent: "ready" }))
  expect(await stored(cycleId, "R-02")).toMatchObject({ status: "siap", version: 3 })
})

test("a stale answer changes nothing and gets what stands there now", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await answerItem(reviewer, cycleId, "R-02", answer(1, { narrative: "Punya mereka" }))
  const late = await answerItem(coordinator, cycleId, "R-02", answer(1, { narrative: "Punya saya" }))
  expect(late).toMatchObject({
    outcome: "stale",
    theirs: { narrative: "Punya mereka", authorName: reviewer.name, version: 2 },
  })
  expect(await stored(cycleId, "R-02")).toMatchObject({ narrative: "Punya mereka", version: 2 })
})

test("of two who save the same version at once, one is stale", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const outcomes = await Promise.all([
    answerItem(coordinator, cycleId, "R-02", answer(1)),
    answerItem(reviewer, cycleId, "R-02", answer(1)),
  ])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["saved", "stale"])
})

test("an answer is offered for review only with a level, and with a reason where it is below the target", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const offer = (more: Partial<ItemAnswer>) =>
    answerItem(coordinator, cycleId, "R-02", answer(1, { intent: "ready", ...more }))
  await refused(offer({ level: null }), 422, "cycle:error.level-needed")
  await refused(offer({ level: 1 }), 422, "cycle:error.gap-reason-needed")
  await refused(offer({ level: 7 }), 422, "cycle:error.level-unknown")
  await assignItems(coordinator, cycleId, { items: ["R-02"], targetLevel: 1 })
  expect(await offer({ level: 1 })).toEqual({ outcome: "saved", version: 2 })
})

test("not applicable is taken only where the instrument allows it, with a reason, and without a level", async () => {
  const cycleId = await makeCycle(coordinator, applicantId, { instrument: BANPDM, targetLevel: 3 })
  const skip = (item: string, more: Partial<ItemAnswer> = {}) =>
    answerItem(
      coordinator,
      cycleId,
      item,
      answer(1, { notApplicable: true, level: 3, intent: "ready", ...more }),
    )
  await refused(skip("1.1"), 422, "cycle:error.not-applicable-forbidden")
  await refused(skip("4.4"), 422, "cycle:error.not-applicable-reason-needed")
  expect(await skip("4.4", { gapReason: "Tidak ada kekhasan." })).toMatchObject({ outcome: "saved" })
  expect(await stored(cycleId, "4.4")).toMatchObject({ level: null, notApplicable: true, status: "siap" })
})

test("a reviewer approves what is offered, or returns it with a note", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await answerItem(coordinator, cycleId, "R-02", answer(1, { intent: "ready" }))
  await refused(
    reviewItem(reviewer, cycleId, "R-02", { version: 2, verdict: "return", note: "  " }),
    422,
    "cycle:error.note-needed",
  )
  await reviewItem(reviewer, cycleId, "R-02", { version: 2, verdict: "return", note: "Lengkapi jadwal." })
  expect(await stored(cycleId, "R-02")).toMatchObject({
    status: "revisi",
    reviewNote: "Lengkapi jadwal.",
    reviewerName: reviewer.name,
  })
  await answerItem(coordinator, cycleId, "R-02", answer(3, { intent: "ready" }))
  await reviewItem(reviewer, cycleId, "R-02", { version: 4, verdict: "approve", note: "" })
  expect(await stored(cycleId, "R-02")).toMatchObject({ status: "disetujui", reviewerId: reviewer.userId })
})

test("nobody reviews an answer of his own, nor one that is not offered, nor one that changed meanwhile", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const approve = (who: Actor, version: number) =>
    reviewItem(who, cycleId, "R-02", { version, verdict: "approve", note: "" })
  await answerItem(reviewer, cycleId, "R-02", answer(1, { intent: "ready" }))
  await refused(approve(reviewer, 2), 403)
  await refused(approve(coordinator, 2), 403)
  const other = await makeActor(unitId, "kalapas")
  expect(await approve(other, 1)).toMatchObject({ outcome: "stale" })
  await answerItem(reviewer, cycleId, "R-02", answer(2))
  await refused(approve(other, 3), 409, "cycle:refusal.nothing-to-review")
})

test("who linked a proof, explained a period or entered a figure returns an item, and another approves it", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const approve = (item: string, version: number, who = reviewer) =>
    reviewItem(who, cycleId, item, { version, verdict: "approve", note: "" })
  const offer = (item: string, version: number) =>
    answerItem(coordinator, cycleId, item, answer(version, { intent: "ready" }))
  const steps = [
    {
      item: "R-06",
      act: () => attach(reviewer, cycleId, "R-06", { name: "a.pdf", kind: "surat", text: cycleId }),
    },
    {
      item: "R-02",
      act: () =>
        explainHole(reviewer, cycleId, "R-02", { hint: "attendance", periods: ["2026-06"], reason: "Libur" }),
    },
    {
      item: "R-01",
      act: () =>
        enterFigure(reviewer, cycleId, {
          figure: "resident-santri",
          value: "20",
          asOf: "2026-06-30",
          source: "Daftar",
        }),
    },
  ]
  const other = await makeActor(unitId, "kalapas")
  for (const { item, act } of steps) {
    await act()
    await offer(item, 1)
    const { version } = await stored(cycleId, item)
    await refused(approve(item, version), 403, "cycle:refusal.contributed")
    await reviewItem(reviewer, cycleId, item, { version, verdict: "return", note: "Lengkapi." })
    await offer(item, version + 1)
    expect(await approve(item, version + 2, other)).toMatchObject({ outcome: "saved" })
  }
  await offer("R-03c", 1)
  expect(await approve("R-03c", 2)).toMatchObject({ outcome: "saved" })
})

test("a changed answer loses its approval", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  await answerItem(coordinator, cycleId, "R-02", answer(1, { intent: "ready" }))
  await reviewItem(reviewer, cycleId, "R-02", { version: 2, verdict: "approve", note: "" })
  await answerItem(coordinator, cycleId, "R-02", answer(3, { narrative: "Diubah." }))
  expect(await stored(cycleId, "R-02")).toMatchObject({ status: "draf", narrative: "Diubah." })
})

test("a contributor answers the items of his positions alone", async () => {
  const contributor = await makeActor(unitId, "kontributor")
  const positionId = await makePosition(unitId, "Kaur Keuangan", contributor)
  const holding: Actor = { ...contributor, positionIds: [positionId] }
  const cycleId = await makeCycle(coordinator, applicantId)
  await refused(answerItem(holding, cycleId, "R-02", answer(1)), 403)
  expect(await assignItems(coordinator, cycleId, { items: ["R-02", "R-06"], positionId })).toBe(2)
  expect(await answerItem(holding, cycleId, "R-02", answer(1))).toMatchObject({ outcome: "saved" })
  await refused(assignItems(holding, cycleId, { items: ["R-02"], positionId: null }), 403)
  await refused(answerItem(stranger, cycleId, "R-02", answer(2)), 404)
})

test("a draft is one user's own, is replaced, leaves no audit entry, and goes with the save", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  const entries = async () => (await db.select({ sequence: auditEntry.sequence }).from(auditEntry)).length
  const before = await entries()
  await keepDraft(coordinator, cycleId, "R-02", { baseVersion: 1, content: { narrative: "Se" } })
  await keepDraft(coordinator, cycleId, "R-02", { baseVersion: 1, content: { narrative: "Setiap hari" } })
  expect(await entries()).toBe(before)
  expect(await getDraft(db, coordinator.userId, cycleId, "R-02")).toMatchObject({
    baseVersion: 1,
    content: { narrative: "Setiap hari" },
  })
  expect(await getDraft(db, reviewer.userId, cycleId, "R-02")).toBeUndefined()
  await answerItem(coordinator, cycleId, "R-02", answer(1))
  expect(await getDraft(db, coordinator.userId, cycleId, "R-02")).toBeUndefined()
  await keepDraft(coordinator, cycleId, "R-02", { baseVersion: 2, content: { narrative: "Lagi" } })
  await discardDraft(coordinator, cycleId, "R-02")
  expect(await getDraft(db, coordinator.userId, cycleId, "R-02")).toBeUndefined()
})

test("only who may answer an item throws its draft away", async () => {
  const cycleId = await makeCycle(coordinator, applicantId)
  for (const role of ["kalapas", "kontributor"] as const)
    await refused(discardDraft(await makeActor(unitId, role), cycleId, "R-02"), 403)
  await refused(discardDraft(coordinator, cycleId, "R-99"), 404)
})
