import { deflateSync } from "node:zlib"
import { drawShape, type Shape } from "./annotation-shapes.ts"
import {
  type Appearance,
  listVisibleAnnotations,
  type Matrix,
  normalAppearance,
  optionalContentOf,
  placeAppearance,
} from "./annotations.ts"
import { drawField, drawFreeText, needsAppearances } from "./field-appearance.ts"
import { formatNumber, type NewRef, type ObjectWriter } from "./object-writer.ts"
import type { Layers } from "./optional-content.ts"
import { type SourcePage, uprightMatrix } from "./page-tree.ts"
import type { PdfFile } from "./pdf-file.ts"
import { type Dict, Name, type PdfValue, Stream } from "./pdf-syntax.ts"
import { decodeStream, filtersOf } from "./stream-filters.ts"

/**
 * Writes a page as a form XObject (ISO 32000-1, 8.10) that fills the box from the origin to the page's shown size,
 * in user space units, with the annotations drawn on it.
 */
export function writePageForm(file: PdfFile, writer: ObjectWriter, page: SourcePage, layers: Layers): NewRef {
  const resources = page.resources === null ? new Map() : writer.share(page.resources)
  const content = pageContent(file, page.dict)
  const appearances = drawAnnotations(file, page, layers)
  const matrix = uprightMatrix(page)
  if (appearances.length === 0) return writer.add(form(content, page.box, matrix, resources))

  const inner = writer.add(form(content, page.box, undefined, resources))
  const xobjects: Dict = new Map([["P", inner]])
  const properties: Dict = new Map()
  const lines = ["q /P Do Q"]
  appearances.forEach((appearance, i) => {
    xobjects.set(`A${i}`, writer.add(appearance.form))
    const draw = `q ${appearance.matrix.map(formatNumber).join(" ")} cm /A${i} Do Q`
    if (appearance.optionalContent === null) lines.push(draw)
    else {
      properties.set(`L${i}`, appearance.optionalContent)
      lines.push(`/OC /L${i} BDC ${draw} EMC`)
    }
  })
  const own: Dict = new Map([["XObject", xobjects]])
  if (properties.size) own.set("Properties", properties)
  return writer.add(form(new Stream(new Map(), Buffer.from(lines.join("\n"))), page.box, matrix, own))
}

function form(content: Stream, box: number[], matrix: Matrix | undefined, resources: PdfValue): Stream {
  const dict: Dict = new Map<string, PdfValue>([
    ["Type", new Name("XObject")],
    ["Subtype", new Name("Form")],
    ["BBox", [...box]],
    ["Resources", resources],
  ])
  if (matrix) dict.set("Matrix", [...matrix])
  for (const key of ["Filter", "DecodeParms", "DP"]) {
    const value = content.dict.get(key)
    if (value !== undefined) dict.set(key, value)
  }
  return new Stream(dict, content.data)
}

/** The content of a page as one stream: as it is when it is one, else decoded and joined (7.8.2). */
function pageContent(file: PdfFile, page: Dict): Stream {
  const contents = file.resolve(page.get("Contents"))
  if (contents instanceof Stream) return contents
  const streams = (Array.isArray(contents) ? contents : [])
    .map(file.resolve)
    .filter((part): part is Stream => part instanceof Stream)
  if (streams.length === 1) return streams[0] as Stream
  const parts = streams.flatMap((part) => {
    const decoded = decodeStream(part.data, filtersOf(part.dict, file.resolve), file.resolve)
    return decoded.stopped === undefined ? [decoded.data, Buffer.from("\n")] : []
  })
  const data = deflateSync(Buffer.concat(parts))
  return new Stream(new Map([["Filter", new Name("FlateDecode")]]), data)
}

function drawAnnotations(file: PdfFile, page: SourcePage, layers: Layers): Appearance[] {
  const renew = needsAppearances(file)
  return listVisibleAnnotations(file, page.dict, layers).flatMap((annotation) => {
    const subtype = file.name(annotation.get("Subtype"))
    const given = normalAppearance(file, annotation)
    const generated =
      subtype === "Widget" && (renew || !annotation.has("AP"))
        ? drawField(file, annotation)
        : subtype === "FreeText" && !given
          ? drawFreeText(file, annotation)
          : undefined
    const stream = generated ?? given
    const placed = stream && placeAppearance(file, annotation, stream, page)
    const shape = given && subtype !== "Link" ? undefined : drawShape(file, annotation)
    return [placed, shape && shapeAppearance(annotation, shape, page)].filter((one) => one !== undefined)
  })
}

/** A shape is drawn in the page's own space, and may reach beyond its annotation's rectangle. */
function shapeAppearance(annotation: Dict, shape: Shape, page: SourcePage): Appearance {
  const state: Dict = new Map<string, PdfValue>([
    ["CA", shape.opacity],
    ["ca", shape.opacity],
    ["BM", new Name(shape.blendMode)],
  ])
  const resources: Dict = new Map([["ExtGState", new Map([["G", state]])]])
  const content = new Stream(new Map(), Buffer.from(`/G gs\n${shape.content}`))
  return {
    form: form(content, page.box, undefined, resources),
    matrix: [1, 0, 0, 1, 0, 0],
    optionalContent: optionalContentOf(annotation),
  }
}
