import { execFileSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import { srgbProfile } from "#app/dossier/srgb-profile.ts"
import { archiveFaults } from "#tests/helpers/archive-check.ts"
import { OpenedPdf } from "#tests/helpers/pdf-objects.ts"
import { listTags, readTags, tagFaults } from "#tests/helpers/tag-check.ts"
import { sampleDossier } from "./sample-document.ts"

/** A dossier whose evidence is photos is an archival document; one with pages of other files is tagged all the same. */

let folder = ""
const CLAIM = "pdfaid:part"

async function draw(
  name: string,
  bytes: Buffer[],
  types: string[],
  change: (dossier: Dossier) => void = () => {},
) {
  const dossier = sampleDossier({ items: 6, evidence: bytes.length })
  const files: Record<string, string> = {}
  for (const [at, content] of bytes.entries()) {
    const entry = dossier.evidence[at]
    if (!entry) throw new Error(`No evidence ${at}`)
    const path = join(folder, `${name}-${at}`)
    await writeFile(path, content)
    Object.assign(entry, { shown: "pages", mediaType: types[at] })
    files[entry.sha256] = path
  }
  change(dossier)
  const out = join(folder, `${name}.pdf`)
  await renderDossier(dossier, { files, out })
  return { out, pdf: new OpenedPdf(await readFile(out)) }
}

const photo = () => sharp({ create: { width: 90, height: 60, channels: 3, background: "#0f5c4a" } })

async function onePagePdf(): Promise<Buffer> {
  const doc = new PDFDocument()
  doc.text("Halaman dari berkas lain")
  doc.end()
  return Buffer.concat(await doc.toArray())
}

let photos: Awaited<ReturnType<typeof draw>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "well-formed-"))
  const pictures = [
    await photo().jpeg().toBuffer(),
    await photo().png().toBuffer(),
    await photo().toColourspace("b-w").jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    Buffer.from("%PDF-1.4 broken"),
  ]
  const types = ["image/jpeg", "image/png", "image/jpeg", "application/pdf"]
  photos = await draw("photos", pictures, types, (dossier) => {
    dossier.title = 'Dosir <Contoh> & "Lainnya"\u0007\nbaris kedua'
  })
}, 60_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test("a dossier without pages of other files holds every condition of PDF/A-2b", () => {
  expect(archiveFaults(photos.pdf)).toEqual([])
})

test("the check finds each condition that is broken", () => {
  const { bytes } = photos.pdf
  const broken = (from: string, to: string) => {
    const text = bytes.toString("latin1")
    expect([from, text.includes(from), to.length]).toEqual([from, true, from.length])
    const pdf = new OpenedPdf(Buffer.from(text.replaceAll(from, to), "latin1"))
    return [...archiveFaults(pdf), ...tagFaults(pdf)]
  }
  const cases: [from: string, to: string, found: string][] = [
    ["<pdfaid:part>2", "<pdfaid:part>1", "6.6.4 no claim"],
    ["Lainnya", "Lainnye", "6.6.3 dc:title"],
    ["/GTS_PDFA1", "/GTS_PDFX1", "6.2.3 intent's kind"],
    ["/DeviceRGB", "/DeviceLab", "6.2.4 colours of picture"],
    ["/Length1 ", "/Length2 ", "6.2.11.4"],
    ["/CIDToGIDMap /Identity", "/CIDToGIDMap /Identita", "6.2.11.3.2"],
    ["/Subtype/Widget", "/Subtype/Screen", "6.3.1 annotation Screen"],
    ["/F 4/StructParent", "/F 6/StructParent", "6.3.2 flags of a Link"],
    ["/AP<</N ", "/AX<</N ", "6.3.3 appearance"],
    ["/Dest ", "/AA<< ", "6.4.1"],
    ["/Marked true", "/Marked null", "not marked"],
    ["/S/TH/", "/S/TD/", "table without header cells"],
    ["/S/H2", "/S/H4", "heading H4 after level"],
    ["/Scope/Row", "/Scopa/Row", "header cell without scope"],
    ["/S/Link", "/S/Span", "Link without its tag"],
    ["/Tabs /S", "/Tabs /R", "tab order"],
    ["/DisplayDocTitle true", "/DisplayDocTitle null", "title not displayed"],
  ]
  for (const [from, to, found] of cases)
    expect([from, broken(from, to).some((fault) => fault.startsWith(found))]).toEqual([from, true])
}, 60_000)

