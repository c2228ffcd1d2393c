/** Faces, colours and sizes of the dossier. Lengths are points; colours are PDF operands (`r g b`, 0 to 1). */

export type Face = "regular" | "bold" | "italic"

export interface TextStyle {
  face: Face
  size: number
  leading: number
  color: string
  /** Colour of links; the accent unless said. */
  link?: string
}

const rgb = (hex: string) =>
  [1, 3, 5]
    .map((at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000)
    .join(" ")

export const color = {
  ink: rgb("#1d2321"),
  soft: rgb("#56605c"),
  line: rgb("#d3d0c5"),
  accent: rgb("#0f5c4a"),
  tint: rgb("#eef4f1"),
  track: rgb("#e8e5db"),
  partial: rgb("#9cc4b4"),
  ready: rgb("#1d7a4f"),
  draft: rgb("#8a6000"),
  gap: rgb("#a83a29"),
  warmTint: rgb("#fbf3e4"),
  redTint: rgb("#fbeeeb"),
  watermark: rgb("#efede7"),
  white: "1 1 1",
}

const style = (face: Face, size: number, leading: number, ink: string = color.ink): TextStyle => ({
  face,
  size,
  leading,
  color: ink,
})

export const text = {
  body: style("regular", 10, 14.6),
  bodyBold: style("bold", 10, 14.6),
  lead: style("regular", 11.5, 17),
  display: style("bold", 18, 24, color.accent),
  small: style("regular", 8.6, 12.2, color.soft),
  label: style("bold", 8.6, 12.2, color.soft),
  cell: style("regular", 8.8, 12.2),
  cellBold: style("bold", 8.8, 12.2),
  cellHead: style("bold", 8.2, 11.4, color.soft),
  code: style("regular", 8.6, 13),
  h1: style("bold", 18, 23, color.accent),
  h2: style("bold", 13, 17.5, color.accent),
  h3: style("bold", 11, 15.2),
  h4: style("bold", 10, 14.2),
  head: style("regular", 7.6, 10, color.soft),
  coverKicker: style("bold", 9.5, 13, color.soft),
  coverTitle: style("bold", 25, 31, color.accent),
  coverSubtitle: style("regular", 14, 19.5),
  unitName: style("bold", 12, 16),
  stamp: style("bold", 8.6, 11, color.accent),
}

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 }

export const CM = 72 / 2.54
