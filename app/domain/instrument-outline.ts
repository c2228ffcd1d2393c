import {
  type Confidence,
  type EvidenceHint,
  type Instrument,
  isGroup,
  type Language,
  listAllItems,
  nodeLabel,
  type TreeNode,
  text,
} from "#app/domain/instrument.ts"

/** One line of an instrument's tree in one language, for reading it against its source. */
export interface OutlineNode {
  key: string
  /** 1 for a component, 2 for a butir, 3 for an indikator. */
  depth: number
  label: string
  isItem: boolean
  topic: string
  confidence: Confidence | null
  sources: string[]
  note: string
  notApplicable: boolean
  /** Texts per level where published: level name and text. */
  levels: { name: string; text: string }[]
  hints: {
    text: string
    kind: EvidenceHint["kind"]
    required: boolean
    cadence: string | null
    confidence: Confidence
  }[]
}

/** The whole tree from top to bottom, whoever applies. */
export function outline(instrument: Instrument, language: Language): OutlineNode[] {
  const titles = new Map(instrument.sources.map((source) => [source.key, text(source.title, language)]))
  const named = (keys: readonly string[] | undefined) => (keys ?? []).map((key) => titles.get(key) ?? key)
  const visit = (node: TreeNode, depth: number): OutlineNode[] => {
    const own: OutlineNode = {
      key: node.key,
      depth,
      label: nodeLabel(node, language),
      isItem: !isGroup(node),
      topic: node.topic === undefined ? "" : text(node.topic, language),
      confidence: node.confidence ?? null,
      sources: named(node.source),
      note: node.note === undefined ? "" : text(node.note, language),
      notApplicable: false,
      levels: [],
      hints: [],
    }
    if (isGroup(node)) return [own, ...node.children.flatMap((child) => visit(child, depth + 1))]
    own.notApplicable = node.notApplicable?.allowed === true
    own.levels = Object.entries(node.levelTexts ?? {}).map(([value, published]) => {
      const level = instrument.scale.levels.find((one) => String(one.value) === value)
      return {
        name: level === undefined ? value : text(level.name, language),
        text: text(published, language),
      }
    })
    own.hints = node.evidence.map((hint) => ({
      text: text(hint.text, language),
      kind: hint.kind,
      required: hint.required,
      cadence: hint.cadence ?? null,
      confidence: hint.confidence,
    }))
    return [own]
  }
  return instrument.components.flatMap((node) => visit(node, 1))
}

/** How many items rest on the rule itself, on others' reports of it, and on the product's own choice. */
export function countConfidence(instrument: Instrument): Record<Confidence, number> {
  const counts = { official: 0, secondary: 0, product: 0 }
  for (const { item } of listAllItems(instrument)) counts[item.confidence]++
  return counts
}
