import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Language } from "#app/domain/dates.ts"
import { buildDossier } from "#app/domain/dossier.ts"
import { Dossier } from "#app/domain/dossier-document.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { type Actor, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { db } from "#db/client.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { OpenedPdf } from "#tests/helpers/pdf-objects.ts"
import { tagFaults } from "#tests/helpers/tag-check.ts"
import { hasQpdf } from "./pages-sample.ts"

/** A dossier whose unit has an educator, a facility, a kitab and a line of the curriculum. */

const NAME = "Wirabhumi Contoh"
const folder = mkdtempSync(join(tmpdir(), "annex-"))
let koordinator: Actor
let cycleId: string
let unitId: string
let snapshot: Snapshot

const gather = () => gatherSnapshot(db, scopeOf(koordinator), cycleId, "2026-06-30")
const build = (of: Snapshot, edition: Edition, language: Language = "id") =>
  buildDossier(of, {
    edition,
    language,
    draft: false,
    revision: 1,
    frozenAt: new Date("2026-06-30T00:00:00Z"),
    today: "2026-06-30",
    snapshotSha256: "0".repeat(64),
  })

async function draw(edition: Edition, language: Language = "id", name = `${edition}-${language}.pdf`) {
  const out = join(folder, name)
  await renderDossier(build(snapshot, edition, language), { files: {}, out })
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(out)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "))
  }
  const outline = (await pdf.getOutline()) ?? []
  await pdf.destroy()
  return { out, text: pages.join(" ").replace(/\s+/g, " "), outline }
}

beforeAll(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  koordinator = await makeActor(unitId, "koordinator")
  cycleId = await makeCycle(koordinator, unit.applicantId)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test("a unit without rows has no annex, and a snapshot from before there was one still reads", async () => {
  const empty = await gather()
  expect(empty).not.toHaveProperty("registers")
  expect(Snapshot.parse(empty)).toEqual(empty)
  expect(build(empty, "full").sections.map(({ id }) => id)).not.toContain("annex")
})

test("a register without rows is left out", async () => {
  await addRegisterRow(koordinator, "facility", unitId, {
    values: { kind: "room", name: "Asrama contoh", quantity: 4, capacity: 12, condition: "baik" },
  })
  const annex = build(await gather(), "full").sections.find(({ id }) => id === "annex")
  const headings = annex?.blocks.flatMap((block) => (block.type === "heading" ? [block.text] : []))
  expect(headings).toEqual(["Sarana prasarana"])
})

test("the snapshot takes in every register, and educators keep the order of their codes", async () => {
  await addRegisterRow(koordinator, "educator", unitId, {
    values: {
      name: NAME,
      role: "ustadz",
      institution: "partner",
      institutionName: "Mitra Contoh",
      qualification: `Syahadah tahsin ${NAME}`,
      qualified: true,
      subjects: ["Tajwid", "Fikih"],
      weeklyMinutes: 155,
      from: "2025-01-06",
    },
  })
  await addRegisterRow(koordinator, "educator", unitId, {
    values: { name: "Aditya Contoh", role: "staff", institution: "own", subjects: [] },
  })
  // Who does not serve any more on the day is nobody an asesor would meet.
  await addRegisterRow(koordinator, "educator", unitId, {
    values: { name: "Lampau Contoh", role: "ustadz", institution: "own", subjects: [], until: "2026-06-29" },
  })
  await addRegisterRow(koordinator, "kitab", unitId, {
    values: {
      title: "Kitab contoh",
      author: "Pengarang contoh",
      field: "Fikih",
      chapters: [],
      pages: 61,
      copies: 23,
    },
  })
  await addRegisterRow(koordinator, "curriculum", unitId, {
    values: {
      academicYear: "2026/2027",
      subject: "Fikih ibadah",
      aim: `Bersuci menurut ${NAME}`,
      weeklyMinutes: 145,
      kitab: "K-001",
    },
  })
  snapshot = await gather()
  expect(Snapshot.parse(snapshot)).toEqual(snapshot)
  expect(snapshot.registers?.educators.map(({ number, name }) => [number, name])).toEqual([
    [1, NAME],
    [2, "Aditya Contoh"],
  ])
  expect(snapshot.registers?.curriculum[0]).toMatchObject({ subject: "Fikih ibadah", kitab: 1 })
  const document = build(snapshot, "full")
  expect(Dossier.parse(document)).toEqual(document)
})

test("the full edition prints every row after the register of evidence, in contents and bookmarks", async () => {
  const { text, outline } = await draw("full")
  for (const said of [
    `U-001 ${NAME} ustadz, Mitra Contoh`,
    "Tajwid, Fikih 155",
    "memenuhi kualifikasi",
    "F-001 Asrama contoh ruang 4 12 baik",
    "Fikih ibadah 2026/2027",
    "Judul Pengarang Bidang Halaman Eksemplar K-001 Kitab contoh Pengarang contoh Fikih 61 23",
  ])
    expect(text).toContain(said)
  const titles = outline.map(({ title }) => title)
  const at = titles.findIndex((title) => title.includes("Lampiran data pesantren"))
  expect(titles[at - 1]).toContain("Daftar bukti")
  const below = outline[at]?.items ?? []
  expect(below.map(({ title }: { title: string }) => title)).toEqual([
    expect.stringContaining("Ustadz dan tenaga kependidikan"),
    expect.stringContaining("Sarana prasarana"),
    expect.stringContaining("Kurikulum"),
    expect.stringContaining("Daftar kitab"),
  ])
})

test("the redacted edition names educators by code, role and qualification only", async () => {
  const document = JSON.stringify(build(snapshot, "redacted"))
  const { text } = await draw("redacted")
  for (const said of [document, text])
    for (const hidden of ["Wirabhumi", "Aditya", "Mitra Contoh", "Tajwid"]) expect(said).not.toContain(hidden)
  expect(text).toContain("U-001 ustadz Syahadah tahsin U-001, memenuhi kualifikasi")
  expect(text).toContain("Bersuci menurut U-001")
})

test("the annex speaks English in an English dossier", async () => {
  const { text } = await draw("full", "en")
  expect(text).toContain("Ustadz and staff")
  expect(text).toContain("F-001 Asrama contoh room 4 12 good")
})

test("the same registers give the same bytes, well formed and tagged", async () => {
  const [one, two] = [await draw("full", "id", "one.pdf"), await draw("full", "id", "two.pdf")]
  const bytes = readFileSync(one.out)
  expect(bytes.equals(readFileSync(two.out))).toBe(true)
  expect(tagFaults(new OpenedPdf(bytes))).toEqual([])
  if (hasQpdf) execFileSync("qpdf", ["--check", one.out])
})
