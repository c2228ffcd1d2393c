import { ops } from "./appearance-style.ts"
import { breakLines, encodeText, type Measure, type TextStyle } from "./field-text.ts"
import { formatName } from "./object-writer.ts"

/** Where the lines of a field stand: the same places as poppler and Acrobat give them, to a point or so. */

export type Area = { width: number; height: number; border: number }
export type Align = "left" | "center" | "right"
export type Text = { style: TextStyle; measure: Measure; align: Align; area: Area }

const PADDING = 2

function clip({ width, height, border }: Area): string {
  return ops(border, border, Math.max(0, width - 2 * border), Math.max(0, height - 2 * border), "re W n")
}

function startX(width: number, { align, area }: Text): number {
  if (align === "center") return (area.width - width) / 2
  return align === "right" ? area.width - area.border - PADDING - width : area.border + PADDING
}

function setFont({ style }: Text, size: number): string {
  return `${style.color} ${formatName(style.font)} ${ops(size)} Tf`
}

export function singleLine(value: string, text: Text): string {
  const line = value.replace(/[\r\n]+/g, " ")
  const { area, measure, style } = text
  const width = measure(line)
  const inside = area.height - 2 * area.border
  const fitting = width > 0 ? Math.min(inside, (area.width - 2 * PADDING - 2 * area.border) / width) : inside
  const size = style.size || Math.max(1, Math.floor(fitting))
  const x = startX(width * size, text)
  const y = area.height / 2 - 0.4 * size
  return [
    `q ${clip(area)} BT`,
    setFont(text, size),
    ops(1, 0, 0, 1, x, y, "Tm"),
    `${encodeText(line)} Tj ET Q`,
  ].join("\n")
}

/** Every character in the middle of its cell, of which there are as many as the field may hold (table 228). */
export function combed(value: string, cells: number, text: Text): string {
  const { area, measure, style } = text
  const cell = (area.width - 2 * area.border) / cells
  const size = style.size || Math.max(1, Math.floor(Math.min(area.height - 2 * area.border, cell)))
  const characters = [...value].slice(0, cells)
  const free = cells - characters.length
  const first = text.align === "center" ? Math.floor(free / 2) : text.align === "right" ? free : 0
  const y = area.height / 2 - 0.4 * size
  const shown = characters.map((char, i) => {
    const x = area.border + (first + i + 0.5) * cell - (measure(char) * size) / 2
    return `${ops(1, 0, 0, 1, x, y, "Tm")} ${encodeText(char)} Tj`
  })
  return [`q ${clip(area)} BT`, setFont(text, size), ...shown, "ET Q"].join("\n")
}

export function multiLine(value: string, text: Text): string {
  const { area, measure, style } = text
  const width = area.width - 2 * area.border - 2 * PADDING
  const linesAt = (size: number) => breakLines(value, width / size, measure)
  let size = style.size || 12
  if (!style.size)
    while (size > 4 && linesAt(size).length * size > area.height - 2 * area.border - 3) size -= 0.5
  const lines = linesAt(size).map((line, i) => {
    const y = area.height - 3 - area.border - (i + 1) * size
    return `${ops(1, 0, 0, 1, startX(measure(line) * size, text), y, "Tm")} ${encodeText(line)} Tj`
  })
  return [`q ${clip(area)} BT`, setFont(text, size), ...lines, "ET Q"].join("\n")
}

/** The options of a list from its top, the chosen ones reversed. */
export function optionList(options: { text: string; chosen: boolean }[], text: Text): string {
  const { area, measure, style } = text
  const size = style.size || 12
  const rows = options.map(({ text: shown, chosen }, i) => {
    const y = area.height - area.border - (i + 1) * 1.1 * size
    const x = startX(measure(shown) * size, text)
    const bar = ops(area.border, y - 0.2 * size, area.width - 2 * area.border, 1.1 * size, "re f")
    const line = [
      setFont(text, size),
      chosen ? "1 g" : "",
      ops(1, 0, 0, 1, x, y, "Tm"),
      encodeText(shown),
      "Tj",
    ]
    return `${chosen ? `q ${style.color} ${bar} Q ` : ""}BT ${line.join(" ")} ET`
  })
  return [`q ${clip(area)}`, ...rows, "Q"].join("\n")
}
