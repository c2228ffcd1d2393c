import { beforeAll, expect, test } from "vitest"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Actor, Edition } from "#app/domain/permissions.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { dossierSections } from "#tests/helpers/dossiers.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri, stay } from "#tests/helpers/santri.ts"

/** Educators and santri in the dossier: figures for everybody, stays by code in the full edition. */

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

test("a unit that keeps no registers has no such section", async () => {
  expect((await dossier("full")).snapshot).not.toHaveProperty("community")
  expect((await dossier("full")).sections.map(({ id }) => id)).not.toContain("community")
})

test("figures of santri and educators stand before the follow-up plan, each with its definition", async () => {
  await makeSantri(
    unitId,
    { name: "Fulan Contoh", stays: [stay("2026-01-10")] },
    { name: "Fulana Contoh", stays: [stay("2026-02-01", "2026-03-01")] },
    { name: "Lama Contoh", stays: [stay("2024-01-01", "2025-12-31")] },
  )
  await addRegisterRow(koordinator, "educator", unitId, {
    values: { name: "Ustadz Contoh", role: "ustadz", institution: "own", qualified: true },
  })
  const { sections: all } = await dossier("redacted")
  const ids = all.map(({ id }) => id)
  expect(ids.slice(ids.indexOf("items"), ids.indexOf("items") + 3)).toEqual([
    "items",
    "community",
    "follow-up",
  ])
  const table = all.find(({ id }) => id === "community")?.blocks.find((block) => block.type === "table")
  if (table?.type !== "table") throw new Error("no table")
  expect(table.rows).toContainEqual(expect.arrayContaining([expect.stringMatching(/^Santri mukim/), "1"]))
  expect(table.rows.every((row) => row.every((cell) => cell !== ""))).toBe(true)
})

test("the full edition lists the stays of the period by code; the redacted one lists none, and neither a name", async () => {
  const tables = async (edition: Edition) =>
    (await dossier(edition)).sections
      .find(({ id }) => id === "community")
      ?.blocks.flatMap((block) => (block.type === "table" ? [block.rows] : []))
  const [, stays] = (await tables("full")) ?? []
  expect(stays?.map((row) => row[0])).toEqual(["S-001", "S-002"])
  expect(await tables("redacted")).toHaveLength(1)
  const { snapshot } = await dossier("full")
  expect(Snapshot.parse(snapshot)).toEqual(snapshot)
  for (const name of ["Fulan Contoh", "Fulana Contoh"]) expect(JSON.stringify(snapshot)).not.toContain(name)
})
