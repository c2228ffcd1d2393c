import { ops } from "./appearance-style.ts"

export type Point = [number, number]

/** Endings into which the line does not reach. */
const CLOSED = new Set(["ClosedArrow", "Circle", "Square", "Diamond"])

/** A point `back` along the line from its tip, where it comes to from `from`, and `aside` from it. */
function place(tip: Point, from: Point, back: number, aside: number): Point {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1]) || 1
  const [dx, dy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length]
  return [tip[0] - dx * back - dy * aside, tip[1] - dy * back + dx * aside]
}

function endingSize(tip: Point, from: Point, width: number): number {
  return Math.min(6 * width, Math.hypot(tip[0] - from[0], tip[1] - from[1]) / 2)
}

/** Where the line itself ends so that its ending begins there. */
export function lineWithoutEnding(style: string | undefined, tip: Point, from: Point, width: number): Point {
  return style && CLOSED.has(style) ? place(tip, from, endingSize(tip, from, width), 0) : tip
}

/** The ending of a line at `tip`, which comes from `from` (ISO 32000-1, table 176); empty for none. */
export function drawLineEnding(
  style: string | undefined,
  tip: Point,
  from: Point,
  width: number,
  filled: boolean,
): string {
  const size = endingSize(tip, from, width)
  if (!style || size === 0) return ""
  const draw = (paint: string, ...points: [back: number, aside: number][]) => {
    const placed = points.map(([back, aside]) => place(tip, from, back, aside))
    return `${placed.map(([x, y], i) => ops(x, y, i === 0 ? "m" : "l")).join(" ")} ${paint}`
  }
  const paint = filled ? "b" : "s"
  const [half, wing] = [size / 2, size * 0.577]
  switch (style) {
    case "OpenArrow":
      return draw("S", [size, wing], [0, 0], [size, -wing])
    case "ClosedArrow":
      return draw(paint, [size, wing], [0, 0], [size, -wing])
    case "ROpenArrow":
      return draw("S", [-size, wing], [0, 0], [-size, -wing])
    case "RClosedArrow":
      return draw(paint, [-size, wing], [0, 0], [-size, -wing])
    case "Butt":
      return draw("S", [0, half], [0, -half])
    case "Slash":
      return draw("S", [-half * 0.5, half * 0.866], [half * 0.5, -half * 0.866])
    case "Square":
      return draw(paint, [0, half], [size, half], [size, -half], [0, -half])
    case "Diamond":
      return draw(paint, [0, 0], [half, half], [size, 0], [half, -half])
    case "Circle": {
      const angles = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8)
      return draw(
        paint,
        ...angles.map((a): [number, number] => [half + Math.cos(a) * half, Math.sin(a) * half]),
      )
    }
  }
  return ""
}
