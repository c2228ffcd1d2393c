import { ellipse } from "./annotation-shapes.ts"
import { readRect } from "./annotations.ts"
import { type Border, borderOperators, colorOperator, ops, readBorder } from "./appearance-style.ts"
import {
  breakLines,
  decodeText,
  encodeText,
  type Measure,
  measureWith,
  readDefaultAppearance,
  type TextStyle,
} from "./field-text.ts"
import type { PdfFile } from "./pdf-file.ts"
import { type Dict, Name, PdfString, type PdfValue, Stream } from "./pdf-syntax.ts"
import { decodeStream, filtersOf } from "./stream-filters.ts"

/**
 * Appearances for form fields and free text that bring none, or whose form asks for new ones (NeedAppearances;
 * ISO 32000-1, 12.7.3.3). The form's box begins at the origin and is as large as the annotation's rectangle.
 */

const FLAGS = {
  multiline: 1 << 12,
  password: 1 << 13,
  radio: 1 << 15,
  push: 1 << 16,
  combo: 1 << 17,
  comb: 1 << 24,
}
const QUADDING = ["left", "center", "right"] as const
const PADDING = 2

type Area = { width: number; height: number; border: number }
type Align = (typeof QUADDING)[number]
type Text = { style: TextStyle; measure: Measure; align: Align; area: Area }

export function interactiveForm(file: PdfFile): Dict | undefined {
  return file.dict(file.catalog.get("AcroForm"))
}

/** Whether the form says that the appearances it brings are not those of its values. */
export function needsAppearances(file: PdfFile): boolean {
  return file.resolve(interactiveForm(file)?.get("NeedAppearances")) === true
}

/** The appearance of a widget, by its field's type and value; undefined when it is no field or shows nothing. */
export function drawField(file: PdfFile, widget: Dict): Stream | undefined {
  const type = file.name(inherited(file, widget, "FT"))
  const rect = readRect(file, widget.get("Rect"))
  if (!rect || !type) return undefined
  const style = file.dict(widget.get("MK"))
  const border = readBorder(file, widget)
  const rotation = file.number(style?.get("R")) ?? 0
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]]
  const turned = rotation % 180 !== 0
  const area = { width: turned ? height : width, height: turned ? width : height, border: border?.width ?? 0 }
  const fonts = new FieldFonts(file, file.dict(interactiveForm(file)?.get("DR")))
  const text = fieldText(file, widget, type, area, fonts)
  const box = fieldBox(file, style, border, width, height, isRound(file, widget, type))
  if (!text && !box) return undefined
  const turn = {
    90: ops(0, 1, -1, 0, width, 0, "cm"),
    180: ops(-1, 0, 0, -1, width, height, "cm"),
    270: ops(0, -1, 1, 0, 0, height, "cm"),
  }
  const lines = [box, "q", turn[rotation as 90 | 180 | 270] ?? "", text ?? "", "Q"]
  return appearanceForm(lines.join("\n"), width, height, fonts.resources)
}

/** Free text: its contents in its default appearance on its background (12.5.6.6). */
export function drawFreeText(file: PdfFile, annotation: Dict): Stream | undefined {
  const rect = readRect(file, annotation.get("Rect"))
  const contents = file.resolve(annotation.get("Contents"))
  if (!rect) return undefined
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]]
  const border = readBorder(file, annotation) ?? { width: 1, dash: [], style: "S" }
  const appearance = file.resolve(annotation.get("DA"))
  const style = readDefaultAppearance(appearance instanceof PdfString ? appearance : undefined)
  const fonts = new FieldFonts(file, file.dict(interactiveForm(file)?.get("DR")))
  const measure = fonts.use(style)
  const fill = colorOperator(file, annotation.get("C"), "fill")
  const stroke = style.color.replace(/ (g|rg|k)$/, (operator) => operator.toUpperCase())
  const frame = ops(border.width / 2, border.width / 2, width - border.width, height - border.width, "re")
  const paint = fill ? (border.width ? "b" : "f") : border.width ? "s" : "n"
  const area = { width, height, border: border.width }
  const align = QUADDING[file.number(annotation.get("Q")) ?? 0] ?? "left"
  const text =
    contents instanceof PdfString ? multiLine(decodeText(contents), { style, measure, align, area }) : ""
  const lines = ["q", fill ?? "", stroke, borderOperators(border), frame, paint, "Q", text]
  return appearanceForm(lines.join("\n"), width, height, fonts.resources)
}

function appearanceForm(content: string, width: number, height: number, resources: Dict): Stream {
  return new Stream(
    new Map<string, PdfValue>([
      ["BBox", [0, 0, width, height]],
      ["Resources", resources],
    ]),
    Buffer.from(content, "latin1"),
  )
}

/** The fonts a text is set in: those of the form's resources, and standard ones where a name leads to none. */
class FieldFonts {
  readonly resources: Dict
  readonly #file: PdfFile
  readonly #fonts: Dict

