import { isAlias, isMap, isNode, LineCounter, parseDocument } from "yaml"
import { canonicalJson } from "#app/domain/canonical.ts"
import { checkInstrument } from "#app/domain/check-instrument.ts"
import type { Instrument } from "#app/domain/instrument.ts"
import type { PathStep } from "#app/domain/instrument-findings.ts"
import { InstrumentShape } from "#app/domain/instrument-schema.ts"

/** `path` reads `components[0](K1).children[2](1.3).evidence[0].cadence`; `line` is 1-based, where known. */
export type InstrumentProblem = { file: string; path: string; line?: number; message: string }
export type ParsedInstrument =
  | { ok: true; instrument: Instrument }
  | { ok: false; problems: InstrumentProblem[] }

const MAX_CHARACTERS = 2_000_000
const MAX_DEPTH = 40

/**
 * Reads an instrument file (YAML 1.2, of which JSON is a part). A bad file is refused with every problem found:
 * file, path in the tree, line, what was expected and what was found.
 */
export function parseInstrument(text: string, file: string): ParsedInstrument {
  const refuse = (path: string, message: string, line?: number): ParsedInstrument => ({
    ok: false,
    problems: [{ file, path, message, ...(line === undefined ? {} : { line }) }],
  })
  if (text.length > MAX_CHARACTERS)
    return refuse("", `expected at most ${MAX_CHARACTERS} characters, got ${text.length}`)
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    strict: true,
  })
  const unreadable = [...document.errors, ...document.warnings]
  if (unreadable.length > 0)
    return {
      ok: false,
      problems: unreadable.map((error) => ({
        file,
        path: "",
        line: lines.linePos(error.pos[0]).line,
        message:
          error.code === "DUPLICATE_KEY"
            ? duplicateKey(text, error.pos[0])
            : `expected YAML: ${error.message}`,
      })),
    }
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    return refuse("", `expected YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (depthOf(content, MAX_DEPTH) > MAX_DEPTH)
    return refuse("", `expected at most ${MAX_DEPTH} levels of nesting`)

  const found = readContent(content)
  if (found.ok) return found
  return {
    ok: false,
    problems: found.problems.map(({ path, message }) => {
      const line = lineOf(path)
      return { file, path: pathText(content, path), message, ...(line === undefined ? {} : { line }) }
    }),
  }

  // A missing field has no place of its own: its nearest ancestor in the file has.
  function lineOf(path: PathStep[]): number | undefined {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (!isNode(node) || isAlias(node) || !node.range) continue
      const key = length === 0 ? undefined : keyOf(path.slice(0, length))
      return lines.linePos(key ?? node.range[0]).line
    }
    return undefined
  }

  function keyOf(path: PathStep[]): number | undefined {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
    if (!isMap(parent)) return undefined
    const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(path.at(-1)))
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined
  }
}

/** Reads the copy a cycle pinned. Throws where it is not an instrument, quoting the first problem. */
export function readPinnedInstrument(json: string): Instrument {
  const content: unknown = JSON.parse(json)
  const read = readContent(content)
  if (read.ok) return read.instrument
  const first = read.problems[0]
  throw new Error(`Not an instrument: ${pathText(content, first?.path ?? [])}: ${first?.message}`)
}

/** RFC 8785 form of an instrument: what is pinned, and what a hash is taken of. */
export function canonicalInstrument(instrument: Instrument): string {
  return canonicalJson(instrument)
}

/** One line for a person: `file:line: path: expected …, got …`. */
export function problemText({ file, line, path, message }: InstrumentProblem): string {
  return [line === undefined ? file : `${file}:${line}`, path, message].filter(Boolean).join(": ")
}

type Read =
  | { ok: true; instrument: Instrument }
  | { ok: false; problems: { path: PathStep[]; message: string }[] }

function readContent(content: unknown): Read {
  const shaped = InstrumentShape.safeParse(content)
  if (!shaped.success)
    return { ok: false, problems: shaped.error.issues.flatMap((issue) => explain(content, issue)) }
  const findings = checkInstrument(shaped.data)
  return findings.length === 0 ? { ok: true, instrument: shaped.data } : { ok: false, problems: findings }
}

type Issue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] }

function explain(content: unknown, issue: Issue): { path: PathStep[]; message: string }[] {
  const path = issue.path.filter((step): step is PathStep => typeof step !== "symbol")
  if (issue.code === "unrecognized_keys")
    return (issue.keys ?? []).map((key) => ({
      path: [...path, key],
      message: `expected no field of this name here, got ${JSON.stringify(key)}`,
    }))
  const value = path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<PathStep, unknown>)[step] : undefined,
    content,
  )
  const message = issue.message.startsWith("expected ")
    ? issue.message
    : issue.message
        .replace(/^Invalid input: expected object.*$/, "expected a map of fields")
        .replace(/^(?!expected )/, "expected otherwise: ")
  return [{ path, message: `${message}, got ${whatIs(value)}` }]
}

function whatIs(value: unknown): string {
  if (value === undefined) return "nothing"
  if (value === null) return "an empty value"
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list"
  if (typeof value === "object") return `a map (${Object.keys(value).slice(0, 5).join(", ")})`
  const shown = JSON.stringify(value)
  return `${typeof value === "string" ? "" : `the ${typeof value} `}${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`
}

function duplicateKey(text: string, start: number): string {
  const key = /^[^:\n]*/.exec(text.slice(start))?.[0].trim()
  return `expected each field once, got ${JSON.stringify(key)} again`
}

function pathText(content: unknown, path: PathStep[]): string {
  let at = content
  let shown = ""
  for (const step of path) {
    at = typeof at === "object" && at !== null ? (at as Record<PathStep, unknown>)[step] : undefined
    if (typeof step === "string") {
      shown += shown === "" ? step : `.${step}`
      continue
    }
    const key = typeof at === "object" && at !== null ? (at as Record<string, unknown>).key : undefined
    shown += `[${step}]${typeof key === "string" ? `(${key})` : ""}`
  }
  return shown
}

function depthOf(value: unknown, limit: number): number {
  if (limit < 0 || typeof value !== "object" || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map((child) => depthOf(child, limit - 1)))
}
