/**
 * What an accreditation instrument is, and how to walk through one. No zod and no YAML here: screens import
 * this file, and what they import travels to the browser. `instrument-schema.ts` holds the zod shape,
 * `parse-instrument.ts` reads files.
 *
 * An instrument is plain JSON: what was parsed, what a cycle pins, and what is hashed are the same value.
 */

export type Language = "id" | "en"
export type Localised = { id: string; en: string }

/** How sure we are of a statement: from the rule itself, from others' reports of it, or the product's own. */
export type Confidence = "official" | "secondary" | "product"

/** `source` holds keys of the instrument's `sources`. */
export type Provenance = { source: string[]; confidence: Confidence; note?: Localised }

export const APPLICANT_KINDS = [
  "pesantren",
  "branch-pesantren",
  "foundation",
  "organisation",
  "pkbm",
  "pkpps",
  "other",
] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

export const CADENCES = ["once", "monthly", "semester", "academic-year"] as const
export type Cadence = (typeof CADENCES)[number]

export const EVIDENCE_KINDS = [
  "document",
  "letter",
  "agreement",
  "statement",
  "identity",
  "list",
  "record",
  "photo",
  "observation",
  "interview",
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A level of the scale; `value` is an integer, higher is better. */
export type Level = { value: number; name: Localised; text?: Localised }
/** Levels stand in ascending order. `defaultTarget` is what a new cycle aims at until someone says otherwise. */
export type Scale = Provenance & { levels: Level[]; defaultTarget: number }

/** What would prove an item. Without `cadence` one proof at any time of the cycle's period is enough. */
export type EvidenceHint = {
  key: string
  text: Localised
  kind: EvidenceKind
  required: boolean
  cadence?: Cadence
  source?: string[]
  confidence: Confidence
  note?: Localised
}

/** The kinds of applicant a part of the tree is for; to all others it does not apply. */
export type Applicability = { kinds: ApplicantKind[]; confidence: Confidence; note?: Localised }
export type NotApplicable = { allowed: boolean; confidence: Confidence; note?: Localised }

type NodeHead = {
  key: string
  /** The number people call it by; absent where the source publishes none. */
  number?: string
  title: Localised
  appliesTo?: Applicability
}

/** A leaf: what is answered, proved and scored (an indikator, or a butir without any). */
export type Item = NodeHead &
  Provenance & {
    /** What is asked, one or two sentences in our own words. */
    topic: Localised
    help?: Localised
    notApplicable?: NotApplicable
    /** Published texts by level value, as text ("3"); absent where none is published. */
    levelTexts?: Record<string, Localised>
    evidence: EvidenceHint[]
    /** Keys of the instrument's figures that belong to this item. */
    figures?: string[]
  }

/** A component or a butir with indikator. `children` is empty only where the source publishes no items. */
export type Group = NodeHead & {
  topic?: Localised
  source?: string[]
  confidence?: Confidence
  note?: Localised
  children: TreeNode[]
}
export type TreeNode = Group | Item

export type FigureUnit = "count" | "percent" | "ratio"
export type FigureDefinition = {
  key: string
  title: Localised
  unit: FigureUnit
  confidence: Confidence
  note?: Localised
}

/** A condition over live figures and levels. Bounds of figures are decimals in quotes, of levels integers. */
export type BlockerRule =
  | { figure: string; atLeast: string }
  | { figure: string; atMost: string }
  | { item: string; atLeastLevel: number }
  | { all: BlockerRule[] }
  | { any: BlockerRule[] }

/** Stands in the way of the outcome while `rule` does not hold. */
export type Blocker = Provenance & { key: string; item: string; text: Localised; rule: BlockerRule }

/** Weights and factors are decimals in quotes, read as exact fractions. */
export type ScoringRule =
  | { kind: "pass-fail"; passLevel: number; pass: Localised; fail: Localised }
  | { kind: "level-profile" }
  | { kind: "weighted-sum"; outOf: string; weights: { node: string; weight: string }[] }
  | {
      kind: "mixture"
      outOf: string
      parts: { key: string; title: Localised; factor: string; nodes: string[]; rule: ScoringRule }[]
    }
  | { kind: "assessor-mean"; assessors: number; weights?: string[]; rule: ScoringRule }

/** Reached from `from` upwards, if each minimum (a percentage of a node's own maximum) is reached as well. */
export type Band = {
  key: string
  name: Localised
  from: string
  minima?: { node: string; from: string }[]
}
/** Bands stand from the highest to the lowest, which starts at "0": nothing falls between or below. */
export type Predicates = Provenance & { outOf: string; bands: Band[] }

export type Scoring = Provenance & { rule: ScoringRule; predicates?: Predicates }

export const NOT_PUBLISHED = [
  "items",
  "numbers",
  "scale",
  "level-texts",
  "weights",
  "formula",
  "cut-offs",
  "not-applicable",
  "assessor-weights",
] as const
export type NotPublished = { what: (typeof NOT_PUBLISHED)[number]; note: Localised }

export type SourceReference = {
  key: string
  title: Localised
  kind: "regulation" | "guide" | "report" | "product"
}
export type Outcome = { kind: "registration" | "accreditation" | "internal-quality"; name: Localised }

export type Instrument = {
  format: 1
  id: string
  version: string
  title: Localised
  shortTitle: Localised
  issuer: Localised
  about: Localised
  status: "draft-unverified" | "verified"
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: no more than is known. */
  effectiveFrom: string
  outcome: Outcome
  /** The steps from application to outcome, in order. */
  process?: Localised[]
  /** Who applies with this instrument. */
  applicants: ApplicantKind[]
  sources: SourceReference[]
  numbering: { confidence: Confidence; note: Localised }
  scale: Scale
  figures: FigureDefinition[]
  components: TreeNode[]
  blockers: Blocker[]
  scoring: Scoring
  notPublished: NotPublished[]
}

/** A leaf with its way from the root; `component` is the first ancestor (the item itself if it stands at the top). */
export type ListedItem = { item: Item; ancestors: Group[]; component: TreeNode; position: number }

export function isGroup(node: TreeNode): node is Group {
  return "children" in node
}

/** The text in the reader's language. */
export function text(localised: Localised, language: Language): string {
  return localised[language]
}

export function appliesTo(node: TreeNode, kind: ApplicantKind): boolean {
  return node.appliesTo === undefined || node.appliesTo.kinds.includes(kind)
}

function walk(nodes: TreeNode[], ancestors: Group[], visit: (item: Item, ancestors: Group[]) => void): void {
  for (const node of nodes) {
    if (isGroup(node)) walk(node.children, [...ancestors, node], visit)
    else visit(node, ancestors)
  }
}

function collect(instrument: Instrument, keep: (path: TreeNode[]) => boolean): ListedItem[] {
  const listed: ListedItem[] = []
  walk(instrument.components, [], (item, ancestors) => {
    if (keep([...ancestors, item]))
      listed.push({ item, ancestors, component: ancestors[0] ?? item, position: listed.length })
  })
  return listed
}

/** The leaves that apply to this kind of applicant, in the instrument's order. */
export function listItems(instrument: Instrument, kind: ApplicantKind): ListedItem[] {
  return collect(instrument, (path) => path.every((node) => appliesTo(node, kind)))
}

/** The leaves that do not apply to this kind of applicant, so that screens and dossiers can name them. */
export function listInapplicableItems(instrument: Instrument, kind: ApplicantKind): ListedItem[] {
  return collect(instrument, (path) => !path.every((node) => appliesTo(node, kind)))
}

/** Every leaf, whoever applies. */
export function listAllItems(instrument: Instrument): ListedItem[] {
  return collect(instrument, () => true)
}

/** The leaf with this key, or undefined. */
export function getItem(instrument: Instrument, key: string): ListedItem | undefined {
  return listAllItems(instrument).find((listed) => listed.item.key === key)
}

/** The leaf with this key; throws where the instrument has none. */
export function requireItem(instrument: Instrument, key: string): ListedItem {
  const listed = getItem(instrument, key)
  if (!listed) throw new Error(`Unknown item "${key}" in instrument "${instrument.id}@${instrument.version}"`)
  return listed
}

function neighbour(instrument: Instrument, kind: ApplicantKind, key: string, step: 1 | -1): Item | undefined {
  const items = listItems(instrument, kind)
  const index = items.findIndex((listed) => listed.item.key === key)
  return index < 0 ? undefined : items[index + step]?.item
}

/** The item after this one in the applicant's list; undefined after the last. */
export function nextItem(instrument: Instrument, kind: ApplicantKind, key: string): Item | undefined {
  return neighbour(instrument, kind, key, 1)
}

/** The item before this one in the applicant's list; undefined before the first. */
export function previousItem(instrument: Instrument, kind: ApplicantKind, key: string): Item | undefined {
  return neighbour(instrument, kind, key, -1)
}

/** The level of the scale with this value, or undefined. */
export function levelOf(instrument: Instrument, value: number): Level | undefined {
  return instrument.scale.levels.find((level) => level.value === value)
}

/** The published text of a level for an item: its own, else the scale's, else undefined ("not published"). */
export function levelText(instrument: Instrument, item: Item, value: number): Localised | undefined {
  return item.levelTexts?.[String(value)] ?? levelOf(instrument, value)?.text
}

/** The highest value of the scale. */
export function maxLevel(instrument: Instrument): number {
  return Math.max(...instrument.scale.levels.map((level) => level.value))
}

export function allowsNotApplicable(item: Item): boolean {
  return item.notApplicable?.allowed === true
}

/** What people call a node: its number and title, or the title alone where no number is published. */
export function nodeLabel(node: TreeNode, language: Language): string {
  const title = text(node.title, language)
  return node.number === undefined ? title : `${node.number} ${title}`
}

/** The word for a node's place in the tree. Stage "indikator" is a leaf below a butir. */
export function nodeRank(ancestors: readonly Group[]): "component" | "butir" | "indikator" {
  if (ancestors.length === 0) return "component"
  return ancestors.length === 1 ? "butir" : "indikator"
}

/** How many components, butir (nodes of the second stage) and items (leaves) an instrument has, whoever applies. */
export function countTree(instrument: Instrument): { components: number; butir: number; items: number } {
  const second = instrument.components.flatMap((node) => (isGroup(node) ? node.children : []))
  return {
    components: instrument.components.length,
    butir: second.length,
    items: listAllItems(instrument).length,
  }
}
