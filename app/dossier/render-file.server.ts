import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs"
import type { Dossier } from "#app/domain/dossier-document.ts"
import {
  type DossierPart,
  documentName,
  latestRevision,
  listParts,
  listRevisions,
} from "#app/domain/dossier-revisions.ts"
import { claimArchive } from "./archive.server.ts"
import { hashDocument } from "./document-hash.server.ts"
import { drawTextPages } from "./draw-text-pages.server.ts"
import { evidenceFeet } from "./evidence-stamp.ts"
import { FontSet } from "./font-set.server.ts"
import { type Layout, layoutDossier } from "./layout-dossier.ts"
import { LineBreaker } from "./line-breaking.ts"
import { mapPages } from "./map-pages.server.ts"
import { writeOutline } from "./outline.server.ts"
import { Destinations, PageWriter } from "./page-writer.server.ts"
import { PageNumbers } from "./pagination.ts"
import { FileSink, openPdf, type PdfRef } from "./pdf-file.server.ts"
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

/** A part of the dossier with all that drawing it needs. */
interface LaidOutPart extends DossierPart {
  layout: Layout
  breaker: LineBreaker
  /** The hash that its pages print: of the document as it was at its revision. */
  hash: string
  foot: string
}

/**
 * The way of a dossier: everything but the evidence is laid out; the evidence is drawn, so that the number of
 * its pages is known; then the laid-out pages are drawn, and the page tree puts all in reading order. What was
 * added after it was handed in is laid out and numbered by itself, so that it moves nothing before it.
 */
async function draw(
  job: RenderJob,
  sink: FileSink,
  onProgress: (progress: RenderProgress) => void,
): Promise<RenderResult> {
  const { document: dossier } = job
  const hashes = listRevisions(dossier).map(hashDocument)
  const hash = hashes.at(-1) as string
  const doc = openPdf({ sink, language: dossier.language, ...described(dossier, hashes) })
  const fonts = new FontSet(doc, job.fonts)
  const parts = layOut(dossier, hashes, fonts)
  const [{ layout: first }] = parts
  const tree = new StructureTree(doc, first.root)
  const destinations = new Destinations(doc)
  const numbers = new PageNumbers()
  const of = parts.reduce((sum, part) => sum + shownIn(part).length, 0)
  let done = 0
  let isArchivable = true
  const report = (phase: RenderProgress["phase"], item: string, page: number, pagesOf: number) =>
    onProgress({ pages: doc._root.data.Pages.data.Count, phase, done, of, item, page, pagesOf })

  const evidence = parts.map((): PdfRef[] => [])
  // Image and PDF readers take longer to load than a short dossier takes to draw.
  const tools =
    of === 0
      ? undefined
      : {
          ...(await import("./draw-evidence.server.ts")),
          reader: (await import("./pages/evidence-source.server.ts")).createEvidenceReader(),
        }
  try {
    for (const [at, part] of parts.entries()) {
      const { layout, document, breaker, foot, mark } = part
      numbers.beginPart(layout)
      if (tools && layout.evidence && shownIn(part).length > 0) {
        hold(layout.evidence)
        const writer = new PageWriter(doc, tree, destinations, breaker)
        const { reader } = tools
        const context = {
          dossier: document,
          doc,
          tree,
          writer,
          breaker,
          destinations,
          reader,
          foot,
          feet: evidenceFeet(breaker),
          numbers,
          mark,
        }
        for (const entry of shownIn(part)) {
          const name = `${entry.code} ${entry.title}`
          const onPage = (page: PdfRef, number: number, pages: number) => {
            evidence[at]?.push(page)
            report("evidence", name, number, pages)
          }
          report("evidence", name, 0, 0)
          const file = job.files[entry.sha256]
          const isSafe = await tools.drawEvidence(context, entry, file, layout.evidence, onPage)
          isArchivable &&= isSafe
          done++
        }
      }
      numbers.closeEvidence()
    }
  } finally {
    await tools?.reader.close()
  }

  const pages: PdfRef[] = []
  const textPages = parts.reduce((sum, { layout }) => sum + layout.front.length + layout.back.length, 0)
  let drawn = 0
  for (const [at, { layout, document, breaker, foot }] of parts.entries()) {
    const writer = new PageWriter(doc, tree, destinations, breaker)
    const { anchors } = layout
    const context = {
      dossier: document,
      doc,
      writer,
      breaker,
      destinations,
      numbers,
      anchors,
      names: new Map(layout.entries.map(({ anchor, title }) => [anchor, title])),
      foot,
      onPage: (item: string) => report("text", item, ++drawn, textPages),
    }
    const front = drawTextPages(context, layout.front)
    const back = drawTextPages(context, layout.back)
    pages.push(...front, ...(evidence[at] ?? []), ...back)
  }
  doc.flushPages()

  const [opening] = pages
  if (!opening) throw new Error(`Dossier "${dossier.title}" has no pages`)
  doc._root.data.Pages.data.Kids = pages
  doc._root.data.PageLabels = numbers.pageLabels()
  writeOutline(
    doc,
    parts.flatMap((part) => bookmarks(part, destinations, numbers)),
  )
  destinations.end(opening)
  tree.end()
  if (isArchivable && fonts.isComplete) claimArchive(doc)
  doc.end()
  const { size } = sink
  const pageMap = mapPages(parts, numbers)
  return { pages: pages.length, sha256: sink.finish(), size, documentHash: hash, pageMap }
}

