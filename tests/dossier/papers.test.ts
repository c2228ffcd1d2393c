import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { encodeQR } from "qr"
import { afterAll, beforeAll, expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import { Paper, type PaperBody } from "#app/domain/paper.ts"
import { paperDocument } from "#app/domain/paper-document.ts"
import { TRANSCRIPT_FILE, Transcript } from "#app/domain/transcript.ts"
import { drawPaper } from "#app/dossier/draw-paper.server.ts"
import { FontSet } from "#app/dossier/font-set.server.ts"
import { LineBreaker } from "#app/dossier/line-breaking.ts"
import { FileSink, openPdf } from "#app/dossier/pdf-file.server.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"
import { text } from "#app/dossier/theme.ts"
import { OpenedPdf, shownGlyphs } from "#tests/helpers/pdf-objects.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { listTags, readTags, tagFaults } from "#tests/helpers/tag-check.ts"

const HASH = "0123456789abcdef".repeat(4)
let folder: string
let drawn = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "papers-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SYAHADAH: PaperBody = {
  kind: "syahadah",
  programme: "Al-Qur'an",
  achievement: "Juz 30",
  reachedOn: "2026-06-01",
  ayat: "",
  imtihan: null,
}
const TRANSCRIPT = Transcript.parse({
  format: "miqyas-transcript",
  version: 1,
  number: "001/TRS/2026",
  issuedOn: "2026-11-24",
  unit: { name: "Lapas Contoh", pesantren: "Pondok Pesantren Contoh" },
  santri: {
    code: "S-001",
    name: "Ahmad Contoh",
    arabicName: "أحمد",
    registerNumber: null,
    birthYear: null,
    sample: true,
  },
  stays: [
    { intake: "2025", from: "2025-01-01", until: null, reason: null, decisionNumber: "", decisionOn: null },
  ],
  programmes: [],
  attendance: null,
  imtihan: [],
  papers: [],
})

function paperOf(body: PaperBody, arabicName = "أحمد"): Paper {
  return Paper.parse({
    format: "miqyas-paper",
    version: 1,
    language: "id",
    number: "001/SYH/2026",
    issuedOn: "2026-11-24",
    unit: { name: "Lapas Contoh", letterhead: ["LEMBAGA CONTOH", "Jalan Contoh 1"] },
    pesantren: "Pondok Pesantren Contoh",
    santri: { code: "S-001", name: "Ahmad Contoh", arabicName, birthYear: null, sample: true },
    signers: [{ title: "Pengasuh", name: "Kiai Contoh", nip: "" }],
    verifyAt: "https://miqyas.example/verify-paper",
    body,
  })
}

async function draw(paper: Paper) {
  const out = join(folder, `${++drawn}.pdf`)
  const document = paperDocument(paper, HASH, false)
  const code = encodeQR(document.verification?.address ?? "", "raw", { ecc: "medium", border: 2 })
  await drawPaper({ document, code, out, fonts: projectPath("templates/fonts") })
  const bytes = readFileSync(out)
  return { bytes, pdf: new OpenedPdf(bytes), pages: await readPdfPages(bytes) }
}

/** How many different glyphs the pages show. */
function glyphCount(pdf: OpenedPdf): number {
  const fonts = pdf.pages.flatMap((page) => [...shownGlyphs(pdf.operations(page)).values()])
  return fonts.reduce((sum, glyphs) => sum + glyphs.size, 0)
}

test("a syahadah names the santri in both scripts, its number and its hash, on one page", async () => {
  const { pages } = await draw(paperOf({ ...SYAHADAH, ayat: "1-7,5673-6236" }))
  expect(pages).toHaveLength(1)
  const [page = ""] = pages
  for (const words of ["Ahmad Contoh", "أحمد", "001/SYH/2026", "LEMBAGA CONTOH", "An-Naba'", "الفاتحة"])
    expect(page).toContain(words)
  expect(page.replaceAll(" ", "")).toContain(HASH)
})

