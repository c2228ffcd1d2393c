import {
  itemWarnings,
  type LinkWarningCode,
  linkWarnings,
  type WarnedLink,
  type WarningContext,
} from "#app/domain/evidence-warnings.ts"
import { coarsePages, type PageFacts, sidewaysPages } from "#app/domain/legibility.ts"

/** What is worth putting right before a dossier is issued, in the order in which it is told. */
export const FINDING_CODES = [
  "missing",
  "lost",
  "low-resolution",
  "sideways",
  "not-printable",
  "duplicate",
  "superseded",
  "too-many",
  "unlabelled",
  "pages-beyond",
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** Where a finding is put right: beside the item, on one link of it, or with a better file. */
export type Repair =
  | { at: "item"; item: string }
  | { at: "link"; item: string; linkId: string }
  | { at: "file"; evidenceId: string }

export interface Finding {
  code: FindingCode
  /** Keys of the items it stands beside. */
  items: string[]
  /** Absent where it is about an item's files together, or about one that is not there. */
  evidence?: { id: string; code: string; title: string }
  /** Pages of the file that it is about, in order; empty for the file as a whole. */
  pages: number[]
  repair: Repair
  /** Fill the text of the finding. */
  values: Record<string, string | number>
}

/** An item as far as its files are checked. */
export interface CheckedItem {
  key: string
  /** Required evidence hints that no file answers. */
  missing: { hint: string; text: string }[]
  /** How many periods its cadences ask for. */
  expectedPeriods: number
}

export interface EvidenceToCheck {
  /** In the instrument's order. */
  items: readonly CheckedItem[]
  links: readonly (WarnedLink & { item: string; kind: string })[]
  /** What is known of the pages of PDFs, by SHA-256; a file that is not in it is not judged by its pages. */
  pages: ReadonlyMap<string, readonly PageFacts[]>
  /** SHA-256 of files that are not in the store. */
  lost: ReadonlySet<string>
  context: Omit<WarningContext, "expectedPeriods">
}

/** Faults of a link that are told here; what concerns periods is told by the readiness of its item. */
const OF_LINKS: ReadonlySet<LinkWarningCode> = new Set([
  "unlabelled",
  "duplicate",
  "superseded",
  "pages-beyond",
])

/**
 * Over-stuffing, legibility and labels of a cycle's evidence, and what is missing, by the order of the codes and
 * then of the items. A file that proves several items is named once for what it is itself.
 */
export function checkEvidence(given: EvidenceToCheck): Finding[] {
  const found = [...given.items.flatMap((item) => checkItem(item, given)), ...checkFiles(given)]
  const place = new Map(given.items.map(({ key }, at) => [key, at]))
  const order = ({ code, items }: Finding) =>
    FINDING_CODES.indexOf(code) * (given.items.length + 1) + (place.get(items[0] ?? "") ?? given.items.length)
  return found
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => order(a.finding) - order(b.finding) || a.at - b.at)
    .map(({ finding }) => finding)
}

function checkItem(item: CheckedItem, { links, context }: EvidenceToCheck): Finding[] {
  const own = links.filter((link) => link.item === item.key)
  const beside = { items: [item.key], pages: [] }
  const found: Finding[] = item.missing.map(({ hint, text }) => ({
    ...beside,
    code: "missing",
    repair: { at: "item", item: item.key },
    values: { hint, text },
  }))
  for (const { code, values } of itemWarnings(own.length, item.expectedPeriods))
    found.push({ ...beside, code, repair: { at: "item", item: item.key }, values })
  for (const { code, linkId, values } of linkWarnings(own, { ...context, ...item })) {
    const link = own.find((each) => each.linkId === linkId)
    if (link === undefined || !OF_LINKS.has(code)) continue
    found.push({
      ...beside,
      code: code as FindingCode,
      evidence: fileOf(link),
      repair: { at: "link", item: item.key, linkId },
      values,
    })
  }
  return found
}

/** What is wrong with files themselves, whatever they prove. */
function checkFiles({ links, pages, lost, context }: EvidenceToCheck): Finding[] {
  const files = new Map(links.map((link) => [link.evidenceId, link]))
  return [...files.values()].flatMap((file) => {
    const items = links.filter((link) => link.evidenceId === file.evidenceId).map((link) => link.item)
    const about = {
      items,
      evidence: fileOf(file),
      repair: { at: "file", evidenceId: file.evidenceId } as const,
    }
    if (lost.has(file.sha256)) return [{ ...about, code: "lost" as const, pages: [], values: {} }]
    const found: Finding[] = []
    for (const { code, values } of linkWarnings([file], { ...context, expectedPeriods: 0 })) {
      if (code === "low-resolution" || code === "not-printable")
        found.push({ ...about, code, pages: [], values })
    }
    const twin = [...files.values()].find((other) => isTwinElsewhere(other, file, links))
    if (twin !== undefined)
      found.push({
        ...about,
        code: "duplicate",
        pages: [],
        values: { evidence: file.code, other: twin.code },
      })
    const known = pages.get(file.sha256)
    // A password, or damage beyond repair.
    if (known?.length === 0)
      found.push({ ...about, code: "not-printable", pages: [], values: { evidence: file.code } })
    const facts = known ?? []
    const coarse = coarsePages(facts)
    if (coarse.length > 0) {
      const dpi = Math.min(...coarse.map((page) => page.dpi))
      found.push({ ...about, code: "low-resolution", pages: coarse.map(({ page }) => page), values: { dpi } })
    }
    const turned = sidewaysPages(facts)
    if (turned.length > 0) found.push({ ...about, code: "sideways", pages: turned, values: {} })
    return found
  })
}

const fileOf = ({ evidenceId, code, title }: WarnedLink) => ({ id: evidenceId, code, title })

type Link = EvidenceToCheck["links"][number]

/** The same paper uploaded twice, for different items: one file may prove both. Told once, of the later one. */
function isTwinElsewhere(earlier: Link, later: Link, links: readonly Link[]): boolean {
  const same = (a: Link, b: Link) =>
    a.title.trim().toLowerCase() === b.title.trim().toLowerCase() &&
    a.kind === b.kind &&
    a.pages === b.pages &&
    a.periodFrom !== null &&
    a.periodFrom === b.periodFrom &&
    a.periodTo === b.periodTo
  if (earlier.evidenceId >= later.evidenceId || !same(earlier, later)) return false
  if (earlier.supersedesId === later.evidenceId || later.supersedesId === earlier.evidenceId) return false
  const itemsOf = ({ evidenceId }: Link) =>
    links.filter((link) => link.evidenceId === evidenceId).map(({ item }) => item)
  const items = new Set(itemsOf(earlier))
  return !itemsOf(later).some((item) => items.has(item))
}
