import type { BlockOf } from "#app/domain/dossier-document.ts"
import { baseline, type Flow, indent, type Node, node, type Op } from "./flow.ts"
import { color, type TextStyle, text } from "./theme.ts"

/** Bars, signature boxes, letterhead and cover: blocks that are drawn rather than set. */

export function layoutBars(flow: Flow, parent: Node, block: BlockOf<"bars">) {
  if (block.caption) {
    flow.ensure(80)
    flow.text(block.caption, text.label, { node: node("P", parent) })
    flow.y += 4
  }
  const labelWidth = flow.width * 0.4
  const textWidth = flow.width * 0.24
  const bar = { x: flow.left + labelWidth, w: flow.width - labelWidth - textWidth - 10, h: 8 }
  const rows = block.rows.map((row) => ({
    ...row,
    lines: flow.breaker.break(row.label, text.cell, labelWidth - 12),
    value: row.value,
  }))
  for (let from = 0; from < rows.length; ) {
    const ops: Op[] = []
    const top = flow.y
    let y = flow.y
    let count = 0
    for (const row of rows.slice(from)) {
      const height = row.lines.length * text.cell.leading + 6
      if (y + height > flow.bottom && count > 0) break
      for (const [at, line] of row.lines.entries()) {
        ops.push({
          kind: "text",
          node: undefined,
          x: flow.left,
          y: baseline(y + 3 + at * text.cell.leading, text.cell),
          runs: line.runs,
        })
      }
      const middle = y + 3 + text.cell.leading / 2 - bar.h / 2
      ops.push({ kind: "fill", x: bar.x, y: middle, w: bar.w, h: bar.h, color: color.track, radius: 2 })
      const partial = Math.min(1, row.value + (row.partial ?? 0))
      if (partial > row.value)
        ops.push({
          kind: "fill",
          x: bar.x,
          y: middle,
          w: bar.w * partial,
          h: bar.h,
          color: color.partial,
          radius: 2,
        })
      if (row.value > 0)
        ops.push({
          kind: "fill",
          x: bar.x,
          y: middle,
          w: bar.w * row.value,
          h: bar.h,
          color: color.accent,
          radius: 2,
        })
      if (row.target !== undefined) {
        ops.push({
          kind: "fill",
          x: bar.x + bar.w * row.target - 0.6,
          y: middle - 2.5,
          w: 1.2,
          h: bar.h + 5,
          color: color.ink,
        })
      }
      const value = flow.breaker.fit(row.text, text.cellBold, textWidth)
      ops.push({
        kind: "text",
        node: undefined,
        x: bar.x + bar.w + 10,
        y: baseline(y + 3, text.cellBold),
        runs: value.runs,
      })
      y += height
      count++
    }
    flow.ensure(y - top)
    // A page was started: the same rows are laid out again from its top.
    if (flow.y !== top) continue
    const figure = node("Figure", parent, { alt: block.alt })
    flow.add({ kind: "figure", node: figure, ops, x: flow.left, y: top, w: flow.width, h: y - top })
    flow.y = y
    from += count
    if (from < rows.length) flow.startPage()
  }
  if (block.legend) {
    flow.y += 2
    flow.text(block.legend, text.small, { node: node("P", parent) })
  }
  flow.y += 12
}

/** Boxes for signing by hand or after export, two to a row; nothing in them looks like a signature. */
export function layoutSignatures(flow: Flow, parent: Node, block: BlockOf<"signatures">) {
  const gutter = 16
  const width = (flow.width - gutter) / 2
  for (let at = 0; at < block.boxes.length; at += 2) {
    const row = block.boxes.slice(at, at + 2).map((box) => {
      const inner = width - 20
      const numbers = box.number ? flow.breaker.break(box.number, text.small, inner) : []
      return {
        role: flow.breaker.break(box.role, text.small, inner),
        title: flow.breaker.break(box.title, text.cellBold, inner),
        name: flow.breaker.break(box.name, text.cellBold, inner),
        numbers,
        field: box.field,
      }
    })
    const head = Math.max(
      ...row.map((b) => b.role.length * text.small.leading + b.title.length * text.cellBold.leading),
    )
    const foot = Math.max(
      ...row.map((b) => b.name.length * text.cellBold.leading + b.numbers.length * text.small.leading),
    )
    const height = head + foot + 76
    flow.ensure(height)
    const top = flow.y
    row.forEach((box, column) => {
      const x = flow.left + column * (width + gutter)
      flow.add({ kind: "box", x, y: top, w: width, h: height, color: color.line })
      const owner = node("Sect", parent)
      let y = top + 8
      const set = (lines: typeof box.role, style: TextStyle) => {
        if (lines.length === 0) return
        const paragraph = node("P", owner)
        for (const line of lines) {
          flow.add({
            kind: "text",
            node: paragraph,
            x: x + 10 + indent(line, width - 20, "start"),
            y: baseline(y, style),
            runs: line.runs,
          })
          y += style.leading
        }
      }
      set(box.role, text.small)
      set(box.title, text.cellBold)
      const space = top + 10 + head
      if (box.field !== undefined) {
        const form = node("Form", owner, { alt: box.field })
        const h = height - head - foot - 24
        flow.add({ kind: "field", node: form, label: box.field, x: x + 10, y: space, w: width - 20, h })
      }
      y =
        top + height - 8 - (box.name.length * text.cellBold.leading + box.numbers.length * text.small.leading)
      flow.add({ kind: "fill", x: x + 10, y: y - 3, w: width - 20, h: 0.6, color: color.soft })
      set(box.name, text.cellBold)
      set(box.numbers, text.small)
    })
    flow.y = top + height + gutter
  }
}

