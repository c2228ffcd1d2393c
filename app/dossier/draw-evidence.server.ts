import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { EVIDENCE_FRAME as FRAME } from "#app/domain/legibility.ts"
import { layoutCallout, layoutFacts, layoutHeading } from "./block-text.ts"
import { EvidenceStamp, fillIn, type StampContext } from "./evidence-stamp.ts"
import { Flow, type Node, node } from "./flow.ts"
import type { Destinations } from "./page-writer.server.ts"
import { drawPage, type EvidenceReader, type EvidenceSource } from "./pages/evidence-source.server.ts"
import { NO_NUMBERS } from "./pagination.ts"
import type { PdfDoc, PdfRef } from "./pdf-file.server.ts"
import { hold, type StructureTree } from "./structure-tree.server.ts"
import { A4, CM } from "./theme.ts"

const MARGINS = {
  top: FRAME.top / CM,
  right: FRAME.right / CM,
  bottom: FRAME.bottom / CM,
  left: FRAME.left / CM,
}

export interface EvidenceContext extends StampContext {
  doc: PdfDoc
  tree: StructureTree
  destinations: Destinations
  reader: EvidenceReader
  /** Of the part that is drawn: marks its anchors. */
  mark: string
}

/** What names an evidence among those of all parts. */
const idOf = ({ mark }: EvidenceContext, { code }: DossierEvidence) => `${code}${mark}`

/**
 * Draws one evidence file: its pages, each with its stamp, or one page that says what the file is and why
 * it is not shown. @returns whether what was drawn may stand in an archival document.
 */
export async function drawEvidence(
  context: EvidenceContext,
  entry: DossierEvidence,
  path: string | undefined,
  parent: Node,
  onPage: (page: PdfRef, number: number, of: number) => void,
): Promise<boolean> {
  const section = node("Sect", parent)
  hold(section)
  const stamp = new EvidenceStamp(context, entry, section, `register:${idOf(context, entry)}`)
  const finishPage = (number: number, of: number) => {
    context.numbers.countEvidencePage()
    onPage(context.doc.page.dictionary, number, of)
  }
  context.numbers.beginEvidence(idOf(context, entry))
  const source = await openEvidence(context, entry, path)
  if (source.kind === "reason") {
    drawReason(context, entry, source.code, { section, stamp })
    finishPage(1, 1)
    context.numbers.endEvidence(idOf(context, entry), 1)
    context.tree.settle(section)
    return true
  }
  try {
    for (let at = 0; at < source.pages.length; at++) {
      await drawSourcePage(context, entry, source, at, { section, stamp })
      finishPage(at + 1, source.pages.length)
    }
    context.numbers.endEvidence(idOf(context, entry), source.pages.length)
    return source.kind === "image" && source.isArchivable
  } finally {
    await source.close()
    context.tree.settle(section)
  }
}

/** Opens a file as its edition shows it. A file that cannot be shown takes one page, which says why. */
export function openEvidence(
  { reader, dossier }: Pick<EvidenceContext, "reader" | "dossier">,
  entry: DossierEvidence,
  path: string | undefined,
): Promise<EvidenceSource> {
  const stripMetadata = dossier.edition === "redacted"
  return reader.open(path ?? "", { mediaType: entry.mediaType, stripMetadata })
}

function startPage(context: EvidenceContext, entry: DossierEvidence, first: boolean, landscape: boolean) {
  const { doc, destinations } = context
  const size: [number, number] = landscape ? [A4.height, A4.width] : [A4.width, A4.height]
  doc.addPage({ size, margin: 0 })
  // A stamp is short, and each compressor holds its memory until the garbage collector has been everywhere.
  doc.page.content.compress = false
  // The page's first operator was written while its stream was still to be compressed.
  delete doc.page.content.data.Filter
  if (first) destinations.set(`evidence:${idOf(context, entry)}`, doc.page.dictionary, size[1])
  return { width: size[0], height: size[1] }
}

/** What the pages of an evidence have in common. */
interface Parts {
  section: Node
  stamp: EvidenceStamp
}

async function drawSourcePage(
  context: EvidenceContext,
  entry: DossierEvidence,
  source: Exclude<EvidenceSource, { kind: "reason" }>,
  at: number,
  { section, stamp }: Parts,
) {
  const { doc, tree, writer, dossier } = context
  const { width, height } = source.pages[at] ?? { width: 1, height: 1 }
  const paper = startPage(context, entry, at === 0, width > height)
  const frame = {
    x: FRAME.left,
    y: FRAME.top,
    width: paper.width - FRAME.left - FRAME.right,
    height: paper.height - FRAME.top - FRAME.bottom,
  }
  const of = source.pages.length
  writer.begin()
  stamp.draw({ page: at + 1, of, paper, heading: at === 0 })
  writer.end()
  const alt = fillIn(dossier.labels.pageAlt, { code: entry.code, title: entry.title, page: at + 1, of })
  const figure = node("Figure", section, { alt })
  figure.pending++
  doc.page.write(`/Figure <</MCID ${tree.mark(figure)}>> BDC`)
  const drawn = await drawPage(doc as unknown as PDFKit.PDFDocument, source, at, frame)
  doc.page.write("EMC")
  tree.settle(figure)
  if ("kind" in drawn) {
    const flow = new Flow({ ...dossier, margins: MARGINS }, context.breaker)
    const page = flow.startPage(true)
    layoutCallout(flow, section, reasonCallout(dossier, drawn.code), { x: FRAME.left, width: frame.width })
    writer.begin()
    writer.draw(page.ops, NO_NUMBERS)
    writer.end()
  }
}

function reasonCallout({ labels }: Dossier, code: string) {
  const text = `${labels.notShown[code] ?? labels.notShown.other ?? code} ${labels.notShownWhy}`
  return { tone: "warning" as const, title: labels.notShownTitle, text }
}

function drawReason(
  context: EvidenceContext,
  entry: DossierEvidence,
  why: string,
  { section, stamp }: Parts,
) {
  const { dossier, breaker, writer } = context
  const paper = startPage(context, entry, true, false)
  writer.begin()
  stamp.draw({ page: 1, of: 1, paper, heading: false })
  const flow = new Flow(dossier, breaker)
  const page = flow.startPage(true)
  // A title of very many lines would reach a second page; in full it stands in the register.
  const title = entry.title.length > 300 ? `${entry.title.slice(0, 299)}…` : entry.title
  layoutHeading(flow, section, { level: 2, text: `${entry.code} ${title}`, listed: false })
  layoutCallout(flow, section, reasonCallout(dossier, why))
  const names = dossier.labels.fileFacts
  const rows = [
    { label: names.kind, value: entry.kind },
    { label: names.period, value: entry.period },
    { label: names.type, value: entry.mediaType },
    { label: names.size, value: entry.sizeText },
    { label: names.hash, value: entry.sha256 },
  ]
  layoutFacts(flow, section, { type: "facts", rows: rows.filter((row) => row.value !== "") })
  writer.draw(page.ops, NO_NUMBERS)
  writer.end()
}