  constructor(file: PdfFile, defaults: Dict | undefined) {
    this.#file = file
    this.#fonts = new Map(file.dict(defaults?.get("Font")) ?? [])
    this.resources = new Map(defaults ?? [])
    this.resources.set("Font", this.#fonts)
  }

  use(style: TextStyle): Measure {
    const font = this.#file.dict(this.#fonts.get(style.font))
    if (font && this.#file.name(font.get("Subtype")) !== "Type0") return measureWith(this.#file, font)
    const base = style.font === "ZaDb" ? "ZapfDingbats" : "Helvetica"
    // A composite font takes other codes than one byte per character.
    if (font) style.font = `${style.font}Simple`
    const standard: Dict = new Map([
      ["Type", new Name("Font")],
      ["Subtype", new Name("Type1")],
      ["BaseFont", new Name(base)],
    ])
    if (base === "Helvetica") standard.set("Encoding", new Name("WinAnsiEncoding"))
    this.#fonts.set(style.font, standard)
    return measureWith(this.#file, standard)
  }
}

/** An attribute of a field, its own or that of a parent (12.7.3.1). */
function inherited(file: PdfFile, field: Dict, key: string): PdfValue | undefined {
  let node: Dict | undefined = field
  for (let depth = 0; node && depth < 32; depth++) {
    const value = file.resolve(node.get(key))
    if (value !== null) return value
    node = file.dict(node.get("Parent"))
  }
  return undefined
}

function isRound(file: PdfFile, widget: Dict, type: string): boolean {
  const flags = file.number(inherited(file, widget, "Ff")) ?? 0
  return type === "Btn" && (flags & FLAGS.radio) !== 0 && caption(file, widget) === "l"
}

function caption(file: PdfFile, widget: Dict): string | undefined {
  const text = file.resolve(file.dict(widget.get("MK"))?.get("CA"))
  return text instanceof PdfString ? decodeText(text) : undefined
}

function fieldBox(
  file: PdfFile,
  style: Dict | undefined,
  border: Border | undefined,
  width: number,
  height: number,
  round: boolean,
): string {
  const fill = colorOperator(file, style?.get("BG"), "fill")
  const stroke = border && border.width > 0 ? colorOperator(file, style?.get("BC"), "stroke") : undefined
  const radius = Math.min(width, height) / 2
  const shape = (inset: number) =>
    round
      ? ellipse(width / 2, height / 2, radius - inset, radius - inset)
      : ops(inset, inset, width - 2 * inset, height - 2 * inset, "re")
  const lines: string[] = []
  if (fill) lines.push(`q ${fill} ${shape(0)} f Q`)
  if (stroke && border) {
    const line =
      border.style === "U"
        ? ops(0, border.width / 2, "m", width, border.width / 2, "l S")
        : `${shape(border.width / 2)} s`
    lines.push(`q ${stroke} ${borderOperators(border)} ${line} Q`)
  }
  return lines.join("\n")
}

function fieldText(
  file: PdfFile,
  widget: Dict,
  type: string,
  area: Area,
  fonts: FieldFonts,
): string | undefined {
  const appearance = inherited(file, widget, "DA") ?? file.resolve(interactiveForm(file)?.get("DA"))
  const style = readDefaultAppearance(appearance instanceof PdfString ? appearance : undefined)
  const flags = file.number(inherited(file, widget, "Ff")) ?? 0
  const quadding = inherited(file, widget, "Q") ?? file.resolve(interactiveForm(file)?.get("Q"))
  const align = QUADDING[typeof quadding === "number" ? quadding : 0] ?? "left"
  if (type === "Btn") {
    const state = file.name(widget.get("AS"))
    const label =
      flags & FLAGS.push
        ? caption(file, widget)
        : state && state !== "Off"
          ? (caption(file, widget) ?? (flags & FLAGS.radio ? "l" : "3"))
          : undefined
    if (!label) return undefined
    if (!(flags & FLAGS.push)) style.font = "ZaDb"
    return singleLine(label, { style, measure: fonts.use(style), align: "center", area })
  }
  const value = fieldValue(file, widget, type, flags)
  if (value === undefined || (type !== "Tx" && type !== "Ch")) return undefined
  const text: Text = { style, measure: fonts.use(style), align, area }
  const maximum = file.number(inherited(file, widget, "MaxLen")) ?? 0
  const isList = type === "Ch" && !(flags & FLAGS.combo)
  if (type === "Tx" && flags & FLAGS.password) return singleLine("*".repeat(value.length), text)
  if ((type === "Tx" && flags & FLAGS.multiline) || isList) return multiLine(value, text)
  if (type === "Tx" && flags & FLAGS.comb && maximum > 0) return combed(value, maximum, text)
  return singleLine(value, text)
}

/** What a field shows: a text, or for a list all its options, one a line. */
function fieldValue(file: PdfFile, widget: Dict, type: string, flags: number): string | undefined {
  const value = inherited(file, widget, "V")
  const options = (type === "Ch" ? file.array(inherited(file, widget, "Opt")) : undefined) ?? []
  const pairs = options.map((option) => {
    const pair = file.array(option)?.map(file.resolve) ?? [file.resolve(option)]
    return [pair[0], pair.at(-1)].map((part) => (part instanceof PdfString ? decodeText(part) : ""))
  })
  if (type === "Ch" && !(flags & FLAGS.combo)) return pairs.map(([, shown]) => shown).join("\n")
  const first = Array.isArray(value) ? file.resolve(value[0]) : value
  if (first instanceof Stream)
    return decodeStream(first.data, filtersOf(first.dict, file.resolve), file.resolve).data.toString("latin1")
  if (!(first instanceof PdfString)) return undefined
  const text = decodeText(first)
  return pairs.find(([exported]) => exported === text)?.[1] ?? text
}

function clip({ width, height, border }: Area): string {
  return ops(border, border, Math.max(0, width - 2 * border), Math.max(0, height - 2 * border), "re W n")
}

function startX(width: number, { align, area }: Text): number {
  if (align === "center") return (area.width - width) / 2
  return align === "right" ? area.width - area.border - PADDING - width : area.border + PADDING
}

function setFont({ style }: Text, size: number): string {
  return `${style.color} /${style.font.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`)} ${ops(size)} Tf`
}

function singleLine(value: string, text: Text): string {
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
function combed(value: string, cells: number, text: Text): string {
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

function multiLine(value: string, text: Text): string {
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