test("the claim is not made where pages of other files, ink colours or missing glyphs are in it", async () => {
  const ink = await photo().toColourspace("cmyk").jpeg().toBuffer()
  const jpeg = await photo().jpeg().toBuffer()
  const others = [
    await draw("foreign", [jpeg, await onePagePdf()], ["image/jpeg", "application/pdf"]),
    await draw("ink", [ink], ["image/jpeg"]),
    await draw("glyphs", [jpeg], ["image/jpeg"], (dossier) => {
      dossier.applicant = "字"
      const [cover] = dossier.sections[0]?.blocks ?? []
      if (cover?.type === "cover") cover.title = "Nama 字 tanpa bentuk"
    }),
  ]
  for (const { pdf } of others) {
    expect(pdf.bytes.includes(CLAIM)).toBe(false)
    expect(pdf.catalog.has("OutputIntents")).toBe(false)
    expect(archiveFaults(pdf)).toEqual(expect.arrayContaining(["6.6.4 no claim", "6.2.3 no output intent"]))
    expect(tagFaults(pdf)).toEqual([])
  }
}, 60_000)

test("everything on its pages is tagged in reading order: headings, tables, figures, links, the form", () => {
  expect(tagFaults(photos.pdf)).toEqual([])
  const roles = new Set(listTags(readTags(photos.pdf)).map(({ role }) => role))
  for (const role of [
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "L",
    "Table",
    "TH",
    "TD",
    "Figure",
    "Form",
    "TOC",
  ])
    expect([...roles]).toContain(role)
})

test("there is one empty signature field, in the box of who acknowledges, and nothing is drawn in it", async () => {
  const { file, catalog, pages } = photos.pdf
  const form = file.dict(catalog.get("AcroForm"))
  const fields = file.array(form?.get("Fields")) ?? []
  expect(fields).toHaveLength(1)
  const field = file.dict(fields[0]) ?? new Map()
  expect([file.name(field.get("FT")), field.has("V")]).toEqual(["Sig", false])
  expect(photos.pdf.text(field.get("T"))).toBe("tanda-tangan-1")
  expect(photos.pdf.text(field.get("TU"))).toBe("Bidang kosong untuk tanda tangan")
  expect(pages[1]).toBe(file.dict(field.get("P")))
  const without = await draw("unsigned", [], [], (dossier) => {
    for (const block of dossier.sections.flatMap(({ blocks }) => blocks))
      if (block.type === "signatures") for (const box of block.boxes) delete box.field
  })
  expect(without.pdf.catalog.has("AcroForm")).toBe(false)
  const drawn = (pdf: OpenedPdf) => pdf.operations(pdf.pages[1] ?? new Map())
  const ink = (pdf: OpenedPdf) => drawn(pdf).filter(({ name }) => !/^(BDC|BMC|EMC)$/.test(name))
  expect(ink(photos.pdf).length).toBe(ink(without.pdf).length)
}, 60_000)

test("the colour profile is sRGB: another program reads it, and colours stay what they are", async () => {
  const profile = join(folder, "srgb.icc")
  await writeFile(profile, srgbProfile())
  const raw = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 53) % 256))
  const picture = sharp(raw, { raw: { width: 10, height: 10, channels: 3 } })
  const tagged = await picture.png().withIccProfile(profile).toBuffer()
  const { icc } = await sharp(tagged).metadata()
  expect(icc?.equals(srgbProfile())).toBe(true)
  // Through the profile and back by way of the reader's own sRGB.
  const back = await sharp(tagged).toColourspace("srgb").raw().toBuffer()
  const most = Math.max(...back.map((value, at) => Math.abs(value - (raw[at] ?? 0))))
  expect(most).toBeLessThanOrEqual(2)
})

test.runIf(has("qpdf"))("qpdf finds nothing wrong in it", () => {
  expect(execFileSync("qpdf", ["--check", photos.out], { encoding: "utf8" })).toContain("No syntax")
})

function has(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
