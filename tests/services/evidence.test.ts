import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { addEvidence, type NewEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { editEvidence } from "#app/services/edit-evidence.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { sweepEvidence } from "#app/services/sweep-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { snapshot, snapshotEvidence } from "#db/schema/dossiers.ts"
import { systemActor, write } from "#db/write.server.ts"
import { anItem, editOf, makeEvidence, makeScene, statusOf, storeBytes } from "#tests/helpers/evidence.ts"
import { makeActor } from "#tests/helpers/fixtures.ts"

test("codes count up in each unit and are never given again", async () => {
  const [here, there] = [await makeScene(), await makeScene()]
  const first = await makeEvidence(here.koordinator, here.unitId)
  const second = await makeEvidence(here.koordinator, here.unitId)
  await removeEvidence(here.koordinator, second.evidence.id)
  const third = await makeEvidence(here.koordinator, here.unitId)
  const other = await makeEvidence(there.koordinator, there.unitId)
  expect([first, second, third, other].map(({ evidence }) => evidence.number)).toEqual([1, 2, 3, 1])
})

test("the same content in a unit is the evidence it was before; in another unit it is new", async () => {
  const [here, there] = [await makeScene(), await makeScene()]
  const file = { ...(await storeBytes()), mediaType: "text/plain", pages: null, width: null, height: null }
  const first = await addEvidence(here.koordinator, { unitId: here.unitId, file, fileName: "a.txt" })
  const again = await addEvidence(here.koordinator, { unitId: here.unitId, file, fileName: "b.txt" })
  const other = await addEvidence(there.koordinator, { unitId: there.unitId, file, fileName: "a.txt" })
  expect([first.recognised, again.recognised, other.recognised]).toEqual([false, true, false])
  expect(again.evidence).toEqual(first.evidence)
  expect(other.evidence.id).not.toBe(first.evidence.id)
})

test("a file starts sensitive unless its kind was said and names no santri, and pictures always do", async () => {
  const { unitId, koordinator } = await makeScene()
  const add = async (more: Partial<NewEvidence>) =>
    (await makeEvidence(koordinator, unitId, more)).evidence.sensitivity
  const picture = { ...(await storeBytes()), mediaType: "image/jpeg", pages: 1, width: 10, height: 10 }
  expect(await add({ kind: "jadwal" })).toBe("terbuka")
  expect(await add({ kind: "daftar" })).toBe("sensitif")
  expect(await add({ fileName: "Jadwal pelajaran.pdf" })).toBe("sensitif")
  expect(await add({ kind: "jadwal", file: picture })).toBe("sensitif")
})

test("clearing is written down with who and when, and changing the kind does not undo it", async () => {
  const { unitId, koordinator } = await makeScene()
  const { evidence } = await makeEvidence(koordinator, unitId, { kind: "daftar" })
  await clearEvidence(koordinator, evidence.id, "terbuka")
  const cleared = await requireEvidence(db, koordinator, evidence.id)
  expect([cleared.sensitivity, cleared.clearedBy]).toEqual(["terbuka", koordinator.userId])
  expect(cleared.clearedAt).toBeInstanceOf(Date)
  await editEvidence(koordinator, evidence.id, cleared.version, editOf(cleared, { kind: "identitas" }))
  expect((await requireEvidence(db, koordinator, evidence.id)).sensitivity).toBe("terbuka")
  await clearEvidence(koordinator, evidence.id, "sensitif")
  const withheld = await requireEvidence(db, koordinator, evidence.id)
  expect([withheld.sensitivity, withheld.clearedBy]).toEqual(["sensitif", null])
})

test("a kind that names people makes an uncleared file sensitive", async () => {
  const { unitId, koordinator } = await makeScene()
  const { evidence } = await makeEvidence(koordinator, unitId, { kind: "jadwal" })
  const result = await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { kind: "daftar" }))
  expect(result.ok && result.evidence.sensitivity).toBe("sensitif")
})

