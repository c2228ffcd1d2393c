import { baseline, type Op } from "./flow.ts"
import type { LineBreaker } from "./line-breaking.ts"
import type { Line } from "./place-words.ts"
import { color, text } from "./theme.ts"

/**
 * Head and foot of pages, as decoration: points from the top, and from `left` over `width`. What stays the same from
 * page to page is set once.
 */
export class HeadAndFoot {
  private readonly known = new Map<string, { says: string; line: Line }>()
  private readonly breaker: LineBreaker
  private readonly left: number
  private readonly width: number

  constructor(breaker: LineBreaker, left: number, width: number) {
    this.breaker = breaker
    this.left = left
    this.width = width
  }

  head(y: number, left: string, right: string): Op[] {
    return [this.line(left, y, "start", 0.56), this.line(right, y, "end", 0.42), this.rule(y + 13)]
  }

  foot(y: number, left: string, right: string): Op[] {
    return [this.rule(y - 4), this.line(left, y, "start", 0.8), this.line(right, y, "end", 0.18)]
  }

  private line(says: string, y: number, align: "start" | "end", share: number): Op {
    const place = `${y} ${align}`
    let known = this.known.get(place)
    if (known?.says !== says) {
      known = { says, line: this.breaker.fit(says, text.head, this.width * share) }
      this.known.set(place, known)
    }
    const { line } = known
    const x = align === "start" ? this.left : this.left + this.width - line.width
    return { kind: "text", node: undefined, x, y: baseline(y, text.head), runs: line.runs }
  }

  private rule(y: number): Op {
    return { kind: "fill", x: this.left, y, w: this.width, h: 0.5, color: color.line }
  }
}
