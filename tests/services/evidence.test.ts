import { randomBytes } from "node:crypto"
import { Readable } from "node:stream"
import { and, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { putStream, type StoredFile } from "#app/evidence/store.server.ts"
import { addEvidence, type NewEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { type EvidenceEdit, editEvidence } from "#app/services/edit-evidence.server.ts"
import { editLink } from "#app/services/edit-link.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { moveLink } from "#app/services/move-link.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { sweepEvidence } from "#app/services/sweep-evidence.server.ts"
import { unlinkEvidence } from "#app/services/unlink-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { listEvidence } from "#db/queries/evidence-library.server.ts"
import { listItemEvidence, listLinks } from "#db/queries/evidence-links.server.ts"
import { listUses } from "#db/queries/evidence-uses.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { snapshot, snapshotEvidence } from "#db/schema/dossiers.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

async function store(content: Buffer = randomBytes(40)): Promise<StoredFile> {
  return putStream(Readable.from([content]), { maxBytes: 1_000_000 })
}

async function makeEvidence(actor: Actor, unitId: string, more: Partial<NewEvidence> = {}) {
  const file = { ...(await store()), mediaType: "application/pdf", pages: 4, width: null, height: null }
  return addEvidence(actor, { unitId, file, fileName: "berkas.pdf", ...more })
}

async function scene() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const cycleId = await makeCycle(koordinator, applicantId)
  return { unitId, koordinator, cycleId }
}

async function setResponse(cycleId: string, item: string, set: Partial<typeof response.$inferInsert>) {
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(response, and(eq(response.cycleId, cycleId), eq(response.item, item)), set),
  )
}

async function responseOf(cycleId: string, item: string) {
  const [row] = await db
    .select()
    .from(response)
    .where(and(eq(response.cycleId, cycleId), eq(response.item, item)))
  return row
}

/** Any item of the cycle; `skip` takes a later one. */
async function anItem(cycleId: string, skip = 0): Promise<string> {
  const rows = await db.select({ item: response.item }).from(response).where(eq(response.cycleId, cycleId))
  return rows.map((row) => row.item).sort()[skip] as string
}

async function status(promise: Promise<unknown>): Promise<number> {
  try {
    await promise
    return 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

function editOf(
  row: Awaited<ReturnType<typeof makeEvidence>>["evidence"],
  change: Partial<EvidenceEdit> = {},
) {
  const { title, periodFrom, periodTo, validUntil, supersedesId } = row
  return { title, kind: "surat" as const, periodFrom, periodTo, validUntil, supersedesId, ...change }
}

test("codes count up in each unit and are never given again", async () => {
  const [here, there] = [await scene(), await scene()]
  const first = await makeEvidence(here.koordinator, here.unitId)
  const second = await makeEvidence(here.koordinator, here.unitId)
  await removeEvidence(here.koordinator, second.evidence.id)
  const third = await makeEvidence(here.koordinator, here.unitId)
  const other = await makeEvidence(there.koordinator, there.unitId)
  expect([first, second, third, other].map(({ evidence }) => evidence.number)).toEqual([1, 2, 3, 1])
})

test("the same content in a unit is the evidence it was before; in another unit it is new", async () => {
  const [here, there] = [await scene(), await scene()]
  const file = { ...(await store()), mediaType: "text/plain", pages: null, width: null, height: null }
  const first = await addEvidence(here.koordinator, { unitId: here.unitId, file, fileName: "a.txt" })
  const again = await addEvidence(here.koordinator, { unitId: here.unitId, file, fileName: "b.txt" })
  const other = await addEvidence(there.koordinator, { unitId: there.unitId, file, fileName: "a.txt" })
  expect([first.recognised, again.recognised, other.recognised]).toEqual([false, true, false])
  expect(again.evidence).toEqual(first.evidence)
  expect(other.evidence.id).not.toBe(first.evidence.id)
})

test("a file starts sensitive unless its kind was said and names no santri, and pictures always do", async () => {
  const { unitId, koordinator } = await scene()
  const add = async (more: Partial<NewEvidence>) =>
    (await makeEvidence(koordinator, unitId, more)).evidence.sensitivity
  const picture = { ...(await store()), mediaType: "image/jpeg", pages: 1, width: 10, height: 10 }
  expect(await add({ kind: "jadwal" })).toBe("terbuka")
  expect(await add({ kind: "daftar" })).toBe("sensitif")
  expect(await add({ fileName: "Jadwal pelajaran.pdf" })).toBe("sensitif")
  expect(await add({ kind: "jadwal", file: picture })).toBe("sensitif")
})

test("clearing is written down with who and when, and changing the kind does not undo it", async () => {
  const { unitId, koordinator } = await scene()
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
  const { unitId, koordinator } = await scene()
  const { evidence } = await makeEvidence(koordinator, unitId, { kind: "jadwal" })
  const result = await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { kind: "daftar" }))
  expect(result.ok && result.evidence.sensitivity).toBe("sensitif")
})

