import { Readable } from "node:stream"
import { eq } from "drizzle-orm"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { NewSantriForm, SantriForm } from "#app/domain/santri-forms.ts"
import { closePreview } from "#app/evidence/preview.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { addRegisterRow, editRegisterRow } from "#app/services/edit-register.server.ts"
import { addSantri, editSantri } from "#app/services/edit-santri.server.ts"
import { inspectPhoto, type SentPhoto } from "#app/services/enter-photo.server.ts"
import { readRegisterRow } from "#app/services/read-register.server.ts"
import { readSantri } from "#app/services/read-santri.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let koordinator: Actor
let shade = 0

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
})
afterAll(() => closePreview())

const stored = (bytes: Buffer) => putStream(Readable.from([bytes]), { maxBytes: 1_000_000 })

/** A picture like no other. */
async function picture(): Promise<SentPhoto> {
  const background = { r: ++shade, g: 90, b: 70 }
  const bytes = await sharp({ create: { width: 30, height: 40, channels: 3, background } })
    .png()
    .toBuffer()
  const photo = await inspectPhoto("Nama Asli.png", await stored(bytes))
  if (photo === undefined) throw new Error("A PNG is a photo")
  return photo
}

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
const NEW = { name: "Santri Contoh", from: "2026-01-05", intake: "2026" }
const rowOf = async (id: string | undefined) =>
  (
    await db
      .select()
      .from(evidence)
      .where(eq(evidence.id, id ?? ""))
  )[0]

test("a picture sent with a new santri is his photo: sensitive evidence that is named by his code", async () => {
  const id = await addSantri(koordinator, unitId, NewSantriForm.parse(NEW), await picture())
  const { photo, line } = await readSantri(db, koordinator, id)
  const row = await rowOf(photo?.id)
  expect(row).toMatchObject({ kind: "foto", sensitivity: "sensitif", title: `Foto ${line.code}`, width: 30 })
  expect(await statusOf(removeEvidence(koordinator, photo?.id ?? ""))).toBe(409)
})

test("a picture takes the place of the photo before and of the code in the form; without one the code counts", async () => {
  const id = await addSantri(koordinator, unitId, NewSantriForm.parse(NEW), await picture())
  const before = await readSantri(db, koordinator, id)
  const form = { ...NEW, photo: before.photo?.code ?? "" }
  await editSantri(koordinator, id, SantriForm.parse({ ...form, version: "1" }), await picture())
  const after = await readSantri(db, koordinator, id)
  expect(after.photo?.id).not.toBe(before.photo?.id)
  await editSantri(koordinator, id, SantriForm.parse({ ...form, version: "2" }))
  expect((await readSantri(db, koordinator, id)).photo).toEqual(before.photo)
})

test("a form that comes too late enters no picture", async () => {
  const id = await addSantri(koordinator, unitId, NewSantriForm.parse(NEW))
  const files = () => db.$count(evidence, eq(evidence.unitId, unitId))
  const before = await files()
  const late = await editSantri(koordinator, id, SantriForm.parse({ ...NEW, version: "7" }), await picture())
  expect(late.ok).toBe(false)
  expect(await files()).toBe(before)
})

test("a picture that was cleared before is sensitive again once it is the photo of a santri, not of a room", async () => {
  const photo = await picture()
  const open = { unitId, kind: "jadwal", ...photo } as const
  const { evidence: known } = await addEvidence(koordinator, open)
  const cleared = async () => (await rowOf(known.id))?.sensitivity
  const room = { kind: "room", name: "Aula", condition: "baik", quantity: 1 }
  await addRegisterRow(koordinator, "facility", unitId, { values: room, photo: "", sent: photo })
  const asRoom = await cleared()
  await addSantri(koordinator, unitId, NewSantriForm.parse(NEW), photo)
  expect([asRoom, await cleared()]).toEqual([known.sensitivity, "sensitif"])
})

test("a room shows the picture that was sent with its form, and a stale form enters none", async () => {
  const values = { kind: "room", name: "Perpustakaan", condition: "baik", quantity: 1 }
  const sent = await picture()
  const id = await addRegisterRow(koordinator, "facility", unitId, { values, photo: "", sent })
  const shown = await readRegisterRow(db, koordinator, { kind: "facility", id }, "id")
  expect(shown.photo?.title).toBe("Perpustakaan")
  expect(await rowOf(shown.photo?.id)).toMatchObject({ sensitivity: "sensitif", sha256: sent.file.sha256 })
  const late = { values, photo: "", sent: await picture() }
  expect(await statusOf(editRegisterRow(koordinator, "facility", { id, version: 9 }, late))).toBe(409)
  expect(await db.$count(evidence, eq(evidence.sha256, late.sent.file.sha256))).toBe(0)
})

test("what no browser shows as a picture is no photo, whatever its name says", async () => {
  const jpeg = await sharp({ create: { width: 60, height: 60, channels: 3, background: "#123" } })
    .jpeg()
    .toBuffer()
  const files: [string, Buffer][] = [
    ["foto.jpg", Buffer.from("bukan gambar")],
    ["foto.jpg", Buffer.from("%PDF-1.7\n%%EOF\n")],
    ["foto.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["foto.jpg", jpeg.subarray(0, 20)],
  ]
  for (const [name, bytes] of files) expect(await inspectPhoto(name, await stored(bytes))).toBeUndefined()
})
