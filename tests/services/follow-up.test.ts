import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import type { ActionForm, VisitForm } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import {
  beginAction,
  callOffAction,
  editAction,
  handInAction,
  reviewAction,
} from "#app/services/change-action.server.ts"
import { commentAction } from "#app/services/comment-action.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { addProof, addProofByCode, removeProof } from "#app/services/prove-action.server.ts"
import { addDirection, addVisit, editDirection, editVisit } from "#app/services/record-visit.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { addVisitPhoto, addVisitPhotoByCode } from "#app/services/visit-photos.server.ts"
import { db } from "#db/client.server.ts"
import {
  listActionHistory,
  listActions,
  listComments,
  listProofs,
  requireAction,
} from "#db/queries/actions.server.ts"
import { listDirections } from "#db/queries/visits.server.ts"
import { evidence as evidenceTable } from "#db/schema/evidence.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let positionId: string
let koordinator: Actor
let kontributor: Actor
let peninjau: Actor
let kalapas: Actor
let wilayah: Actor
let stranger: Actor
let cycleId: string
let evidenceId: string
let visitId: string
let directionId: string

const VISIT: VisitForm = {
  title: "Kunjungan contoh",
  purpose: "monitoring",
  from: "2024-09-09",
  until: "2024-09-09",
  visitors: [{ office: "PK Ahli Utama", institution: "Direktorat Jenderal Pemasyarakatan" }],
  unitsPresent: ["Unit contoh 1"],
  places: ["Masjid"],
  summary: "",
  version: 0,
}
const DIRECTION = { text: "Tingkatkan akreditasi.", givenBy: "PK Ahli Utama", dueDate: null, version: 0 }
const form = (more: Partial<ActionForm> = {}): ActionForm => ({
  title: "Lengkapi berkas",
  detail: "",
  positionId,
  dueDate: "2026-12-01",
  version: 0,
  ...more,
})

beforeAll(async () => {
  const home = await makeUnit()
  unitId = home.unitId
  koordinator = await makeActor(unitId, "koordinator")
  peninjau = await makeActor(unitId, "peninjau")
  kalapas = await makeActor(unitId, "kalapas")
  wilayah = await makeActor(unitId, "wilayah")
  stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  positionId = await makePosition(unitId, "Kaur Keuangan")
  kontributor = await makeActor(unitId, "kontributor", { positionIds: [positionId] })
  cycleId = await makeCycle(koordinator, home.applicantId)
  evidenceId = (await attach(koordinator, cycleId, "R-06", { name: "a.pdf", kind: "surat", text: "Surat" }))
    .evidence.id
  visitId = await addVisit(koordinator, unitId, VISIT)
  directionId = await addDirection(koordinator, visitId, DIRECTION)
})

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
const fromDirection = (more?: Partial<ActionForm>) =>
  createAction(koordinator, { origin: "direction", directionId }, form(more))
const handIn = (actor: Actor, id: string, version: number, withoutProof = "Sudah diperiksa di tempat") =>
  handInAction(actor, id, { outcome: "Selesai", withoutProof, version })
const review = (actor: Actor, id: string, version: number, verdict: "approve" | "return", note = "") =>
  reviewAction(actor, id, { verdict, note, version })

test("a visit is written down and changed by the version shown, by who may", async () => {
  expect(await statusOf(addVisit(kontributor, unitId, VISIT))).toBe(403)
  expect(await statusOf(addVisit(stranger, unitId, VISIT))).toBe(404)
  const id = await addVisit(wilayah, unitId, VISIT)
  await editVisit(peninjau, id, { ...VISIT, title: "Kunjungan kerja", version: 1 })
  expect(await statusOf(editVisit(peninjau, id, { ...VISIT, version: 1 }))).toBe(409)
  expect(await statusOf(editVisit(stranger, id, { ...VISIT, version: 2 }))).toBe(404)
  const first = await addDirection(kalapas, id, DIRECTION)
  await editDirection(kalapas, { visitId: id, directionId: first }, { ...DIRECTION, version: 1 })
  const stale = editDirection(kalapas, { visitId: id, directionId: first }, { ...DIRECTION, version: 1 })
  expect(await statusOf(stale)).toBe(409)
  const elsewhere = editDirection(kalapas, { visitId, directionId: first }, { ...DIRECTION, version: 2 })
  expect(await statusOf(elsewhere)).toBe(404)
})