/** A letterhead: first line large, the rest small, and its double rule. */
export function layoutLetterhead(flow: Flow, parent: Node, lines: string[]) {
  const [first, ...rest] = lines
  const owner = node("P", parent)
  if (first) flow.text(first, text.unitName, { node: owner, align: "center" })
  for (const line of rest)
    flow.text(line, { ...text.small, color: color.ink }, { node: owner, align: "center" })
  flow.y += 7
  flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 1.6, color: color.ink })
  flow.add({ kind: "fill", x: flow.left, y: flow.y + 2.8, w: flow.width, h: 0.5, color: color.ink })
  flow.y += 22
}

export function layoutCover(flow: Flow, parent: Node, block: BlockOf<"cover">, hash: string) {
  flow.page.bare = true
  layoutLetterhead(flow, parent, block.letterhead)
  flow.y += 54
  flow.text(block.kicker, text.coverKicker, { node: node("P", parent) })
  flow.y += 8
  flow.text(block.title, text.coverTitle, { node: node("H1", parent) })
  flow.y += 10
  flow.add({ kind: "fill", x: flow.left, y: flow.y, w: 64, h: 3, color: color.accent })
  flow.y += 18
  flow.text(block.subtitle, text.coverSubtitle, { node: node("P", parent) })
  flow.y += 26
  if (block.notice) {
    const style = { ...text.cell, color: color.draft, size: 9.2, leading: 13 }
    const lines = flow.breaker.break(block.notice, style, flow.width - 24)
    const height = lines.length * style.leading + 14
    flow.ensure(height)
    flow.add({
      kind: "fill",
      x: flow.left,
      y: flow.y,
      w: flow.width,
      h: height,
      color: color.warmTint,
      radius: 3,
    })
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: 3, h: height, color: color.draft })
    flow.y += 7
    flow.text(block.notice, style, { node: node("P", parent), x: flow.left + 14, width: flow.width - 24 })
    flow.y += 22
  }
  const labelWidth = 118
  const facts = block.facts.map((fact) => ({
    label: flow.breaker.break(fact.label, text.small, labelWidth - 8),
    value: flow.breaker.break(fact.value, text.cell, flow.width - labelWidth),
  }))
  const heightOf = (fact: (typeof facts)[number]) =>
    Math.max(fact.label.length * text.small.leading, fact.value.length * text.cell.leading) + 6
  const total = facts.reduce((sum, fact) => sum + heightOf(fact), 0)
  const hashHeight = 44
  // The facts stand at the foot of the page where the text above leaves room.
  const foot = flow.bottom - 12 - total - hashHeight
  if (foot > flow.y) flow.y = foot
  const table = node("Table", parent)
  for (const fact of facts) {
    flow.ensure(heightOf(fact))
    const row = node("TR", table)
    const head = node("TH", row, { scope: "Row" })
    const data = node("TD", row)
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.5, color: color.line })
    for (const [at, line] of fact.label.entries()) {
      flow.line(line, text.small, { node: head, x: flow.left, y: flow.y + 3 + at * text.small.leading })
    }
    for (const [at, line] of fact.value.entries()) {
      flow.line(line, text.cell, {
        node: data,
        x: flow.left + labelWidth,
        y: flow.y + 3 + at * text.cell.leading,
      })
    }
    flow.y += heightOf(fact)
  }
  flow.ensure(hashHeight)
  flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.5, color: color.line })
  flow.y += 6
  layoutHash(flow, parent, block.hashLabel, hash)
}

/** The document's hash in full, in groups of eight for the eye; without the spaces it is one word to copy. */
export function layoutHash(flow: Flow, parent: Node, label: string, hash: string) {
  flow.ensure(text.small.leading * 2 + 14)
  const owner = node("P", parent)
  flow.text(label, text.small, { node: owner })
  flow.text(hash, { ...text.code, size: Math.min(9.2, flow.width / 40), face: "bold" }, { node: owner })
  flow.y += 8
}

/** Contents: one line per entry with the number of its page; long titles go on below. */
export function layoutContents(flow: Flow, parent: Node) {
  const list = node("TOC", parent)
  const numberWidth = 34
  for (const entry of flow.entries) {
    const depth = Math.min(3, entry.level === 9 ? 3 : entry.level - 1)
    const look = depth === 0 ? text.bodyBold : depth === 1 ? text.body : text.cell
    const style = { ...look, link: look.color }
    const x = flow.left + depth * 14
    const width = flow.width - depth * 14 - numberWidth
    const lines = flow.breaker.break([{ text: entry.title, to: entry.anchor }], style, width)
    if (depth === 0) flow.gap(5)
    flow.ensure(lines.length * style.leading + 2)
    const item = node("TOCI", list)
    lines.forEach((line, at) => {
      flow.line(line, style, { node: item, x: x + indent(line, width, "start") })
      if (at < lines.length - 1) flow.y += style.leading
    })
    flow.add({
      kind: "number",
      node: item,
      right: flow.left + flow.width,
      y: baseline(flow.y, style),
      to: entry.anchor,
      style,
    })
    flow.y += style.leading + (depth === 0 ? 2 : 1.4)
  }
}
