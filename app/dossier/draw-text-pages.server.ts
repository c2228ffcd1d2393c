import type { Dossier } from "#app/domain/dossier-document.ts"
import type { PageLayout, Place } from "./flow.ts"
import { HeadAndFoot } from "./head-and-foot.ts"
import type { LineBreaker } from "./line-breaking.ts"
import type { Destinations, PageWriter } from "./page-writer.server.ts"
import type { PageNumbers } from "./pagination.ts"
import { type PdfDoc, type PdfRef, packContent } from "./pdf-file.server.ts"
import { A4, CM } from "./theme.ts"

export interface TextContext {
  dossier: Dossier
  doc: PdfDoc
  writer: PageWriter
  breaker: LineBreaker
  destinations: Destinations
  numbers: PageNumbers
  anchors: ReadonlyMap<string, Place>
  /** What stands at an anchor, for telling what is being drawn. */
  names: ReadonlyMap<string, string>
  foot: string
  onPage(item: string): void
}

/** Draws laid-out pages one after another, each with head, foot and number, and lets go of their layout. */
export function drawTextPages(context: TextContext, pages: PageLayout[]): PdfRef[] {
  const { dossier, doc, writer, breaker, destinations, numbers } = context
  const anchors = anchorsByPage(context.anchors)
  const { left, width, headY, footY } = frameOf(dossier)
  const frame = new HeadAndFoot(breaker, left, width)
  const refs: PdfRef[] = []
  let [section, item] = ["", ""]
  for (const page of pages) {
    doc.addPage({ size: "A4", margin: 0 })
    refs.push(doc.page.dictionary)
    for (const [name, y] of anchors.get(page) ?? []) {
      destinations.set(name, doc.page.dictionary, A4.height - y + 12)
    }
    writer.begin()
    if (dossier.watermark) writer.watermark(dossier.watermark)
    if (!page.bare) {
      const head = frame.head(headY, dossier.unit.name, page.section)
      writer.decorate([...head, ...frame.foot(footY, context.foot, numbers.labelOf(page))])
    }
    writer.draw(page.ops, numbers)
    writer.end()
    packContent(doc.page)
    page.ops = []
    if (section !== page.section) [section, item] = [page.section, page.section]
    item = lastItem(anchors.get(page) ?? [], context.names) ?? item
    context.onPage(item)
  }
  return refs
}

function lastItem(anchors: readonly [string, number][], names: ReadonlyMap<string, string>) {
  const items = anchors.map(([anchor]) => anchor).filter((anchor) => anchor.startsWith("item:"))
  return names.get(items.at(-1) ?? "")
}

function anchorsByPage(anchors: ReadonlyMap<string, Place>) {
  const byPage = new Map<PageLayout, [string, number][]>()
  for (const [name, { page, y }] of anchors) {
    const list = byPage.get(page)
    if (list) list.push([name, y])
    else byPage.set(page, [[name, y]])
  }
  return byPage
}

/** Where head and foot stand: in the margins, in line with the text. */
function frameOf({ margins }: Dossier) {
  const left = margins.left * CM
  return {
    left,
    width: A4.width - left - margins.right * CM,
    headY: margins.top * CM - 40,
    footY: A4.height - margins.bottom * CM + 26,
  }
}
