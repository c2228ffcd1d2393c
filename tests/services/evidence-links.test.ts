import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { editEvidence } from "#app/services/edit-evidence.server.ts"
import { editLink } from "#app/services/edit-link.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { moveLink } from "#app/services/move-link.server.ts"
import { unlinkEvidence } from "#app/services/unlink-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { listItemEvidence, listLinks } from "#db/queries/evidence-links.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { systemActor, write } from "#db/write.server.ts"
import {
  anItem,
  editOf,
  makeEvidence,
  makeScene,
  responseOf,
  setResponse,
  statusOf,
} from "#tests/helpers/evidence.ts"

test("links keep their order, may be moved, and the same file is linked to an item once", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const ids: string[] = []
  for (let index = 0; index < 3; index++) ids.push((await makeEvidence(koordinator, unitId)).evidence.id)
  await linkEvidence(koordinator, ids, { cycleId, item })
  expect(await linkEvidence(koordinator, ids, { cycleId, item })).toEqual([])
  const links = await listLinks(db, cycleId, item)
  await moveLink(koordinator, { cycleId, item, linkId: links[2]?.id as string }, "up")
  await moveLink(koordinator, { cycleId, item, linkId: links[0]?.id as string }, "up")
  const after = await listItemEvidence(db, koordinator, cycleId, item)
  expect(after.map((link) => link.evidenceId)).toEqual([ids[0], ids[2], ids[1]])
})

test("a link edited in between is not overwritten", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const { evidence } = await makeEvidence(koordinator, unitId)
  const [linkId] = await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  const at = { cycleId, item, linkId: linkId as string }
  const shown = { label: "", pageFrom: null, pageTo: null, hint: null }
  expect(await editLink(koordinator, at, shown, { ...shown, label: "Pasal 3", pageFrom: 2 })).toEqual({
    ok: true,
  })
  const late = await editLink(koordinator, at, shown, { ...shown, label: "Pasal 4" })
  expect(late).toEqual({ ok: false, current: { ...shown, label: "Pasal 3", pageFrom: 2 } })
})

test("evidence of an approved item that changes sends it back to draft; one under review becomes stale", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const { evidence } = await makeEvidence(koordinator, unitId)
  await setResponse(cycleId, item, { status: "disetujui", reviewerId: koordinator.userId, version: 5 })
  const [linkId] = await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  expect(await responseOf(cycleId, item)).toMatchObject({ status: "draf", reviewerId: null, version: 6 })
  await setResponse(cycleId, item, { status: "siap" })
  await unlinkEvidence(koordinator, { cycleId, item, linkId: linkId as string })
  expect(await responseOf(cycleId, item)).toMatchObject({ status: "siap", version: 7 })
})

test("new days on a file send the approved items it proves back to draft; a new title does not", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const { evidence } = await makeEvidence(koordinator, unitId)
  await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  await setResponse(cycleId, item, { status: "disetujui" })
  await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { title: "Judul lain" }))
  expect((await responseOf(cycleId, item))?.status).toBe("disetujui")
  await editEvidence(koordinator, evidence.id, 2, editOf(evidence, { periodFrom: "2026-03-01" }))
  expect((await responseOf(cycleId, item))?.status).toBe("draf")
})

test("once the cycle is handed in its links stay as they are", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const { evidence } = await makeEvidence(koordinator, unitId)
  const [linkId] = await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(cycle, eq(cycle.id, cycleId), { state: "diajukan" }),
  )
  const at = { cycleId, item, linkId: linkId as string }
  const other = (await makeEvidence(koordinator, unitId)).evidence
  expect(await statusOf(linkEvidence(koordinator, [other.id], { cycleId, item }))).toBe(409)
  expect(await statusOf(unlinkEvidence(koordinator, at))).toBe(409)
  expect(await statusOf(moveLink(koordinator, at, "up"))).toBe(409)
})

test("evidence of one unit cannot be linked in another", async () => {
  const [here, there] = [await makeScene(), await makeScene()]
  const { evidence } = await makeEvidence(here.koordinator, here.unitId)
  const both = {
    ...here.koordinator,
    memberships: [...here.koordinator.memberships, ...there.koordinator.memberships],
  }
  const item = await anItem(there.cycleId)
  expect(await statusOf(linkEvidence(both, [evidence.id], { cycleId: there.cycleId, item }))).toBe(404)
})
