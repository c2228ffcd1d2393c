import type { Day } from "#app/domain/dates.ts"
import {
  type EvidenceReason,
  type ExplanationRow,
  type HintState,
  judgeEvidence,
  type LinkRow,
} from "#app/domain/evidence-gaps.ts"
import { type BlockerState, type FigureRow, judgeBlockers } from "#app/domain/figures.ts"
import { type Fraction, fraction } from "#app/domain/fraction.ts"
import {
  type ApplicantKind,
  allowsNotApplicable,
  type Instrument,
  type ListedItem,
  listItems,
} from "#app/domain/instrument.ts"

export type ResponseStatus = "belum" | "draf" | "siap" | "disetujui" | "revisi"

/** An answer as the tables hold it. An item without a row counts as "belum". */
export type ResponseRow = {
  item: string
  level: number | null
  notApplicable: boolean
  status: ResponseStatus
  /** Overrides the cycle's target for this item. */
  targetLevel?: number | null
  authorId?: string | null
  reviewerId?: string | null
  positionId?: string | null
  dueDate?: Day | null
}

/** What of a cycle readiness depends on. `today` is the unit's day, computed once at the edge. */
export type ReadinessCycle = {
  applicantKind: ApplicantKind
  targetLevel: number
  periodFrom: Day
  periodTo: Day
  visitDate?: Day | null
  today: Day
}

export type ReadinessRows = {
  responses: readonly ResponseRow[]
  links: readonly LinkRow[]
  explanations: readonly ExplanationRow[]
  figures: readonly FigureRow[]
}

export type ReadinessReason =
  | { code: "unanswered" }
  | { code: "below-target"; level: number; target: number }
  | { code: "not-applicable-not-allowed" }
  | EvidenceReason
  /** Not handed in for review yet (belum, draf). */
  | { code: "not-submitted" }
  /** Returned by the reviewer. */
  | { code: "returned" }
  | { code: "awaiting-review" }
  /** Approved, but not by a reviewer other than its author. */
  | { code: "reviewed-by-author" }

export type ItemReadiness = {
  item: string
  component: string
  ready: boolean
  /** What keeps it from being ready, in the order of the work: answer, evidence, review. */
  reasons: ReadinessReason[]
  status: ResponseStatus
  level: number | null
  target: number
  hints: HintState[]
}

export type Share = { ready: number; of: number; share: Fraction | null }
/** `submitted` counts what waits for review, so that a bar can show both. */
export type ComponentReadiness = Share & { component: string; approved: number; submitted: number }

/** Pressing, but not a blocker: only an instrument's rule makes one of those. */
export type Urgency =
  | { code: "overdue"; item: string; positionId: string | null; dueDate: Day }
  /** A linked proof that is valid now and will not be on the visit. */
  | { code: "expires-before-visit"; item: string; evidence: string; validUntil: Day }
  | { code: "expired"; item: string; evidence: string; validUntil: Day }
  /** A figure a blocker depends on is neither counted nor entered. */
  | { code: "figure-unknown"; item: string; figure: string }

export type Readiness = {
  /** Every item ready, and no blocker blocked or unknown. */
  isReady: boolean
  /** Blocked first, then unknown, then clear. */
  blockers: BlockerState[]
  urgent: Urgency[]
  total: Share
  components: ComponentReadiness[]
  items: ItemReadiness[]
}

function shareOf(items: readonly ItemReadiness[]): Share {
  const ready = items.filter((item) => item.ready).length
  return { ready, of: items.length, share: items.length === 0 ? null : fraction(ready, items.length) }
}

/** Reviewed by someone else than its author; without a known reviewer nobody has. */
function reviewReasons(response: ResponseRow | undefined): ReadinessReason[] {
  switch (response?.status ?? "belum") {
    case "belum":
    case "draf":
      return [{ code: "not-submitted" }]
    case "revisi":
      return [{ code: "returned" }]
    case "siap":
      return [{ code: "awaiting-review" }]
    case "disetujui":
      return response?.reviewerId && response.reviewerId !== response.authorId
        ? []
        : [{ code: "reviewed-by-author" }]
  }
}

/**
 * Whether one item is ready: level at its target or above, required evidence in the cycle's period and valid on
 * the visit (today, where none is set), no unexplained hole, approved by someone other than its author. An item that
 * does not apply, and may say so, needs the approval alone.
 */
