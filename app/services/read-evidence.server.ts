import { canBlackOut, chooseCopy } from "#app/domain/black-out.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { formatInstant, type Language } from "#app/domain/dates.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { isShownInline } from "#app/domain/evidence.ts"
import { type EvidenceCard, evidenceCard } from "#app/domain/evidence-view.ts"
import { listItems, nodeLabel } from "#app/domain/instrument.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { isCleanable } from "#app/dossier/clean-copy.server.ts"
import { hasThumbnail } from "#app/evidence/thumbnail.server.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getAccountById } from "#db/queries/accounts.server.ts"
import { listActionsProven } from "#db/queries/actions.server.ts"
import { listAgreementsOf } from "#db/queries/agreements.server.ts"
import { type CycleRow, listCycles, listResponseStates } from "#db/queries/cycles.server.ts"
import {
  evidenceSubject,
  isInSnapshot,
  listVersions,
  requireEvidence,
  summarise,
} from "#db/queries/evidence.server.ts"
import { getSeenEvidence, listCopies } from "#db/queries/evidence-copies.server.ts"
import { listSeenWhole } from "#db/queries/evidence-sight.server.ts"
import { listUses } from "#db/queries/evidence-uses.server.ts"
import { listProductsOf } from "#db/queries/products.server.ts"
import { listVisitsShown } from "#db/queries/visits.server.ts"

export interface UseView {
  linkId: string
  cycleId: string
  cycleTitle: string
  item: string
  itemLabel: string
  label: string
  pageFrom: number | null
  pageTo: number | null
  mayUnlink: boolean
}

/** Items of one cycle that the file may still be linked to. */
export interface TargetGroup {
  cycleId: string
  title: string
  items: { key: string; label: string }[]
}

export interface EvidencePageView {
  card: EvidenceCard
  /** Name and hash of the file as it was handed in; null in a redacted seat. */
  fileName: string | null
  sha256: string | null
  version: number
  periodFrom: string | null
  periodTo: string | null
  validUntil: string | null
  width: number | null
  height: number | null
  uploadedText: string
  /** Who cleared it and when, in words' parts; null while nobody has. */
  cleared: { by: string; at: string } | null
  preview: "image" | "pdf" | "thumbnail" | "none"
  /** Whether the reader's edition hands the file out at all, in its kind. */
  isHandedOut: boolean
  older: { id: string; code: string; title: string } | null
  newer: { id: string; code: string; title: string }[]
  /** The blacked-out copies that stand for it, and whether redacted dossiers show this one. */
  copies: { id: string; code: string; title: string; isShown: boolean }[]
  /** Of a copy: the file it stands for, where the actor may see that. */
  standsFor: { id: string; code: string; title: string } | null
  /** Of the items the actor may see. */
  uses: UseView[]
  targets: TargetGroup[]
  /** What else uses it, as far as the actor may see it: actions, visits, agreements, products. */
  usedBy: OtherUse[]
  inDossier: boolean
  may: { edit: boolean; clear: boolean; link: boolean; remove: boolean; blackOut: boolean }
}

/** A use that is no item's: as the document of an agreement, or the photo of a product. */
export interface OtherUse {
  kind: "action" | "visit" | "agreement" | "product"
  id: string
  title: string
}

