import { formatNumber } from "./object-writer.ts"
import type { PdfFile } from "./pdf-file.ts"
import type { Dict, PdfValue } from "./pdf-syntax.ts"

/** Colours, borders and numbers of annotations as content stream operators. */

export const ops = (...parts: (number | string)[]) =>
  parts
    .map((part) => (typeof part === "number" ? formatNumber(Math.round(part * 1000) / 1000) : part))
    .join(" ")

const COLOR_OPERATORS = { fill: { 1: "g", 3: "rg", 4: "k" }, stroke: { 1: "G", 3: "RG", 4: "K" } } as const

/** The operator that sets a colour array (C, IC, BC, BG); undefined for none, which is transparent (12.5.2). */
export function colorOperator(
  file: PdfFile,
  value: PdfValue | undefined,
  use: "fill" | "stroke",
): string | undefined {
  const numbers = file.numbers(value)
  if (numbers?.length !== 1 && numbers?.length !== 3 && numbers?.length !== 4) return undefined
  return ops(...numbers, COLOR_OPERATORS[use][numbers.length])
}

export type Border = { width: number; dash: number[]; style: string }

export const DEFAULT_BORDER: Border = { width: 1, dash: [], style: "S" }

/** The border of an annotation: BS before Border (12.5.4). Undefined when the file says nothing. */
export function readBorder(file: PdfFile, annotation: Dict): Border | undefined {
  const dictionary = file.dict(annotation.get("BS"))
  if (dictionary) {
    const style = file.name(dictionary.get("S")) ?? "S"
    const dash = style === "D" ? (file.numbers(dictionary.get("D")) ?? [3]) : []
    return { width: Math.max(0, file.number(dictionary.get("W")) ?? 1), dash, style }
  }
  const array = file.array(annotation.get("Border"))
  if (!array) return undefined
  const dash = file.numbers(array[3]) ?? []
  return { width: Math.max(0, file.number(array[2]) ?? 1), dash, style: dash.length ? "D" : "S" }
}

export function borderOperators({ width, dash }: Border): string {
  const usable = dash.length && dash.every((n) => n >= 0) && dash.some((n) => n > 0) ? dash.slice(0, 10) : []
  return `[${ops(...usable)}] 0 d ${ops(width)} w`
}
