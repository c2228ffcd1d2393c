import { readFileSync } from "node:fs"
import { layoutHeading } from "./block-text.ts"
import { baseline, type Flow, node } from "./flow.ts"
import type { PdfDoc, PdfRef } from "./pdf-file.server.ts"
import { text } from "./theme.ts"

/** A picture on a paper: a JPEG of three colours, its size in pixels. */
export interface PaperPicture {
  path: string
  width: number
  height: number
  caption: string
}

/** The annex of a paper that shows pictures. */
export interface PaperPictures {
  title: string
  items: PaperPicture[]
}

const GUTTER = 16
/** Height of a picture's place as a share of its width. */
const SHAPE = 0.75

const keyOf = (place: number) => `annex:${place}`

/** Writes the pictures into the document. @returns each under the key it is laid out by */
export function writePictures(doc: PdfDoc, { items }: PaperPictures): [key: string, picture: PdfRef][] {
  return items.map(({ path, width, height }, at) => {
    const ref = doc.ref({
      Type: "XObject",
      Subtype: "Image",
      Width: width,
      Height: height,
      BitsPerComponent: 8,
      ColorSpace: "DeviceRGB",
      Filter: "DCTDecode",
    })
    ref.end(readFileSync(path))
    return [keyOf(at), ref]
  })
}

/** Lays pictures out on pages of their own, two side by side, each above its caption. */
export function layoutPictures(flow: Flow, { title, items }: PaperPictures): void {
  const owner = node("Sect", flow.root)
  const width = (flow.width - GUTTER) / 2
  const height = width * SHAPE
  flow.startPage()
  layoutHeading(flow, owner, { level: 2, text: title, listed: true })
  for (let first = 0; first < items.length; first += 2) {
    const pair = items.slice(first, first + 2).map((picture) => ({
      picture,
      lines: flow.breaker.break(picture.caption, text.small, width),
    }))
    const most = Math.max(...pair.map(({ lines }) => lines.length))
    const below = most * text.small.leading + GUTTER
    flow.ensure(height + below)
    const top = flow.y
    pair.forEach(({ picture, lines }, column) => {
      const left = flow.left + column * (width + GUTTER)
      const scale = Math.min(width / picture.width, height / picture.height)
      const [w, h] = [picture.width * scale, picture.height * scale]
      const [x, y] = [left, top + height - h]
      const figure = node("Figure", owner, { alt: picture.caption })
      flow.add({ kind: "image", node: figure, picture: keyOf(first + column), x, y, w, h })
      const paragraph = node("P", owner)
      lines.forEach((line, at) => {
        const lineTop = top + height + 4 + at * text.small.leading
        flow.add({
          kind: "text",
          node: paragraph,
          x: left,
          y: baseline(lineTop, text.small),
          runs: line.runs,
        })
      })
    })
    flow.y = top + height + below
  }
}
