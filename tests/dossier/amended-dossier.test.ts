import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"
import { Dossier } from "#app/domain/dossier-document.ts"
import { allEvidence, listRevisions } from "#app/domain/dossier-revisions.ts"
import { comparePages, pagesUpTo } from "#app/domain/page-map.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { type RenderResult, renderDossier } from "#app/dossier/render-dossier.server.ts"
import { drawPdfPage, openPdf } from "#app/evidence/pdf-pages.server.ts"
import { verifyPath } from "#app/package/verify/verify-path.server.ts"
import { hasQpdf } from "./pages-sample.ts"
import { sampleAmendment } from "./sample-amendment.ts"
import { makeSamplePackage, type SamplePackage, sha256 } from "./sample-package.ts"

/** A dossier that was handed in, the same with one amendment, and with two. */

interface Drawn extends Omit<RenderResult, "pages"> {
  document: Dossier
  path: string
  pdf: PDFDocumentProxy
  /** The text of each page. */
  pages: string[]
  labels: string[]
}

let sample: SamplePackage
let bag = ""
const drawn: Drawn[] = []

async function draw(document: Dossier): Promise<Drawn> {
  const out = join(sample.folder, `${hashDocument(document)}.pdf`)
  const files = Object.fromEntries(
    allEvidence(document).map((entry) => [entry.sha256, sample.evidence(entry.sha256)]),
  )
  const result = await renderDossier(document, { files, out })
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(out)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""))
  }
  return { ...result, document, path: out, pdf, pages, labels: (await pdf.getPageLabels()) ?? [] }
}

beforeAll(async () => {
  sample = await makeSamplePackage("redacted", { amended: true })
  const { document } = sample
  const { watermark: _, ...handedIn } = document
  const amendments = [...(document.amendments ?? []), sampleAmendment(document, [])]
  for (const revision of listRevisions({ ...handedIn, amendments })) drawn.push(await draw(revision))
  execFileSync("unzip", ["-q", await sample.write(), "-d", join(sample.folder, "bag")])
  bag = join(sample.folder, "bag", readdirSync(join(sample.folder, "bag"))[0] ?? "")
}, 120_000)

afterAll(async () => {
  for (const { pdf } of drawn) await pdf.destroy()
  await rm(sample.folder, { recursive: true, force: true })
})

const [FIRST, SECOND, THIRD] = [0, 1, 2] as const
const at = (revision: number) => drawn[revision] as Drawn

test("an amended dossier is a document that holds every earlier one unchanged", () => {
  const { document } = at(THIRD)
  expect(Dossier.parse(document)).toEqual(document)
  expect(listRevisions(document).map(hashDocument)).toEqual(drawn.map(({ documentHash }) => documentHash))
})

test("every page of a revision says the same under the same number in the next; pages are only appended", () => {
  for (const [before, after] of [
    [FIRST, SECOND],
    [SECOND, THIRD],
  ] as const) {
    const count = at(before).pages.length
    expect(at(after).pages.length).toBeGreaterThan(count)
    expect(at(after).pages.slice(0, count)).toEqual(at(before).pages)
    expect(at(after).labels.slice(0, count)).toEqual(at(before).labels)
  }
  const { labels } = at(THIRD)
  const arabic = labels.slice(labels.indexOf("1"))
  expect(arabic).toEqual(arabic.map((_, index) => String(index + 1)))
})

test("pages of a revision look the same in the next, to the pixel", async () => {
  const [before, after] = await Promise.all(drawn.slice(0, 2).map(({ path }) => openPdf(path)))
  if (!before || !after) throw new Error("Nothing was drawn")
  const pixels = async (pdf: PDFDocumentProxy, number: number) =>
    sha256((await drawPdfPage(pdf, number, 0.5)).data())
  for (let number = 1; number <= before.numPages; number++)
    expect(await pixels(after, number), `page ${number}`).toBe(await pixels(before, number))
  await Promise.all([before, after].map((pdf) => pdf.loadingTask.destroy()))
})

test("an amendment's pages print the hash of their own revision and lead to their evidence and to earlier pages", async () => {
  const { pages, pdf, labels, documentHash } = at(SECOND)
  const own = pages.slice(at(FIRST).pages.length)
  for (const text of own) expect(text).toContain(`document-3.json SHA-256 ${documentHash.slice(0, 12)}`)
  expect(own.at(-1)?.replaceAll(/\s/g, "")).toContain(documentHash)
  expect(own.join()).toContain("Nama sensitif")
  expect(own.join()).toContain("Isi tambahan")
  const evidence = pages.findIndex((text) => text.includes("Isi tambahan"))
  const earlier = pages.findIndex((text) => text.includes("Isi surat"))
  const register = pages.findIndex((text) => text.includes("Uraian tambahan 1"))
  expect(pages[register]).toContain(labels[evidence])
  const targets = await Promise.all(
    (await (await pdf.getPage(register + 1)).getAnnotations()).map(({ dest }) => pdf.getPageIndex(dest[0])),
  )
  expect(targets).toContain(evidence)
  expect(targets).toContain(earlier)
  const outline = (await pdf.getOutline()).map(({ title }) => title.replace(/ · hlm\. .*/, ""))
  expect(outline.slice(-4)).toEqual([
    "Tambahan 1",
    "Isi Tambahan 1",
    "Lampiran bukti Tambahan 1",
    "Verifikasi Tambahan 1",
  ])
})

