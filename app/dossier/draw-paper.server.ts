import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs"
import { DOSSIER_FORMAT, DOSSIER_VERSION, type Dossier } from "#app/domain/dossier-document.ts"
import { english } from "#app/domain/dossier-texts-en.ts"
import { indonesian } from "#app/domain/dossier-texts-id.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import { layoutCards } from "./block-cards.ts"
import { drawTextPages } from "./draw-text-pages.server.ts"
import { Flow, node, type Op } from "./flow.ts"
import { FontSet } from "./font-set.server.ts"
import { layoutBlock } from "./layout-dossier.ts"
import { LineBreaker } from "./line-breaking.ts"
import { writeOutline } from "./outline.server.ts"
import { Destinations, PageWriter } from "./page-writer.server.ts"
import { openImage } from "./pages/image-source.server.ts"
import { PageNumbers } from "./pagination.ts"
import { layoutPictures, type PaperPictures, writePictures } from "./paper-pictures.server.ts"
import { FileSink, openPdf, type PdfDoc, type PdfRef } from "./pdf-file.server.ts"
import { partOf } from "./render-job.ts"
import { StructureTree } from "./structure-tree.server.ts"
import { color, text } from "./theme.ts"

/** A paper to be drawn. */
export interface PaperJob {
  document: PaperDocument
  /** Rows of the QR code, true where it is dark; absent where it leads nowhere. */
  code: boolean[][] | undefined
  /** Pictures on pages of their own, behind the last. */
  annex?: PaperPictures | undefined
  /** Pictures of its cards: JPEG files of our own making, by key. */
  pictures?: { key: string; path: string }[]
  out: string
  fonts: string
}

const MARGINS = { top: 2.1, right: 2.5, bottom: 2.2, left: 2.5 }

/** The anchor of the paper's beginning. */
const TOP = "paper"

const PICTURE_MS = 20_000

/** Side of the printed code in points: read from a phone's distance. */
const CODE_SIZE = 70

/** Draws a paper into `out`, by way of a temporary file beside it; on failure nothing is left behind. */
export async function drawPaper(job: PaperJob): Promise<void> {
  const part = partOf(job.out)
  const fd = openSync(part, "w", 0o600)
  let open = true
  try {
    const sink = new FileSink(fd)
    await draw(job, sink)
    sink.finish()
    fsyncSync(fd)
    closeSync(fd)
    open = false
    renameSync(part, job.out)
  } catch (error) {
    if (open) closeSync(fd)
    rmSync(part, { force: true })
    throw error
  }
}

async function draw(
  { document, code, annex, pictures = [], fonts }: PaperJob,
  sink: FileSink,
): Promise<void> {
  const date = new Date(`${document.issuedOn}T00:00:00Z`)
  const hash = document.verification?.hash ?? ""
  const info = {
    Title: document.title,
    Author: document.unit,
    Subject: document.foot,
    Keywords: hash === "" ? "" : `sha256:${hash}`,
  }
  const doc = openPdf({ sink, language: document.language, info, date })
  const breaker = new LineBreaker(new FontSet(doc, fonts), new Map())
  const dossier = asDossier(document)
  const flow = new Flow(dossier, breaker)
  const owner = node("Sect", flow.root)
  flow.section = { title: document.title, numbering: "arabic", node: owner }
  flow.startPage()
  flow.anchor(TOP)
  flow.entries.push({ title: document.title, level: 1, anchor: TOP })
  for (const block of document.blocks) {
    if (block.type === "cards") layoutCards(flow, owner, block)
    else layoutBlock(flow, owner, block, hash)
  }
  if (document.verification !== undefined) layoutVerification(flow, document.verification, code)
  if (annex !== undefined) layoutPictures(flow, annex)
  const layout = {
    front: flow.pages,
    back: [],
    anchors: flow.anchors,
    entries: flow.entries,
    root: flow.root,
    evidence: undefined,
    evidenceAnchor: undefined,
  }
  const tree = new StructureTree(doc, flow.root)
  const destinations = new Destinations(doc)
  const numbers = new PageNumbers()
  numbers.beginPart(layout)
  numbers.closeEvidence()
  const placed = await placePictures(doc, pictures)
  if (annex !== undefined) for (const [key, picture] of writePictures(doc, annex)) placed.set(key, picture)
  const writer = new PageWriter(doc, tree, destinations, breaker, placed)
  const { foot } = document
  const names = new Map<string, string>()
  const context = { dossier, doc, writer, breaker, destinations, numbers, anchors: flow.anchors }
  const pages = drawTextPages({ ...context, names, foot, onPage: () => {} }, flow.pages)
  if (document.attachment !== undefined) {
    const { name, content } = document.attachment
    const dates = { creationDate: date, modifiedDate: date }
    doc.file(Buffer.from(content, "utf8"), { name, type: "application/json", relationship: "Data", ...dates })
  }
  doc.flushPages()
  const [opening] = pages
  if (opening === undefined) throw new Error(`Paper "${document.title}" has no pages`)
  doc._root.data.Pages.data.Kids = pages
  doc._root.data.PageLabels = numbers.pageLabels()
  const bookmarks = flow.entries.map(({ title, level, anchor }) => ({
    title,
    level,
    dest: destinations.ref(anchor),
  }))
  writeOutline(doc, bookmarks)
  destinations.end(opening)
  tree.end()
  doc.end()
}

