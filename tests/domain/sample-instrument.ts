import { readFileSync } from "node:fs"
import { stringify } from "yaml"
import type { EvidenceHint, Instrument, Item, ScoringRule, TreeNode } from "#app/domain/instrument.ts"
import { parseInstrument, problemText } from "#app/domain/parse-instrument.ts"

export const both = (words: string) => ({ id: words, en: words })

export function sampleHint(over: Partial<EvidenceHint> & { key: string }): EvidenceHint {
  return { text: both(over.key), kind: "document", required: false, confidence: "product", ...over }
}

export function sampleItem(key: string, over: Partial<Item> = {}): Item {
  return {
    key,
    title: both(key),
    topic: both(`${key}?`),
    source: ["rule"],
    confidence: "official",
    evidence: [],
    ...over,
  }
}

export function sampleGroup(key: string, children: TreeNode[]): TreeNode {
  return { key, title: both(key), children }
}

/** Two components: A with a1 and a2, B with b1; levels 1 to 4. */
export function sampleInstrument(over: Partial<Instrument> = {}, rule?: ScoringRule): Instrument {
  return {
    format: 1,
    id: "sample",
    version: "1",
    title: both("Sample"),
    shortTitle: both("Sample"),
    issuer: both("Nobody"),
    about: both("For tests"),
    status: "draft-unverified",
    effectiveFrom: "2024",
    outcome: { kind: "accreditation", name: both("Outcome") },
    applicants: ["pesantren", "pkbm"],
    sources: [{ key: "rule", title: both("Rule"), kind: "regulation" }],
    numbering: { confidence: "product", note: both("own") },
    scale: {
      source: ["rule"],
      confidence: "official",
      levels: [1, 2, 3, 4].map((value) => ({ value, name: both(`level ${value}`) })),
      defaultTarget: 3,
    },
    figures: [],
    components: [
      sampleGroup("A", [
        sampleItem("a1"),
        sampleItem("a2", { notApplicable: { allowed: true, confidence: "official" } }),
      ]),
      sampleGroup("B", [sampleItem("b1")]),
    ],
    blockers: [],
    scoring: { source: ["rule"], confidence: "official", rule: rule ?? { kind: "level-profile" } },
    notPublished: [],
    ...over,
  }
}

export const TEMPLATES = [
  "kemenag-registrasi-pesantren",
  "banpdm-ia2024-kesetaraan",
  "mm-spm-dikdasmen",
] as const

export function templateFile(id: (typeof TEMPLATES)[number]): string {
  return `templates/instruments/${id}/1.yaml`
}

export function readTemplate(id: (typeof TEMPLATES)[number]): Instrument {
  const file = templateFile(id)
  const parsed = parseInstrument(readFileSync(file, "utf8"), file)
  if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join("\n"))
  return parsed.instrument
}

/** The problems of a file, as a person reads them, without file and line. */
export function problemsOf(content: unknown): string[] {
  const parsed = parseInstrument(typeof content === "string" ? content : stringify(content), "x.yaml")
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

/** A sample changed somewhere, as the file's content before any check. */
export function changed(
  change: (content: Record<string, never> & Instrument) => void,
  rule?: ScoringRule,
): unknown {
  const content = structuredClone(sampleInstrument({}, rule)) as Record<string, never> & Instrument
  change(content)
  return content
}

export const put = (target: unknown, field: string, value: unknown) => {
  ;(target as Record<string, unknown>)[field] = value
}