test("the page maps tell what was added, page by page", () => {
  const [before, after] = [at(FIRST).pageMap, at(SECOND).pageMap]
  expect(pagesUpTo(at(THIRD).pageMap, 1)).toEqual(after)
  const changes = comparePages(before, after)
  expect(changes.filter(({ state }) => state !== "added")).toHaveLength(1)
  expect(changes[0]).toMatchObject({ state: "unchanged", pages: at(FIRST).pages.length })
  const added = changes
    .slice(1)
    .flatMap(({ from, things }) => things.map(({ kind, key }) => `${from} ${kind} ${key}`))
  const page = (text: string) => at(SECOND).labels[at(SECOND).pages.findIndex((own) => own.includes(text))]
  expect(added).toContain(`${page("Isi tambahan")} evidence B-006`)
  expect(added).toContain(`${page("Nama sensitif")} evidence B-005`)
  expect(added).toContain(`${page("Uraian tambahan 1")} item 0`)
})

test("the same amended document gives the same bytes", async () => {
  const { document, sha256: first } = at(SECOND)
  expect((await draw(document)).sha256).toBe(first)
})

test.skipIf(!hasQpdf)("qpdf finds nothing wrong with an amended dossier", () => {
  execFileSync("qpdf", ["--check", at(THIRD).path])
})

function copyBag(name: string): string {
  const folder = join(sample.folder, name)
  cpSync(bag, folder, { recursive: true })
  return folder
}

async function findingsOf(path: string): Promise<string[]> {
  return (await verifyPath(path)).findings.map(({ kind, path: file }) => `${kind} ${file}`).sort()
}

test("its package holds a document for each revision, each piece of evidence once, and is found good", async () => {
  const names = readdirSync(join(bag, "data")).sort()
  expect(names).toEqual([
    "bukti",
    "daftar-bukti.csv",
    "daftar-bukti.json",
    "document-3.json",
    "document.json",
    "dosir.pdf",
  ])
  expect(readdirSync(join(bag, "data/bukti")).sort()).toContain("B-005.pdf")
  expect(readdirSync(join(bag, "data/bukti")).sort()).toContain("B-006.pdf")
  const verdict = await verifyPath(bag)
  expect(verdict).toMatchObject({ findings: [], document: hashDocument(sample.document) })
  const [first] = listRevisions(sample.document)
  expect(readFileSync(join(bag, "data/document.json"), "utf8")).toBe(canonicalJson(first))
})

test("the steps of its read-me give the hash that each revision's pages print", () => {
  const text = readFileSync(join(bag, "BACA-SAYA.txt"), "utf8")
  expect(text).not.toMatch(/\{\w+\}/)
  const blocks = [...text.matchAll(/^ *Linux:\n((?: +\S.*\n)+)/gm)].map((found) => found[1] ?? "")
  const hashes = listRevisions(sample.document).map(hashDocument)
  for (const block of blocks) {
    const lines = execFileSync("sh", ["-e", "-c", block], { cwd: bag, encoding: "utf8" }).trim().split("\n")
    expect(lines.slice(-2)).toEqual([
      `${hashes[0]}  data/document.json`,
      `${hashes[1]}  data/document-3.json`,
    ])
  }
  for (const hash of hashes) expect(text).toContain(hash)
})

test("an earlier document that is changed or gone is named, also under a new manifest", async () => {
  const spoilt = copyBag("spoilt")
  const file = join(spoilt, "data/document.json")
  const forged = canonicalJson({ ...JSON.parse(readFileSync(file, "utf8")), applicant: "Pesantren Lain" })
  writeFileSync(file, forged)
  expect(await findingsOf(spoilt)).toEqual(["wrong data/document.json"])
  const manifest = join(spoilt, "manifest-sha256.txt")
  const lines = readFileSync(manifest, "utf8")
  writeFileSync(manifest, lines.replace(/^\w{64}(?= {2}data\/document\.json)/m, sha256(forged)))
  const tags = join(spoilt, "tagmanifest-sha256.txt")
  const own = sha256(readFileSync(manifest))
  writeFileSync(tags, readFileSync(tags, "utf8").replace(/^\w{64}(?= {2}manifest)/m, own))
  expect(await findingsOf(spoilt)).toContain("wrong data/document.json")
  const gone = copyBag("gone")
  rmSync(join(gone, "data/document.json"))
  expect(await findingsOf(gone)).toContain("missing data/document.json")
})

test("an amended PDF alone is checked against its last document, which holds the earlier ones", async () => {
  const folder = join(sample.folder, "alone")
  mkdirSync(folder)
  cpSync(sample.pdf, join(folder, "dosir.pdf"))
  expect(await findingsOf(join(folder, "dosir.pdf"))).toEqual(["missing document-3.json"])
  writeFileSync(join(folder, "document-3.json"), canonicalJson(sample.document))
  expect(await findingsOf(join(folder, "dosir.pdf"))).toEqual([])
})