test("a visit that turns out to have been on another day takes its directions along, and no others", async () => {
  const [moved, other] = [
    await addVisit(koordinator, unitId, VISIT),
    await addVisit(koordinator, unitId, VISIT),
  ]
  const own = await addDirection(koordinator, moved, DIRECTION)
  await addDirection(koordinator, other, DIRECTION)
  await editVisit(koordinator, moved, { ...VISIT, from: "2024-09-02", version: 1 })
  const days = async (id: string) => (await listDirections(db, [id])).map(({ givenOn }) => givenOn)
  expect(await days(moved)).toEqual(["2024-09-02"])
  expect(await days(other)).toEqual(["2024-09-09"])
  // A form of the direction that was open meanwhile is still good.
  await editDirection(koordinator, { visitId: moved, directionId: own }, { ...DIRECTION, version: 1 })
})

test("actions are numbered in their unit, and come from a direction, an item or the unit itself", async () => {
  const numbers = []
  for (const source of [
    { origin: "direction", directionId },
    { origin: "gap", cycleId, item: "R-02" },
    { origin: "own", unitId },
  ] as const) {
    const id = await createAction(koordinator, source, form())
    numbers.push((await requireAction(db, koordinator, id)).number)
  }
  expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2])
  const [fromItem] = await listActions(db, koordinator, { item: { cycleId, item: "R-02" } })
  expect(fromItem).toMatchObject({ origin: "gap", cycleTitle: "Pengajuan contoh" })
  // The region's office sees no items, so it makes no actions from one.
  const unseen = createAction(wilayah, { origin: "gap", cycleId, item: "R-02" }, form())
  expect(await statusOf(unseen)).toBe(403)
  const foreign = await makePosition((await makeUnit("Lapas Jauh")).unitId, "Kaur Umum")
  expect(await statusOf(fromDirection({ positionId: foreign }))).toBe(422)
  expect(await statusOf(createAction(stranger, { origin: "direction", directionId }, form()))).toBe(404)
})

test("a contributor sees and works on the actions of his positions, and on no other", async () => {
  const own = await fromDirection()
  const others = await fromDirection({ positionId: null })
  const seen = (await listActions(db, kontributor)).map(({ id }) => id)
  expect([seen.includes(own), seen.includes(others)]).toEqual([true, false])
  expect(await statusOf(requireAction(db, kontributor, others))).toBe(403)
  expect(await statusOf(requireAction(db, stranger, own))).toBe(404)
  expect(await statusOf(beginAction(kontributor, others, 1))).toBe(403)
  expect(await statusOf(beginAction(kalapas, own, 1))).toBe(403)
  await beginAction(kontributor, own, 1)
  expect(await statusOf(editAction(kontributor, own, form({ version: 2 })))).toBe(403)
  expect((await requireAction(db, kontributor, own)).state).toBe("berjalan")
})

test("an action is handed in with a proof or a reason for which there is none", async () => {
  const id = await fromDirection()
  expect(await statusOf(handIn(koordinator, id, 1, ""))).toBe(422)
  await handIn(koordinator, id, 1, "Rapat lisan")
  expect((await requireAction(db, koordinator, id)).outcome).toBe("Selesai\n\nTanpa bukti: Rapat lisan")
  const proven = await fromDirection()
  expect(await statusOf(addProofByCode(koordinator, proven, "B-999"))).toBe(422)
  await addProofByCode(koordinator, proven, "b-1")
  await handIn(koordinator, proven, 1, "")
  expect((await requireAction(db, koordinator, proven)).outcome).toBe("Selesai")
})

