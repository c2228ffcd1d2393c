import { beforeAll, expect, test } from "vitest"
import { buildDossier } from "#app/domain/dossier.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { type Actor, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { db } from "#db/client.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const TODAY = "2026-06-30"
let koordinator: Actor
let cycleId: string
let unitId: string

beforeAll(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  koordinator = await makeActor(unitId, "koordinator")
  cycleId = await makeCycle(koordinator, unit.applicantId)
})

const gather = () => gatherSnapshot(db, scopeOf(koordinator), cycleId, TODAY)

async function sections(edition: Edition) {
  const dossier = buildDossier(await gather(), {
    edition,
    language: "id",
    draft: false,
    revision: 1,
    frozenAt: new Date(`${TODAY}T00:00:00Z`),
    today: TODAY,
    snapshotSha256: "0".repeat(64),
  })
  return dossier.sections
}

test("a unit that nobody visited has no such section", async () => {
  expect(await gather()).not.toHaveProperty("visits")
  expect((await sections("full")).map(({ id }) => id)).not.toContain("visits")
})

test("a visit's directions stand behind the follow-up plan, with how much of each is proven", async () => {
  await makeSantri(unitId, { name: "Wirabhumi Contoh" })
  const visit = await addVisit(koordinator, unitId, {
    ...{ title: "Kunjungan contoh", purpose: "monitoring", from: "2026-02-03", until: "2026-02-03" },
    ...{ visitors: [{ office: "Pejabat contoh", institution: "" }], unitsPresent: [], places: [] },
    ...{ summary: "", version: 0 },
  })
  const directionId = await addDirection(koordinator, visit, {
    ...{ text: "Dampingi Wirabhumi Contoh", givenBy: "Pejabat contoh", dueDate: null, version: 0 },
  })
  await createAction(
    koordinator,
    { origin: "direction", directionId },
    { title: "Tindak lanjut", detail: "", positionId: null, dueDate: null, version: 0 },
  )
  const all = await sections("full")
  const ids = all.map(({ id }) => id)
  expect(ids[ids.indexOf("follow-up") + 1]).toBe("visits")
  const said = JSON.stringify(all.find(({ id }) => id === "visits"))
  expect(said).toContain("Kunjungan contoh")
  expect(said).toContain("Belum ditindaklanjuti; 0 dari 1 terbukti")
  expect(said).toContain("Wirabhumi Contoh")
  const snapshot = await gather()
  expect(Snapshot.parse(snapshot)).toEqual(snapshot)
})

test("the redacted edition names no santri whom a direction names", async () => {
  const said = JSON.stringify((await sections("redacted")).find(({ id }) => id === "visits"))
  expect(said).not.toContain("Wirabhumi")
  expect(said).toContain("S-001")
})
