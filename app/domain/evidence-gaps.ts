import { cadenceStrip, type StripPeriod } from "#app/domain/cadence.ts"
import type { Day } from "#app/domain/dates.ts"
import { laterDay, overlaps, type Period } from "#app/domain/days.ts"
import type { EvidenceHint, Item } from "#app/domain/instrument.ts"

/** A linked proof as the tables hold it; `hint` is null where it answers none in particular. */
export type LinkRow = {
  item: string
  hint: string | null
  label?: string
  evidence: {
    id: string
    number: number
    periodFrom: Day | null
    periodTo: Day | null
    validUntil: Day | null
    sha256?: string
  }
}
export type ExplanationRow = { item: string; hint: string; period: string; reason: string }

export type EvidenceReason =
  /** No link answers a required hint. */
  | { code: "evidence-missing"; hint: string }
  /** Links answer it, but it is not said which period they prove. */
  | { code: "evidence-without-period"; hint: string; evidence: string[] }
  /** Links answer it, but none proves a day of the cycle's period. */
  | { code: "evidence-outside-period"; hint: string; evidence: string[] }
  /** They prove it, but are no longer valid on `on`; `lastDay` is the latest day any of them is valid. */
  | { code: "evidence-expired"; hint: string; evidence: string[]; lastDay: Day; on: Day }
  | { code: "cadence-hole"; hint: string; periods: string[] }

export type HintState = {
  hint: EvidenceHint
  links: LinkRow[]
  /** Absent where the hint has no cadence. */
  strip?: StripPeriod[]
  reasons: EvidenceReason[]
}

type Question = { cycle: Period; validOn: Day; today: Day }

/** The days a proof stands for. Without an end it proves its first day alone: an open end would fill every month. */
export function provenPeriod({
  periodFrom,
  periodTo,
}: Pick<LinkRow["evidence"], "periodFrom" | "periodTo">): Period | undefined {
  const from = periodFrom ?? periodTo
  const to = periodTo ?? periodFrom
  return from === null || to === null ? undefined : { from, to }
}

/** A paper in force (a domicile letter, an agreement) stands from its first day to the last it is valid. */
export function standingPeriod(
  evidence: Pick<LinkRow["evidence"], "periodFrom" | "periodTo" | "validUntil">,
): Period | undefined {
  const proven = provenPeriod(evidence)
  if (!proven || evidence.periodTo !== null || evidence.validUntil === null) return proven
  return { from: proven.from, to: laterDay(evidence.validUntil, proven.to) }
}

function requiredReasons(
  hint: EvidenceHint,
  links: LinkRow[],
  { cycle, validOn }: Question,
): EvidenceReason[] {
  const ids = (rows: LinkRow[]) => rows.map((row) => row.evidence.id)
  if (links.length === 0) return [{ code: "evidence-missing", hint: hint.key }]
  const dated = links.filter((link) => standingPeriod(link.evidence) !== undefined)
  if (dated.length === 0) return [{ code: "evidence-without-period", hint: hint.key, evidence: ids(links) }]
  const inCycle = dated.filter((link) => {
    const period = standingPeriod(link.evidence)
    return period !== undefined && overlaps(period, cycle)
  })
  if (inCycle.length === 0) return [{ code: "evidence-outside-period", hint: hint.key, evidence: ids(dated) }]
  const lastDays = inCycle.map((link) => link.evidence.validUntil)
  if (lastDays.some((day) => day === null || day >= validOn)) return []
  const lastDay = lastDays.filter((day) => day !== null).reduce(laterDay)
  return [{ code: "evidence-expired", hint: hint.key, evidence: ids(inCycle), lastDay, on: validOn }]
}

/**
 * What an item's evidence hints have and lack. A required hint needs a link that proves at least one day of the
 * cycle's period and is valid on `validOn`. A cadence counts whether required or not, except "once", which asks no
 * more than `required` does; it is not held against a required hint that has no link at all.
 */
export function judgeEvidence(
  item: Item,
  links: readonly LinkRow[],
  explanations: readonly ExplanationRow[],
  question: Question,
): HintState[] {
  return item.evidence.map((hint) => {
    const own = links.filter((link) => link.item === item.key && link.hint === hint.key)
    const reasons = hint.required ? requiredReasons(hint, own, question) : []
    if (hint.cadence === undefined) return { hint, links: own, reasons }
    const proofs = own.map((link) => provenPeriod(link.evidence)).filter((period) => period !== undefined)
    const explained = explanations.filter((row) => row.item === item.key && row.hint === hint.key)
    const strip = cadenceStrip(hint.cadence, question.cycle, proofs, explained, question.today)
    const holes = strip.filter((entry) => entry.state === "hole").map((entry) => entry.period.key)
    const isCounted = hint.cadence !== "once" && !reasons.some((reason) => reason.code === "evidence-missing")
    if (isCounted && holes.length > 0) reasons.push({ code: "cadence-hole", hint: hint.key, periods: holes })
    return { hint, links: own, strip, reasons }
  })
}
