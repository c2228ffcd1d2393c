import { readRect } from "./annotations.ts"
import { type Border, borderOperators, colorOperator, ops, readBorder } from "./appearance-style.ts"
import { type Align, type Area, combed, multiLine, optionList, singleLine, type Text } from "./field-lines.ts"
import { decodeText, type Measure, measureWith, readDefaultAppearance, type TextStyle } from "./field-text.ts"
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
const QUADDING: Align[] = ["left", "center", "right"]
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
  const box = fieldBox(file, style, border, width, height)
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
): string {
  const fill = colorOperator(file, style?.get("BG"), "fill")
  const stroke = border && border.width > 0 ? colorOperator(file, style?.get("BC"), "stroke") : undefined
  const lines: string[] = []
  if (fill) lines.push(`q ${fill} ${ops(0, 0, width, height, "re")} f Q`)
  if (stroke && border) {
    const inset = border.width / 2
    const line =
      border.style === "U"
        ? ops(0, inset, "m", width, inset, "l S")
        : ops(inset, inset, width - border.width, height - border.width, "re s")
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
  const text: Text = { style, measure: fonts.use(style), align, area }
  const value = inherited(file, widget, "V")
  const values = (Array.isArray(value) ? value.map(file.resolve) : [value]).map((one) => plainText(file, one))
  if (type === "Ch") {
    const options = readOptions(file, widget)
    if (flags & FLAGS.combo) {
      const shown = options.find(({ exported }) => exported === values[0])?.shown ?? values[0]
      return shown === undefined ? undefined : singleLine(shown, text)
    }
    return optionList(
      options.map(({ exported, shown }) => ({ text: shown, chosen: values.includes(exported) })),
      text,
    )
  }
  const [written] = values
  if (type !== "Tx" || written === undefined) return undefined
  if (flags & FLAGS.password) return singleLine("*".repeat(written.length), text)
  if (flags & FLAGS.multiline) return multiLine(written, text)
  const cells = file.number(inherited(file, widget, "MaxLen")) ?? 0
  return flags & FLAGS.comb && cells > 0 ? combed(written, cells, text) : singleLine(written, text)
}

type Option = { exported: string; shown: string }

function readOptions(file: PdfFile, widget: Dict): Option[] {
  return (file.array(inherited(file, widget, "Opt")) ?? []).map((option) => {
    const pair = file.array(option)?.map(file.resolve) ?? [file.resolve(option)]
    const [exported = "", shown = ""] = [pair[0], pair.at(-1)].map((part) => plainText(file, part))
    return { exported, shown }
  })
}

function plainText(file: PdfFile, value: PdfValue | undefined): string | undefined {
  if (value instanceof PdfString) return decodeText(value)
  if (!(value instanceof Stream)) return undefined
  return decodeStream(value.data, filtersOf(value.dict, file.resolve), file.resolve).data.toString("latin1")
}
