import { execFile, execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Dossier } from "#app/domain/dossier-document.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { type RenderProgress, renderDossier } from "#app/dossier/render-dossier.server.ts"
import { sampleDossier } from "./sample-document.ts"

const run = promisify(execFile)
let folder = ""
let files: Record<string, string> = {}
let pdf: PDFDocumentProxy
const pages: string[] = []
let labels: string[] = []
const dossier = sampleDossier()
Object.assign(dossier.evidence[1] as object, { mediaType: "image/jpeg" })
const hash = hashDocument(dossier)

async function textPdf(path: string, count: number) {
  const doc = new PDFDocument({ size: "A4", layout: "landscape" })
  for (let at = 1; at <= count; at++) {
    if (at > 1) doc.addPage()
    doc.fontSize(30).text(`Isi lembar ${at}`)
  }
  doc.end()
  await writeFile(path, Buffer.concat(await doc.toArray()))
}

async function textOf(doc: PDFDocumentProxy, at: number): Promise<string> {
  const content = await (await doc.getPage(at)).getTextContent()
  return content.items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("")
}

const open = async (path: string) =>
  getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 }).promise

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dossier-"))
  const [one, two, three, four] = dossier.evidence.map((entry) => entry.sha256) as [
    string,
    string,
    string,
    string,
  ]
  const path = (name: string) => join(folder, name)
  files = { [one]: path("1.pdf"), [two]: path("2.jpg"), [three]: path("3.pdf"), [four]: path("absent.pdf") }
  await textPdf(path("1.pdf"), 3)
  await sharp({ create: { width: 60, height: 40, channels: 3, background: "#0f5c4a" } })
    .jpeg()
    .toFile(path("2.jpg"))
  await writeFile(path("3.pdf"), "%PDF-1.4 broken")
  await renderDossier(dossier, { files, out: path("dossier.pdf") })
  pdf = await open(path("dossier.pdf"))
  labels = (await pdf.getPageLabels()) ?? []
  for (let at = 1; at <= pdf.numPages; at++) pages.push(await textOf(pdf, at))
}, 60_000)

afterAll(async () => {
  await pdf?.destroy()
  await rm(folder, { recursive: true, force: true })
})

const indexOf = (text: string) => pages.findIndex((page) => page.includes(text))

test("the sample is a document", () => {
  expect(Dossier.parse(dossier)).toEqual(dossier)
})

test("pages are labelled roman, then arabic, and print their own label", () => {
  const first = labels.indexOf("1")
  expect(labels.slice(0, first)).toEqual(["i", "ii", "iii", "iv"].slice(0, first))
  expect(labels.slice(first)).toEqual(
    Array.from({ length: labels.length - first }, (_, at) => String(at + 1)),
  )
  for (const [at, text] of pages.entries()) {
    if (at === 0) continue
    expect(text, `page ${at}`).toMatch(new RegExp(`SHA-256 ${hash.slice(0, 12)} ${labels[at]}(?!\\d)`))
  }
})

test("the document's hash stands on cover and verification page in full, and short on every page", () => {
  expect(pages[0]).toContain(hash)
  expect(pages.at(-1)?.replaceAll(/\s/g, "")).toContain(hash)
  for (const text of pages.slice(1)) expect(text).toContain(hash.slice(0, 12))
})

test("the contents give the page on which a section and an item stand", async () => {
  const contents = pages[labels.indexOf("1") - 1] ?? ""
  const annotations = await (await pdf.getPage(labels.indexOf("1"))).getAnnotations()
  expect(contents).toContain("Ringkasan hasil")
  for (const { dest, id } of annotations) {
    const [target] = dest as [{ num: number; gen: number }]
    expect(await pdf.getPageIndex(target), id).toBeGreaterThan(0)
  }
  const register = pages.findIndex((page, at) => at > labels.indexOf("1") && page.includes("SHA-256\nUkuran"))
  expect(contents).toMatch(
    new RegExp(`Daftar bukti\\s*${labels[register === -1 ? indexOf("Judul, jenis") : register]}`),
  )
})

test("every evidence code leads to its first page, and that page leads back", async () => {
  const targets = async (at: number) => {
    const annotations = await (await pdf.getPage(at + 1)).getAnnotations()
    return Promise.all(annotations.map(async ({ dest }) => pdf.getPageIndex(dest[0])))
  }
  const first = pages.findIndex((text) => text.includes("Isi lembar 1"))
  const item = pages.findIndex((text) => text.includes("1.1") && text.includes("Disetujui"))
  expect(await targets(item)).toContain(first)
  expect(await targets(first)).toContain(item)
  expect(await targets(indexOf("Judul, jenis"))).toContain(first)
})

test("evidence is drawn page by page with code, count and short hash; nothing is left out", () => {
  const sha = dossier.evidence[0]?.sha256.slice(0, 12)
  for (const at of [1, 2, 3]) {
    const page = pages.find((text) => text.includes(`Isi lembar ${at}`))
    expect(page).toContain("B-001")
    expect(page).toContain(`hlm. ${at} dari 3 · SHA-256 ${sha}`)
  }
  const reasons = pages.filter((text) => text.includes("Berkas ini tidak dapat ditampilkan"))
  expect(reasons.map((text) => text.match(/B-\d+/)?.[0])).toEqual(["B-003", "B-004", "B-006"])
  for (const text of reasons) expect(text.replaceAll(/\s/g, "")).toMatch(/[0-9a-f]{64}/)
  const withheld = pages.filter((text) => text.includes("Sensitif: tidak ditampilkan"))
  expect(withheld).toHaveLength(1)
})

