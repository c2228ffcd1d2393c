import type { CardsBlock, PaperCard } from "#app/domain/paper-document.ts"
import { type Flow, type Node, node } from "./flow.ts"
import { color, text } from "./theme.ts"

/** Cards of a catalogue: the picture on the left, what is said of it on the right. */

const PICTURE = { w: 148, h: 111 }
const GUTTER = 14
const PADDING = 10

/** What is said, line by line, each under its look. */
function linesOf(flow: Flow, card: PaperCard) {
  const width = flow.width - PICTURE.w - GUTTER - PADDING
  const set = (words: string, style: typeof text.small) =>
    words === "" ? [] : [{ style, lines: flow.breaker.break(words, style, width) }]
  return [
    ...set(card.code, text.label),
    ...set(card.title, text.h3),
    ...set(card.text, text.cell),
    ...card.facts.flatMap(({ label, value }) =>
      set(label === "" ? value : `${label}: ${value}`, label === "" ? text.bodyBold : text.small),
    ),
  ]
}

/** One card after another; each stands on one page. */
export function layoutCards(flow: Flow, parent: Node, block: CardsBlock) {
  const list = node("L", parent)
  for (const card of block.cards) {
    const parts = linesOf(flow, card)
    const height = parts.reduce((sum, { style, lines }) => sum + lines.length * style.leading, 0)
    const whole = Math.max(PICTURE.h, height) + PADDING
    flow.ensure(whole + PADDING)
    const item = node("LBody", node("LI", list))
    const top = flow.y
    if (card.picture === undefined) {
      flow.add({ kind: "fill", x: flow.left, y: top, ...PICTURE, color: color.tint, radius: 3 })
    } else {
      const figure = node("Figure", item, { alt: card.alt })
      flow.add({ kind: "image", node: figure, picture: card.picture, x: flow.left, y: top, ...PICTURE })
    }
    const x = flow.left + PICTURE.w + GUTTER
    for (const { style, lines } of parts) {
      const paragraph = node("P", item)
      for (const line of lines) {
        flow.line(line, style, { node: paragraph, x })
        flow.y += style.leading
      }
    }
    flow.y = top + whole
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.5, color: color.line })
    flow.y += PADDING
  }
}
