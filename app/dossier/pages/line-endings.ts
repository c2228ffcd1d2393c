import { ops } from "./appearance-style.ts"

export type Point = [number, number]

/** The ending of a line at `tip`, which comes from `from` (ISO 32000-1, table 176); empty for none. */
export function drawLineEnding(
  style: string | undefined,
  tip: Point,
  from: Point,
  width: number,
  filled: boolean,
): string {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1])
  if (!style || style === "None" || length === 0) return ""
  const size = Math.min(6 * width, length / 2)
  const along: Point = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length]
  // A point `back` along the line from its tip and `aside` from it.
  const at = (back: number, aside: number): Point => [
    tip[0] - along[0] * back - along[1] * aside,
    tip[1] - along[1] * back + along[0] * aside,
  ]
  const draw = (paint: string, ...points: Point[]) =>
    `${points.map(([x, y], i) => ops(x, y, i === 0 ? "m" : "l")).join(" ")} ${paint}`
  const closed = filled ? "b" : "s"
  const wing = size * 0.577
  switch (style) {
    case "OpenArrow":
      return draw("S", at(size, wing), at(0, 0), at(size, -wing))
    case "ClosedArrow":
      return draw(closed, at(size, wing), at(0, 0), at(size, -wing))
    case "ROpenArrow":
      return draw("S", at(-size, wing), at(0, 0), at(-size, -wing))
    case "RClosedArrow":
      return draw(closed, at(-size, wing), at(0, 0), at(-size, -wing))
    case "Butt":
      return draw("S", at(0, size / 2), at(0, -size / 2))
    case "Slash":
      return draw("S", at(-size * 0.25, size * 0.433), at(size * 0.25, -size * 0.433))
    case "Square":
      return draw(
        closed,
        at(size / 2, size / 2),
        at(-size / 2, size / 2),
        at(-size / 2, -size / 2),
        at(size / 2, -size / 2),
      )
    case "Diamond":
      return draw(closed, at(size / 2, 0), at(0, size / 2), at(-size / 2, 0), at(0, -size / 2))
    case "Circle": {
      const sides = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8)
      return draw(
        closed,
        ...sides.map((angle) => at((Math.cos(angle) * size) / 2, (Math.sin(angle) * size) / 2)),
      )
    }
  }
  return ""
}
