import { execFileSync } from "node:child_process"
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { inflateSync } from "node:zlib"
import { eq } from "drizzle-orm"
import sharp from "sharp"
import { afterAll, expect, test, vi } from "vitest"
import type { Area } from "#app/domain/black-out.ts"
import { Dossier } from "#app/domain/dossier-document.ts"
import type { Edition } from "#app/domain/permissions.ts"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { verifyPath } from "#app/package/verify/verify-path.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { blackOutEvidence } from "#app/services/black-out-evidence.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { dossierDocumentPath, dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { packageDossier } from "#app/services/package-dossier.server.ts"
import { readDossiers } from "#app/services/read-dossiers.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { auditEntry } from "#db/schema/audit.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach, readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { type Colour, showsColour } from "#tests/helpers/leaks.ts"

const SECRET = "Rahasia Terbilang"
const PLACE = "TEMPAT-RAHASIA"
const TOP: Area[] = [{ page: 1, x: 0, y: 0, width: 1, height: 0.2 }]
const MAGENTA: Colour = [255, 0, 255]
const LEFT: Area[] = [{ page: 1, x: 0, y: 0, width: 0.5, height: 1 }]

const folders: string[] = []

// Each copy is drawn in a process of its own that starts for it, and dossiers are drawn one after the other.
vi.setConfig({ testTimeout: 180_000 })

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-black-out-"))
  folders.push(folder)
  return folder
}

async function setting() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  const { evidence: list } = await attach(koordinator, cycleId, "R-01", {
    name: "Daftar Fulan Tersembunyi.pdf",
    kind: "daftar",
    text: SECRET,
    label: "Nilai Fulan Tersembunyi",
  })
  return { unitId, koordinator, cycleId, list }
}

type Setting = Awaited<ReturnType<typeof setting>>

/** A photo with a magenta left half, which nothing else in a dossier is, and a place in its EXIF. */
async function attachPhoto({ unitId, koordinator, cycleId }: Setting) {
  const half = await sharp({ create: { width: 150, height: 200, channels: 3, background: "#ff00ff" } })
    .png()
    .toBuffer()
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#208040" } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg()
    .withExif({ IFD0: { ImageDescription: PLACE } })
    .toBuffer()
  const stored = await putStream([photo] as never, { maxBytes: 1e7 })
  const { evidence } = await addEvidence(koordinator, {
    unitId,
    file: { ...stored, mediaType: "image/jpeg", pages: 1, width: 300, height: 200 },
    fileName: "foto.jpg",
    kind: "foto",
    link: { cycleId, item: "R-03a" },
  })
  return evidence
}

async function issue({ koordinator, cycleId, unitId }: Setting, edition: Edition = "redacted") {
  const reason = edition === "full" ? "Diminta asesor pada visitasi" : ""
  const { id } = await issueDossier(koordinator, cycleId, { edition, language: "id", reason })
  await waitForBuild(id)
  const row = await requireDossier(db, { unitIds: [unitId], cycleIds: [] }, cycleId, id)
  const text = readFileSync(dossierDocumentPath(row.documentSha256), "utf8")
  const document = Dossier.parse(JSON.parse(text))
  return { id, pdf: dossierPdfPath(row.pdfSha256 ?? ""), document }
}

/** Everything a file says: its bytes, and what its compressed streams hold. */
function readOut(path: string): string {
  const bytes = readFileSync(path)
  const parts = [bytes.toString("latin1")]
  for (let at = bytes.indexOf("stream\n"); at !== -1; at = bytes.indexOf("stream\n", at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === "end") continue
    try {
      const data = bytes.subarray(at + 7, bytes.indexOf("endstream", at))
      parts.push(inflateSync(data).toString("latin1"))
    } catch {
      // A picture, or no stream at all.
    }
  }
  return parts.join("\n")
}

const hex = (text: string) => Buffer.from(text, "latin1").toString("hex")

