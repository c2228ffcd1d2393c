import { type Day, daysBetween } from "#app/domain/dates.ts"

/** Agreements with partners (PKS). */

/** What kind of house the partner is. */
export const PARTNER_KINDS = ["pesantren", "kemenag", "pendidikan", "pemerintah", "usaha", "lainnya"] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]

/** Days before the last one on which an end is announced, the farthest first. */
export const WARNING_STEPS = [90, 30, 7] as const
export type WarningStep = (typeof WARNING_STEPS)[number]

/** What decides how an agreement stands. */
export interface AgreementDays {
  startsOn: Day
  /** Last day in force, included; null where it has no end. */
  expiresOn: Day | null
  /** Last day in force, where it was ended before its time. */
  endedOn: Day | null
  /** Another one takes its place. */
  isRenewed: boolean
}

export type AgreementStanding =
  | { state: "upcoming" | "running"; daysLeft: number | null }
  | { state: "ending"; daysLeft: number; step: WarningStep }
  | { state: "expired" | "ended" | "renewed" }

/** The last day an agreement is in force; null where it has no end. */
export function lastDayOf({ expiresOn, endedOn }: Pick<AgreementDays, "expiresOn" | "endedOn">): Day | null {
  if (expiresOn === null || endedOn === null) return endedOn ?? expiresOn
  return endedOn < expiresOn ? endedOn : expiresOn
}

/** How an agreement stands on a day. One that is renewed in time is not announced to end. */
export function agreementStanding(agreement: AgreementDays, today: Day): AgreementStanding {
  const { startsOn, endedOn, isRenewed } = agreement
  const last = lastDayOf(agreement)
  if (last !== null && last < today) {
    if (isRenewed) return { state: "renewed" }
    return { state: endedOn === last ? "ended" : "expired" }
  }
  const daysLeft = last === null ? null : daysBetween(today, last)
  if (startsOn > today) return { state: "upcoming", daysLeft }
  const step = daysLeft === null || isRenewed ? undefined : warningStep(daysLeft)
  if (daysLeft === null || step === undefined) return { state: "running", daysLeft }
  return { state: "ending", daysLeft, step }
}

/** The nearest step that so many days are within. */
function warningStep(daysLeft: number): WarningStep | undefined {
  return WARNING_STEPS.findLast((step) => daysLeft <= step)
}

/** The order of lists: what has to be done first, then what runs, then what is over. */
const ORDER: readonly AgreementStanding["state"][] = [
  "ending",
  "expired",
  "running",
  "upcoming",
  "renewed",
  "ended",
]

/** Compares agreements for lists: by what has to be done, the soonest end first. */
export function byUrgency<T extends { standing: AgreementStanding; lastDay: Day | null }>(
  a: T,
  b: T,
): number {
  const [first, second] = [ORDER.indexOf(a.standing.state), ORDER.indexOf(b.standing.state)]
  if (first !== second) return first - second
  const [one, other] = [a.lastDay ?? "9999-12-31", b.lastDay ?? "9999-12-31"]
  return one === other ? 0 : one < other ? -1 : 1
}
