import { compare, type Fraction, fractionText, parseDecimal, sum } from "#app/domain/fraction.ts"
import type { Instrument, Predicates, ScoringRule } from "#app/domain/instrument.ts"
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

/** Weights that match the tree and their sum, parts that can be mixed, bands without gaps. */
export function checkScoring(instrument: Instrument, index: Index, findings: Finding[]): void {
  const { rule, predicates, source } = instrument.scoring
  const all = instrument.components.flatMap((node) => index.leaves.get(node.key) ?? [])
  checkSources(source, ["scoring"], index, findings)
  checkRule(rule, ["scoring", "rule"], all, index, findings)
  if (predicates) checkPredicates(predicates, outOfRule(rule), index, findings)
}

/** Every leaf of `scope` must lie under exactly one of the nodes that carry weight. */
function checkCover(
  named: { key: string; path: PathStep[] }[],
  scope: string[],
  path: PathStep[],
  index: Index,
  findings: Finding[],
): void {
  const covered = new Map<string, string>()
  for (const { key, path: at } of named) {
    const leaves = index.leaves.get(key)
    if (!leaves) {
      findings.push({
        path: at,
        message: `expected the key of a component, butir or item, got ${quote(key)}`,
      })
      continue
    }
    const outside = leaves.filter((leaf) => !scope.includes(leaf))
    if (outside.length > 0)
      findings.push({
        path: at,
        message: `expected a node within this part, got ${quote(key)} with ${listed(outside)}`,
      })
    for (const leaf of leaves) {
      const other = covered.get(leaf)
      if (other !== undefined)
        findings.push({
          path: at,
          message: `expected each item once, got ${quote(leaf)} under ${quote(other)} and ${quote(key)}`,
        })
      covered.set(leaf, key)
    }
  }
  const missing = scope.filter((leaf) => !covered.has(leaf))
  if (missing.length > 0)
    findings.push({
      path,
      message: `expected every item to be covered once, got nothing for ${listed(missing)}`,
    })
}

function checkSum(values: string[], total: Fraction, path: PathStep[], findings: Finding[]): void {
  const got = sum(values.map(parseDecimal))
  if (compare(got, total) !== 0)
    findings.push({ path, message: `expected a sum of ${fractionText(total)}, got ${fractionText(got)}` })
}

function checkRule(
  rule: ScoringRule,
  path: PathStep[],
  scope: string[],
  index: Index,
  findings: Finding[],
  inside: "root" | "part" | "assessors" = "root",
): void {
  if (
    inside !== "root" &&
    (rule.kind === "pass-fail" || (inside === "part" && rule.kind === "level-profile"))
  )
    findings.push({
      path: [...path, "kind"],
      message: `expected a rule that gives a score, got ${quote(rule.kind)}`,
    })
  if (inside !== "root" && rule.kind === "assessor-mean")
    findings.push({
      path: [...path, "kind"],
      message: "expected the mean of asesor outermost, got it inside another rule",
    })
  switch (rule.kind) {
    case "level-profile":
      return
    case "pass-fail":
      checkLevel(rule.passLevel, [...path, "passLevel"], index, findings)
      return
    case "weighted-sum": {
      const named = rule.weights.map((entry, at) => ({
        key: entry.node,
        path: [...path, "weights", at, "node"],
      }))
      checkCover(named, scope, [...path, "weights"], index, findings)
      checkSum(
        rule.weights.map((entry) => entry.weight),
        parseDecimal(rule.outOf),
        [...path, "weights"],
        findings,
      )
      return
    }
    case "mixture": {
      checkKeys(rule.parts, [...path, "parts"], findings)
      const named = rule.parts.flatMap((part, at) =>
        part.nodes.map((key, place) => ({ key, path: [...path, "parts", at, "nodes", place] })),
      )
      checkCover(named, scope, [...path, "parts"], index, findings)
      checkSum(
        rule.parts.map((part) => part.factor),
        parseDecimal("1"),
        [...path, "parts"],
        findings,
      )
      rule.parts.forEach((part, at) => {
        const within = part.nodes.flatMap((key) => index.leaves.get(key) ?? [])
        const partPath = [...path, "parts", at, "rule"]
        checkRule(part.rule, partPath, within, index, findings, "part")
        const outOf = outOfRule(part.rule)
        if (outOf !== undefined && compare(parseDecimal(outOf), parseDecimal(rule.outOf)) !== 0)
          findings.push({
            path: [...partPath, "outOf"],
            message: `expected ${quote(rule.outOf)} as in the mixture, got ${quote(outOf)}`,
          })
      })
      return
    }
    case "assessor-mean":
      if (rule.weights && rule.weights.length !== rule.assessors)
        findings.push({
          path: [...path, "weights"],
          message: `expected ${rule.assessors} weights, one per asesor, got ${rule.weights.length}`,
        })
      checkRule(rule.rule, [...path, "rule"], scope, index, findings, "assessors")
  }
}

function outOfRule(rule: ScoringRule): string | undefined {
  if (rule.kind === "assessor-mean") return outOfRule(rule.rule)
  return rule.kind === "weighted-sum" || rule.kind === "mixture" ? rule.outOf : undefined
}

function checkPredicates(
  predicates: Predicates,
  outOf: string | undefined,
  index: Index,
  findings: Finding[],
): void {
  const path = ["scoring", "predicates"]
  const top = parseDecimal(predicates.outOf)
  checkSources(predicates.source, path, index, findings)
  checkKeys(predicates.bands, [...path, "bands"], findings)
  if (outOf !== undefined && compare(parseDecimal(outOf), top) !== 0)
    findings.push({
      path: [...path, "outOf"],
      message: `expected ${quote(outOf)} as in the rule, got ${quote(predicates.outOf)}`,
    })
  predicates.bands.forEach((band, at) => {
    const here = [...path, "bands", at]
    const from = parseDecimal(band.from)
    const above = predicates.bands[at - 1]
    if (compare(from, top) > 0)
      findings.push({
        path: [...here, "from"],
        message: `expected at most ${predicates.outOf}, got ${quote(band.from)}`,
      })
    if (above && compare(from, parseDecimal(above.from)) >= 0)
      findings.push({
        path: [...here, "from"],
        message: `expected bands from the highest to the lowest, below ${above.from}, got ${quote(band.from)}`,
      })
    band.minima?.forEach((minimum, place) => {
      const there = [...here, "minima", place]
      if (!index.nodes.has(minimum.node))
        findings.push({
          path: [...there, "node"],
          message: `expected the key of a component, butir or item, got ${quote(minimum.node)}`,
        })
      if (compare(parseDecimal(minimum.from), parseDecimal("100")) > 0)
        findings.push({
          path: [...there, "from"],
          message: `expected a percentage of at most 100, got ${quote(minimum.from)}`,
        })
    })
  })
  const lowest = predicates.bands.at(-1)
  if (lowest && (compare(parseDecimal(lowest.from), parseDecimal("0")) !== 0 || lowest.minima))
    findings.push({
      path: [...path, "bands", predicates.bands.length - 1],
      message: `expected the lowest band to start at "0" without minima, so that nothing falls below it, got ${quote(lowest.from)}`,
    })
}
