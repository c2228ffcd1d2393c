import { createHash } from "node:crypto"
import { readFileSync, statSync } from "node:fs"
import { dirname } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { readEvidence } from "#app/services/read-evidence.server.ts"
import { readLibrary } from "#app/services/read-library.server.ts"
import { getShownEvidence } from "#app/services/shown-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

const AUTHOR = "Penulis Rahasia"
const NIK = "3510011234560001"

async function scene() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const cycleId = await makeCycle(koordinator, applicantId)
  const seat = (edition: "redacted" | "full") => makeActor(unitId, "asesor", { cycleId, edition })
  return { unitId, koordinator, cycleId, asesor: await seat("redacted"), full: await seat("full") }
}

/** Open evidence beside an item: a kind that names nobody. */
async function add(actor: Actor, cycleId: string, content: Buffer, mediaType: string) {
  const stored = await putStream([content] as never, { maxBytes: 1e7 })
  const added = await addEvidence(actor, {
    unitId: actor.memberships[0]?.unitIds[0] ?? "",
    file: { ...stored, mediaType, pages: 1, width: null, height: null },
    fileName: "Jadwal Fulan Tersembunyi.bin",
    title: `Jadwal ${NIK}`,
    kind: "jadwal",
    link: { cycleId, item: "R-02" },
  })
  return added.evidence
}

async function authoredPdf(): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", info: { Author: AUTHOR } })
  doc.text("Jadwal pelajaran")
  doc.end()
  return Buffer.concat(await doc.toArray())
}

test("a redacted seat gets a copy without author, under the evidence's code; all others get the file", async () => {
  const { koordinator, cycleId, asesor, full } = await scene()
  const content = await authoredPdf()
  expect(content.toString("latin1")).toContain(AUTHOR)
  const { id, sha256 } = await add(koordinator, cycleId, content, "application/pdf")
  const copy = await getShownEvidence(db, asesor, id)
  expect(copy).toMatchObject({ kind: "file", fileName: "B-001.pdf", mediaType: "application/pdf" })
  if (copy.kind !== "file") throw new Error(`Not a file: "${copy.kind}"`)
  const bytes = readFileSync(copy.path)
  expect(bytes.toString("latin1")).not.toContain(AUTHOR)
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(copy.sha256)
  for (const whole of [full, koordinator]) {
    expect(await getShownEvidence(db, whole, id)).toMatchObject({
      path: evidencePath(sha256),
      sha256,
      fileName: "Jadwal Fulan Tersembunyi.bin",
    })
  }
  const both = { ...koordinator, memberships: [...asesor.memberships, ...koordinator.memberships] }
  expect(await getShownEvidence(db, both, id)).toMatchObject({ sha256 })
})

test("copies are made once, for the program's own account alone", async () => {
  const { koordinator, cycleId, asesor } = await scene()
  const { id } = await add(koordinator, cycleId, await authoredPdf(), "application/pdf")
  const [first, beside] = await Promise.all([
    getShownEvidence(db, asesor, id),
    getShownEvidence(db, asesor, id),
  ])
  expect(beside).toEqual(first)
  if (first.kind !== "file") throw new Error(`Not a file: "${first.kind}"`)
  const { ino, mode } = statSync(first.path)
  expect(await getShownEvidence(db, asesor, id)).toEqual(first)
  expect(statSync(first.path).ino).toBe(ino)
  if (process.platform === "win32") return
  expect(mode & 0o777).toBe(0o600)
  expect(statSync(dirname(first.path)).mode & 0o777).toBe(0o700)
})

test("a photo's place and camera stay behind", async () => {
  const { koordinator, cycleId, asesor } = await scene()
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .withExif({ IFD0: { Artist: AUTHOR }, IFD3: { GPSLatitude: "7/1 0/1 0/1" } })
    .jpeg()
    .toBuffer()
  expect(photo.toString("latin1")).toContain(AUTHOR)
  const { id } = await add(koordinator, cycleId, photo, "image/jpeg")
  // A picture starts sensitive, whatever kind it is said to be.
  await expect(getShownEvidence(db, asesor, id)).rejects.toMatchObject({ status: 403 })
  await clearEvidence(koordinator, id, "terbuka")
  const copy = await getShownEvidence(db, asesor, id)
  if (copy.kind !== "file") throw new Error(`Not a file: "${copy.kind}"`)
  expect(copy.fileName).toBe("B-001.jpg")
  expect((await sharp(copy.path).metadata()).exif).toBeUndefined()
})

test("what cannot be cleaned is not handed out in a redacted seat", async () => {
  const { koordinator, cycleId, asesor, full } = await scene()
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  for (const [code, mediaType] of [
    ["B-001", word],
    ["B-002", "application/pdf"],
  ] as const) {
    const { id } = await add(koordinator, cycleId, Buffer.from(`${code} ${AUTHOR}`), mediaType)
    for (const _ of ["first", "again"])
      expect(await getShownEvidence(db, asesor, id)).toEqual({ kind: "uncleanable", code, mediaType })
    expect(await getShownEvidence(db, full, id)).toMatchObject({ kind: "file" })
    const view = await readEvidence(db, asesor, id, "id")
    if (mediaType === word) expect(view).toMatchObject({ isHandedOut: false, preview: "none" })
  }
})

test("the page of a file says in a redacted seat neither its name, nor its hash, nor who brought it", async () => {
  const { koordinator, cycleId, asesor, full } = await scene()
  const { id, sha256 } = await add(koordinator, cycleId, await authoredPdf(), "application/pdf")
  const view = await readEvidence(db, asesor, id, "id")
  expect(view).toMatchObject({ fileName: null, sha256: null, card: { title: "Jadwal •••••••••••••001" } })
  const library = await readLibrary(db, asesor, { q: "", page: 1 } as never, "id")
  expect(library.rows).toHaveLength(1)
  for (const kept of ["Tersembunyi", sha256, koordinator.name, NIK])
    expect(JSON.stringify([view, library])).not.toContain(kept)
  expect(await readEvidence(db, full, id, "id")).toMatchObject({
    fileName: "Jadwal Fulan Tersembunyi.bin",
    sha256,
    card: { title: `Jadwal ${NIK}` },
  })
})

test("the library finds in a redacted seat only by what it shows there", async () => {
  const { koordinator, cycleId, asesor, full } = await scene()
  await add(koordinator, cycleId, await authoredPdf(), "application/pdf")
  const found = async (actor: Actor, q: string) =>
    (await readLibrary(db, actor, { q, page: 1 } as never, "id")).total
  for (const [q, seen] of [
    ["jadwal", 1],
    ["b1", 1],
    ["tersembunyi", 0],
    ["35100", 0],
  ] as const) {
    expect([q, await found(asesor, q)]).toEqual([q, seen])
    expect([q, await found(full, q)]).toEqual([q, 1])
  }
})
