import { baseline, type Op } from "./flow.ts"
import type { LineBreaker } from "./line-breaking.ts"
import type { Line } from "./place-words.ts"
import { color, text } from "./theme.ts"

interface Frame {
  left: number
  width: number
  headY: number
  footY: number
}

/** Head and foot of pages with one frame, as decoration. What stays the same from page to page is set once. */
export class HeadAndFoot {
  private readonly set = new Map<string, { says: string; line: Line }>()
  private readonly breaker: LineBreaker
  private readonly frame: Frame

  constructor(breaker: LineBreaker, frame: Frame) {
    this.breaker = breaker
    this.frame = frame
  }

  head(left: string, right: string): Op[] {
    const { headY } = this.frame
    return [
      this.line(left, headY, "start", 0.56),
      this.line(right, headY, "end", 0.42),
      this.rule(headY + 13),
    ]
  }

  foot(left: string, right: string): Op[] {
    const { footY } = this.frame
    return [this.rule(footY - 4), this.line(left, footY, "start", 0.8), this.line(right, footY, "end", 0.18)]
  }

  private line(says: string, y: number, align: "start" | "end", share: number): Op {
    const { left, width } = this.frame
    const place = `${y} ${align}`
    let set = this.set.get(place)
    if (set?.says !== says) {
      set = { says, line: this.breaker.fit(says, text.head, width * share) }
      this.set.set(place, set)
    }
    const { line } = set
    const x = align === "start" ? left : left + width - line.width
    return { kind: "text", node: undefined, x, y: baseline(y, text.head), runs: line.runs }
  }

  private rule(y: number): Op {
    return { kind: "fill", x: this.frame.left, y, w: this.frame.width, h: 0.5, color: color.line }
  }
}
