import { execFileSync } from "node:child_process"
import { createWriteStream, mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { pipeline } from "node:stream/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { EvidenceKind } from "#app/domain/evidence.ts"
import type { Actor, Edition } from "#app/domain/permissions.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { blackOutEvidence } from "#app/services/black-out-evidence.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { packageDossier } from "#app/services/package-dossier.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import {
  NIK,
  officeFile,
  pdfOf,
  photo,
  pngWith,
  SECRETS,
  segment,
  talkativePdf,
} from "#tests/dossier/secret-files.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { type Colour, readEverything, showsColour } from "#tests/helpers/leaks.ts"
import { OpenedPdf } from "#tests/helpers/pdf-objects.ts"
import { tagFaults } from "#tests/helpers/tag-check.ts"

/**
 * A cycle full of what a redacted edition must not hand over, each under a word of its own, and a search for all of
 * it in the dossier, the package and every file of the package. The full edition has it all: the search finds it.
 */

const MAGENTA: Colour = [255, 0, 255]
const CYAN: Colour = [0, 255, 255]
/** The half of each photo that anybody may see. */
const GREEN: Colour = [32, 128, 64]

const folders: string[] = []
const handed = {} as Record<Edition, { pdf: string; zip: string; files: string[] }>

interface Scene {
  unitId: string
  koordinator: Actor
  cycleId: string
}

interface File {
  name: string
  title?: string
  kind: EvidenceKind
  mediaType: string
  bytes: Buffer
  item: string
  label?: string
}

async function attach({ unitId, koordinator, cycleId }: Scene, file: File) {
  const stored = await putStream([file.bytes] as never, { maxBytes: 1e7 })
  const { evidence } = await addEvidence(koordinator, {
    unitId,
    file: { ...stored, mediaType: file.mediaType, pages: 1, width: null, height: null },
    fileName: file.name,
    title: file.title,
    kind: file.kind,
    link: { cycleId, item: file.item, label: file.label },
  })
  return evidence
}

async function makeScene(): Promise<Scene> {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  return { unitId, koordinator, cycleId: await makeCycle(koordinator, applicantId) }
}

/** An educator whose name stands in his own row, in an aim and in an answer. */
async function register({ koordinator, unitId }: Scene) {
  const name = SECRETS.educatorName
  await addRegisterRow(koordinator, "educator", unitId, {
    values: {
      name,
      role: "ustadz",
      institution: "partner",
      institutionName: SECRETS.educatorInstitution,
      qualification: `Syahadah ${name}, ${NIK}`,
      subjects: [`Tahsin oleh ${name}`],
    },
  })
  const row = { academicYear: "2026/2027", subject: "Tahsin", aim: `Membaca di hadapan ${name}` }
  await addRegisterRow(koordinator, "curriculum", unitId, { values: row })
}

