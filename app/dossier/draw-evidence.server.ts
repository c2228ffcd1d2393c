import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { layoutCallout, layoutFacts, layoutHeading } from "./block-text.ts"
import { type EvidenceFile, type EvidenceSource, openEvidence } from "./evidence-source.server.ts"
import { baseline, Flow, type Node, node, type Op } from "./flow.ts"
import type { LineBreaker } from "./line-breaking.ts"
import { type Destinations, headAndFoot, type PageWriter, type Pagination } from "./page-writer.server.ts"
import type { PdfDoc, PdfRef } from "./pdf-file.server.ts"
import type { StructureTree } from "./structure-tree.server.ts"
import { A4, color, text } from "./theme.ts"

const FRAME = { left: 42, right: 42, top: 74, bottom: 52 }

export interface EvidenceContext {
  dossier: Dossier
  doc: PdfDoc
  tree: StructureTree
  writer: PageWriter
  breaker: LineBreaker
  destinations: Destinations
  foot: string
  /** Printed number of the next page. */
  nextNumber(): string
  pageDrawn(page: PdfRef): void
}

const fill = (template: string, values: Record<string, string | number>) =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole))

/**
 * Draws one evidence file: its pages, each with its stamp, or one page that says what the file is and why
 * it is not shown. Returns the number of pages, which is at least one.
 */
export async function drawEvidence(
  context: EvidenceContext,
  entry: DossierEvidence,
  file: EvidenceFile,
  parent: Node,
  onPage: (page: number, of: number) => void,
): Promise<number> {
  const opened = await openEvidence(context.doc, file)
  const section = node("Sect", parent)
  if ("notShown" in opened) {
    drawReason(context, entry, opened.notShown, section)
    onPage(1, 1)
    return 1
  }
  try {
    for (let page = 0; page < opened.pages; page++) {
      await drawPage(context, entry, opened, page, section)
      onPage(page + 1, opened.pages)
    }
  } finally {
    await opened.close()
  }
  return opened.pages
}

function startPage(context: EvidenceContext, entry: DossierEvidence, first: boolean, landscape: boolean) {
  const { doc, destinations } = context
  const size: [number, number] = landscape ? [A4.height, A4.width] : [A4.width, A4.height]
  doc.addPage({ size, margin: 0 })
  if (first) destinations.set(`evidence:${entry.code}`, doc.page.dictionary, size[1])
  return { width: size[0], height: size[1] }
}

async function drawPage(
  context: EvidenceContext,
  entry: DossierEvidence,
  source: EvidenceSource,
  at: number,
  section: Node,
) {
  const { doc, tree, writer, dossier } = context
  const { width, height } = source.sizeOf(at)
  const paper = startPage(context, entry, at === 0, width > height)
  const box = {
    x: FRAME.left,
    y: FRAME.top,
    width: paper.width - FRAME.left - FRAME.right,
    height: paper.height - FRAME.top - FRAME.bottom,
  }
  writer.begin()
  stamp(context, entry, at + 1, source.pages, section, paper)
  writer.end()
  const alt = fill(dossier.labels.pageAlt, {
    code: entry.code,
    title: entry.title,
    page: at + 1,
    of: source.pages,
  })
  const figure = node("Figure", section, { alt })
  figure.pending++
  doc.page.write(`/Figure <</MCID ${tree.mark(figure)}>> BDC`)
  await source.draw(at, box)
  doc.page.write("EMC")
  tree.settle(figure)
  context.pageDrawn(doc.page.dictionary)
}

/** Code, title and short hash above the page; on the first page also the way back to where it is used. */
function stamp(
  context: EvidenceContext,
  entry: DossierEvidence,
  page: number,
  of: number,
  section: Node,
  paper: { width: number; height: number },
) {
  const { dossier, breaker, writer } = context
  const { labels } = dossier
  const width = paper.width - FRAME.left - FRAME.right
  const head: Op[] = [{ kind: "fill", x: FRAME.left, y: 56, w: width, h: 0.5, color: color.line }]
  const facts = breaker.fit(
    `${fill(labels.evidencePage, { page, of })} · SHA-256 ${entry.sha256.slice(0, 12)}`,
    text.head,
    width * 0.5,
  )
  head.push({
    kind: "text",
    node: undefined,
    x: FRAME.left + width - facts.width,
    y: baseline(28, text.stamp),
    line: facts,
  })
  const footY = paper.height - 36
  const [left, right] = [context.foot, context.nextNumber()]
  const foot = headAndFoot(
    breaker,
    { left: FRAME.left, width, headY: -100, footY },
    { headLeft: "", headRight: "", footLeft: left, footRight: right },
  )
  writer.decorate([...head, ...foot.filter((op) => op.y > 0)])
  const owner = page === 1 ? node("H2", section) : node("P", section)
  const code = breaker.fit(entry.code, text.stamp, width * 0.3)
  const title = breaker.fit(entry.title, { ...text.stamp, color: color.ink }, width * 0.48 - code.width)
  const y = baseline(28, text.stamp)
  const linked = { ...code, runs: code.runs.map((run) => ({ ...run, to: `register:${entry.code}` })) }
  const ops: Op[] = [
    { kind: "text", node: owner, x: FRAME.left, y, line: linked },
    { kind: "text", node: owner, x: FRAME.left + code.width + 8, y, line: title },
  ]
  owner.pending += 2
  if (page === 1 && entry.usedBy.length > 0) ops.push(backLinks(context, entry, section, width))
  writer.draw(ops, NO_NUMBERS)
}

function backLinks(context: EvidenceContext, entry: DossierEvidence, section: Node, width: number): Op {
  const { breaker, dossier } = context
  const spans = [{ text: `${dossier.labels.backTo} ` }]
  for (const [at, use] of entry.usedBy.entries()) {
    spans.push({ text: use.number, to: use.anchor } as never, {
      text: at < entry.usedBy.length - 1 ? " · " : "",
    })
  }
  const lines = breaker.break(spans, text.head, width)
  const line = lines[0] ?? { runs: [], width: 0, rtl: false }
  const owner = node("P", section)
  owner.pending++
  return { kind: "text", node: owner, x: FRAME.left, y: baseline(42, text.head), line }
}

const NO_NUMBERS: Pagination = { numberOf: () => "", pagesOf: () => "" }

function drawReason(context: EvidenceContext, entry: DossierEvidence, why: string, section: Node) {
  const { dossier, breaker, writer, doc } = context
  const { labels } = dossier
  const flow = new Flow(dossier, breaker)
  const page = flow.startPage(true)
  layoutHeading(flow, section, { level: 2, text: `${entry.code} ${entry.title}`, listed: false })
  layoutCallout(flow, section, {
    tone: "warning",
    title: labels.notShownTitle,
    text: `${labels.notShownWhy} ${labels.notShown[why] ?? labels.notShown.other ?? why}`,
  })
  const names = labels.fileFacts
  const rows = [
    { label: names.title, value: entry.title },
    { label: names.kind, value: entry.kind },
    { label: names.period, value: entry.period },
    { label: names.type, value: entry.mediaType },
    { label: names.size, value: entry.sizeText },
    { label: names.hash, value: entry.sha256 },
  ]
  layoutFacts(flow, section, { type: "facts", rows: rows.filter((row) => row.value !== "") })
  const paper = startPage(context, entry, true, false)
  // A title of many lines may reach a second page; what does not fit here stands in the register in full.
  const ops = page.ops
  writer.begin()
  stamp(context, entry, 1, 1, section, paper)
  writer.draw(ops, NO_NUMBERS)
  writer.end()
  context.pageDrawn(doc.page.dictionary)
}
