import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { hashDocument } from "./document-hash.server.ts"
import { drawEvidence, type EvidenceContext } from "./draw-evidence.server.ts"
import type { PageLayout } from "./flow.ts"
import { FontSet } from "./font-set.server.ts"
import { type Layout, layoutDossier } from "./layout-dossier.ts"
import { LineBreaker } from "./line-breaking.ts"
import { writeOutline } from "./outline.server.ts"
import { Destinations, headAndFoot, PageWriter, type Pagination } from "./page-writer.server.ts"
import { createEvidenceReader } from "./pages/evidence-source.server.ts"
import { FileSink, openPdf, type PdfDoc, type PdfRef } from "./pdf-file.server.ts"
import { hold, StructureTree } from "./structure-tree.server.ts"

export interface RenderJob {
  document: Dossier
  /** Where each evidence file lies, by its SHA-256. */
  files: Record<string, string>
  out: string
  fonts: string
}

export interface RenderResult {
  pages: number
  /** SHA-256 of the PDF's bytes. */
  sha256: string
  size: number
  documentHash: string
}

/** What is being drawn: pages so far, and the evidence or section at hand. */
export interface RenderProgress {
  pages: number
  /** Evidence files drawn, of all to be drawn. */
  done: number
  of: number
  item: string
}

/** The temporary file a PDF grows in until it is complete. */
export const partOf = (out: string) => `${out}.part`

/** Draws a dossier into `out`, by way of a temporary file beside it; on failure nothing is left behind. */
export async function renderFile(
  job: RenderJob,
  onProgress: (progress: RenderProgress) => void,
): Promise<RenderResult> {
  const part = partOf(job.out)
  const fd = openSync(part, "w")
  let open = true
  try {
    const result = await draw(job, new FileSink(fd), onProgress)
    fsyncSync(fd)
    closeSync(fd)
    open = false
    renameSync(part, job.out)
    return result
  } catch (error) {
    if (open) closeSync(fd)
    rmSync(part, { force: true })
    throw error
  }
}

async function draw(
  job: RenderJob,
  sink: FileSink,
  onProgress: (progress: RenderProgress) => void,
): Promise<RenderResult> {
  const { document: dossier, files } = job
  const hash = hashDocument(dossier)
  const doc = openPdf({
    sink,
    language: dossier.language,
    info: {
      Title: dossier.title,
      Author: dossier.unit.name,
      Subject: `${dossier.editionLabel} · ${dossier.revisionLabel}`,
      Keywords: `document.json sha256:${hash}`,
    },
    date: new Date(dossier.frozenAt),
  })
  const fonts = new FontSet(doc, job.fonts)
  const codes = dossier.evidence.map(
    (e) => [e.code, `${e.shown === "pages" ? "evidence" : "register"}:${e.code}`] as const,
  )
  const breaker = new LineBreaker(fonts, new Map(codes))
  const layout = layoutDossier(dossier, hash, breaker)
  const numbers = numberPages(layout)
  const tree = new StructureTree(doc, layout.root)
  const destinations = new Destinations(doc)
  const writer = new PageWriter(doc, tree, destinations, breaker)
  const foot = [
    dossier.revisionLabel,
    dossier.editionLabel,
    `${dossier.labels.hash} ${hash.slice(0, 12)}`,
  ].join(" · ")

  const shown = dossier.evidence.filter((entry) => entry.shown === "pages")
  const counts = new Map<string, number>()
  const starts = new Map<string, number>()
  const evidencePages: PdfRef[] = []
  const report = (item: string, done: number) =>
    onProgress({ pages: doc._root.data.Pages.data.Count, done, of: shown.length, item })
  if (layout.evidence) {
    hold(layout.evidence)
    const reader = createEvidenceReader()
    const context: EvidenceContext = {
      dossier,
      doc,
      tree,
      writer,
      breaker,
      destinations,
      reader,
      foot,
      nextNumber: () => String(numbers.arabicFront + evidencePages.length + 1),
      pageDrawn: (page) => evidencePages.push(page),
    }
    try {
      for (const [at, entry] of shown.entries()) {
        starts.set(entry.code, numbers.arabicFront + evidencePages.length + 1)
        const name = `${entry.code} ${entry.title}`
        report(name, at)
        const onPage = () => report(name, at)
        counts.set(
          entry.code,
          await drawEvidence(context, entry, files[entry.sha256], layout.evidence, onPage),
        )
      }
    } finally {
      await reader.close()
    }
  }

  const labelOf = new Map<PageLayout, string>(numbers.labels)
  for (const [at, page] of layout.back.entries()) {
    labelOf.set(page, String(numbers.arabicFront + evidencePages.length + at + 1))
  }
  const pagination: Pagination = {
    numberOf: (anchor) => {
      const place = layout.anchors.get(anchor)
      if (place) return labelOf.get(place.page) ?? ""
      return anchor.startsWith("evidence:") ? String(starts.get(anchor.slice(9)) ?? "–") : "–"
    },
    pagesOf: (code) => String(counts.get(code) ?? "–"),
  }
  const anchorsOn = new Map<PageLayout, [string, number][]>()
  for (const [name, place] of layout.anchors) {
    const list = anchorsOn.get(place.page)
    if (list) list.push([name, place.y])
    else anchorsOn.set(place.page, [[name, place.y]])
  }
  const drawAll = (pages: PageLayout[]): PdfRef[] =>
    pages.map((page, at) => {
      doc.addPage({ size: "A4", margin: 0 })
      const ref = doc.page.dictionary
      for (const [name, y] of anchorsOn.get(page) ?? []) destinations.set(name, ref, doc.page.height - y + 12)
      writer.begin()
      if (dossier.watermark) writer.watermark(dossier.watermark)
      if (!page.bare) {
        const frame = frameOf(dossier, doc)
        const words = {
          headLeft: dossier.unit.name,
          headRight: page.section,
          footLeft: foot,
          footRight: labelOf.get(page) ?? "",
        }
        writer.decorate(headAndFoot(breaker, frame, words))
      }
      writer.draw(page.ops, pagination)
      writer.end()
      page.ops = []
      if (at % 25 === 0) report(page.section, shown.length)
      return ref
    })
  const front = drawAll(layout.front)
  const back = drawAll(layout.back)
  doc.flushPages()

  // Pages are written in the order they can be known; the page tree puts them in the order they are read.
  const pages = [...front, ...evidencePages, ...back]
  doc._root.data.Pages.data.Kids = pages
  doc._root.data.PageLabels = { Nums: pageLabels(layout, numbers.romanCount) }
  const first = pages[0]
  if (!first) throw new Error(`Dossier "${dossier.title}" has no pages`)
  writeBookmarks(doc, dossier, layout, destinations, pagination)
  destinations.end(first)
  tree.end()
  doc.end()
  const size = sink.size
  return { pages: pages.length, sha256: sink.finish(), size, documentHash: hash }
}