test("bookmarks follow the sections and name pages", async () => {
  const outline = await pdf.getOutline()
  expect(outline.map((entry) => entry.title.replace(/ · hlm\. .*/, ""))).toEqual(
    dossier.sections.filter((section) => section.listed).map((section) => section.title),
  )
  const evidence = outline.find((entry) => entry.title.startsWith("Lampiran bukti"))
  expect(evidence?.items).toHaveLength(5)
  const target = await pdf.getPageIndex((evidence?.items[0]?.dest as [never] | undefined)?.[0] as never)
  expect(pages[target]).toContain("Isi lembar 1")
  expect(evidence?.items[0]?.title).toContain(`hlm. ${labels[target]}`)
})

test("the structure tree holds headings, tables with header cells, lists and described figures", async () => {
  const seen = new Set<string>()
  const alts: string[] = []
  type Part = { role?: string; alt?: string; children?: Part[] }
  const walk = (part: Part) => {
    if (part.role) seen.add(part.role)
    if (part.alt) alts.push(part.alt)
    part.children?.forEach(walk)
  }
  for (let at = 1; at <= pdf.numPages; at++) walk((await (await pdf.getPage(at)).getStructTree()) as Part)
  for (const role of ["H1", "H2", "H3", "P", "Table", "TH", "TD", "L", "LI", "TOC", "TOCI", "Link", "Figure"])
    expect([...seen]).toContain(role)
  expect(alts).toContain("Komponen 1: 13 dari 16 siap")
  expect(alts.some((alt) => alt.includes("B-001"))).toBe(true)
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> }
  expect(info.Title).toBe(dossier.title)
  expect(info.Language).toBe("id")
})

test("right-to-left text can be read back in its own order", () => {
  expect(pages.join("").normalize("NFC")).toContain("العالمين")
})

/** Draws documents one after another in a process of its own. @returns the hashes of their bytes. */
async function drawElsewhere(documents: Dossier[], env: Record<string, string> = {}): Promise<string[]> {
  const script = `
    import { renderDossier } from "#app/dossier/render-dossier.server.ts"
    import { readFileSync } from "node:fs"
    const { documents, files, out } = JSON.parse(readFileSync(process.argv[1], "utf8"))
    const hashes = []
    for (const document of documents) hashes.push((await renderDossier(document, { files, out })).sha256)
    console.log(JSON.stringify(hashes))`
  const job = join(folder, "job.json")
  await writeFile(job, JSON.stringify({ documents, files, out: join(folder, "elsewhere.pdf") }))
  const { stdout } = await run(process.execPath, ["--input-type=module-typescript", "-e", script, job], {
    env: { ...process.env, ...env },
  })
  return JSON.parse(stdout)
}

test("the same document gives the same bytes in another process, time zone and language", async () => {
  const env = { TZ: "Asia/Jayapura", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }
  const bytes = await readFile(join(folder, "dossier.pdf"))
  expect(await drawElsewhere([dossier], env)).toEqual([createHash("sha256").update(bytes).digest("hex")])
}, 60_000)

test("the same document gives the same bytes whatever its thread has drawn before", async () => {
  // A letter and its presentation form, as old programs paste it, are one glyph that stands for what was written.
  const [letter, form] = ["\u063a", "\ufecd"].map((name) => ({
    ...sampleDossier({ items: 1, evidence: 0 }),
    unit: { name },
  })) as [Dossier, Dossier]
  const [first, then] = await drawElsewhere([letter, form])
  expect(first).not.toBe(then)
  expect(await drawElsewhere([form, letter])).toEqual([then, first])
}, 60_000)

test("a cancelled dossier leaves no file behind", async () => {
  const cancel = new AbortController()
  const out = join(folder, "cancelled.pdf")
  const long = sampleDossier({ items: 2000 })
  const onProgress = (_: RenderProgress) => cancel.abort(new Error("cancelled by hand"))
  await expect(renderDossier(long, { files, out, signal: cancel.signal, onProgress })).rejects.toThrow(
    "cancelled by hand",
  )
  expect((await readdir(folder)).filter((name) => name.startsWith("cancelled"))).toEqual([])
}, 60_000)

test("a dossier that cannot be drawn names the fault and leaves no file behind", async () => {
  const out = join(folder, "failed.pdf")
  const empty = {
    ...dossier,
    sections: [{ ...dossier.sections[0], blocks: [{ type: "nonsense" }] }],
  } as never
  await expect(renderDossier(empty, { files, out: join(folder, "no/such/folder.pdf") })).rejects.toThrow(
    "no/such/folder",
  )
  expect(existsSync(out)).toBe(false)
}, 60_000)

test.runIf(has("qpdf"))("qpdf finds nothing wrong", () => {
  expect(execFileSync("qpdf", ["--check", join(folder, "dossier.pdf")], { encoding: "utf8" })).toContain(
    "No syntax",
  )
})

function has(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
