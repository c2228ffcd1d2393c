import PDFDocument from "pdfkit"
import { projectPath } from "#app/config.server.ts"

/** The parts a sample paper is made of, from top to bottom. */
export type Block =
  | { kind: "title"; text: string; under?: string }
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "fields"; rows: [string, string][] }
  | { kind: "table"; head: string[]; rows: string[][]; widths: number[] }
  | { kind: "sign"; place: string; title: string; name: string }
  | { kind: "break" }

export interface Paper {
  letterhead: string[]
  blocks: Block[]
  landscape?: boolean
  /** Opens with this password only. */
  password?: string
  /** Times and Helvetica as old office programs write them: named, not embedded. */
  plainFonts?: boolean
  /** Landscape pages stored upright and turned by the viewer (/Rotate 90), as scanners often write them. */
  turned?: boolean
}

type Pdf = InstanceType<typeof PDFDocument>

/** The day all sample papers say they were made, so that the same story gives the same bytes. */
const MADE_AT = new Date("2026-01-05T00:00:00Z")
const MARGIN = 62

/** Draws a sample paper, marked as such on every page. */
export function drawPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    layout: paper.landscape ? "landscape" : "portrait",
    margin: MARGIN,
    autoFirstPage: false,
    pdfVersion: "1.4",
    ...(paper.password === undefined ? {} : { userPassword: paper.password, ownerPassword: paper.password }),
    info: { Title: titleOf(paper), Creator: "Contoh Miqyas", CreationDate: MADE_AT, ModDate: MADE_AT },
  })
  const bytes = collect(doc)
  registerFonts(doc, paper.plainFonts === true)
  doc.on("pageAdded", () => {
    if (paper.turned === true) turnPage(doc)
    markAsSample(doc)
  })
  doc.addPage()
  drawLetterhead(doc, paper.letterhead)
  for (const block of paper.blocks) drawBlock(doc, block)
  doc.end()
  return bytes
}

/** A PDF whose pages are pictures, one to a page, as a scanner makes it. */
export function drawScan(pages: Buffer[], title: string): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    info: { Title: title, Creator: "Contoh Miqyas", CreationDate: MADE_AT, ModDate: MADE_AT },
  })
  const bytes = collect(doc)
  for (const page of pages) {
    doc.addPage()
    doc.image(page, 0, 0, { width: doc.page.width, height: doc.page.height })
  }
  doc.end()
  return bytes
}

function titleOf(paper: Paper): string {
  const title = paper.blocks.find((block) => block.kind === "title")
  return title?.kind === "title" ? title.text : "Contoh"
}

function collect(doc: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  doc.on("data", (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
  })
}

function registerFonts(doc: Pdf, plain: boolean): void {
  if (plain) {
    doc.registerFont("body", "Times-Roman")
    doc.registerFont("bold", "Times-Bold")
    return
  }
  doc.registerFont("body", projectPath("templates", "fonts", "NotoSans-Regular.ttf"))
  doc.registerFont("bold", projectPath("templates", "fonts", "NotoSans-Bold.ttf"))
}

function turnPage(doc: Pdf): void {
  const { width, height } = doc.page
  doc.transform(0, -1, 1, 0, 0, height)
  const page = doc.page as unknown as { dictionary: { data: { MediaBox: number[]; Rotate?: number } } }
  page.dictionary.data.MediaBox = [0, 0, height, width]
  page.dictionary.data.Rotate = 90
}

/** A line in the bottom margin: nobody shall take a sample for a paper of the unit. */
function markAsSample(doc: Pdf): void {
  const { x, y } = doc
  const bottom = doc.page.margins.bottom
  doc.page.margins.bottom = 0
  doc
    .font("bold")
    .fontSize(8)
    .fillColor("#9b2c2c")
    .text("CONTOH — dokumen peragaan, bukan dokumen resmi", MARGIN, doc.page.height - 40, {
      width: doc.page.width - 2 * MARGIN,
      align: "center",
      lineBreak: false,
    })
  doc.page.margins.bottom = bottom
  doc.font("body").fontSize(10.5).fillColor("#111111")
  doc.x = x
  doc.y = y
}

