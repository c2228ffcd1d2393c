import { readRect } from "./annotations.ts"
import { borderOperators, colorOperator, DEFAULT_BORDER, ops, readBorder } from "./appearance-style.ts"
import { drawLineEnding, lineWithoutEnding, type Point } from "./line-endings.ts"
import type { PdfFile } from "./pdf-file.ts"
import type { Dict } from "./pdf-syntax.ts"

/**
 * What readers draw for annotations that bring no appearance stream (ISO 32000-1, 12.5.6).
 * Content in the page's user space; undefined where there is nothing to draw.
 */
export function drawShape(file: PdfFile, annotation: Dict): Shape | undefined {
  const subtype = file.name(annotation.get("Subtype")) ?? ""
  const content = DRAWERS[subtype]?.(file, annotation)
  if (!content) return undefined
  const opacity = file.number(annotation.get("CA")) ?? 1
  return { content, opacity, blendMode: subtype === "Highlight" ? "Multiply" : "Normal" }
}

export type Shape = { content: string; opacity: number; blendMode: "Normal" | "Multiply" }
type Drawer = (file: PdfFile, annotation: Dict) => string | undefined

const DRAWERS: Record<string, Drawer> = {
  Link: drawLink,
  Highlight: drawHighlight,
  Underline: (file, annotation) => drawMarkupLine(file, annotation, (quad) => [quad[2], quad[3]]),
  StrikeOut: (file, annotation) =>
    drawMarkupLine(file, annotation, ([a, b, c, d]) => [middle(a, c), middle(b, d)]),
  Squiggly: drawSquiggly,
  Line: drawLine,
  PolyLine: (file, annotation) => drawPolygon(file, annotation, false),
  Polygon: (file, annotation) => drawPolygon(file, annotation, true),
  Square: drawGeometry,
  Circle: drawGeometry,
  Ink: drawInk,
  Text: drawNote,
  FileAttachment: drawNote,
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
const path = (points: Point[]) => points.map(([x, y], i) => ops(x, y, i === 0 ? "m" : "l")).join(" ")

function toPoints(numbers: number[] | undefined): Point[] {
  const points: Point[] = []
  for (let i = 0; numbers && i + 1 < numbers.length; i += 2)
    points.push([numbers[i] as number, numbers[i + 1] as number])
  return points
}

/** A link's border, of one point unless the file says otherwise (12.5.2). */
function drawLink(file: PdfFile, annotation: Dict): string | undefined {
  const rect = readRect(file, annotation.get("Rect"))
  const border = readBorder(file, annotation) ?? DEFAULT_BORDER
  const color = file.array(annotation.get("C"))
  if (!rect || !border.width || color?.length === 0) return undefined
  const [left, bottom, right, top] = rect
  const stroke = colorOperator(file, annotation.get("C"), "stroke") ?? "0 G"
  const shape =
    border.style === "U"
      ? path([
          [left, bottom],
          [right, bottom],
        ])
      : ops(left, bottom, right - left, top - bottom, "re")
  return `${stroke} ${borderOperators(border)} ${shape} S`
}

type Quad = [Point, Point, Point, Point]

/** Top left, top right, bottom left, bottom right: the order that writers use, not the one of the text. */
function readQuads(file: PdfFile, annotation: Dict): Quad[] {
  const points = toPoints(file.numbers(annotation.get("QuadPoints")))
  const quads: Quad[] = []
  for (let i = 0; i + 3 < points.length; i += 4) quads.push(points.slice(i, i + 4) as Quad)
  const rect = readRect(file, annotation.get("Rect"))
  if (quads.length || !rect) return quads
  const [left, bottom, right, top] = rect
  return [
    [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ],
  ]
}

function drawHighlight(file: PdfFile, annotation: Dict): string | undefined {
  const color = colorOperator(file, annotation.get("C"), "fill")
  if (!color) return undefined
  const shapes = readQuads(file, annotation).map(([[x1, y1], [x2, y2], [x3, y3], [x4, y4]]) => {
    const bulge = Math.abs(y1 - y3) / 4
    return [
      ops(x3, y3, "m", x3 - bulge, y3 + bulge, x1 - bulge, y1 - bulge, x1, y1, "c", x2, y2, "l"),
      ops(x2 + bulge, y2 - bulge, x4 + bulge, y4 + bulge, x4, y4, "c f"),
    ].join(" ")
  })
  return shapes.length ? [color, ...shapes].join("\n") : undefined
}

function drawMarkupLine(file: PdfFile, annotation: Dict, line: (quad: Quad) => [Point, Point]): string {
  const color = colorOperator(file, annotation.get("C"), "stroke") ?? "0 G"
  return [color, "[] 0 d 1 w", ...readQuads(file, annotation).map((quad) => `${path(line(quad))} S`)].join(
    "\n",
  )
}

function drawSquiggly(file: PdfFile, annotation: Dict): string {
  const color = colorOperator(file, annotation.get("C"), "stroke") ?? "0 G"
  const waves = readQuads(file, annotation).map(([, , [x1, y1], [x2]]) => {
    const points: Point[] = []
    for (let x = x1, up = 0; x < x2 && points.length < 5000; x += 2, up = 1 - up)
      points.push([x, y1 + 1 + up * 1.5])
    return points.length > 1 ? `${path(points)} S` : ""
  })
  return [color, "[] 0 d 1 w", ...waves].join("\n")
}

function drawLine(file: PdfFile, annotation: Dict): string | undefined {
  const [from, to] = toPoints(file.numbers(annotation.get("L")))
  if (!from || !to) return undefined
  const border = readBorder(file, annotation) ?? DEFAULT_BORDER
  const stroke = colorOperator(file, annotation.get("C"), "stroke")
  if (!stroke) return undefined
  const fill = colorOperator(file, annotation.get("IC"), "fill")
  const [length, leader, extension, gap] = [
    Math.hypot(to[0] - from[0], to[1] - from[1]) || 1,
    file.number(annotation.get("LL")) ?? 0,
    file.number(annotation.get("LLE")) ?? 0,
    file.number(annotation.get("LLO")) ?? 0,
  ]
  // Leader lines stand at right angles to the line and carry it away from its end points (12.5.6.7).
  const side = Math.sign(leader)
  const normal: Point = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length]
  const shift = ([x, y]: Point, by: number): Point => [x + normal[0] * by, y + normal[1] * by]
  const base = leader + side * gap
  const [start, end] = [shift(from, base), shift(to, base)]
  const leaders = leader
    ? [from, to].map(
        (point) => `${path([shift(point, side * gap), shift(point, base + side * extension)])} S`,
      )
    : []
  const [first, last] = readEndings(file, annotation)
  return [
    stroke,
    fill ?? "",
    borderOperators(border),
    ...leaders,
    `${path([lineWithoutEnding(first, start, end, border.width), lineWithoutEnding(last, end, start, border.width)])} S`,
    drawLineEnding(first, start, end, border.width, fill !== undefined),
    drawLineEnding(last, end, start, border.width, fill !== undefined),
  ].join("\n")
}

