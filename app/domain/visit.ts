import type { ActionState } from "#app/domain/action.ts"

/** An official's visit (kunjungan dinas) and the directions (arahan) given on it. */

/** Why an official comes. Source: the domain plan's `visit`. */
export const VISIT_PURPOSES = ["monitoring", "sosialisasi", "telaah-kebijakan", "lainnya"] as const
export type VisitPurpose = (typeof VISIT_PURPOSES)[number]

/** Officials appear by office; a name is kept only where the unit writes one. */
export interface Visitor {
  office: string
  institution: string
}

/** Given on a visit, or sent by the region's office. */
export const DIRECTION_ORIGINS = ["visit", "region"] as const
export type DirectionOrigin = (typeof DIRECTION_ORIGINS)[number]

/** Nothing begun, something under way, everything proven. */
export type DirectionState = "belum" | "berjalan" | "terbukti"

/** How far a direction was followed up: how many of its actions count, and how many of those are proven. */
export interface DirectionStanding {
  state: DirectionState
  proven: number
  of: number
}

/**
 * How far a direction was followed up, from the states of its actions. Called-off actions do not count; one that has
 * no other is not begun.
 */
export function directionStanding(states: readonly ActionState[]): DirectionStanding {
  const counted = states.filter((state) => state !== "batal")
  const proven = counted.filter((state) => state === "terbukti").length
  const of = counted.length
  if (of > 0 && proven === of) return { state: "terbukti", proven, of }
  return { state: counted.some((state) => state !== "belum") ? "berjalan" : "belum", proven, of }
}

/** `Office | Institution` a line, as visitors are typed and shown again; the institution may be left out. */
export function visitorLines(visitors: readonly Visitor[]): string {
  return visitors
    .map(({ office, institution }) => (institution === "" ? office : `${office} | ${institution}`))
    .join("\n")
}

/** The visitors of typed lines; empty lines are dropped. */
export function readVisitors(typed: string): Visitor[] {
  return readLines(typed).map((line) => {
    const [office = "", ...institution] = line.split("|")
    return { office: office.trim(), institution: institution.join("|").trim() }
  })
}

/** Names typed one a line; empty lines are dropped. */
export function readLines(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}