async function fill(scene: Scene) {
  const { koordinator, cycleId } = scene
  await register(scene)
  const narrative = `Diajar ${SECRETS.educatorName}, NIK ${NIK}, nomor ${SECRETS.registerNumberGrouped}.`
  const words = { narrative, gapReason: `Menunggu ${NIK}`, level: 1, notApplicable: false }
  await answerItem(koordinator, cycleId, "R-02", { ...words, version: 1, intent: "save" } as never)
  await explainHole(koordinator, cycleId, "R-02", {
    hint: "attendance",
    periods: ["2026-02"],
    reason: `Belum ada: ${NIK}`,
  })
  const source = `Buku ${NIK}`
  await enterFigure(koordinator, cycleId, {
    figure: "attendance",
    value: "90",
    asOf: "2026-03-31",
    source,
  })

  const pdf = "application/pdf"
  await attach(scene, {
    name: `${SECRETS.withheldFileName}.pdf`,
    title: `Daftar ${SECRETS.withheldTitle}`,
    kind: "daftar",
    mediaType: pdf,
    bytes: await pdfOf(SECRETS.withheldText),
    item: "R-01",
    label: SECRETS.withheldLabel,
  })
  await attach(scene, {
    name: "IMG_1.jpg",
    kind: "foto",
    mediaType: "image/jpeg",
    bytes: await photo("#00ffff", SECRETS.withheldExif),
    item: "R-03a",
  })
  const list = await attach(scene, {
    name: `${SECRETS.coveredFileName}.pdf`,
    title: SECRETS.coveredTitle,
    kind: "daftar",
    mediaType: pdf,
    bytes: await pdfOf(SECRETS.coveredText),
    item: "R-01",
  })
  const face = await attach(scene, {
    name: "IMG_2.jpg",
    kind: "foto",
    mediaType: "image/jpeg",
    bytes: await photo("#ff00ff", SECRETS.coveredExif),
    item: "R-03b",
  })
  await attach(scene, {
    name: `${SECRETS.clearedFileName}.pdf`,
    title: `Jadwal ${NIK}`,
    kind: "jadwal",
    mediaType: pdf,
    bytes: await talkativePdf(),
    item: "R-02",
    label: `Baris ${NIK}`,
  })
  const segments = [
    segment(0xfe, SECRETS.jpegComment),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${SECRETS.jpegXmp}</x>`),
  ]
  const cleared = [
    { ending: "jpg", type: "image/jpeg", bytes: await photo("#804020", "x", segments, SECRETS.jpegTail) },
    { ending: "png", type: "image/png", bytes: await pngWith(SECRETS.pngText) },
    { ending: "docx", type: "application/zip", bytes: await officeFile() },
  ]
  for (const [at, { ending, type, bytes }] of cleared.entries()) {
    const file = {
      name: `bersih${at}.${ending}`,
      kind: "foto" as const,
      mediaType: type,
      bytes,
      item: "R-04a",
    }
    await clearEvidence(koordinator, (await attach(scene, file)).id, "terbuka")
  }
  await blackOutEvidence(koordinator, list.id, [{ page: 1, x: 0, y: 0, width: 1, height: 0.2 }])
  await blackOutEvidence(koordinator, face.id, [{ page: 1, x: 0, y: 0, width: 0.5, height: 1 }])
}

/** Issues an edition, takes its package, and extracts it. */
async function handOver({ unitId, koordinator, cycleId }: Scene, edition: Edition) {
  const reason = edition === "full" ? "Diminta asesor pada visitasi" : ""
  const { id } = await issueDossier(koordinator, cycleId, { edition, language: "id", reason })
  await waitForBuild(id)
  const row = await requireDossier(db, { unitIds: [unitId], cycleIds: [] }, cycleId, id)
  const folder = mkdtempSync(join(tmpdir(), "handed-over-"))
  folders.push(folder)
  const { fileName, open } = await packageDossier(koordinator, cycleId, id, { record: false })
  const zip = join(folder, fileName)
  await pipeline(open(), createWriteStream(zip))
  execFileSync("unzip", ["-q", zip, "-d", join(folder, "d")])
  const files = readdirSync(join(folder, "d"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return { pdf: dossierPdfPath(row.pdfSha256 ?? ""), zip, files }
}

beforeAll(async () => {
  const scene = await makeScene()
  await fill(scene)
  handed.redacted = await handOver(scene, "redacted")
  handed.full = await handOver(scene, "full")
}, 180_000)

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** The secrets that stand in a file or in its name. */
async function secretsIn(path: string): Promise<string[]> {
  const everything = (await readEverything(path)) + basename(path).toLowerCase()
  return Object.entries(SECRETS)
    .filter(([, word]) => everything.includes(word.toLowerCase()))
    .map(([name]) => name)
}

test("the search finds every secret where nothing is withheld", async () => {
  const { pdf, files } = handed.full
  const fileOf = (code: string) => files.find((path) => basename(path).startsWith(code)) ?? ""
  const found = new Set<string>()
  for (const path of [pdf, ...files]) for (const name of await secretsIn(path)) found.add(name)
  // A file's name goes into no edition: the package names files by their codes.
  const named = ["withheldFileName", "coveredFileName", "clearedFileName"]
  expect(Object.keys(SECRETS).filter((name) => !found.has(name))).toEqual(named)
  expect(await showsColour(fileOf("B-002"), CYAN)).toBe(true)
  expect(await showsColour(fileOf("B-004"), MAGENTA)).toBe(true)
  expect(await showsColour(handed.redacted.pdf, GREEN)).toBe(true)
}, 120_000)

test("both editions are tagged from front to back", () => {
  for (const { pdf } of [handed.redacted, handed.full])
    expect(tagFaults(new OpenedPdf(readFileSync(pdf)))).toEqual([])
})

test("no secret is in the redacted dossier, its package or any file of it, in bytes, texts or names", async () => {
  const { pdf, zip, files } = handed.redacted
  expect(
    files
      .map((path) => basename(path))
      .filter((name) => name.startsWith("B-"))
      .sort(),
  ).toEqual(["B-003.pdf", "B-004.jpg", "B-005.pdf", "B-006.jpg", "B-007.png"])
  for (const path of [pdf, zip, ...files])
    expect([basename(path), await secretsIn(path)]).toEqual([basename(path), []])
}, 120_000)

test("what was painted over or withheld shows in no pixel of the redacted edition", async () => {
  const { pdf, files } = handed.redacted
  for (const path of [pdf, ...files.filter((path) => /\.(pdf|jpg|png)$/.test(path))])
    for (const colour of [MAGENTA, CYAN])
      expect([basename(path), colour, await showsColour(path, colour)]).toEqual([
        basename(path),
        colour,
        false,
      ])
}, 120_000)
