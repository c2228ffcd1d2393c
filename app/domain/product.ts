/** What santri make (karya), shown in a catalogue without naming them. */

/** Whether one can be had now, is made to order, or is sold out. */
export const AVAILABILITIES = ["tersedia", "pesanan", "habis"] as const
export type Availability = (typeof AVAILABILITIES)[number]

/** The code people use for a product: `K-001`. */
export function productCode(number: number): string {
  return `K-${String(number).padStart(3, "0")}`
}
