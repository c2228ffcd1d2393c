import type { Dossier, DossierBlock } from "#app/domain/dossier-document.ts"
import {
  layoutBars,
  layoutContents,
  layoutCover,
  layoutHash,
  layoutLetterhead,
  layoutSignatures,
} from "./block-figures.ts"
import { layoutItem } from "./block-item.ts"
import { layoutRegister, layoutTable, tableStart } from "./block-table.ts"
import {
  layoutCallout,
  layoutCode,
  layoutFacts,
  layoutHeading,
  layoutList,
  layoutParagraph,
} from "./block-text.ts"
import { type Entry, Flow, type Node, node, type PageLayout, type Place } from "./flow.ts"
import type { LineBreaker } from "./line-breaking.ts"

export interface Layout {
  /** Pages before the evidence, and pages after it. */
  front: PageLayout[]
  back: PageLayout[]
  anchors: Map<string, Place>
  entries: Entry[]
  root: Node
  /** The node the evidence hangs on, and its section's anchor; absent where no section shows evidence. */
  evidence: Node | undefined
  evidenceAnchor: string | undefined
}

/**
 * Lays out everything but the evidence: which lines stand where on which page. Needs no page number. A later
 * part of a dossier hangs on the first one's `root` and marks its own anchors.
 */
export function layoutDossier(
  dossier: Dossier,
  hash: string,
  breaker: LineBreaker,
  part: { root?: Node; mark?: string } = {},
): Layout {
  const flow = new Flow(dossier, breaker, part)
  let evidence: Node | undefined
  let evidenceAnchor: string | undefined
  let split: number | undefined
  let contents: { at: number; y: number; node: Node; title: string } | undefined
  for (const section of dossier.sections) {
    const owner = node("Sect", flow.root)
    flow.section = { title: section.title, numbering: section.numbering, node: owner }
    const showsEvidence = section.blocks.some((block) => block.type === "evidence")
    if (section.newPage || flow.pages.length === 0) flow.startPage()
    if (section.titled) {
      layoutHeading(flow, owner, {
        level: 1,
        text: section.title,
        anchor: `section:${section.id}`,
        listed: section.listed,
      })
    } else {
      flow.anchor(`section:${section.id}`)
      if (section.listed)
        flow.entries.push({ title: section.title, level: 1, anchor: `section:${section.id}` })
    }
    for (const [at, block] of section.blocks.entries()) {
      if (block.type === "contents")
        contents = { at: flow.pages.length - 1, y: flow.y, node: owner, title: section.title }
      else if (block.type === "evidence") evidence = owner
      else if (block.type === "heading")
        layoutHeading(flow, owner, block, follows(flow, section.blocks[at + 1]))
      else layoutBlock(flow, owner, block, hash)
    }
    if (showsEvidence) {
      split = flow.pages.length
      evidenceAnchor = `section:${section.id}`
    }
  }
  if (contents) {
    const before = flow.pages.length
    const first = flow.pages[contents.at] as PageLayout
    flow.section = { title: contents.title, numbering: first.numbering, node: contents.node }
    flow.startPage()
    flow.y = contents.y
    layoutContents(flow, contents.node)
    // The contents start on the page of their heading: what was laid out at the end moves there.
    const pages = flow.pages.splice(before)
    const [opening, ...rest] = pages as [PageLayout, ...PageLayout[]]
    first.ops.push(...opening.ops)
    flow.pages.splice(contents.at + 1, 0, ...rest)
    if (split !== undefined) split += rest.length
  }
  const cut = split ?? flow.pages.length
  return {
    front: flow.pages.slice(0, cut),
    back: flow.pages.slice(cut),
    anchors: flow.anchors,
    entries: flow.entries,
    root: flow.root,
    evidence,
    evidenceAnchor,
  }
}

/** The height that must stand below a heading: a table's header and first row, where nothing stands between. */
function follows(flow: Flow, block: DossierBlock | undefined): number {
  return block?.type === "table" && block.caption === undefined ? tableStart(flow, block) : 0
}

/** Lays out one block at the cursor. */
export function layoutBlock(flow: Flow, owner: Node, block: DossierBlock, hash: string) {
  switch (block.type) {
    case "heading":
      return layoutHeading(flow, owner, block)
    case "paragraph":
      return layoutParagraph(flow, owner, block)
    case "list":
      return layoutList(flow, owner, block)
    case "facts":
      return layoutFacts(flow, owner, block)
    case "table":
      return layoutTable(flow, owner, block)
    case "bars":
      return layoutBars(flow, owner, block)
    case "callout":
      return layoutCallout(flow, owner, block)
    case "signatures":
      return layoutSignatures(flow, owner, block)
    case "cover":
      return layoutCover(flow, owner, block, hash)
    case "letterhead":
      return layoutLetterhead(flow, owner, block.lines)
    case "item":
      return layoutItem(flow, owner, block)
    case "register":
      return layoutRegister(flow, owner, block)
    case "hash":
      return layoutHash(flow, owner, block.label, hash)
    case "code":
      return layoutCode(flow, owner, block.lines)
    case "pageBreak":
      if (!flow.atTop) flow.startPage()
      return
    case "space":
      return flow.gap(block.points)
    case "contents":
    case "evidence":
      return
  }
}
