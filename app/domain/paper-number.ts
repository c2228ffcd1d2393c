import type { PaperKind } from "#app/domain/progress-terms.ts"

/** How the numbers of papers are written: `{number}` stands for the running number, `{year}` for the year of issue. */
export const DEFAULT_NUMBERING: Record<PaperKind, string> = {
  rapor: "{number}/RPR/{year}",
  transkrip: "{number}/TRS/{year}",
  syahadah: "{number}/SYH/{year}",
}

/** Running numbers are at least this long: `001`. */
const DIGITS = 3

/** The month of issue as offices write it in a number. */
const ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

/** What is wrong with a pattern; undefined when nothing is. */
export function patternProblem(pattern: string): "number" | "year" | "word" | undefined {
  if (!pattern.includes("{number}")) return "number"
  // Numbers begin again each year: without the year two papers would carry the same.
  if (!pattern.includes("{year}")) return "year"
  const rest = pattern.replace(/\{(?:number|year|month)\}/g, "")
  return /[{}]/.test(rest) ? "word" : undefined
}

/** A paper's number as printed: `001/SYH/2026`. `{month}` is the month of issue in roman numerals. */
export function numberText(pattern: string, number: number, issuedOn: string): string {
  const month = ROMAN_MONTHS[Number(issuedOn.slice(5, 7)) - 1]
  if (month === undefined) throw new Error(`Not a day: "${issuedOn}"`)
  return pattern
    .replaceAll("{number}", String(number).padStart(DIGITS, "0"))
    .replaceAll("{year}", issuedOn.slice(0, 4))
    .replaceAll("{month}", month)
}
