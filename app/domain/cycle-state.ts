/** How a cycle (pengajuan) moves, and what stands still once it is submitted. */

export const CYCLE_STATES = [
  "persiapan",
  "evaluasi-diri",
  "tinjauan",
  "diajukan",
  "visitasi",
  "hasil",
] as const
export type CycleState = (typeof CYCLE_STATES)[number]

// `diajukan` is reached by submitting alone, which freezes a snapshot: it stands in no one's list here.
const MOVES: Record<CycleState, readonly CycleState[]> = {
  persiapan: ["evaluasi-diri"],
  "evaluasi-diri": ["tinjauan", "persiapan"],
  tinjauan: ["evaluasi-diri"],
  diajukan: ["visitasi"],
  visitasi: ["hasil"],
  hasil: [],
}

/** The states a coordinator may move a cycle to by hand, the usual next one first. */
export function movesFrom(state: CycleState): readonly CycleState[] {
  return MOVES[state]
}

/** Whether a cycle has been submitted, so that answers, assignments and its terms stay as they are. */
export function isFrozen(state: CycleState): boolean {
  return state === "diajukan" || state === "visitasi" || state === "hasil"
}

/** Whether amendments may be added: between handing in and the result. */
export function mayBeAmended(state: CycleState): boolean {
  return state === "diajukan" || state === "visitasi"
}
