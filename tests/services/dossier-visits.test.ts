import { beforeAll, expect, test } from "vitest"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Actor, Edition } from "#app/domain/permissions.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { dossierSections } from "#tests/helpers/dossiers.ts"
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

const dossier = (edition: Edition) => dossierSections(koordinator, cycleId, edition, TODAY)

test("a unit that nobody visited has no such section", async () => {
  expect((await dossier("full")).snapshot).not.toHaveProperty("visits")
  expect((await dossier("full")).sections.map(({ id }) => id)).not.toContain("visits")
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
  const { sections: all } = await dossier("full")
  const ids = all.map(({ id }) => id)
  expect(ids[ids.indexOf("follow-up") + 1]).toBe("visits")
  const said = JSON.stringify(all.find(({ id }) => id === "visits"))
  expect(said).toContain("Kunjungan contoh")
  expect(said).toContain("Belum ditindaklanjuti; 0 dari 1 terbukti")
  expect(said).toContain("Wirabhumi Contoh")
  const { snapshot } = await dossier("full")
  expect(Snapshot.parse(snapshot)).toEqual(snapshot)
})

test("the redacted edition names no santri whom a direction names", async () => {
  const said = JSON.stringify((await dossier("redacted")).sections.find(({ id }) => id === "visits"))
  expect(said).not.toContain("Wirabhumi")
  expect(said).toContain("S-001")
})