test("a contributor may add and edit his own but not clear it", async () => {
  const { unitId } = await makeScene()
  const kontributor = await makeActor(unitId, "kontributor")
  const { evidence } = await makeEvidence(kontributor, unitId)
  expect(await statusOf(clearEvidence(kontributor, evidence.id, "terbuka"))).toBe(403)
  for (const kind of ["jadwal", "kurikulum", "peraturan", "perjanjian"] as const)
    expect((await makeEvidence(kontributor, unitId, { kind })).evidence.sensitivity, kind).toBe("sensitif")
  const peninjau = await makeActor(unitId, "peninjau")
  expect((await makeEvidence(peninjau, unitId, { kind: "jadwal" })).evidence.sensitivity).toBe("terbuka")
  expect((await editEvidence(kontributor, evidence.id, 1, editOf(evidence, { title: "Baru" }))).ok).toBe(true)
})

test("an edit from an older version changes nothing and gives what stands", async () => {
  const { unitId, koordinator } = await makeScene()
  const { evidence } = await makeEvidence(koordinator, unitId)
  await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { title: "Pertama" }))
  const late = await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { title: "Kedua" }))
  expect(late).toMatchObject({ ok: false, current: { title: "Pertama", version: 2 } })
})

test("a file cannot supersede itself, not by way of others either", async () => {
  const { unitId, koordinator } = await makeScene()
  const a = (await makeEvidence(koordinator, unitId)).evidence
  const b = (await makeEvidence(koordinator, unitId, { supersedesId: a.id })).evidence
  expect(await statusOf(editEvidence(koordinator, a.id, 1, editOf(a, { supersedesId: a.id })))).toBe(422)
  expect(await statusOf(editEvidence(koordinator, a.id, 1, editOf(a, { supersedesId: b.id })))).toBe(422)
})

test("what is linked or in a snapshot cannot be removed", async () => {
  const { unitId, koordinator, cycleId } = await makeScene()
  const item = await anItem(cycleId)
  const linked = (await makeEvidence(koordinator, unitId)).evidence
  const frozen = (await makeEvidence(koordinator, unitId)).evidence
  await linkEvidence(koordinator, [linked.id], { cycleId, item })
  await write(systemActor("test"), "system.test", {}, async (tx) => {
    const snapshotId = newId()
    await tx.insert(snapshot, {
      id: snapshotId,
      unitId,
      cycleId,
      content: "{}",
      sha256: randomBytes(32).toString("hex"),
      takenBy: koordinator.userId,
      takenAt: new Date(),
    })
    await tx.insert(snapshotEvidence, { id: newId(), snapshotId, evidenceId: frozen.id })
  })
  expect(await statusOf(removeEvidence(koordinator, linked.id))).toBe(409)
  expect(await statusOf(removeEvidence(koordinator, frozen.id))).toBe(409)
})

test("removing a version in the middle joins its neighbours", async () => {
  const { unitId, koordinator } = await makeScene()
  const a = (await makeEvidence(koordinator, unitId)).evidence
  const b = (await makeEvidence(koordinator, unitId, { supersedesId: a.id })).evidence
  const c = (await makeEvidence(koordinator, unitId, { supersedesId: b.id })).evidence
  await removeEvidence(koordinator, b.id)
  expect((await requireEvidence(db, koordinator, c.id)).supersedesId).toBe(a.id)
})

test("a file out of scope is not there; one in scope that may not be seen is refused", async () => {
  const [here, there] = [await makeScene(), await makeScene()]
  const secret = (await makeEvidence(here.koordinator, here.unitId)).evidence
  const kontributor = await makeActor(here.unitId, "kontributor")
  expect(await statusOf(requireEvidence(db, there.koordinator, secret.id))).toBe(404)
  expect(await statusOf(requireEvidence(db, kontributor, secret.id))).toBe(403)
  expect(await statusOf(requireEvidence(db, await makeActor(here.unitId, "admin"), secret.id))).toBe(403)
})

test("a sweep reports what nothing has referred to for a day, and removes it only when asked", async () => {
  const { unitId, koordinator } = await makeScene()
  const kept = (await makeEvidence(koordinator, unitId)).evidence
  const orphan = await storeBytes()
  const now = new Date()
  const later = new Date(now.getTime() + 25 * 60 * 60 * 1000)
  expect((await sweepEvidence(now, { remove: true })).orphans).toEqual([])
  expect((await sweepEvidence(later, { remove: false })).orphans).toContain(orphan.sha256)
  const swept = await sweepEvidence(later, { remove: true })
  expect(swept.orphans).toContain(orphan.sha256)
  expect(swept.orphans).not.toContain(kept.sha256)
  expect((await sweepEvidence(later, { remove: true })).orphans).toEqual([])
})
