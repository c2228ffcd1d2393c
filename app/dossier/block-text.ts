import type { BlockOf } from "#app/domain/dossier-document.ts"
import { baseline, type Flow, indent, type Node, node } from "./flow.ts"
import { color, text } from "./theme.ts"

/** Blocks of running text: headings, paragraphs, lists, facts, callouts, lines of code. */

const HEADINGS = { 1: text.h1, 2: text.h2, 3: text.h3, 4: text.h4 } as const

export function layoutHeading(
  flow: Flow,
  parent: Node,
  block: { level: 1 | 2 | 3 | 4; text: string; anchor?: string | undefined; listed: boolean },
  follows = 0,
) {
  const style = HEADINGS[block.level]
  flow.gap(block.level === 1 ? 0 : block.level === 2 ? 18 : 13)
  const lines = flow.breaker.break(block.text, style, flow.width)
  // A heading stays with the first lines of what it heads, or with the `follows` points that cannot be parted.
  flow.ensure(lines.length * style.leading + Math.max(62, follows + 5))
  const anchor = block.anchor ?? (block.listed ? `heading:${flow.entries.length}${flow.mark}` : undefined)
  if (anchor) flow.anchor(anchor)
  if (anchor && block.listed) flow.entries.push({ title: block.text, level: block.level, anchor })
  const heading = node(`H${block.level}`, parent)
  flow.text(block.text, style, { node: heading })
  if (block.level === 1) {
    flow.y += 7
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: 42, h: 2.4, color: color.accent })
    flow.y += 16
  } else flow.y += block.level === 2 ? 5 : 3
}

export function layoutParagraph(flow: Flow, parent: Node, block: BlockOf<"paragraph">) {
  const style = {
    body: text.body,
    lead: text.lead,
    small: text.small,
    label: text.label,
    display: text.display,
  }[block.look]
  if (block.look === "label") flow.gap(6)
  flow.text(block.text, style, {
    node: node("P", parent),
    align: block.align,
    keep: block.look === "label" ? 30 : 0,
  })
  flow.y += block.look === "small" ? 5 : block.look === "label" ? 2 : 8
}

export function layoutList(flow: Flow, parent: Node, block: BlockOf<"list">) {
  const list = node("L", parent)
  const indentBy = 17
  block.items.forEach((item, at) => {
    const entry = node("LI", list)
    const label = flow.breaker.break(block.ordered ? `${at + 1}.` : "•", text.body, indentBy)[0]
    flow.ensure(text.body.leading * 2)
    if (label) flow.line(label, text.body, { node: node("Lbl", entry), x: flow.left })
    flow.text(item, text.body, { node: node("LBody", entry), x: flow.left + indentBy })
    flow.y += 3
  })
  flow.y += 5
}

export function layoutFacts(flow: Flow, parent: Node, block: BlockOf<"facts">) {
  const table = node("Table", parent)
  const labelWidth = Math.min(130, flow.width * 0.34)
  for (const fact of block.rows) {
    const labels = flow.breaker.break(fact.label, text.small, labelWidth - 10)
    const values = flow.breaker.break(fact.value, text.body, flow.width - labelWidth)
    const height = Math.max(labels.length * text.small.leading, values.length * text.body.leading)
    flow.ensure(Math.min(height, flow.height) + 6)
    const row = node("TR", table)
    const head = node("TH", row, { scope: "Row" })
    const data = node("TD", row)
    const top = flow.y + 3
    const pages = flow.pages.length
    for (const [at, line] of labels.entries()) {
      flow.line(line, text.small, { node: head, x: flow.left, y: top + 1.4 + at * text.small.leading })
    }
    flow.y = top
    flow.text(fact.value, text.body, { node: data, x: flow.left + labelWidth })
    const short = top + labels.length * text.small.leading + 2
    if (flow.pages.length === pages) flow.y = Math.max(flow.y, short)
    flow.y += 3
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.5, color: color.line })
  }
  flow.y += 12
}

const TONES = {
  note: { ink: color.accent, tint: color.tint },
  warning: { ink: color.draft, tint: color.warmTint },
  blocker: { ink: color.gap, tint: color.redTint },
}

/** A tinted box; a text too long for one page goes on in a box on the next. */
export function layoutCallout(
  flow: Flow,
  parent: Node,
  block: Pick<BlockOf<"callout">, "tone" | "title" | "text">,
  at: { x: number; width: number } = { x: flow.left, width: flow.width },
) {
  const tone = TONES[block.tone]
  const pad = 10
  const style = { ...text.cell, leading: 12.8, size: 9.2 }
  const titleStyle = { ...text.label, color: tone.ink, size: 9.2, leading: 13.4 }
  const width = at.width - pad * 2 - 3
  const titles = flow.breaker.break(block.title, titleStyle, width)
  const lines = block.text === "" ? [] : flow.breaker.break(block.text, style, width)
  const whole = titles.length * titleStyle.leading + lines.length * style.leading + pad * 2 - 4
  flow.gap(4)
  flow.ensure(Math.min(whole, 120))
  const box = node("Note", parent)
  const titleNode = node("P", box)
  const textNode = lines.length > 0 ? node("P", box) : undefined
  let rest = [
    ...titles.map((line) => ({ line, style: titleStyle, node: titleNode })),
    ...lines.map((line) => ({ line, style, node: textNode })),
  ]
  while (rest.length > 0) {
    let height = pad * 2 - 4
    let count = 0
    for (const { style: own } of rest) {
      if (height + own.leading > flow.room() && count > 0) break
      height += own.leading
      count++
    }
    flow.add({ kind: "fill", x: at.x, y: flow.y, w: at.width, h: height, color: tone.tint, radius: 3 })
    flow.add({ kind: "fill", x: at.x, y: flow.y, w: 3, h: height, color: tone.ink })
    let y = flow.y + pad - 2
    for (const { line, style: own, node: owner } of rest.slice(0, count)) {
      flow.add({
        kind: "text",
        node: owner,
        x: at.x + pad + 3 + indent(line, width, "start"),
        y: baseline(y, own),
        runs: line.runs,
      })
      y += own.leading
    }
    flow.y += height
    rest = rest.slice(count)
    if (rest.length > 0) flow.startPage()
  }
  flow.y += 10
}

/** Lines to be typed as they stand: each in a paragraph of its own, on a tint. */
export function layoutCode(flow: Flow, parent: Node, lines: string[]) {
  for (const line of lines) {
    const broken = flow.breaker.break(line, text.code, flow.width - 20)
    const height = broken.length * text.code.leading + 8
    flow.ensure(height)
    flow.add({
      kind: "fill",
      x: flow.left,
      y: flow.y,
      w: flow.width,
      h: height,
      color: color.tint,
      radius: 2,
    })
    flow.y += 4
    flow.text(line, text.code, { node: node("P", parent), x: flow.left + 10, width: flow.width - 20 })
    flow.y += 7
  }
  flow.y += 4
}
