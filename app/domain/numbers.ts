import type { Fraction } from "#app/domain/fraction.ts"
import { HUNDRED, multiply } from "#app/domain/fraction.ts"
import type { Language } from "#app/domain/instrument.ts"

// The only place that rounds, so that a screen, a CSV and a dossier never differ by a rounding on the way.
const SEPARATORS = { id: { decimal: ",", group: "." }, en: { decimal: ".", group: "," } } as const

function groupThousands(digits: string, separator: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, separator)
}

/**
 * A fraction as a decimal for reading: at most `digits` places, half rounded away from zero, no trailing
 * zeros unless `fixed`. Indonesian writes 1.234,5 and English 1,234.5.
 */
export function formatFraction(
  value: Fraction,
  language: Language,
  { digits = 2, fixed = false }: { digits?: number; fixed?: boolean } = {},
): string {
  const { decimal, group } = SEPARATORS[language]
  const scale = 10n ** BigInt(digits)
  const size = value.n < 0n ? -value.n : value.n
  const rounded = (2n * size * scale + value.d) / (2n * value.d)
  const whole = groupThousands(`${rounded / scale}`, group)
  const padded = digits === 0 ? "" : `${rounded % scale}`.padStart(digits, "0")
  const places = fixed ? padded : padded.replace(/0+$/, "")
  const sign = value.n < 0n && rounded !== 0n ? "−" : ""
  return `${sign}${whole}${places && decimal + places}`
}

/** A share (1 is all of it) as a percentage: "87,5 %" in Indonesian, "87.5%" in English. */
export function formatShare(share: Fraction, language: Language, digits = 0): string {
  const percent = formatFraction(multiply(share, HUNDRED), language, { digits })
  return language === "id" ? `${percent}\u00a0%` : `${percent}%`
}
