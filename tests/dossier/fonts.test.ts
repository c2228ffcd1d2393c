import PDFDocument from "pdfkit"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { FontSet } from "#app/dossier/font-set.server.ts"
import { KERNED_FONTS, measureKerning, readKerning } from "#app/dossier/kerning.server.ts"
import { LineBreaker } from "#app/dossier/line-breaking.ts"
import type { PdfDoc } from "#app/dossier/pdf-file.server.ts"
import { color, text } from "#app/dossier/theme.ts"

const folder = projectPath("templates/fonts")
const makeBreaker = (codes = new Map<string, string>()) => {
  const doc = new PDFDocument({ autoFirstPage: false, font: null as never }) as unknown as PdfDoc
  return new LineBreaker(new FontSet(doc, folder), codes)
}

test("the tabled kerning is what the fonts ask for", () => {
  const table = readKerning(folder)
  expect(Object.keys(table)).toEqual(Object.keys(KERNED_FONTS))
  expect(measureKerning(folder)).toEqual(table)
}, 120_000)

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
  const read = lines
    .map((line) =>
      line.runs
        .map((run) => run.text ?? "")
        .join("")
        .trim(),
    )
    .join(" ")
  expect(read).toBe(words)
})

test("an evidence code in a text is a link; an unknown one is not", () => {
  const breaker = makeBreaker(new Map([["B-001", "evidence:B-001"]]))
  const [line] = breaker.break("Lihat B-001, bukan B-999.", text.body, 1000)
  const links = line?.runs.filter((run) => run.to)
  expect(links?.map((run) => [run.to, run.text, run.color])).toEqual([
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
  const at = (to: string) => line?.runs.find((run) => run.to === to)?.x ?? 0
  expect(at("first")).toBeGreaterThan(at("second"))
})

test("a long line is cut with an ellipsis to what fits", () => {
  const breaker = makeBreaker()
  expect(breaker.fit("Pendek", text.body, 200).width).toBeLessThan(60)
  expect(breaker.fit("Judul yang amat sangat panjang ".repeat(9), text.body, 200).width).toBeLessThanOrEqual(
    200,
  )
})
