import type { Day } from "#app/domain/dates.ts"
import { overlaps } from "#app/domain/days.ts"
import { isImage } from "#app/domain/evidence.ts"
import { standingPeriod } from "#app/domain/evidence-gaps.ts"
import type { Readiness, ResponseStatus } from "#app/domain/readiness.ts"

/** Rules of good work on a cycle that explain themselves. A new one is a pure function and a line in `CHECKS`. */

export interface CheckedAnswer {
  item: string
  status: ResponseStatus
  level: number | null
  notApplicable: boolean
  narrative: string
  gapReason: string
  positionId: string | null
  dueDate: Day | null
}

export interface CheckedLink {
  item: string
  evidenceId: string
  mediaType: string
  periodFrom: Day | null
  periodTo: Day | null
  validUntil: Day | null
}

export interface CheckFacts {
  period: { from: Day; to: Day }
  /** The visit's day, else the due date. */
  goal: Day | null
  /** In the instrument's order. */
  answers: readonly CheckedAnswer[]
  links: readonly CheckedLink[]
  readiness: Pick<Readiness, "items">
}

/** What a rule found: the items it is about and, where it is about a file, the file. */
export interface CheckHit {
  items: string[]
  evidenceId?: string
}

type Check = (facts: CheckFacts) => CheckHit[]

/** Shorter narratives repeat by chance. */
const COPIED_LENGTH = 40
/** One picture that stands for so many items proves none of them well. The product's own bound. */
export const SAME_PHOTO_ITEMS = 5

const hits = (answers: readonly CheckedAnswer[]): CheckHit[] => answers.map(({ item }) => ({ items: [item] }))
const isHandedIn = ({ status }: CheckedAnswer) => status === "siap" || status === "disetujui"

const approvedWithoutEvidence: Check = ({ answers, links }) => {
  const proven = new Set(links.map(({ item }) => item))
  return hits(
    answers.filter(
      ({ item, status, notApplicable }) => status === "disetujui" && !notApplicable && !proven.has(item),
    ),
  )
}

const approvedByAuthor: Check = ({ readiness }) =>
  readiness.items
    .filter(({ reasons }) => reasons.some(({ code }) => code === "reviewed-by-author"))
    .map(({ item }) => ({ items: [item] }))

const evidenceOutOfPeriod: Check = ({ links, period }) =>
  byFile(
    links.filter((link) => {
      const standing = standingPeriod(link)
      return standing !== undefined && !overlaps(standing, period)
    }),
  )

const samePhoto: Check = ({ links }) =>
  byFile(links.filter(({ mediaType }) => isImage(mediaType))).filter(
    ({ items }) => items.length >= SAME_PHOTO_ITEMS,
  )

const copiedNarrative: Check = ({ answers }) => {
  const same = new Map<string, string[]>()
  for (const { item, narrative } of answers) {
    const plain = narrative.toLowerCase().replace(/\s+/g, " ").trim()
    if (plain.length >= COPIED_LENGTH) same.set(plain, [...(same.get(plain) ?? []), item])
  }
  return [...same.values()].filter((items) => items.length > 1).map((items) => ({ items }))
}

const withoutNarrative: Check = ({ answers }) =>
  hits(
    answers.filter((answer) => isHandedIn(answer) && !answer.notApplicable && answer.narrative.trim() === ""),
  )

const belowTargetWithoutReason: Check = ({ answers, readiness }) => {
  const target = new Map(readiness.items.map((item) => [item.item, item.target]))
  return hits(
    answers.filter(
      (answer) =>
        isHandedIn(answer) &&
        answer.level !== null &&
        answer.level < (target.get(answer.item) ?? 0) &&
        answer.gapReason.trim() === "",
    ),
  )
}

const nobodyInCharge: Check = ({ answers }) =>
  hits(answers.filter(({ status, positionId }) => status !== "disetujui" && positionId === null))

const dueTooLate: Check = ({ answers, goal }) =>
  goal === null
    ? []
    : hits(
        answers.filter(({ status, dueDate }) => status !== "disetujui" && dueDate !== null && dueDate > goal),
      )

/** Every rule under the name its explanation goes by, in the order in which they are told. */
export const CHECKS = {
  "approved-without-evidence": approvedWithoutEvidence,
  "approved-by-author": approvedByAuthor,
  "out-of-period": evidenceOutOfPeriod,
  "below-target-without-reason": belowTargetWithoutReason,
  "without-narrative": withoutNarrative,
  "copied-narrative": copiedNarrative,
  "same-photo": samePhoto,
  "due-too-late": dueTooLate,
  "nobody-in-charge": nobodyInCharge,
} as const satisfies Record<string, Check>
export type CheckName = keyof typeof CHECKS

/** The rule of this name, if there is one. */
export function checkNamed(name: string | null): CheckName | undefined {
  return (Object.keys(CHECKS) as CheckName[]).find((check) => check === name)
}

/** What each rule found, without the rules that found nothing. */
export function runChecks(facts: CheckFacts): { check: CheckName; hits: CheckHit[] }[] {
  return (Object.keys(CHECKS) as CheckName[])
    .map((check) => ({ check, hits: CHECKS[check](facts) }))
    .filter(({ hits: found }) => found.length > 0)
}

/** Links as one hit for each file, with all items it stands beside. */
function byFile(links: readonly CheckedLink[]): CheckHit[] {
  const items = new Map<string, Set<string>>()
  for (const { evidenceId, item } of links)
    items.set(evidenceId, (items.get(evidenceId) ?? new Set()).add(item))
  return [...items].map(([evidenceId, own]) => ({ evidenceId, items: [...own] }))
}