/** Writes the pictures into the document, each once. */
async function placePictures(doc: PdfDoc, pictures: NonNullable<PaperJob["pictures"]>) {
  const placed = new Map<string, PdfRef>()
  for (const { key, path } of pictures) {
    const source = await openImage(path, "image/jpeg", { stripMetadata: true, sourceMs: PICTURE_MS })
    const picture = source.kind === "image" ? await source.place(doc as never) : source
    if (!("image" in picture)) throw new Error(`The picture of "${key}" is not to be read: ${picture.detail}`)
    placed.set(key, picture.image as unknown as PdfRef)
  }
  return placed
}

/** How the paper is verified: the address in words and as a code, and the hash of what it says. */
function layoutVerification(
  flow: Flow,
  verification: NonNullable<PaperDocument["verification"]>,
  code: boolean[][] | undefined,
) {
  const owner = node("Sect", flow.root)
  const textWidth = flow.width - (code === undefined ? 0 : CODE_SIZE + 16)
  flow.ensure(CODE_SIZE + 17)
  flow.gap(8)
  flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.5, color: color.line })
  flow.y += 8
  const top = flow.y
  if (code !== undefined) {
    const figure = node("Figure", owner, { alt: verification.alt })
    const x = flow.left + flow.width - CODE_SIZE
    const ops = codeOps(code, x, top)
    flow.add({ kind: "figure", node: figure, ops, x, y: top, w: CODE_SIZE, h: CODE_SIZE })
  }
  const set = (words: string, style: typeof text.small) =>
    flow.text(words, style, { node: node("P", owner), width: textWidth })
  set(verification.title, text.label)
  for (const line of verification.lines) set(line, text.small)
  set(verification.hashLabel, text.small)
  set(verification.hash.slice(0, 32), text.code)
  set(verification.hash.slice(32), text.code)
  flow.y = Math.max(flow.y, top + (code === undefined ? 0 : CODE_SIZE))
}

/** Dark squares, those of a row that touch drawn as one. */
function codeOps(code: boolean[][], left: number, top: number): Op[] {
  const side = CODE_SIZE / code.length
  return code.flatMap((row, line) => {
    const ops: Op[] = []
    for (let at = 0; at < row.length; at++) {
      if (!row[at]) continue
      const from = at
      while (row[at + 1]) at++
      const x = left + from * side
      ops.push({
        kind: "fill",
        x,
        y: top + line * side,
        w: (at - from + 1) * side,
        h: side,
        color: color.ink,
      })
    }
    return ops
  })
}

/** The frame that layout and page drawing ask for: of a paper only margins, head, language and watermark matter. */
function asDossier({
  language,
  title,
  unit,
  issuedOn,
  foot,
  watermark,
  verification,
}: PaperDocument): Dossier {
  const frozenAt = `${issuedOn}T00:00:00.000Z`
  const { labels } = language === "id" ? indonesian : english
  return {
    format: DOSSIER_FORMAT,
    version: DOSSIER_VERSION,
    language,
    title,
    shortTitle: title,
    unit: { name: unit },
    applicant: "",
    edition: "full",
    editionLabel: "",
    revision: 0,
    revisionLabel: foot,
    ...(watermark === undefined ? {} : { watermark }),
    frozenAt,
    margins: MARGINS,
    instrument: { id: "", version: "", sha256: verification?.hash ?? "", status: "" },
    cycleId: "",
    snapshot: verification?.hash ?? "",
    labels,
    sections: [],
    evidence: [],
  }
}
