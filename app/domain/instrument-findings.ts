import type { TreeNode } from "#app/domain/instrument.ts"

export type PathStep = string | number
export type Finding = { path: PathStep[]; message: string }

export type Index = {
  nodes: Map<string, TreeNode>
  leaves: Map<string, string[]>
  levels: Set<number>
  sources: Set<string>
  figures: Set<string>
}

export const quote = (value: unknown) => JSON.stringify(value)
export const listed = (values: Iterable<unknown>) =>
  [...values].map((value) => String(value)).join(", ") || "none"

export function checkKeys(entries: { key: string }[], path: PathStep[], findings: Finding[]): void {
  const seen = new Set<string>()
  entries.forEach((entry, at) => {
    if (seen.has(entry.key))
      findings.push({
        path: [...path, at, "key"],
        message: `expected a key used once, got ${quote(entry.key)} again`,
      })
    seen.add(entry.key)
  })
}

export function checkSources(
  source: string[] | undefined,
  path: PathStep[],
  index: Index,
  findings: Finding[],
): void {
  source?.forEach((key, at) => {
    if (!index.sources.has(key))
      findings.push({
        path: [...path, "source", at],
        message: `expected a key of sources (${listed(index.sources)}), got ${quote(key)}`,
      })
  })
}

export function checkLevel(value: number, path: PathStep[], index: Index, findings: Finding[]): void {
  if (!index.levels.has(value))
    findings.push({
      path,
      message: `expected a level of the scale (${listed(index.levels)}), got ${quote(value)}`,
    })
}