function frameOf(dossier: Dossier, doc: PdfDoc) {
  const cm = 72 / 2.54
  const left = dossier.margins.left * cm
  return {
    left,
    width: doc.page.width - left - dossier.margins.right * cm,
    headY: dossier.margins.top * cm - 40,
    footY: doc.page.height - dossier.margins.bottom * cm + 26,
  }
}

const ROMAN: [number, string][] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
]

function roman(value: number): string {
  let [rest, out] = [value, ""]
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) out += sign
  return out
}

/** The printed number of every page before the evidence: small roman first, then arabic from 1. */
function numberPages(layout: Layout) {
  const labels = new Map<PageLayout, string>()
  let romanCount = 0
  let arabicFront = 0
  for (const page of layout.front) {
    if (page.numbering === "roman") labels.set(page, roman(++romanCount))
    else labels.set(page, String(++arabicFront))
  }
  return { labels, romanCount, arabicFront }
}

function pageLabels(layout: Layout, romanCount: number) {
  const nums: unknown[] = []
  if (romanCount > 0) nums.push(0, { S: "r" })
  if (romanCount < layout.front.length || layout.back.length > 0 || layout.evidence)
    nums.push(romanCount, { S: "D" })
  return nums
}

function writeBookmarks(
  doc: PdfDoc,
  dossier: Dossier,
  layout: Layout,
  destinations: Destinations,
  pagination: Pagination,
) {
  const withPage = (title: string, anchor: string) =>
    `${title} · ${dossier.labels.page.replace("{page}", pagination.numberOf(anchor))}`
  const bookmarks = layout.entries.flatMap((entry) => {
    const own = {
      title: withPage(entry.title, entry.anchor),
      level: entry.level,
      dest: destinations.ref(entry.anchor),
    }
    if (entry.anchor !== layout.evidenceAnchor) return [own]
    const shown = dossier.evidence.filter((e) => e.shown === "pages")
    return [
      own,
      ...shown.map((e) => ({
        title: withPage(`${e.code} ${e.title}`, `evidence:${e.code}`),
        level: entry.level + 1,
        dest: destinations.ref(`evidence:${e.code}`),
      })),
    ]
  })
  writeOutline(doc, bookmarks)
}