function readEndings(file: PdfFile, annotation: Dict): (string | undefined)[] {
  return (file.array(annotation.get("LE")) ?? []).map((style) => file.name(style))
}

function drawPolygon(file: PdfFile, annotation: Dict, closed: boolean): string | undefined {
  const points = toPoints(file.numbers(annotation.get("Vertices")))
  const [first, second] = points
  const [last, beforeLast] = points.toReversed()
  if (!first || !second || !last || !beforeLast) return undefined
  const border = readBorder(file, annotation) ?? DEFAULT_BORDER
  const stroke = border.width > 0 ? (colorOperator(file, annotation.get("C"), "stroke") ?? "0 G") : undefined
  const fill = colorOperator(file, annotation.get("IC"), "fill")
  const setup = [stroke ?? "", fill ?? "", borderOperators(border)]
  if (closed) return [...setup, `${path(points)} ${paintOperator(stroke, fill, true)}`].join("\n")
  if (!stroke) return undefined
  const [startStyle, endStyle] = readEndings(file, annotation)
  const start = lineWithoutEnding(startStyle, first, second, border.width)
  const end = lineWithoutEnding(endStyle, last, beforeLast, border.width)
  return [
    ...setup,
    `${path([start, ...points.slice(1, -1), end])} S`,
    drawLineEnding(startStyle, first, second, border.width, fill !== undefined),
    drawLineEnding(endStyle, last, beforeLast, border.width, fill !== undefined),
  ].join("\n")
}