function drawLetterhead(doc: Pdf, lines: string[]): void {
  lines.forEach((line, at) => {
    const last = at === lines.length - 1
    doc
      .font(last ? "body" : "bold")
      .fontSize(last ? 9 : 12)
      .text(line, { align: "center" })
  })
  const y = doc.y + 4
  doc
    .lineWidth(1.5)
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .stroke()
  doc.y = y + 16
}

function drawBlock(doc: Pdf, block: Block): void {
  const width = doc.page.width - 2 * MARGIN
  doc.x = MARGIN
  switch (block.kind) {
    case "title":
      doc.font("bold").fontSize(13).text(block.text, { align: "center" })
      if (block.under !== undefined) doc.font("body").fontSize(10.5).text(block.under, { align: "center" })
      doc.moveDown(1)
      return
    case "heading":
      keepTogether(doc, 60)
      doc.moveDown(0.4).font("bold").fontSize(11).text(block.text).moveDown(0.3)
      return
    case "text":
      doc.font("body").fontSize(10.5).text(block.text, { width, align: "left", lineGap: 2 }).moveDown(0.6)
      return
    case "list":
      block.items.forEach((item, at) => {
        doc
          .font("body")
          .fontSize(10.5)
          .text(`${at + 1}.`, MARGIN, doc.y, { width: 18, continued: false })
        doc.moveUp().text(item, MARGIN + 22, doc.y, { width: width - 22, lineGap: 2 })
      })
      doc.moveDown(0.6)
      return
    case "fields":
      for (const [name, value] of block.rows) {
        doc.font("body").fontSize(10.5).text(name, MARGIN, doc.y, { width: 150 })
        doc.moveUp().text(`: ${value}`, MARGIN + 155, doc.y, { width: width - 155 })
      }
      doc.moveDown(0.6)
      return
    case "table":
      drawTable(doc, block.head, block.rows, block.widths)
      return
    case "sign":
      drawSignature(doc, block)
      return
    case "break":
      doc.addPage()
      return
  }
}

function keepTogether(doc: Pdf, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
}

/** `widths` are shares of the page's width. */
function drawTable(doc: Pdf, head: string[], rows: string[][], widths: number[]): void {
  const whole = doc.page.width - 2 * MARGIN
  const sum = widths.reduce((total, share) => total + share, 0)
  const columns = widths.map((share) => (share / sum) * whole)
  const drawRow = (cells: string[], bold: boolean) => {
    doc.font(bold ? "bold" : "body").fontSize(9)
    const heights = cells.map((cell, at) => doc.heightOfString(cell, { width: (columns[at] ?? 0) - 8 }))
    const height = Math.max(14, ...heights) + 6
    if (doc.y + height > doc.page.height - MARGIN) {
      doc.addPage()
      if (!bold) drawRow(head, true)
      doc.font(bold ? "bold" : "body").fontSize(9)
    }
    const y = doc.y
    let x = MARGIN
    cells.forEach((cell, at) => {
      const width = columns[at] ?? 0
      doc.lineWidth(0.5)
      if (bold) doc.rect(x, y, width, height).fillAndStroke("#e8efe9", "#555555").fillColor("#111111")
      else doc.rect(x, y, width, height).stroke("#777777")
      doc.text(cell, x + 4, y + 3, { width: width - 8 })
      x += width
    })
    doc.x = MARGIN
    doc.y = y + height
  }
  drawRow(head, true)
  for (const row of rows) drawRow(row, false)
  doc.moveDown(1)
}

function drawSignature(doc: Pdf, sign: { place: string; title: string; name: string }): void {
  keepTogether(doc, 120)
  const x = doc.page.width - MARGIN - 220
  doc.moveDown(1).font("body").fontSize(10.5)
  doc.text(sign.place, x, doc.y, { width: 220 }).text(sign.title, { width: 220 })
  const y = doc.y + 6
  doc.save().dash(3, { space: 3 }).rect(x, y, 150, 48).stroke("#999999").undash().restore()
  doc
    .fontSize(8)
    .fillColor("#777777")
    .text("tanda tangan (contoh)", x + 8, y + 18, { width: 140 })
  doc
    .fillColor("#111111")
    .font("bold")
    .fontSize(10.5)
    .text(sign.name, x, y + 54, { width: 220 })
  doc.x = MARGIN
  doc.moveDown(1)
}
