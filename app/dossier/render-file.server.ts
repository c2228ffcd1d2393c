import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { hashDocument } from "./document-hash.server.ts"
import { drawTextPages } from "./draw-text-pages.server.ts"
import { FontSet } from "./font-set.server.ts"
import { type Layout, layoutDossier } from "./layout-dossier.ts"
import { LineBreaker } from "./line-breaking.ts"
import { writeOutline } from "./outline.server.ts"
import { Destinations, PageWriter } from "./page-writer.server.ts"
import { PageNumbers } from "./pagination.ts"
import { ContentQueue, FileSink, openPdf, type PdfRef } from "./pdf-file.server.ts"
import { partOf, type RenderJob, type RenderProgress, type RenderResult } from "./render-job.ts"
import { hold, StructureTree } from "./structure-tree.server.ts"

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

/**
 * The way of a dossier: everything but the evidence is laid out; the evidence is drawn, so that the number of
 * its pages is known; then the laid-out pages are drawn, and the page tree puts all in reading order.
 */
async function draw(
  job: RenderJob,
  sink: FileSink,
  onProgress: (progress: RenderProgress) => void,
): Promise<RenderResult> {
  const { document: dossier } = job
  const hash = hashDocument(dossier)
  const doc = openPdf({ sink, language: dossier.language, ...described(dossier, hash) })
  const breaker = new LineBreaker(new FontSet(doc, job.fonts), linkTargets(dossier))
  const layout = layoutDossier(dossier, hash, breaker)
  const tree = new StructureTree(doc, layout.root)
  const destinations = new Destinations(doc)
  const writer = new PageWriter(doc, tree, destinations, breaker)
  const numbers = new PageNumbers(layout)
  const foot = `${dossier.revisionLabel} · ${dossier.editionLabel} · ${dossier.labels.hash} ${hash.slice(0, 12)}`

  const shown = layout.evidence ? dossier.evidence.filter((entry) => entry.shown === "pages") : []
  let done = 0
  const report = (item: string) =>
    onProgress({ pages: doc._root.data.Pages.data.Count, done, of: shown.length, item })
  const evidence: PdfRef[] = []
  if (layout.evidence && shown.length > 0) {
    hold(layout.evidence)
    // Image and PDF readers take longer to load than a short dossier takes to draw.
    const { drawEvidence } = await import("./draw-evidence.server.ts")
    const { createEvidenceReader } = await import("./pages/evidence-source.server.ts")
    const reader = createEvidenceReader()
    const context = { dossier, doc, tree, writer, breaker, destinations, reader, foot, numbers }
    try {
      for (const entry of shown) {
        const name = `${entry.code} ${entry.title}`
        report(name)
        await drawEvidence(context, entry, job.files[entry.sha256], layout.evidence, (page) => {
          evidence.push(page)
          report(name)
        })
        done++
      }
    } finally {
      await reader.close()
    }
  }

  numbers.closeEvidence()
  const contents = new ContentQueue()
  const { anchors } = layout
  const context = {
    dossier,
    doc,
    writer,
    breaker,
    destinations,
    numbers,
    contents,
    anchors,
    foot,
    onPage: report,
  }
  const front = await drawTextPages(context, layout.front)
  const back = await drawTextPages(context, layout.back)
  doc.flushPages()
  await contents.drain()

  const pages = [...front, ...evidence, ...back]
  const [first] = pages
  if (!first) throw new Error(`Dossier "${dossier.title}" has no pages`)
  doc._root.data.Pages.data.Kids = pages
  doc._root.data.PageLabels = numbers.pageLabels()
  writeOutline(doc, bookmarks(dossier, layout, destinations, numbers))
  destinations.end(first)
  tree.end()
  doc.end()
  const { size } = sink
  return { pages: pages.length, sha256: sink.finish(), size, documentHash: hash }
}

/** What the file says of itself; its dates are the document's. */
function described(dossier: Dossier, hash: string) {
  const info = {
    Title: dossier.title,
    Author: dossier.unit.name,
    Subject: `${dossier.editionLabel} · ${dossier.revisionLabel}`,
    Keywords: `document.json sha256:${hash}`,
  }
  return { info, date: new Date(dossier.frozenAt) }
}

/** Where an evidence code leads that stands in a text: to the evidence, or to its line in the register. */
function linkTargets({ evidence }: Dossier): Map<string, string> {
  const target = ({ code, shown }: Dossier["evidence"][number]) =>
    `${shown === "pages" ? "evidence" : "register"}:${code}`
  return new Map([
    ...evidence.flatMap((entry) => (entry.copy ? [[entry.copy.code, target(entry)] as const] : [])),
    ...evidence.map((entry) => [entry.code, target(entry)] as const),
  ])
}

function bookmarks(dossier: Dossier, layout: Layout, destinations: Destinations, numbers: PageNumbers) {
  const mark = (title: string, level: number, anchor: string) => ({
    title: `${title} · ${dossier.labels.page.replace("{page}", numbers.numberOf(anchor))}`,
    level,
    dest: destinations.ref(anchor),
  })
  const shown = dossier.evidence.filter((entry) => entry.shown === "pages")
  return layout.entries.flatMap(({ title, level, anchor }) => [
    mark(title, level, anchor),
    ...(anchor === layout.evidenceAnchor
      ? shown.map((entry) => mark(`${entry.code} ${entry.title}`, level + 1, `evidence:${entry.code}`))
      : []),
  ])
}
