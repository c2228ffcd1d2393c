/** Actions (tindak lanjut): what is to be done, by which position, until when, and how it is proven done. */

/** What an action comes from. */
export const ACTION_ORIGINS = ["gap", "direction", "finding", "decision", "own"] as const
export type ActionOrigin = (typeof ACTION_ORIGINS)[number]

/** Not begun, under way, handed to the reviewer, proven, called off. */
export const ACTION_STATES = ["belum", "berjalan", "diajukan", "terbukti", "batal"] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** The code people use for an action: `T-001`; four digits and more as they come. */
export function actionCode(number: number): string {
  return `T-${String(number).padStart(3, "0")}`
}