/** Everything the page of one file shows. @throws 404 out of scope, 403 where the actor may not see it. */
export async function readEvidence(
  db: Db,
  actor: Actor,
  evidenceId: string,
  language: Language,
): Promise<EvidencePageView> {
  const row = await requireEvidence(db, actor, evidenceId)
  const [subject, uses, versions, inDossier, cycles, day] = await Promise.all([
    evidenceSubject(db, row),
    listUses(db, actor, evidenceId),
    listVersions(db, actor, row),
    isInSnapshot(db, evidenceId),
    listCycles(db, scopeOf(actor)),
    unitDay(db, row.unitId),
  ])
  const isWhole = (await listSeenWhole(db, actor, [evidenceId])).has(evidenceId)
  const safe = makeRedactor({ people: [] }, isWhole ? "full" : "redacted")
  const copies = ((await listCopies(db, [evidenceId])).get(evidenceId) ?? []).filter(
    (copy) => isWhole || copy.sensitivity === "terbuka",
  )
  const shownCopy = chooseCopy(copies)
  const original = row.standsForId === null ? undefined : await getSeenEvidence(db, actor, row.standsForId)
  const inUnit = cycles.filter((cycle) => cycle.unitId === row.unitId)
  const labels = await itemLabels(db, actor, inUnit, language)
  const used = new Set(uses.map((use) => `${use.cycleId} ${use.item}`))
  const targets = await listTargets(db, actor, inUnit, labels, used)
  const [uploader, clearer] = await Promise.all([
    getAccountById(db, row.uploadedBy),
    row.clearedBy === null ? undefined : getAccountById(db, row.clearedBy),
  ])
  const brief = (other: { id: string; code: string; title: string }) => ({
    id: other.id,
    code: other.code,
    title: safe(other.title),
  })
  const isHandedOut = isWhole || isCleanable(row.mediaType)
  const mayRemove = can(actor, "evidence.remove", subject)
  const usedBy = await listOtherUses(db, actor, evidenceId)
  return {
    card: evidenceCard({ ...summarise(row), title: safe(row.title) }, language, day.today),
    fileName: isWhole ? row.fileName : null,
    sha256: isWhole ? row.sha256 : null,
    version: row.version,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    validUntil: row.validUntil,
    width: row.width,
    height: row.height,
    uploadedText: [
      formatInstant(row.uploadedAt, language, day.timeZone),
      ...(uploader === undefined || !isWhole ? [] : [uploader.name]),
    ].join(" · "),
    cleared:
      row.clearedAt === null || !isWhole
        ? null
        : { by: clearer?.name ?? "", at: formatInstant(row.clearedAt, language, day.timeZone) },
    preview: isHandedOut ? previewOf(row.mediaType) : "none",
    isHandedOut,
    older: versions.older === undefined ? null : brief(versions.older),
    newer: versions.newer.map(brief),
    copies: copies.map((copy) => ({ ...brief(copy), isShown: copy === shownCopy })),
    standsFor: original === undefined ? null : brief(original),
    uses: uses.map((use) => ({
      linkId: use.linkId,
      cycleId: use.cycleId,
      cycleTitle: use.cycleTitle,
      item: use.item,
      itemLabel: labels.get(use.cycleId)?.get(use.item) ?? use.item,
      label: safe(use.label),
      pageFrom: use.pageFrom,
      pageTo: use.pageTo,
      mayUnlink: !isFrozen(use.cycleState) && targets.linkable.has(`${use.cycleId} ${use.item}`),
    })),
    targets: targets.groups,
    usedBy,
    inDossier,
    may: {
      edit: can(actor, "evidence.edit", subject),
      clear: can(actor, "evidence.clear", subject),
      link: targets.groups.length > 0,
      remove: mayRemove && uses.length + copies.length + usedBy.length === 0 && !inDossier,
      blackOut: canBlackOut(row.mediaType, row.pages) && can(actor, "evidence.black-out", subject),
    },
  }
}

async function listOtherUses(db: Db, actor: Actor, evidenceId: string): Promise<OtherUse[]> {
  const actions = (await listActionsProven(db, evidenceId)).filter(({ unitId, positionId }) =>
    can(actor, "action.see", { unitId, ownerPositionIds: [positionId] }),
  )
  const visits = (await listVisitsShown(db, evidenceId)).filter(({ unitId }) =>
    can(actor, "visit.see", { unitId }),
  )
  const agreements = (await listAgreementsOf(db, evidenceId)).filter(({ unitId }) =>
    can(actor, "agreement.see", { unitId }),
  )
  const products = (await listProductsOf(db, evidenceId)).filter(({ unitId }) =>
    can(actor, "product.see", { unitId }),
  )
  return [
    ...actions.map(({ id, code }) => ({ kind: "action" as const, id, title: code })),
    ...visits.map(({ id, title }) => ({ kind: "visit" as const, id, title })),
    ...agreements.map(({ id, title }) => ({ kind: "agreement" as const, id, title })),
    ...products.map(({ id, name }) => ({ kind: "product" as const, id, title: name })),
  ]
}

/** Of each cycle, its items by key with the label people know them by. */
export async function itemLabels(
  db: Db,
  actor: Actor,
  cycles: readonly CycleRow[],
  language: Language,
): Promise<Map<string, Map<string, string>>> {
  const labels = new Map<string, Map<string, string>>()
  for (const cycle of cycles) {
    const instrument = await pinnedInstrument(db, scopeOf(actor), cycle)
    const items = listItems(instrument, cycle.applicantKind)
    labels.set(cycle.id, new Map(items.map(({ item }) => [item.key, nodeLabel(item, language)])))
  }
  return labels
}

async function listTargets(
  db: Db,
  actor: Actor,
  cycles: readonly CycleRow[],
  labels: Map<string, Map<string, string>>,
  used: ReadonlySet<string>,
) {
  const linkable = new Set<string>()
  const groups: TargetGroup[] = []
  for (const cycle of cycles.filter((each) => !isFrozen(each.state))) {
    const owners = new Map(
      (await listResponseStates(db, scopeOf(actor), cycle.id)).map((state) => [state.item, state.positionId]),
    )
    const items: TargetGroup["items"] = []
    for (const [key, label] of labels.get(cycle.id) ?? []) {
      const subject = { unitId: cycle.unitId, cycleId: cycle.id, ownerPositionIds: [owners.get(key) ?? null] }
      if (!owners.has(key) || !can(actor, "evidence.link", subject)) continue
      linkable.add(`${cycle.id} ${key}`)
      if (!used.has(`${cycle.id} ${key}`)) items.push({ key, label })
    }
    if (items.length > 0) groups.push({ cycleId: cycle.id, title: cycle.title, items })
  }
  return { linkable, groups }
}

function previewOf(mediaType: string): EvidencePageView["preview"] {
  if (mediaType === "application/pdf") return "pdf"
  if (isShownInline(mediaType)) return "image"
  return hasThumbnail(mediaType) ? "thumbnail" : "none"
}
