import { expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { editEvidence } from "#app/services/edit-evidence.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { listEvidence } from "#db/queries/evidence-library.server.ts"
import { listUses } from "#db/queries/evidence-uses.server.ts"
import { anItem, editOf, makeEvidence, makeScene, responseOf, setResponse } from "#tests/helpers/evidence.ts"
import { makeActor, makePosition } from "#tests/helpers/fixtures.ts"

test("each role sees its own part of the library, page by page", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const holder = await makeActor(unitId, "kontributor")
  const positionId = await makePosition(unitId, "Kasubsi", holder)
  const kontributor = { ...holder, positionIds: [positionId] }
  const item = await anItem(cycleId)
  await setResponse(cycleId, item, { positionId })
  const ofPosition = (await makeEvidence(koordinator, unitId)).evidence
  await linkEvidence(koordinator, [ofPosition.id], { cycleId, item })
  const own = (await makeEvidence(kontributor, unitId)).evidence
  const open = (await makeEvidence(koordinator, unitId, { kind: "jadwal" })).evidence
  const openLinked = (await makeEvidence(koordinator, unitId, { kind: "jadwal" })).evidence
  await linkEvidence(koordinator, [openLinked.id], { cycleId, item: await anItem(cycleId, 1) })

  const redacted = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  const full = await makeActor(unitId, "asesor", { cycleId, edition: "full" })
  const seen = async (actor: Actor) =>
    (await listEvidence(db, actor, {}, 1, 10)).rows.map((row) => row.id).sort()
  const sorted = (...rows: { id: string }[]) => rows.map((row) => row.id).sort()
  expect(await seen(koordinator)).toEqual(sorted(ofPosition, own, open, openLinked))
  expect(await seen(kontributor)).toEqual(sorted(ofPosition, own))
  expect(await seen(await makeActor(unitId, "admin"))).toEqual(sorted(open, openLinked))
  expect(await seen(redacted)).toEqual(sorted(openLinked))
  expect(await seen(full)).toEqual(sorted(ofPosition, openLinked))
  expect(await seen(await makeActor(unitId, "wilayah"))).toEqual([])
  expect(await seen(await makeActor(unitId, "pengajar"))).toEqual([])

  const page = await listEvidence(db, koordinator, {}, 2, 3)
  expect([page.total, page.pages, page.rows.length]).toEqual([4, 2, 1])
})

test("a file's uses and the library name no item that the reader may not see", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const holder = await makeActor(unitId, "kontributor")
  const positionId = await makePosition(unitId, "Kasubsi", holder)
  const kontributor = { ...holder, positionIds: [positionId] }
  const [own, other] = [await anItem(cycleId), await anItem(cycleId, 1)]
  await setResponse(cycleId, own, { positionId })
  await setResponse(cycleId, other, { positionId: await makePosition(unitId, "Kaur"), status: "disetujui" })
  const { evidence } = await makeEvidence(kontributor, unitId)
  for (const item of [own, other]) await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  const used = async (actor: Actor) => (await listUses(db, actor, evidence.id)).map((use) => use.item)
  const listed = async (actor: Actor) =>
    (await listEvidence(db, actor)).rows.flatMap((row) => row.links.map((link) => link.item))
  expect([await used(koordinator), await listed(koordinator)]).toEqual([
    [own, other],
    [own, other],
  ])
  expect([await used(kontributor), await listed(kontributor)]).toEqual([[own], [own]])
  await setResponse(cycleId, other, { status: "disetujui" })
  await editEvidence(kontributor, evidence.id, 1, editOf(evidence, { periodFrom: "2026-02-01" }))
  expect((await responseOf(cycleId, other))?.status).toBe("draf")
})

test("the library is searched by words and code and filtered by what a file proves", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const a = (
    await makeEvidence(koordinator, unitId, {
      title: "Daftar hadir 100% Maret",
      kind: "daftar",
      periodFrom: "2026-03-01",
      periodTo: "2026-03-31",
    })
  ).evidence
  const b = (
    await makeEvidence(koordinator, unitId, {
      title: "Perjanjian Kemenag",
      kind: "perjanjian",
      periodFrom: "2023-01-01",
      validUntil: "2027-01-01",
    })
  ).evidence
  await linkEvidence(koordinator, [b.id], { cycleId, item: await anItem(cycleId) })
  const find = async (filter: Parameters<typeof listEvidence>[2]) =>
    (await listEvidence(db, koordinator, filter)).rows.map((row) => row.id)
  expect(await find({ search: "KEMENAG" })).toEqual([b.id])
  expect(await find({ search: "100%" })).toEqual([a.id])
  expect(await find({ search: "b-1" })).toEqual([a.id])
  expect(await find({ search: "_" })).toEqual([])
  expect(await find({ kind: "daftar" })).toEqual([a.id])
  expect(await find({ sensitivity: "terbuka" })).toEqual([b.id])
  expect(await find({ unlinked: true })).toEqual([a.id])
  expect(await find({ cycleId })).toEqual([b.id])
  expect(await find({ periodFrom: "2026-03-31", periodTo: "2026-06-30" })).toEqual([b.id, a.id])
  expect(await find({ periodFrom: "2026-04-01" })).toEqual([b.id])
  expect(await find({ periodTo: "2022-12-31" })).toEqual([])
})
