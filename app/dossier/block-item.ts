import type { BlockOf, Span } from "#app/domain/dossier-document.ts"
import { layoutCallout } from "./block-text.ts"
import { type Flow, type Node, node } from "./flow.ts"
import { color, type TextStyle, text } from "./theme.ts"

const HEADINGS = { 2: text.h2, 3: text.h3, 4: text.h4 } as const

/** Signs of state, so that it never rests on colour alone. */
const MARKS: Record<BlockOf<"item">["mark"], { sign: string; ink: string }> = {
  none: { sign: "○", ink: color.soft },
  draft: { sign: "◐", ink: color.draft },
  approved: { sign: "●", ink: color.ready },
  urgent: { sign: "!", ink: color.draft },
  blocker: { sign: "▲", ink: color.gap },
}

/** One indicator: number and title, level and state, narrative, evidence, gap, notes. */
export function layoutItem(flow: Flow, parent: Node, block: BlockOf<"item">) {
  const style = HEADINGS[block.level]
  const { sign, ink } = MARKS[block.mark]
  const indentBy = 40
  const x = flow.left + indentBy
  const width = flow.width - indentBy
  flow.gap(16)
  const titles = flow.breaker.break(block.title, style, width)
  flow.ensure(titles.length * style.leading + 76)
  if (!flow.atTop) {
    flow.add({ kind: "fill", x: flow.left, y: flow.y - 7, w: flow.width, h: 0.5, color: color.line })
  }
  flow.anchor(block.anchor)
  flow.entries.push({ title: `${block.number} ${block.title}`, level: 9, anchor: block.anchor })
  const section = node("Sect", parent)
  const heading = node(`H${block.level}`, section)
  const number = flow.breaker.fit(block.number, { ...style, color: color.accent }, indentBy - 4)
  flow.line(number, style, { node: heading, x: flow.left })
  flow.text(block.title, style, { node: heading, x, width })
  flow.y += 1
  if (block.topic) {
    flow.text(block.topic, { ...text.small, size: 8.8 }, { node: node("P", section), x, width })
    flow.y += 2
  }
  const state: Span[] = [{ text: block.levelName, bold: true }]
  const status: TextStyle = { ...text.cell, color: ink }
  flow.text([...state, { text: `   ${sign} ${block.status}` }], status, {
    node: node("P", section),
    x,
    width,
  })
  if (block.levelText) {
    flow.y += 1
    flow.text(block.levelText, text.cell, { node: node("P", section), x, width })
  }
  flow.y += 4
  for (const paragraph of block.narrative) {
    flow.text(paragraph, text.body, { node: node("P", section), x, width })
    flow.y += 5
  }
  layoutEvidenceLinks(flow, section, block, x, width)
  if (block.gap)
    layoutCallout(
      flow,
      section,
      { tone: "warning", title: block.gap.label, text: block.gap.text },
      { x, width },
    )
  for (const note of block.notes) {
    flow.text([{ text: `${note.label}: `, bold: true }, { text: note.text }], text.small, {
      node: node("P", section),
      x,
      width,
    })
    flow.y += 3
  }
}

function layoutEvidenceLinks(flow: Flow, parent: Node, block: BlockOf<"item">, x: number, width: number) {
  const label: Span = { text: `${block.evidenceLabel}: `, bold: true, soft: true }
  if (block.evidence.length === 0) {
    flow.text([label, { text: block.noEvidence, italic: true }], text.cell, {
      node: node("P", parent),
      x,
      width,
    })
    flow.y += 6
    return
  }
  const spans: Span[] = [label]
  block.evidence.forEach((link, at) => {
    const to = flow.showsPagesOf(link.code) ? `evidence:${link.code}` : `register:${link.code}`
    spans.push({ text: link.code, bold: true, to })
    const note = link.note === "" ? "" : ` ${link.note}`
    spans.push({ text: `${note}${at < block.evidence.length - 1 ? "; " : ""}`, soft: true })
  })
  flow.text(spans, text.cell, { node: node("P", parent), x, width })
  flow.y += 6
}
