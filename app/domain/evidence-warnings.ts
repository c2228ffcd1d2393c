import type { Day } from "#app/domain/dates.ts"
import { overlaps } from "#app/domain/days.ts"
import { isImage, isPrintable } from "#app/domain/evidence.ts"
import { standingPeriod } from "#app/domain/evidence-gaps.ts"
import {
  coarsePages,
  MIN_DPI,
  type PageFacts,
  pageRanges,
  printedDpi,
  sidewaysPages,
} from "#app/domain/legibility.ts"

/** One link of a file to an item, as far as warnings look at it. */
export interface WarnedLink {
  linkId: string
  evidenceId: string
  code: string
  title: string
  sha256: string
  mediaType: string
  periodFrom: Day | null
  periodTo: Day | null
  validUntil: Day | null
  /** The file this one takes the place of. */
  supersedesId: string | null
  label: string
  pageFrom: number | null
  pageTo: number | null
  pages: number | null
  width: number | null
  height: number | null
}

/** What the links of one item are held against. */
export interface WarningContext {
  /** The cycle's period, both days included. */
  periodFrom: Day
  periodTo: Day
  /** The visit's day where one is set, else today. */
  on: Day
  /** How many periods the item's cadences ask for: one file each is not too many. */
  expectedPeriods: number
  /** What is known of the pages of PDFs, by SHA-256; a file that is not in it is not judged by its pages. */
  pages?: ReadonlyMap<string, readonly PageFacts[]>
}

export type LinkWarningCode =
  | "unlabelled"
  | "duplicate"
  | "superseded"
  | "no-period"
  | "outside-period"
  | "expired"
  | "low-resolution"
  | "coarse-pages"
  | "sideways"
  | "pages-beyond"
  | "not-printable"

/** Something about one link that a person should put right; `values` fill the text `evidence:warning.CODE`. */
export interface LinkWarning {
  code: LinkWarningCode
  linkId: string
  evidenceId: string
  values: Record<string, string | number>
}

/** Something about the item's files together. */
export interface ItemWarning {
  code: "too-many"
  values: { count: number; limit: number }
}

/**
 * More files than this on one item, beyond one for each period its cadence asks for, are more than an
 * assessor reads at a visit: choose the telling ones. The product's own figure.
 */
export const TOO_MANY_FILES = 10

/** Everything to put right about the links of one item, in the links' order. */
export function linkWarnings(links: readonly WarnedLink[], context: WarningContext): LinkWarning[] {
  return links.flatMap((link) => warningsOf(link, links, context))
}

/** What to put right about the files of one item taken together. */
export function itemWarnings(count: number, expectedPeriods: number): ItemWarning[] {
  const limit = TOO_MANY_FILES + expectedPeriods
  return count > limit ? [{ code: "too-many", values: { count, limit } }] : []
}

function warningsOf(link: WarnedLink, links: readonly WarnedLink[], context: WarningContext): LinkWarning[] {
  const found: LinkWarning[] = []
  function warn(code: LinkWarningCode, values: LinkWarning["values"] = {}) {
    found.push({
      code,
      linkId: link.linkId,
      evidenceId: link.evidenceId,
      values: { evidence: link.code, ...values },
    })
  }

  if (link.validUntil !== null && link.validUntil < context.on) warn("expired", { day: link.validUntil })
  const standing = standingPeriod(link)
  if (standing === undefined) warn("no-period")
  else if (!overlaps(standing, { from: context.periodFrom, to: context.periodTo })) warn("outside-period")
  const successor = links.find((other) => other.supersedesId === link.evidenceId)
  if (successor !== undefined) warn("superseded", { other: successor.code })
  const twin = links.find((other) => other.linkId < link.linkId && sameProof(other, link))
  if (twin !== undefined) warn("duplicate", { other: twin.code })
  if (link.pages !== null && link.pageTo !== null && link.pageTo > link.pages) {
    warn("pages-beyond", { page: link.pageTo, pages: link.pages })
  }
  if (link.label.trim() === "") warn("unlabelled")
  const dpi = isImage(link.mediaType) ? printedDpi(link) : null
  if (dpi !== null && dpi < MIN_DPI) {
    warn("low-resolution", { width: link.width ?? 0, height: link.height ?? 0, dpi })
  }
  const facts = context.pages?.get(link.sha256) ?? []
  const coarse = coarsePages(facts)
  if (coarse.length > 0) {
    const pages = pageRanges(coarse.map(({ page }) => page))
    warn("coarse-pages", { pages, dpi: Math.min(...coarse.map((page) => page.dpi)) })
  }
  const turned = sidewaysPages(facts)
  if (turned.length > 0) warn("sideways", { pages: pageRanges(turned) })
  if (!isPrintable(link.mediaType)) warn("not-printable")
  return found
}

/** The same content with pages in common, or the same title for the same days. */
function sameProof(a: WarnedLink, b: WarnedLink): boolean {
  if (a.supersedesId === b.evidenceId || b.supersedesId === a.evidenceId) return false
  if (a.sha256 === b.sha256) return pagesOverlap(a, b)
  const sameTitle = a.title.trim().toLowerCase() === b.title.trim().toLowerCase()
  return (
    sameTitle &&
    a.periodFrom === b.periodFrom &&
    a.periodTo === b.periodTo &&
    a.label.trim() === b.label.trim()
  )
}

function pagesOverlap(a: WarnedLink, b: WarnedLink): boolean {
  const [aFrom, aTo] = [a.pageFrom ?? 1, a.pageTo ?? a.pageFrom ?? Number.POSITIVE_INFINITY]
  const [bFrom, bTo] = [b.pageFrom ?? 1, b.pageTo ?? b.pageFrom ?? Number.POSITIVE_INFINITY]
  return aFrom <= bTo && bFrom <= aTo
}