test("a syahadah names the ayat that were examined, and a table of surahs only where one is whole", async () => {
  const part = (await draw(paperOf({ ...SYAHADAH, ayat: "5673-5692" }))).pages[0] ?? ""
  expect(part).toContain("Ayat yang diuji: An-Naba' 1–20")
  expect(part).not.toContain("Surah yang dihafal penuh")
  const whole = (await draw(paperOf({ ...SYAHADAH, ayat: "5673-5712" }))).pages[0] ?? ""
  expect(whole).toContain("Surah yang dihafal penuh")
})

test("Arabic letters take their joined forms, and every letter has one", async () => {
  const { pdf: without } = await draw(paperOf(SYAHADAH, ""))
  const { pdf: joined } = await draw(paperOf(SYAHADAH, "ببب"))
  const { pdf: apart } = await draw(paperOf(SYAHADAH, "ب ب ب"))
  // First, middle and last are three forms of one letter; standing apart they are the same one.
  const own = (pdf: OpenedPdf) => glyphCount(pdf) - glyphCount(without)
  expect(own(joined) - own(apart)).toBe(2)
  for (const page of joined.pages)
    for (const glyphs of shownGlyphs(joined.operations(page)).values()) expect(glyphs.has(0)).toBe(false)
})

test("the words of an Arabic phrase in a Latin line keep the spaces between them", () => {
  const fd = openSync(join(folder, "unfinished.pdf"), "w")
  const info = { Title: "", Author: "", Subject: "", Keywords: "" }
  const doc = openPdf({ sink: new FileSink(fd), language: "id", info, date: new Date(0) })
  const breaker = new LineBreaker(new FontSet(doc, projectPath("templates/fonts")), new Map())
  const width = (words: string) => breaker.fit(words, text.body, 1000).width
  const space = width("a a") - 2 * width("a")
  expect(width("a ب ت")).toBeCloseTo(width("a") + width("ب") + width("ت") + 2 * space, 3)
  closeSync(fd)
})

test("a transcript carries its data as an attachment that reads back the same", async () => {
  const { pdf, pages } = await draw(paperOf({ kind: "transkrip", transcript: TRANSCRIPT }))
  expect(pages.join(" ")).toContain(TRANSCRIPT_FILE)
  const files = pdf.streams.filter(({ stream }) => pdf.file.name(stream.dict.get("Type")) === "EmbeddedFile")
  expect(files).toHaveLength(1)
  const content = files.map(({ stream }) => pdf.data(stream).toString("utf8"))[0] ?? ""
  expect(content).toBe(canonicalJson(TRANSCRIPT))
  expect(Transcript.parse(JSON.parse(content))).toEqual(TRANSCRIPT)
  expect(pdf.ofType("Filespec").map((dict) => pdf.text(dict.get("UF")))).toEqual([TRANSCRIPT_FILE])
})

test("a paper is tagged: headings, tables, and words for its code", async () => {
  const { pdf } = await draw(paperOf(SYAHADAH))
  expect(tagFaults(pdf)).toEqual([])
  expect(listTags(readTags(pdf)).map(({ role }) => role)).toContain("Figure")
})

test("the same paper gives the same bytes in another process, time zone and language", async () => {
  const document = paperDocument(paperOf({ kind: "transkrip", transcript: TRANSCRIPT }), HASH, false)
  const [here, there] = [join(folder, "here.pdf"), join(folder, "there.pdf")]
  await renderPapers([{ document, code: undefined, out: here }])
  const job = join(folder, "job.json")
  writeFileSync(job, JSON.stringify({ document, out: there, fonts: projectPath("templates/fonts") }))
  const script = `
    import { readFileSync } from "node:fs"
    import { drawPaper } from ${JSON.stringify(projectPath("app/dossier/draw-paper.server.ts"))}
    await drawPaper({ ...JSON.parse(readFileSync(process.argv[1], "utf8")), code: undefined })
  `
  const env = { ...process.env, TZ: "Asia/Jayapura", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }
  await promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", script, job], {
    cwd: projectPath(),
    env,
  })
  const sha = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex")
  expect(sha(there)).toBe(sha(here))
})
