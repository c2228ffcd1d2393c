import { writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { expect, test } from "vitest"
import { createPdfSurveyor, type PageFacts } from "#app/dossier/survey-pdf.server.ts"

const WORDS = "Surat keterangan domisili pondok pesantren, dibuat untuk dipakai sebagaimana mestinya."

async function survey(draw: (doc: PDFKit.PDFDocument) => void, options = {}): Promise<PageFacts[]> {
  const doc = new PDFDocument({ size: "A4", autoFirstPage: false, ...options })
  draw(doc)
  doc.end()
  const path = join(tmpdir(), `survey-${process.pid}-${Math.random().toString(36).slice(2)}.pdf`)
  writeFileSync(path, Buffer.concat(await doc.toArray()))
  const surveyor = createPdfSurveyor()
  try {
    return await surveyor.survey(path)
  } finally {
    await surveyor.close()
  }
}

const paper = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#eee" } })
    .jpeg()
    .toBuffer()

test("the direction of a page's text is told as the page is shown, its rotation applied", async () => {
  const pages = await survey((doc) => {
    doc.addPage().text(WORDS)
    doc
      .addPage()
      .rotate(-90, { origin: [300, 300] })
      .text(WORDS, 100, 300)
    doc
      .addPage()
      .rotate(180, { origin: [300, 400] })
      .text(WORDS, 100, 400)
    doc.addPage().text(WORDS)
    Object.assign(doc.page.dictionary.data, { Rotate: 90 })
    doc.addPage().text("3")
  })
  expect(pages.map(({ text }) => text)).toEqual([0, 90, 180, 270, null])
  expect(pages[3]).toMatchObject({ width: 842, height: 595 })
})

test("a scan tells its resolution at the page's size, in one picture or in strips", async () => {
  const [low, strip] = [await paper(413, 585), await paper(1240, 440)]
  const pages = await survey((doc) => {
    doc.addPage({ margin: 0 }).image(low, 0, 0, { width: 595.28, height: 841.89 })
    doc.addPage({ margin: 0 })
    for (let at = 0; at < 4; at++) doc.image(strip, 0, at * 210.5, { width: 595.28, height: 210.5 })
  })
  expect(pages.map(({ dpi }) => dpi)).toEqual([50, 150])
})

test("a page of text is no scan, whatever picture stands behind it", async () => {
  const low = await paper(200, 280)
  const [page] = await survey((doc) => {
    doc.addPage({ margin: 0 }).image(low, 0, 0, { width: 595.28, height: 841.89 }).text(WORDS, 50, 50)
  })
  expect(page).toMatchObject({ text: 0, dpi: null })
})

test("a file that is no PDF tells nothing, and the next is read all the same", async () => {
  const surveyor = createPdfSurveyor()
  const path = join(tmpdir(), `survey-${process.pid}-none.pdf`)
  writeFileSync(path, "tidak ada apa-apa di sini")
  expect(await surveyor.survey(path)).toEqual([])
  const doc = new PDFDocument({ size: "A4" })
  doc.text(WORDS).end()
  writeFileSync(path, Buffer.concat(await doc.toArray()))
  expect(await surveyor.survey(path)).toHaveLength(1)
  await surveyor.close()
})
