import {
  type DossierContext,
  fill,
  itemAnchor,
  type SnapshotLink,
  section,
} from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierBlock, DossierSection, Inline, Span } from "#app/domain/dossier-document.ts"
import type { SnapshotCounted } from "#app/domain/dossier-snapshot.ts"
import { countedWhen, figureValue } from "#app/domain/figure-text.ts"
import {
  type Item,
  isGroup,
  levelOf,
  levelText,
  listInapplicableItems,
  maxLevel,
  nodeLabel,
  type TreeNode,
  text,
} from "#app/domain/instrument.ts"
import type { ItemReadiness } from "#app/domain/readiness.ts"

/** The self-evaluation, component by component, and the follow-up plan that comes out of it. */

type HeadingLevel = 2 | 3 | 4

export function itemsSection(context: DossierContext): DossierSection {
  const { t, instrument, snapshot, language } = context
  const applicable = new Set(context.items.map(({ item }) => item.key))
  const walk = (node: TreeNode, depth: number): DossierBlock[] => {
    const level = Math.min(4, depth + 2) as HeadingLevel
    if (!isGroup(node)) return applicable.has(node.key) ? [itemBlock(context, node, level)] : []
    const below = node.children.flatMap((child) => walk(child, depth + 1))
    if (below.length === 0 && node.children.length > 0) return []
    const heading: DossierBlock = {
      type: "heading",
      level,
      text: nodeLabel(node, language),
      listed: depth < 2,
    }
    const none: DossierBlock = { type: "paragraph", text: t.item.noItems, look: "body", align: "start" }
    return [heading, ...(below.length === 0 ? [none] : below)]
  }
  const blocks = instrument.components.flatMap((node) => walk(node, 0))
  const left = listInapplicableItems(instrument, snapshot.applicant.kind)
  if (left.length > 0) {
    blocks.push({ type: "heading", level: 2, text: t.item.inapplicable, listed: true })
    blocks.push({ type: "list", ordered: false, items: left.map(({ item }) => nodeLabel(item, language)) })
  }
  return section("items", t.sections.items, blocks)
}

function itemBlock(context: DossierContext, item: Item, level: HeadingLevel): BlockOf<"item"> {
  const { t, language, safe, links, evidenceById, snapshot } = context
  const response = context.responses.get(item.key)
  const gap = response?.gapReason.trim() ?? ""
  const chosen = response?.level ?? null
  const published =
    chosen === null || response?.notApplicable ? undefined : levelText(context.instrument, item, chosen)
  const narrative = (response?.narrative ?? "").split(/\n{2,}/).map((part) => safe(part.trim()))
  const written = narrative.filter((part) => part !== "")
  return {
    type: "item",
    anchor: itemAnchor(item.key),
    number: item.number ?? "–",
    title: text(item.title, language),
    level,
    topic: text(item.topic, language),
    levelName: levelName(context, item),
    ...(published ? { levelText: text(published, language) } : {}),
    mark: markOf(context, item.key),
    status: t.item.status[response?.status ?? "belum"],
    narrative: written.length === 0 ? [[{ text: t.item.noNarrative, italic: true, soft: true }]] : written,
    evidenceLabel: t.item.evidence,
    evidence: (links.get(item.key) ?? []).map((link) => ({
      code: evidenceById.get(link.evidence)?.code ?? link.evidence,
      note: [labelOf(context, link), pageRange(context, link.pageFrom, link.pageTo)]
        .filter((part) => part !== "")
        .join(", "),
    })),
    noEvidence: t.item.noEvidence,
    ...(gap === ""
      ? {}
      : {
          gap: { label: response?.notApplicable ? t.item.notApplicableReason : t.item.gap, text: safe(gap) },
        }),
    notes: [
      ...figureNotes(context, item),
      ...snapshot.explanations
        .filter((hole) => hole.item === item.key)
        .map((hole) => ({ label: fill(t.item.hole, { period: hole.period }), text: safe(hole.reason) })),
    ],
  }
}

