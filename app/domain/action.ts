import { type Day, daysBetween } from "#app/domain/dates.ts"

/** Actions (tindak lanjut): what is to be done, by which position, until when, and how it is proven done. */

/** The longest title that is kept. */
export const ACTION_TITLE_LENGTH = 200

/** What an action comes from. */
export const ACTION_ORIGINS = ["gap", "direction", "finding", "decision", "own"] as const
export type ActionOrigin = (typeof ACTION_ORIGINS)[number]

/** Not begun, under way, handed to the reviewer, proven, called off. */
export const ACTION_STATES = ["belum", "berjalan", "diajukan", "terbukti", "batal"] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** What is done to an action on its way. */
export const ACTION_STEPS = ["begin", "hand-in", "approve", "return", "call-off"] as const
export type ActionStep = (typeof ACTION_STEPS)[number]

/** Within so many days an action or an item is told of before it is due. Source: the product's own rule. */
export const DUE_SOON_DAYS = 7
/** So many days late it also rises to the reviewer. Source: the product's own rule. */
export const REVIEWER_AFTER_DAYS = 7
/** So many days late it also rises to the kalapas. Source: the product's own rule. */
export const KALAPAS_AFTER_DAYS = 14

/** What the order and the escalation of an action depend on. */
export interface Dated {
  state: ActionState
  dueDate: Day | null
}

/** The code people use for an action: `T-001`; four digits and more as they come. */
export function actionCode(number: number): string {
  return `T-${String(number).padStart(3, "0")}`
}

const NEXT: Record<ActionStep, { from: readonly ActionState[]; to: ActionState }> = {
  begin: { from: ["belum"], to: "berjalan" },
  "hand-in": { from: ["belum", "berjalan"], to: "diajukan" },
  approve: { from: ["diajukan"], to: "terbukti" },
  return: { from: ["diajukan"], to: "berjalan" },
  "call-off": { from: ["belum", "berjalan", "diajukan"], to: "batal" },
}

/** Where a step leads from a state; undefined where it cannot be taken. */
export function nextActionState(state: ActionState, step: ActionStep): ActionState | undefined {
  const { from, to } = NEXT[step]
  return from.includes(state) ? to : undefined
}

/** Whether the position in charge still has to do something: not handed in, proven or called off. */
export function isToDo(state: ActionState): boolean {
  return state === "belum" || state === "berjalan"
}

/** Whether an action is neither proven nor called off. */
export function isOpen(state: ActionState): boolean {
  return isToDo(state) || state === "diajukan"
}

/** Whole days past the due day; 0 on that day and before, and for what is not to be done any more. */
export function daysLate({ state, dueDate }: Dated, today: Day): number {
  return dueDate === null || !isToDo(state) ? 0 : Math.max(0, daysBetween(dueDate, today))
}

/** Whether it is still to be done and due within DUE_SOON_DAYS, today included. */
export function isDueSoon({ state, dueDate }: Dated, today: Day): boolean {
  if (dueDate === null || !isToDo(state) || dueDate < today) return false
  return daysBetween(today, dueDate) <= DUE_SOON_DAYS
}

/** Up to whom an action has risen: nobody, its owner once it is late, then the reviewer, then the kalapas. */
export type Escalation = "none" | "owner" | "reviewer" | "kalapas"

/** Up to whom an overdue action has risen by itself on a day. */
export function escalation(action: Dated, today: Day): Escalation {
  const late = daysLate(action, today)
  if (late >= KALAPAS_AFTER_DAYS) return "kalapas"
  if (late >= REVIEWER_AFTER_DAYS) return "reviewer"
  return late > 0 ? "owner" : "none"
}

/**
 * Actions in the order of their urgency: the most overdue first, then open ones by due day, those without one, and
 * at last what is done with; equals by number. `dayOf` tells the day it is in an action's unit.
 */
export function orderActions<T extends Dated & { number: number }>(
  actions: readonly T[],
  dayOf: (action: T) => Day,
): T[] {
  const rank = (action: T) => (isOpen(action.state) ? 0 : 1)
  return actions.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      daysLate(b, dayOf(b)) - daysLate(a, dayOf(a)) ||
      compareDue(a.dueDate, b.dueDate) ||
      a.number - b.number,
  )
}

function compareDue(a: Day | null, b: Day | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
