import PDFDocument from "pdfkit"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { FontSet } from "#app/dossier/font-set.server.ts"
import { LineBreaker } from "#app/dossier/line-breaking.ts"
import type { PdfDoc } from "#app/dossier/pdf-file.server.ts"
import type { Line } from "#app/dossier/place-words.ts"
import { color, text } from "#app/dossier/theme.ts"

const folder = projectPath("templates/fonts")
const makeBreaker = (codes = new Map<string, string>()) => {
  const doc = new PDFDocument({ autoFirstPage: false, font: null as never }) as unknown as PdfDoc
  return new LineBreaker(new FontSet(doc, folder), codes)
}

/** What a line says, from left to right; right-to-left words as they are stored. */
const read = ({ runs }: Line) => runs.map(({ glyphs }) => glyphs.map(({ text }) => text).join("")).join("")

test("no line is wider than its measure, whatever the words", () => {
  const breaker = makeBreaker()
  const words = `${"pertanggungjawabankeuanganpesantren".repeat(4)} dan lain-lain, بِسْمِ اللَّهِ الرَّحْمٰنِ ${"ا".repeat(120)} 漢字 😀 ${"https://contoh.example/a/b/c".repeat(3)}`
  for (const width of [30, 80, 200, 397]) {
    for (const line of breaker.break(words, text.body, width))
      expect(line.width).toBeLessThanOrEqual(width + 0.1)
  }
})

test("every word of a text stands in its lines, in order", () => {
  const breaker = makeBreaker()
  const words = "Santri belajar setiap hari kerja sesudah salat asar di mushalla blok pembinaan."
  const lines = breaker.break([{ text: words, to: "x" }], text.body, 90)
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.map(read).join(" ")).toBe(words)
})

test("an evidence code in a text is a link; an unknown one is not", () => {
  const breaker = makeBreaker(new Map([["B-001", "evidence:B-001"]]))
  const [line] = breaker.break("Lihat B-001, bukan B-999.", text.body, 1000)
  const links = line?.runs.filter((run) => run.link)
  expect(links?.map((run) => [run.link?.to, run.link?.text, run.color])).toEqual([
    ["evidence:B-001", "B-001", color.accent],
  ])
})

test("right-to-left text starts at the right, and its words run from right to left", () => {
  const breaker = makeBreaker()
  const [line] = breaker.break(
    [{ text: "نور", to: "first" }, { text: " " }, { text: "علم", to: "second" }],
    text.body,
    300,
  )
  expect(line?.rtl).toBe(true)
  const at = (to: string) => line?.runs.find((run) => run.link?.to === to)?.x ?? 0
  expect(at("first")).toBeGreaterThan(at("second"))
})

test("dates and numbers keep their order in right-to-left text, and nothing comes between their parts", () => {
  const shown = (words: string) => makeBreaker().break(words, text.body, 300).map(read)
  expect(shown("سنة 12/7/2026 علم")).toEqual(["علم 12/7/2026 سنة"])
  expect(shown("عن Covid-19 اليوم")).toEqual(["اليوم Covid-19 عن"])
  expect(shown("سنة ١٢/٧/٢٠٢٦ علم")[0]).toMatch(/^علم .*١٢.*٧.*٢٠٢٦.* سنة$/)
})

test("words of both scripts that a slash joins stand in the order of their line", () => {
  const shown = (words: string) => makeBreaker().break(words, text.body, 300).map(read)
  expect(shown("Guru/أستاذ hadir")).toEqual(["Guru/أستاذ hadir"])
  expect(shown("Nama guru/kyai/أستاذ hadir")).toEqual(["Nama guru/kyai/أستاذ hadir"])
  expect(shown("الروضة/PAUD Terpadu")).toEqual(["PAUD Terpadu/الروضة"])
  expect(shown("Tahun 2025/2026 di معهد 12/7")).toEqual(["Tahun 2025/2026 di معهد 12/7"])
})

test("words of two spans without a blank between them are one word", () => {
  const inline = [{ text: "a ha", bold: true }, { text: "ha," }, { text: "" }, { text: " ya" }]
  const lines = makeBreaker().break(inline, text.body, 30)
  expect(lines.map(read)).toEqual(["a", "haha,", "ya"])
})

test("blanks count once, and not where a line begins or ends; an empty line stays one", () => {
  const lines = makeBreaker().break(" satu \t dua \r\n\n  tiga ", text.body, 300)
  expect(lines.map(read)).toEqual(["satu dua", "", "tiga"])
  expect(makeBreaker().break("", text.body, 300).map(read)).toEqual([""])
})

test("a line may end behind a hyphen or a slash within a word", () => {
  const lines = makeBreaker().break("2025/2026 lain-lain", text.body, 40)
  expect(lines.map(read)).toEqual(["2025/", "2026", "lain-lain"])
})

test("a word wider than its measure is cut between characters, none lost", () => {
  const word = `${"0123456789abcdef".repeat(4)}👩‍👧‍👦`
  const lines = makeBreaker().break(word, text.body, 60)
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.map(read).join("")).toBe(word)
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(60)
  // Where not even one character fits, each has a line of its own.
  expect(makeBreaker().break("abc", text.body, 2).map(read)).toEqual(["a", "b", "c"])
})

test("a long line is cut with an ellipsis to what fits", () => {
  const breaker = makeBreaker()
  expect(breaker.fit("Pendek", text.body, 200).width).toBeLessThan(60)
  expect(breaker.fit("Judul yang amat sangat panjang ".repeat(9), text.body, 200).width).toBeLessThanOrEqual(
    200,
  )
})