test("who handed an action in does not review it, nor does he approve it who added its proof", async () => {
  const id = await fromDirection()
  await addProof(peninjau, id, evidenceId)
  await handIn(peninjau, id, 1, "")
  expect(await statusOf(review(peninjau, id, 2, "approve"))).toBe(403)
  expect(await statusOf(review(koordinator, id, 2, "approve"))).toBe(403)
  expect(await statusOf(review(kalapas, id, 2, "return"))).toBe(422)
  await review(kalapas, id, 2, "return", "Sebutkan tanggalnya.")
  await handIn(kontributor, id, 3, "")
  expect(await statusOf(review(peninjau, id, 4, "approve"))).toBe(403)
  await review(kalapas, id, 4, "approve")
  const done = await requireAction(db, kalapas, id)
  expect([done.state, done.closedOn?.length]).toEqual(["terbukti", 10])
  const steps = (await listActionHistory(db, id)).map(({ step }) => step)
  expect(steps).toEqual(["create", "hand-in", "return", "hand-in", "approve"])
})

test("a form that comes too late changes nothing, and neither does a step that is not next", async () => {
  const id = await fromDirection()
  await editAction(koordinator, id, form({ title: "Lengkapi dua berkas", version: 1 }))
  expect(await statusOf(editAction(peninjau, id, form({ version: 1 })))).toBe(409)
  expect(await statusOf(beginAction(koordinator, id, 1))).toBe(409)
  expect(await statusOf(review(kalapas, id, 2, "approve"))).toBe(409)
  expect(await statusOf(callOffAction(peninjau, id, { note: "", version: 2 }))).toBe(422)
  await callOffAction(peninjau, id, { note: "Tidak diperlukan lagi", version: 2 })
  expect(await statusOf(beginAction(koordinator, id, 3))).toBe(409)
  expect(await requireAction(db, koordinator, id)).toMatchObject({
    title: "Lengkapi dua berkas",
    state: "batal",
    reviewNote: "Tidak diperlukan lagi",
  })
})

test("what proves an action stays as handed in, and can be taken away while it is to be done", async () => {
  const id = await fromDirection()
  // A contributor proves with files he sees.
  expect(await statusOf(addProof(kontributor, id, evidenceId))).toBe(403)
  await addProof(koordinator, id, evidenceId)
  await addProof(koordinator, id, evidenceId)
  const [proof, ...more] = await listProofs(db, [id])
  expect([proof?.evidenceId, more.length]).toEqual([evidenceId, 0])
  await handIn(koordinator, id, 1, "")
  expect(await statusOf(removeProof(koordinator, id, proof?.id ?? ""))).toBe(409)
  await review(peninjau, id, 2, "return", "Belum lengkap")
  await removeProof(koordinator, id, proof?.id ?? "")
  expect(await listProofs(db, [id])).toEqual([])
})

test("a file that proves an action or shows a visit is not removed", async () => {
  const lone = async (name: string) =>
    (await attach(koordinator, undefined, undefined, { name, kind: "surat", text: name })).evidence.id
  const [proof, photo] = [await lone("bukti.pdf"), await lone("foto.pdf")]
  await addProof(koordinator, await fromDirection(), proof)
  expect(await statusOf(removeEvidence(koordinator, proof))).toBe(409)
  expect(await statusOf(addVisitPhoto(koordinator, visitId, { evidenceId: photo, caption: "" }))).toBe(422)
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(evidenceTable, eq(evidenceTable.id, photo), { mediaType: "image/jpeg" }),
  )
  await addVisitPhoto(koordinator, visitId, { evidenceId: photo, caption: "Masjid" })
  expect(await statusOf(removeEvidence(koordinator, photo))).toBe(409)
  // The region's office sees no files: it cannot bring one into a visit by guessing its code.
  const guessed = addVisitPhotoByCode(wilayah, visitId, { code: "B-001", caption: "" })
  expect(await statusOf(guessed)).toBe(422)
})

test("who sees an action may speak about it, and what was said stays in its order", async () => {
  const id = await fromDirection()
  await commentAction(kontributor, id, "Menunggu tanda tangan.")
  await commentAction(wilayah, id, "Mohon dipercepat.")
  expect(await statusOf(commentAction(stranger, id, "…"))).toBe(404)
  expect((await listComments(db, id)).map(({ text }) => text)).toEqual([
    "Menunggu tanda tangan.",
    "Mohon dipercepat.",
  ])
})