/** The live figures of an item, each with its definition and the day or period it is of. */
function figureNotes(context: DossierContext, item: Item): BlockOf<"item">["notes"] {
  const { t, language, snapshot, instrument, request, safe, day } = context
  const said = (value: string, counted: SnapshotCounted) =>
    fill(t.item.figureCounted, {
      value: figureValue(value, counted.unit, language),
      when: countedWhen(counted, request.today, language),
      definition: text(counted.definition, language),
    })
  const own = instrument.figures
    .filter(({ key }) => item.figures?.includes(key))
    .flatMap(({ key, title, unit }) => {
      const row = snapshot.figures.find(({ figure }) => figure === key)
      if (row === undefined) return []
      const label = fill(t.item.figure, { title: text(title, language) })
      if (row.counted !== undefined) return [{ label, text: said(row.value, row.counted) }]
      const value = figureValue(row.value, unit, language)
      const asOf = row.asOf === null ? t.notSet : day(row.asOf)
      return [{ label, text: fill(t.item.figureByHand, { value, asOf, source: safe(row.source) }) }]
    })
  const named = (snapshot.itemFigures ?? [])
    .filter((row) => row.item === item.key)
    .map(({ value, counted }) => ({
      label: fill(t.item.figure, { title: text(counted.title, language) }),
      text:
        value === null
          ? fill(t.item.figureNone, { definition: text(counted.definition, language) })
          : said(value, counted),
    }))
  return [...own, ...named]
}

/** Labels tell what stands in the file itself: the redacted edition prints those of cleared files alone. */
export function labelOf({ evidenceById, request, safe }: DossierContext, link: SnapshotLink): string {
  const cleared = evidenceById.get(link.evidence)?.sensitivity === "terbuka"
  return request.edition === "full" || cleared ? safe(link.label) : ""
}

function levelName(context: DossierContext, item: Item): string {
  const { t, instrument, language, snapshot } = context
  const response = context.responses.get(item.key)
  const name = (value: number) => {
    const level = levelOf(instrument, value)
    return level ? text(level.name, language) : String(value)
  }
  if (response?.notApplicable) return t.item.notApplicable
  const target = fill(t.item.target, { target: name(response?.targetLevel ?? snapshot.cycle.targetLevel) })
  if (response?.level === null || response === undefined) return `${t.item.unanswered} (${target})`
  const level = fill(t.item.level, {
    value: response.level,
    max: maxLevel(instrument),
    name: name(response.level),
  })
  return response.level < (response.targetLevel ?? snapshot.cycle.targetLevel)
    ? `${level} (${target})`
    : level
}

function markOf({ readiness, responses }: DossierContext, key: string): BlockOf<"item">["mark"] {
  if (readiness.blockers.some(({ blocker, state }) => blocker.item === key && state === "blocked"))
    return "blocker"
  const status = responses.get(key)?.status ?? "belum"
  if (status === "disetujui") return "approved"
  return status === "belum" ? "none" : "draft"
}

/** Which pages of a file to read, in words. */
export function pageRange({ t }: DossierContext, from: number | null, to: number | null): string {
  if (from === null && to === null) return ""
  const [first, last] = [from ?? to ?? 1, to ?? from ?? 1]
  return first === last ? fill(t.item.page, { from: first }) : fill(t.item.pages, { from: first, to: last })
}

export function followUpSection(context: DossierContext): DossierSection {
  const { t, readiness, items } = context
  const open = new Map(readiness.items.filter((item) => !item.ready).map((item) => [item.item, item]))
  const blocked = new Set(readiness.blockers.filter((b) => b.state !== "clear").map((b) => b.blocker.item))
  const listed = items.filter(({ item }) => open.has(item.key) || blocked.has(item.key))
  if (listed.length === 0) {
    return section("follow-up", t.sections.followUp, [
      { type: "paragraph", text: t.followUp.none, look: "body", align: "start" },
    ])
  }
  const order = [...listed].sort((a, b) => Number(blocked.has(b.item.key)) - Number(blocked.has(a.item.key)))
  return section("follow-up", t.sections.followUp, [
    { type: "paragraph", text: t.followUp.intro, look: "body", align: "start" },
    {
      type: "table",
      rowHeaders: true,
      columns: [
        { title: t.followUp.item, width: 34, align: "start" },
        { title: t.followUp.what, width: 38, align: "start" },
        { title: t.followUp.who, width: 24, align: "start" },
        { title: t.followUp.due, width: 24, align: "start" },
      ],
      rows: order.map(({ item }) => followUpRow(context, item, open.get(item.key), blocked.has(item.key))),
    },
  ])
}

function followUpRow(
  context: DossierContext,
  item: Item,
  state: ItemReadiness | undefined,
  blocks: boolean,
): Inline[] {
  const { t, language, responses, day } = context
  const response = responses.get(item.key)
  const reasons = [...new Set((state?.reasons ?? []).map((reason) => t.followUp.reasons[reason.code]))]
  const label: Span[] = [
    ...(blocks ? [{ text: "▲ " }] : []),
    { text: nodeLabel(item, language), to: itemAnchor(item.key) },
  ]
  return [
    label,
    reasons.join("; "),
    response?.position ?? t.followUp.unassigned,
    response?.dueDate ? day(response.dueDate) : t.notSet,
  ]
}