test("a contributor may add and edit his own but not clear it", async () => {
  const { unitId } = await scene()
  const kontributor = await makeActor(unitId, "kontributor")
  const { evidence } = await makeEvidence(kontributor, unitId)
  expect(await status(clearEvidence(kontributor, evidence.id, "terbuka"))).toBe(403)
  for (const kind of ["jadwal", "kurikulum", "peraturan", "perjanjian"] as const)
    expect((await makeEvidence(kontributor, unitId, { kind })).evidence.sensitivity, kind).toBe("sensitif")
  const peninjau = await makeActor(unitId, "peninjau")
  expect((await makeEvidence(peninjau, unitId, { kind: "jadwal" })).evidence.sensitivity).toBe("terbuka")
  expect((await editEvidence(kontributor, evidence.id, 1, editOf(evidence, { title: "Baru" }))).ok).toBe(true)
})

test("an edit from an older version changes nothing and gives what stands", async () => {
  const { unitId, koordinator } = await scene()
  const { evidence } = await makeEvidence(koordinator, unitId)
  await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { title: "Pertama" }))
  const late = await editEvidence(koordinator, evidence.id, 1, editOf(evidence, { title: "Kedua" }))
  expect(late).toMatchObject({ ok: false, current: { title: "Pertama", version: 2 } })
})

test("a file cannot supersede itself, not by way of others either", async () => {
  const { unitId, koordinator } = await scene()
  const a = (await makeEvidence(koordinator, unitId)).evidence
  const b = (await makeEvidence(koordinator, unitId, { supersedesId: a.id })).evidence
  expect(await status(editEvidence(koordinator, a.id, 1, editOf(a, { supersedesId: a.id })))).toBe(422)
  expect(await status(editEvidence(koordinator, a.id, 1, editOf(a, { supersedesId: b.id })))).toBe(422)
})

test("links keep their order, may be moved, and the same file is linked to an item once", async () => {
  const { unitId, koordinator, cycleId } = await scene()
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
  const { unitId, koordinator, cycleId } = await scene()
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
  const { unitId, koordinator, cycleId } = await scene()
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
  const { unitId, koordinator, cycleId } = await scene()
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
  const { unitId, koordinator, cycleId } = await scene()
  const item = await anItem(cycleId)
  const { evidence } = await makeEvidence(koordinator, unitId)
  const [linkId] = await linkEvidence(koordinator, [evidence.id], { cycleId, item })
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(cycle, eq(cycle.id, cycleId), { state: "diajukan" }),
  )
  const at = { cycleId, item, linkId: linkId as string }
  const other = (await makeEvidence(koordinator, unitId)).evidence
  expect(await status(linkEvidence(koordinator, [other.id], { cycleId, item }))).toBe(409)
  expect(await status(unlinkEvidence(koordinator, at))).toBe(409)
  expect(await status(moveLink(koordinator, at, "up"))).toBe(409)
})

test("what is linked or in a snapshot cannot be removed", async () => {
  const { unitId, koordinator, cycleId } = await scene()
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
  expect(await status(removeEvidence(koordinator, linked.id))).toBe(409)
  expect(await status(removeEvidence(koordinator, frozen.id))).toBe(409)
})

test("removing a version in the middle joins its neighbours", async () => {
  const { unitId, koordinator } = await scene()
  const a = (await makeEvidence(koordinator, unitId)).evidence
  const b = (await makeEvidence(koordinator, unitId, { supersedesId: a.id })).evidence
  const c = (await makeEvidence(koordinator, unitId, { supersedesId: b.id })).evidence
  await removeEvidence(koordinator, b.id)
  expect((await requireEvidence(db, koordinator, c.id)).supersedesId).toBe(a.id)
})

test("each role sees its own part of the library, page by page", async () => {
  const { unitId, koordinator, cycleId } = await scene()
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
  const { unitId, koordinator, cycleId } = await scene()
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

test("a file out of scope is not there; one in scope that may not be seen is refused", async () => {
  const [here, there] = [await scene(), await scene()]
  const secret = (await makeEvidence(here.koordinator, here.unitId)).evidence
  const kontributor = await makeActor(here.unitId, "kontributor")
  expect(await status(requireEvidence(db, there.koordinator, secret.id))).toBe(404)
  expect(await status(requireEvidence(db, kontributor, secret.id))).toBe(403)
  expect(await status(requireEvidence(db, await makeActor(here.unitId, "admin"), secret.id))).toBe(403)
})

test("evidence of one unit cannot be linked in another", async () => {
  const [here, there] = [await scene(), await scene()]
  const { evidence } = await makeEvidence(here.koordinator, here.unitId)
  const both = {
    ...here.koordinator,
    memberships: [...here.koordinator.memberships, ...there.koordinator.memberships],
  }
  const item = await anItem(there.cycleId)
  expect(await status(linkEvidence(both, [evidence.id], { cycleId: there.cycleId, item }))).toBe(404)
})

test("the library is searched by words and code and filtered by what a file proves", async () => {
  const { unitId, koordinator, cycleId } = await scene()
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

test("a sweep reports what nothing has referred to for a day, and removes it only when asked", async () => {
  const { unitId, koordinator } = await scene()
  const kept = (await makeEvidence(koordinator, unitId)).evidence
  const orphan = await store()
  const now = new Date()
  const later = new Date(now.getTime() + 25 * 60 * 60 * 1000)
  expect((await sweepEvidence(now, { remove: true })).orphans).toEqual([])
  expect((await sweepEvidence(later, { remove: false })).orphans).toContain(orphan.sha256)
  const swept = await sweepEvidence(later, { remove: true })
  expect(swept.orphans).toContain(orphan.sha256)
  expect(swept.orphans).not.toContain(kept.sha256)
  expect((await sweepEvidence(later, { remove: true })).orphans).toEqual([])
})
