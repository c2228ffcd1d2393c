import { countPeriods } from "#app/domain/cadence.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { formatDay, type Language } from "#app/domain/dates.ts"
import { type EvidenceKind, kindForHint } from "#app/domain/evidence.ts"
import type { FilterQuery } from "#app/domain/evidence-form.ts"
import { type EvidenceCard, evidenceCard, type LinkTag, linkTag } from "#app/domain/evidence-view.ts"
import {
  type ItemWarning,
  itemWarnings,
  type LinkWarning,
  linkWarnings,
} from "#app/domain/evidence-warnings.ts"
import { type Item, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import type { PageFacts } from "#app/domain/legibility.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { itemRedactor } from "#app/services/read-cycle.server.ts"
import { filterOf } from "#app/services/read-library.server.ts"
import { surveyEvidence } from "#app/services/survey-evidence.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { type CycleRow, requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { listEvidence } from "#db/queries/evidence-library.server.ts"
import { type LinkedEvidence, listItemEvidence } from "#db/queries/evidence-links.server.ts"

/** A file beside an item. */
export interface LinkView {
  linkId: string
  card: EvidenceCard
  label: string
  pageFrom: number | null
  pageTo: number | null
  hint: string | null
  hintText: string | null
  tag: LinkTag
  warnings: LinkWarning[]
}

export interface HintOption {
  key: string
  text: string
  /** What a file that answers it most likely is. */
  kind: EvidenceKind
}

export interface ItemEvidenceView {
  cycle: { id: string; title: string; isFrozen: boolean }
  item: { key: string; label: string }
  hints: HintOption[]
  links: LinkView[]
  warnings: ItemWarning[]
  /** One page of the library without what is linked already. */
  library: { rows: EvidenceCard[]; total: number; page: number; pages: number }
  may: { link: boolean }
}

/** For whom links are shown: what his edition makes of free text. */
interface LinksReader {
  language: Language
  /** In the unit's zone. */
  today: string
  safe: (text: string) => string
  /** What is known of the pages of PDFs, by SHA-256. */
  pages?: ReadonlyMap<string, readonly PageFacts[]>
}

/**
 * The links of one item with what is to be put right about them, as pages show them. Links of which the actor
 * may not see the file are left out.
 */
export function viewLinks(
  item: Item,
  cycle: Pick<CycleRow, "periodFrom" | "periodTo" | "visitDate">,
  links: readonly LinkedEvidence[],
  { language, today, safe, pages }: LinksReader,
): { links: LinkView[]; warnings: ItemWarning[] } {
  const expectedPeriods = countPeriods(item.evidence, cycle.periodFrom, cycle.periodTo)
  const warnings = linkWarnings(links, {
    periodFrom: cycle.periodFrom,
    periodTo: cycle.periodTo,
    on: cycle.visitDate ?? today,
    expectedPeriods,
    ...(pages === undefined ? {} : { pages }),
  })
  return {
    warnings: itemWarnings(links.length, expectedPeriods),
    links: links.map((link) => {
      const own = warnings
        .filter((warning) => warning.linkId === link.linkId)
        .map((warning) => ({ ...warning, values: readable(warning.values, language) }))
      const hint = item.evidence.find((each) => each.key === link.hint)
      return {
        linkId: link.linkId,
        card: evidenceCard({ ...link, id: link.evidenceId, title: safe(link.title) }, language, today),
        label: safe(link.label),
        pageFrom: link.pageFrom,
        pageTo: link.pageTo,
        hint: link.hint,
        hintText: hint === undefined ? null : text(hint.text, language),
        tag: linkTag(own),
        warnings: own,
      }
    }),
  }
}

function readable(values: LinkWarning["values"], language: Language): LinkWarning["values"] {
  return typeof values.day === "string" ? { ...values, day: formatDay(values.day, language) } : values
}

/** Everything the page on which files are linked to an item shows. @throws 404, 403. */
export async function readItemEvidence(
  db: Db,
  actor: Actor,
  at: { cycleId: string; item: string },
  query: FilterQuery,
  language: Language,
): Promise<ItemEvidenceView> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, at.cycleId)
  const response = await requireResponse(db, scope, at.cycleId, at.item)
  const subject = {
    unitId: cycle.unitId,
    cycleId: cycle.id,
    ownerPositionIds: [response.positionId],
    authorId: response.authorId,
  }
  authorise(actor, "item.see", subject)
  const instrument = await pinnedInstrument(db, scope, cycle)
  const { item } = requireItem(instrument, at.item)
  const mayLink = !isFrozen(cycle.state) && can(actor, "evidence.link", { ...subject, authorId: undefined })
  const filter = {
    ...filterOf(query),
    cycleId: undefined,
    item: undefined,
    unitId: cycle.unitId,
    notLinkedTo: at,
  }
  const [links, library, { today }] = await Promise.all([
    listItemEvidence(db, actor, at.cycleId, at.item),
    mayLink ? listEvidence(db, actor, filter, query.page, 12) : { rows: [], total: 0, page: 1, pages: 1 },
    unitDay(db, cycle.unitId),
  ])
  const pdfs = links.filter((link) => link.mediaType === "application/pdf").map((link) => link.sha256)
  // Files that were never looked at are told of when the page is opened again.
  const { pages } = mayLink ? await surveyEvidence([...new Set(pdfs)], 300) : { pages: new Map() }
  return {
    cycle: { id: cycle.id, title: cycle.title, isFrozen: isFrozen(cycle.state) },
    item: { key: item.key, label: nodeLabel(item, language) },
    hints: item.evidence.map((hint) => ({
      key: hint.key,
      text: text(hint.text, language),
      kind: kindForHint(hint.kind),
    })),
    ...viewLinks(item, cycle, links, {
      language,
      today,
      safe: itemRedactor(actor, cycle, response.positionId),
      pages,
    }),
    library: { ...library, rows: library.rows.map((row) => evidenceCard(row, language, today)) },
    may: { link: mayLink },
  }
}