export function judgeItem(
  { item, component }: ListedItem,
  cycle: ReadinessCycle,
  rows: Omit<ReadinessRows, "figures">,
): ItemReadiness {
  const response = rows.responses.find((row) => row.item === item.key)
  const target = response?.targetLevel ?? cycle.targetLevel
  const hints = judgeEvidence(item, rows.links, rows.explanations, {
    cycle: { from: cycle.periodFrom, to: cycle.periodTo },
    validOn: cycle.visitDate ?? cycle.today,
    today: cycle.today,
  })
  const level = response?.level ?? null
  const answer: ReadinessReason[] = []
  const isExcluded = response?.notApplicable === true
  if (isExcluded && !allowsNotApplicable(item)) answer.push({ code: "not-applicable-not-allowed" })
  else if (!isExcluded && level === null) answer.push({ code: "unanswered" })
  else if (!isExcluded && level !== null && level < target)
    answer.push({ code: "below-target", level, target })
  const evidence = isExcluded ? [] : hints.flatMap((hint) => hint.reasons)
  const reasons = [...answer, ...evidence, ...reviewReasons(response)]
  return {
    item: item.key,
    component: component.key,
    ready: reasons.length === 0,
    reasons,
    status: response?.status ?? "belum",
    level,
    target,
    hints,
  }
}

function listUrgencies(
  items: readonly ItemReadiness[],
  blockers: readonly BlockerState[],
  cycle: ReadinessCycle,
  responses: ReadonlyMap<string, ResponseRow>,
): Urgency[] {
  const unknown = blockers
    .filter(({ state }) => state === "unknown")
    .flatMap(({ blocker, figures }) =>
      figures
        .filter(({ row }) => row === undefined)
        .map(({ figure }): Urgency => ({ code: "figure-unknown", item: blocker.item, figure })),
    )
  const overdue = items
    .filter((item) => !item.ready)
    .flatMap(({ item }): Urgency[] => {
      const row = responses.get(item)
      if (!row?.dueDate || row.dueDate >= cycle.today) return []
      return [{ code: "overdue", item, positionId: row.positionId ?? null, dueDate: row.dueDate }]
    })
  const expiring = items
    .filter(({ item }) => responses.get(item)?.notApplicable !== true)
    .flatMap(({ item, hints }) =>
      hints.flatMap(({ hint, reasons, links }): Urgency[] => {
        if (!hint.required || !reasons.some((reason) => reason.code === "evidence-expired")) return []
        return links.flatMap(({ evidence }): Urgency[] => {
          if (evidence.validUntil === null || evidence.validUntil >= (cycle.visitDate ?? cycle.today))
            return []
          const code = evidence.validUntil < cycle.today ? "expired" : "expires-before-visit"
          return [{ code, item, evidence: evidence.id, validUntil: evidence.validUntil }]
        })
      }),
    )
  return [
    ...unknown,
    ...overdue.sort((a, b) => compareDays(a, b)),
    ...expiring.sort((a, b) => compareDays(a, b)),
  ]
}

function compareDays(a: Urgency, b: Urgency): number {
  const day = (urgency: Urgency) =>
    urgency.code === "overdue" ? urgency.dueDate : urgency.code === "figure-unknown" ? "" : urgency.validUntil
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0
}

/** Readiness of a cycle: blockers first, what presses, the share by component and in all, and every item's reasons. */
export function judgeReadiness(
  instrument: Instrument,
  cycle: ReadinessCycle,
  rows: ReadinessRows,
): Readiness {
  const responses = new Map(rows.responses.map((row) => [row.item, row]))
  const items = listItems(instrument, cycle.applicantKind).map((listed) => judgeItem(listed, cycle, rows))
  const blockers = judgeBlockers(
    instrument,
    cycle.applicantKind,
    rows.figures,
    (item) => responses.get(item)?.level ?? undefined,
  )
  const total = shareOf(items)
  return {
    isReady: total.ready === total.of && blockers.every((blocker) => blocker.state === "clear"),
    blockers,
    urgent: listUrgencies(items, blockers, cycle, responses),
    total,
    components: instrument.components.map((node) => {
      const own = items.filter((item) => item.component === node.key)
      const count = (status: ResponseStatus) => own.filter((item) => item.status === status).length
      return { component: node.key, ...shareOf(own), approved: count("disetujui"), submitted: count("siap") }
    }),
    items,
  }
}