/** Whether a text stands in a file: as it is, as UTF-16, or in hexadecimal as PDF pages have it. */
function says(path: string, text: string): boolean {
  const content = readOut(path)
  const wide = Buffer.from(text, "utf16le").toString("latin1")
  // Kerning cuts words: half of one is enough to tell.
  const part = hex(text.split(" ")[0]?.slice(1, 6) ?? text)
  return [text, wide, part, part.toUpperCase()].some((form) => content.includes(form))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

async function unpack({ koordinator, cycleId }: Setting, id: string) {
  const folder = scratch()
  const { fileName, open } = await packageDossier(koordinator, cycleId, id, { record: false })
  const zip = join(folder, fileName)
  await pipeline(open(), createWriteStream(zip))
  execFileSync("unzip", ["-q", zip, "-d", join(folder, "d")])
  return { zip, files: filesIn(join(folder, "d")) }
}

test("a copy is evidence of its own, cleared by who made it, and stands for the original", async () => {
  const { koordinator, list } = await setting()
  const copy = await blackOutEvidence(koordinator, list.id, TOP)
  expect(copy).toMatchObject({
    number: list.number + 1,
    title: "Daftar B-001 (dihitamkan)",
    fileName: "B-002.pdf",
    kind: "daftar",
    mediaType: "application/pdf",
    pages: 1,
    periodFrom: list.periodFrom,
    sensitivity: "terbuka",
    clearedBy: koordinator.userId,
    standsForId: list.id,
  })
  expect(await requireEvidence(db, koordinator, list.id)).toMatchObject({
    sensitivity: "sensitif",
    version: 1,
  })
  const entries = await db.select().from(auditEntry).where(eq(auditEntry.action, "evidence.black-out"))
  expect(entries.some((entry) => JSON.stringify(entry).includes(list.id))).toBe(true)
  expect(says(evidencePath(list.sha256), SECRET)).toBe(true)
  expect(says(evidencePath(copy.sha256), SECRET)).toBe(false)
})

test("who may not clear may not black out, and outside the unit there is nothing to black out", async () => {
  const { unitId, list } = await setting()
  for (const role of ["kontributor", "kalapas", "pengajar"] as const) {
    const actor = await makeActor(unitId, role)
    await expect(blackOutEvidence(actor, list.id, TOP), role).rejects.toMatchObject({ status: 403 })
  }
  const peninjau = await makeActor(unitId, "peninjau")
  expect((await blackOutEvidence(peninjau, list.id, TOP)).clearedBy).toBe(peninjau.userId)
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  await expect(blackOutEvidence(stranger, list.id, TOP)).rejects.toMatchObject({ status: 404 })
})

test("the same areas again give the copy there is; a copy blacked out further stands for the same original", async () => {
  const { koordinator, list } = await setting()
  const first = await blackOutEvidence(koordinator, list.id, TOP)
  await clearEvidence(koordinator, first.id, "sensitif")
  const again = await blackOutEvidence(koordinator, list.id, TOP)
  expect(again).toMatchObject({ id: first.id, sensitivity: "terbuka" })
  const further = await blackOutEvidence(koordinator, first.id, LEFT)
  expect(further).toMatchObject({ standsForId: list.id, title: "Daftar B-001 (dihitamkan)" })
})

test("a file that cannot be read, or a page that is not there, is refused and leaves nothing", async () => {
  const { koordinator, unitId, list } = await setting()
  const stored = await putStream([Buffer.from(`%PDF-1.7\n${unitId}`)] as never, { maxBytes: 1e6 })
  const broken = await addEvidence(koordinator, {
    unitId,
    file: { ...stored, mediaType: "application/pdf", pages: 1, width: null, height: null },
    fileName: "rusak.pdf",
  })
  await expect(blackOutEvidence(koordinator, broken.evidence.id, TOP)).rejects.toMatchObject({ status: 422 })
  const beyond = [{ page: 5, x: 0, y: 0, width: 1, height: 1 }]
  await expect(blackOutEvidence(koordinator, list.id, beyond)).rejects.toMatchObject({ status: 422 })
})

test("the redacted dossier shows the newest cleared copy under the original's code; the full one the original", async () => {
  const made = await setting()
  const { koordinator, list } = made
  expect((await issue(made)).document.evidence[0]).toMatchObject({ code: "B-001", shown: "register" })
  const old = await blackOutEvidence(koordinator, list.id, LEFT)
  const copy = await blackOutEvidence(koordinator, list.id, TOP)
  const { document, pdf } = await issue(made)
  expect(document.evidence[0]).toMatchObject({
    code: "B-001",
    title: "Daftar B-001 (dihitamkan)",
    shown: "pages",
    sha256: copy.sha256,
    size: copy.size,
    copy: { code: "B-003" },
  })
  const text = await readPdf(pdf)
  expect(text).toContain("Salinan yang dihitamkan (B-003) sebagai pengganti B-001.")
  expect(text.replaceAll(/\s/g, "")).toContain(copy.sha256)
  await clearEvidence(koordinator, copy.id, "sensitif")
  expect((await issue(made)).document.evidence[0]).toMatchObject({
    sha256: old.sha256,
    copy: { code: "B-002" },
  })
  const full = await issue(made, "full")
  expect(full.document.evidence[0]).toMatchObject({ title: list.title, sha256: list.sha256, shown: "pages" })
  expect(full.document.evidence[0]?.copy).toBeUndefined()
  expect(await readPdf(full.pdf)).toContain(SECRET)
})

test("nothing that was covered is in the redacted dossier or its package, in bytes, text or pixels", async () => {
  const made = await setting()
  const { koordinator, list } = made
  const photo = await attachPhoto(made)
  const full = await issue(made, "full")
  expect([says(full.pdf, SECRET), await showsColour(full.pdf, MAGENTA)]).toEqual([true, true])

  await blackOutEvidence(koordinator, list.id, TOP)
  const cleared = await blackOutEvidence(koordinator, photo.id, LEFT)
  const { id, pdf, document } = await issue(made)
  expect(document.evidence.map((entry) => entry.shown)).toEqual(["pages", "pages"])
  const { zip, files } = await unpack(made, id)
  expect((await verifyPath(zip)).findings).toEqual([])
  expect(files.filter((path) => path.includes("/bukti/")).map((path) => path.split("/").at(-1))).toEqual(
    expect.arrayContaining(["B-001.pdf", "B-002.jpg"]),
  )
  for (const path of [pdf, ...files]) {
    for (const word of [SECRET, PLACE, "Tersembunyi"])
      expect([path, word, says(path, word)]).toEqual([path, word, false])
    for (const original of [list, photo]) expect(readFileSync(path).includes(original.sha256)).toBe(false)
  }
  for (const path of [pdf, ...files].filter((each) => /\.(pdf|jpg)$/.test(each))) {
    if (path.endsWith(".pdf")) expect(await readPdf(path)).not.toContain("Rahasia")
    expect([path, await showsColour(path, MAGENTA)]).toEqual([path, false])
  }
  expect(readFileSync(evidencePath(cleared.sha256)).includes("Exif")).toBe(false)
})

test("what a dossier shows stays: its copy cannot be removed, nor an original that has one", async () => {
  const made = await setting()
  const { koordinator, list, unitId, cycleId } = made
  const copy = await blackOutEvidence(koordinator, list.id, TOP)
  await expect(removeEvidence(koordinator, list.id)).rejects.toMatchObject({ status: 409 })
  const unused = await blackOutEvidence(koordinator, list.id, LEFT)
  await removeEvidence(koordinator, unused.id)
  await issue(made)
  await expect(removeEvidence(koordinator, copy.id)).rejects.toMatchObject({ status: 409 })
  const asesor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  expect((await requireEvidence(db, asesor, copy.id)).id).toBe(copy.id)
  await expect(requireEvidence(db, asesor, list.id)).rejects.toMatchObject({ status: 403 })
})

test("before issuing, what is still sensitive and not covered is named with what one may do about it", async () => {
  const { koordinator, unitId, cycleId, list } = await setting()
  const kalapas = await makeActor(unitId, "kalapas")
  const uncovered = async (actor: typeof koordinator) =>
    (await readDossiers(db, actor, cycleId, "id")).uncovered
  const file = { id: list.id, code: "B-001", title: list.title, items: ["R-01"] }
  expect(await uncovered(koordinator)).toEqual([{ ...file, mayBlackOut: true, mayClear: true }])
  expect(await uncovered(kalapas)).toEqual([{ ...file, mayBlackOut: false, mayClear: false }])
  const copy = await blackOutEvidence(koordinator, list.id, TOP)
  expect(await uncovered(koordinator)).toEqual([])
  await clearEvidence(koordinator, copy.id, "sensitif")
  expect(await uncovered(koordinator)).toHaveLength(1)
  await clearEvidence(koordinator, list.id, "terbuka")
  expect(await uncovered(koordinator)).toEqual([])
})
