import type { PdfFile } from "./pdf-file.ts"
import { type Dict, type PdfValue, Ref } from "./pdf-syntax.ts"

/** left, bottom, right, top in user space units */
export type Box = [number, number, number, number]

/** A page with what it inherits from the tree (ISO 32000-1, 7.7.3.4). */
export type SourcePage = {
  dict: Dict
  resources: PdfValue
  /** The crop box within the media box, in user space units. */
  box: Box
  /** Clockwise degrees. */
  rotate: 0 | 90 | 180 | 270
  /** Points per user space unit. */
  unit: number
}

type Inherited = { Resources?: PdfValue; MediaBox?: PdfValue; CropBox?: PdfValue; Rotate?: PdfValue }
const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"] as const

const MAX_PAGES = 20_000
const LETTER: Box = [0, 0, 612, 792]

/**
 * The pages of a file in their order. Nodes that lead nowhere or in a circle are passed over;
 * when the tree has no page at all, every object of type Page counts.
 */
export function listPages(file: PdfFile): SourcePage[] {
  const pages: SourcePage[] = []
  const visited = new Set<Dict>()
  const walk = (value: PdfValue | undefined, inherited: Inherited, depth: number) => {
    const node = file.dict(value)
    if (!node || visited.has(node) || depth > 500 || pages.length >= MAX_PAGES) return
    visited.add(node)
    const own: Inherited = { ...inherited }
    for (const key of INHERITED) {
      const entry = node.get(key)
      if (entry !== undefined && file.resolve(entry) !== null) own[key] = entry
    }
    const kids = file.array(node.get("Kids"))
    if (kids && file.name(node.get("Type")) !== "Page") for (const kid of kids) walk(kid, own, depth + 1)
    else if (file.name(node.get("Type")) !== "Pages") pages.push(toPage(file, node, own))
  }
  walk(file.catalog.get("Pages"), {}, 0)
  if (pages.length === 0)
    for (const num of file.objectNumbers) {
      const node = file.dict(new Ref(num, 0))
      if (node && file.name(node.get("Type")) === "Page") walk(node, {}, 0)
    }
  return pages
}

function toPage(file: PdfFile, dict: Dict, inherited: Inherited): SourcePage {
  const media = readBox(file, inherited.MediaBox) ?? LETTER
  const crop = readBox(file, inherited.CropBox)
  const degrees = file.number(inherited.Rotate) ?? 0
  const turns = degrees % 90 === 0 ? degrees / 90 : 0
  const unit = file.number(dict.get("UserUnit")) ?? 1
  return {
    dict,
    resources: inherited.Resources ?? null,
    box: (crop && intersect(crop, media)) ?? media,
    rotate: ((((turns % 4) + 4) % 4) * 90) as SourcePage["rotate"],
    unit: unit > 0 && Number.isFinite(unit) ? unit : 1,
  }
}

/** A rectangle with its corners in order; undefined when it is none or is empty. */
export function readBox(file: PdfFile, value: PdfValue | undefined): Box | undefined {
  const numbers = file.numbers(value)
  if (!numbers || numbers.length < 4) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return box[2] > box[0] && box[3] > box[1] ? box : undefined
}

function intersect(a: Box, b: Box): Box | undefined {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return box[2] > box[0] && box[3] > box[1] ? box : undefined
}

/** Width and height of a page as it is shown, in user space units: multiply by `unit` for points. */
export function shownSize({ box, rotate }: SourcePage): { width: number; height: number } {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** The matrix that brings the page's user space upright to the origin, without its unit. */
export function uprightMatrix({ box, rotate }: SourcePage): [number, number, number, number, number, number] {
  const [left, bottom, right, top] = box
  switch (rotate) {
    case 90:
      return [0, -1, 1, 0, -bottom, right]
    case 180:
      return [-1, 0, 0, -1, right, top]
    case 270:
      return [0, 1, -1, 0, top, -left]
  }
  return [1, 0, 0, 1, -left, -bottom]
}
