import type { Language } from "#app/domain/dates.ts"
import { fraction } from "#app/domain/fraction.ts"
import { formatFraction } from "#app/domain/numbers.ts"
import { registerCode } from "#app/domain/register-code.ts"

/** What santri make (karya), shown in a catalogue without naming them. */

/** Whether one can be had now, is made to order, or is sold out. */
export const AVAILABILITIES = ["tersedia", "pesanan", "habis"] as const
export type Availability = (typeof AVAILABILITIES)[number]

/** The code people use for a product: `K-001`. */
export function productCode(number: number): string {
  return `K-${String(number).padStart(3, "0")}`
}

/** Whole rupiah as an office writes them: `Rp 125.000`. */
export function formatRupiah(price: number, language: Language): string {
  return `Rp\u00a0${formatFraction(fraction(price), language)}`
}

/** A price with what it is for: `Rp 125.000 per buah`; empty where it is to be asked for. */
export function priceText(
  { price, priceUnit }: { price: number | null; priceUnit: string },
  language: Language,
): string {
  return price === null ? "" : [formatRupiah(price, language), priceUnit].filter(Boolean).join(" ")
}

/** Who made it, as anybody may know: the santri's code, the group, or both; empty where nothing is said. */
export function makerText(makerNumber: number | null, makerGroup: string): string {
  const code = makerNumber === null ? "" : registerCode("santri", makerNumber)
  return [code, makerGroup].filter(Boolean).join(" · ")
}

/** What a product's picture is asked for: a square for messages, or the height of a phone for stories. */
export const PICTURE_SIZES = {
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const
export type PictureSize = keyof typeof PICTURE_SIZES

/** The size an address asks for; the square where it names none. */
export function readPictureSize(asked: string | null): PictureSize {
  return asked === "story" ? "story" : "square"
}