function paintOperator(stroke: string | undefined, fill: string | undefined, close: boolean): string {
  if (stroke && fill) return close ? "b" : "B"
  if (fill) return "f"
  return stroke ? (close ? "s" : "S") : "n"
}

function drawGeometry(file: PdfFile, annotation: Dict): string | undefined {
  const rect = readRect(file, annotation.get("Rect"))
  if (!rect) return undefined
  const border = readBorder(file, annotation) ?? DEFAULT_BORDER
  const stroke = border.width > 0 ? (colorOperator(file, annotation.get("C"), "stroke") ?? "0 G") : undefined
  const fill = colorOperator(file, annotation.get("IC"), "fill")
  if (!stroke && !fill) return undefined
  const [dl = 0, db = 0, dr = 0, dt = 0] = file.numbers(annotation.get("RD")) ?? []
  const inset = border.width / 2
  const [left, bottom, right, top] = [
    rect[0] + dl + inset,
    rect[1] + db + inset,
    rect[2] - dr - inset,
    rect[3] - dt - inset,
  ]
  const shape =
    file.name(annotation.get("Subtype")) === "Square"
      ? ops(left, bottom, right - left, top - bottom, "re")
      : ellipse((left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2)
  return [
    stroke ?? "",
    fill ?? "",
    borderOperators(border),
    `${shape} ${paintOperator(stroke, fill, true)}`,
  ].join("\n")
}

/** Four Bézier curves, the usual approximation of an ellipse. */
export function ellipse(x: number, y: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * 0.5523, ry * 0.5523]
  return [
    ops(x + rx, y, "m", x + rx, y + ky, x + kx, y + ry, x, y + ry, "c"),
    ops(x - kx, y + ry, x - rx, y + ky, x - rx, y, "c"),
    ops(x - rx, y - ky, x - kx, y - ry, x, y - ry, "c"),
    ops(x + kx, y - ry, x + rx, y - ky, x + rx, y, "c"),
  ].join(" ")
}

function drawInk(file: PdfFile, annotation: Dict): string | undefined {
  const strokes = (file.array(annotation.get("InkList")) ?? []).map((list) => toPoints(file.numbers(list)))
  const border = readBorder(file, annotation) ?? DEFAULT_BORDER
  const color = colorOperator(file, annotation.get("C"), "stroke") ?? "0 G"
  const paths = strokes.filter((points) => points.length > 0).map((points) => `${path(points)} S`)
  return paths.length && border.width > 0 ? [color, borderOperators(border), ...paths].join("\n") : undefined
}

/** A sheet with three lines, at the rectangle's top left corner and of a fixed size (12.5.6.4). */
function drawNote(file: PdfFile, annotation: Dict): string | undefined {
  const rect = readRect(file, annotation.get("Rect"))
  if (!rect) return undefined
  const [x, y] = [rect[0], rect[3]]
  const fill = colorOperator(file, annotation.get("C"), "fill") ?? "1 g"
  const rules = [8, 12, 16].map((down) =>
    path([
      [x + 6, y - down],
      [x + 18, y - down],
    ]),
  )
  return [
    fill,
    "0.53 0.54 0.52 RG [] 0 d 2 w",
    ops(x + 3, y - 21, 18, 18, "re B"),
    "1 w",
    ...rules.map((rule) => `${rule} S`),
  ].join("\n")
}
