import type { Layers } from "./optional-content.ts"
import { type Box, readBox, type SourcePage } from "./page-tree.ts"
import type { PdfFile } from "./pdf-file.ts"
import { type Dict, Name, type PdfValue, Ref, Stream } from "./pdf-syntax.ts"

export type Matrix = [number, number, number, number, number, number]

/** An annotation as it shows on the page: its form, and where that goes. */
export type Appearance = { form: Stream; matrix: Matrix; optionalContent: PdfValue }

const HIDDEN = 2
const NO_ROTATE = 16
const NO_VIEW = 32

/** The annotations of a page that a reader sees on the screen, bottom one first (ISO 32000-1, 12.5.3). */
export function listVisibleAnnotations(file: PdfFile, page: Dict, layers: Layers): Dict[] {
  const annotations: Dict[] = []
  for (const entry of file.array(page.get("Annots")) ?? []) {
    const annotation = file.dict(entry)
    if (!annotation || annotations.includes(annotation)) continue
    const flags = file.number(annotation.get("F")) ?? 0
    const layer = annotation.get("OC")
    if (flags & (HIDDEN | NO_VIEW)) continue
    if (file.name(annotation.get("Subtype")) === "Popup") continue
    if (layer instanceof Ref && layers.off.has(layer.num)) continue
    annotations.push(annotation)
  }
  return annotations
}

/** The normal appearance stream of an annotation in its present state (12.5.5). */
export function normalAppearance(file: PdfFile, annotation: Dict): Stream | undefined {
  const normal = file.resolve(file.dict(annotation.get("AP"))?.get("N"))
  if (normal instanceof Stream) return normal
  if (!(normal instanceof Map)) return undefined
  // Without a state the only appearance there is counts, else the one for off.
  const only = normal.size === 1 ? normal.keys().next().value : undefined
  const state = file.resolve(normal.get(file.name(annotation.get("AS")) ?? only ?? "Off"))
  return state instanceof Stream ? state : undefined
}

/**
 * Places an appearance into its annotation's rectangle: algorithm 8.1 of 12.5.5.
 * Undefined where the rectangle or the form's box is missing.
 */
export function placeAppearance(
  file: PdfFile,
  annotation: Dict,
  form: Stream,
  page: SourcePage,
): Appearance | undefined {
  const rect = readRect(file, annotation.get("Rect"))
  const bbox =
    readBox(file, form.dict.get("BBox")) ?? (rect && ([0, 0, rect[2] - rect[0], rect[3] - rect[1]] as Box))
  if (!rect || !bbox) return undefined
  const dict: Dict = new Map(form.dict)
  dict.set("Type", new Name("XObject"))
  dict.set("Subtype", new Name("Form"))
  dict.set("BBox", [...bbox])
  if (!file.dict(dict.get("Resources")) && page.resources !== null) dict.set("Resources", page.resources)
  const [a, b, c, d, e, f] = readMatrix(file, dict.get("Matrix"))
  const corners = [0, 1, 2, 3].map((i) => {
    const [x, y] = [bbox[i & 1 ? 2 : 0], bbox[i & 2 ? 3 : 1]]
    return [a * x + c * y + e, b * x + d * y + f] as const
  })
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, bottom, right, top] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const scaleX = right > left ? (rect[2] - rect[0]) / (right - left) : 1
  const scaleY = top > bottom ? (rect[3] - rect[1]) / (top - bottom) : 1
  const matrix: Matrix = [scaleX, 0, 0, scaleY, rect[0] - left * scaleX, rect[1] - bottom * scaleY]
  const upright = (file.number(annotation.get("F")) ?? 0) & NO_ROTATE ? page.rotate : 0
  return {
    form: new Stream(dict, form.data),
    matrix: turn(matrix, upright, [rect[0], rect[3]]),
    optionalContent: optionalContentOf(annotation),
  }
}

export const optionalContentOf = (annotation: Dict): PdfValue => annotation.get("OC") ?? null

/** Turns what `matrix` places counter-clockwise about a point: so it stays upright on a turned page. */
function turn(matrix: Matrix, degrees: number, [x, y]: [number, number]): Matrix {
  if (degrees === 0) return matrix
  const [cos, sin] = [{ 90: 0, 180: -1, 270: 0 }[degrees] ?? 1, { 90: 1, 180: 0, 270: -1 }[degrees] ?? 0]
  const [a, b, c, d, e, f] = matrix
  const at = (px: number, py: number) => [cos * px - sin * py, sin * px + cos * py] as const
  const [[ta, tb], [tc, td], [te, tf]] = [at(a, b), at(c, d), at(e - x, f - y)]
  return [ta, tb, tc, td, te + x, tf + y]
}

/** The rectangle with its corners in order; unlike a page box it may be flat. */
export function readRect(file: PdfFile, value: PdfValue | undefined): Box | undefined {
  const numbers = file.numbers(value)
  if (!numbers || numbers.length < 4) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function readMatrix(file: PdfFile, value: PdfValue | undefined): Matrix {
  const numbers = file.numbers(value)
  return numbers?.length === 6 ? (numbers as Matrix) : [1, 0, 0, 1, 0, 0]
}