/** The evidence whose pages a part shows. */
export function shownIn({ layout, document }: Pick<LaidOutPart, "layout" | "document">) {
  return layout.evidence ? document.evidence.filter((entry) => entry.shown === "pages") : []
}

/** Lays out what was handed in and each amendment; links in a part lead to its own pages or to earlier ones. */
export function layOut(dossier: Dossier, hashes: string[], fonts: FontSet): [LaidOutPart, ...LaidOutPart[]] {
  const targets = new Map<string, string>()
  const laid: LaidOutPart[] = []
  for (const [at, part] of listParts(dossier).entries()) {
    for (const [code, to] of linkTargets(part)) targets.set(code, to)
    const breaker = new LineBreaker(fonts, new Map(targets))
    const hash = hashes[at] as string
    const { document, mark } = part
    const { labels } = document
    const root = laid[0]?.layout.root
    const layout = layoutDossier(document, hash, breaker, { mark, ...(root ? { root } : {}) })
    const foot = `${document.revisionLabel} · ${document.editionLabel} · ${labels.hash.replace("document.json", documentName(dossier, at))} ${hash.slice(0, 12)}`
    laid.push({ ...part, layout, breaker, hash, foot })
  }
  return laid as [LaidOutPart, ...LaidOutPart[]]
}

/** What the file says of itself; its dates are the document's. */
function described(dossier: Dossier, hashes: string[]) {
  const { label, frozenAt } = latestRevision(dossier)
  const names = listRevisions(dossier).map((_, at) => documentName(dossier, at))
  const info = {
    Title: dossier.title,
    Author: dossier.unit.name,
    Subject: `${dossier.editionLabel} · ${label}`,
    Keywords: names.map((name, at) => `${name} sha256:${hashes[at]}`).join(" "),
  }
  return { info, date: new Date(frozenAt) }
}

/** Where an evidence code leads that stands in a text: to the evidence, or to its line in the register. */
function linkTargets({ document: { evidence }, mark }: DossierPart): Map<string, string> {
  const target = ({ code, shown }: Dossier["evidence"][number]) =>
    `${shown === "pages" ? "evidence" : "register"}:${code}${mark}`
  return new Map([
    ...evidence.flatMap((entry) => (entry.copy ? [[entry.copy.code, target(entry)] as const] : [])),
    ...evidence.map((entry) => [entry.code, target(entry)] as const),
  ])
}

function bookmarks(
  { document: dossier, layout, mark }: LaidOutPart,
  destinations: Destinations,
  numbers: PageNumbers,
) {
  const bookmark = (title: string, level: number, anchor: string) => ({
    title: `${title} · ${dossier.labels.page.replace("{page}", numbers.numberOf(anchor))}`,
    level,
    dest: destinations.ref(anchor),
  })
  const shown = dossier.evidence.filter((entry) => entry.shown === "pages")
  return layout.entries.flatMap(({ title, level, anchor }) => [
    bookmark(title, level, anchor),
    ...(anchor === layout.evidenceAnchor
      ? shown.map(({ code, title }) => bookmark(`${code} ${title}`, level + 1, `evidence:${code}${mark}`))
      : []),
  ])
}
