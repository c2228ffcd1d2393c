import { checkScoring } from "#app/domain/check-scoring.ts"
import {
  type BlockerRule,
  type Instrument,
  type Item,
  isGroup,
  type TreeNode,
} from "#app/domain/instrument.ts"
import {
  checkKeys,
  checkLevel,
  checkSources,
  type Finding,
  type Index,
  listed,
  type PathStep,
  quote,
} from "#app/domain/instrument-findings.ts"

/** Reports what one key, repeated, or one reference into nowhere, would make ambiguous. Empty when all is well. */
export function checkInstrument(instrument: Instrument): Finding[] {
  const findings: Finding[] = []
  const index: Index = {
    nodes: new Map(),
    leaves: new Map(),
    levels: new Set(instrument.scale.levels.map((level) => level.value)),
    sources: new Set(instrument.sources.map((source) => source.key)),
    figures: new Set(instrument.figures.map((figure) => figure.key)),
  }
  checkKeys(instrument.sources, ["sources"], findings)
  checkKeys(instrument.figures, ["figures"], findings)
  checkKeys(instrument.blockers, ["blockers"], findings)
  checkScale(instrument, index, findings)
  checkDate(instrument.effectiveFrom, findings)
  checkTree(instrument, index, findings)
  instrument.blockers.forEach((blocker, at) => {
    const path = ["blockers", at]
    checkItemKey(blocker.item, [...path, "item"], index, findings)
    checkSources(blocker.source, path, index, findings)
    checkBlockerRule(blocker.rule, [...path, "rule"], index, findings)
  })
  checkScoring(instrument, index, findings)
  return findings
}

function checkItemKey(key: string, path: PathStep[], index: Index, findings: Finding[]): void {
  const node = index.nodes.get(key)
  if (!node)
    findings.push({
      path,
      message: `expected the key of an item, got ${quote(key)}, which is in no component`,
    })
  else if (isGroup(node))
    findings.push({ path, message: `expected the key of an item, got ${quote(key)}, which is a group` })
}

function checkFigure(key: string, path: PathStep[], index: Index, findings: Finding[]): void {
  if (!index.figures.has(key))
    findings.push({
      path,
      message: `expected a key of figures (${listed(index.figures)}), got ${quote(key)}`,
    })
}

function checkScale(instrument: Instrument, index: Index, findings: Finding[]): void {
  const { levels, defaultTarget } = instrument.scale
  checkSources(instrument.scale.source, ["scale"], index, findings)
  levels.forEach((level, at) => {
    const before = levels[at - 1]
    if (before && level.value <= before.value)
      findings.push({
        path: ["scale", "levels", at, "value"],
        message: `expected levels in ascending order, above ${before.value}, got ${level.value}`,
      })
  })
  const highest = levels.at(-1)
  if (highest && highest.value <= 0)
    findings.push({ path: ["scale", "levels"], message: "expected a highest level above 0" })
  checkLevel(defaultTarget, ["scale", "defaultTarget"], index, findings)
}

function checkDate(date: string, findings: Finding[]): void {
  const full = date.length === 10 ? date : undefined
  if (full && new Date(`${full}T00:00:00Z`).toISOString().slice(0, 10) !== full)
    findings.push({ path: ["effectiveFrom"], message: `expected a day of the calendar, got ${quote(date)}` })
}

function checkTree(instrument: Instrument, index: Index, findings: Finding[]): void {
  const saysUnpublished = instrument.notPublished.some((entry) => entry.what === "items")
  const visit = (node: TreeNode, path: PathStep[]): string[] => {
    if (index.nodes.has(node.key))
      findings.push({
        path: [...path, "key"],
        message: `expected a key used once in the whole tree, got ${quote(node.key)} again`,
      })
    index.nodes.set(node.key, node)
    checkSources(node.source, path, index, findings)
    if (!isGroup(node)) checkItem(node, path, index, findings)
    const leaves = isGroup(node)
      ? node.children.flatMap((child, at) => visit(child, [...path, "children", at]))
      : [node.key]
    if (leaves.length === 0 && !saysUnpublished)
      findings.push({
        path: [...path, "children"],
        message:
          "expected items, or an entry { what: items, … } in notPublished that says why there are none",
      })
    index.leaves.set(node.key, leaves)
    return leaves
  }
  const all = instrument.components.flatMap((node, at) => visit(node, ["components", at]))
  if (all.length === 0)
    findings.push({ path: ["components"], message: "expected at least one item, got none" })
}

function checkItem(item: Item, path: PathStep[], index: Index, findings: Finding[]): void {
  checkKeys(item.evidence, [...path, "evidence"], findings)
  item.evidence.forEach((hint, at) => {
    checkSources(hint.source, [...path, "evidence", at], index, findings)
  })
  for (const value of Object.keys(item.levelTexts ?? {}))
    if (![...index.levels].some((level) => String(level) === value))
      findings.push({
        path: [...path, "levelTexts", value],
        message: `expected a level of the scale (${listed(index.levels)}), got ${quote(value)}`,
      })
  item.figures?.forEach((key, at) => {
    checkFigure(key, [...path, "figures", at], index, findings)
  })
}

function checkBlockerRule(rule: BlockerRule, path: PathStep[], index: Index, findings: Finding[]): void {
  if ("figure" in rule) checkFigure(rule.figure, [...path, "figure"], index, findings)
  else if ("item" in rule) {
    checkItemKey(rule.item, [...path, "item"], index, findings)
    checkLevel(rule.atLeastLevel, [...path, "atLeastLevel"], index, findings)
  } else {
    const [name, rules] = "all" in rule ? (["all", rule.all] as const) : (["any", rule.any] as const)
    rules.forEach((part, at) => {
      checkBlockerRule(part, [...path, name, at], index, findings)
    })
  }
}
