import {
  type ApplicantKind,
  type Group,
  type Instrument,
  type Item,
  listItems,
  type TreeNode,
} from "#app/domain/instrument.ts"
import type { ResponseState } from "#app/domain/response-state.ts"

/** A line of the walk-through's tree: an item, or a butir folded up with where its items stand together. */
export interface TreeLine {
  node: Item | Group
  /** The item the line leads to. */
  item: string
  state: ResponseState
  isCurrent: boolean
  isFolded: boolean
}

export interface TreePart {
  component: TreeNode
  lines: TreeLine[]
}

/**
 * The tree beside an item: every component, its butir folded except the one the current item is in. Items
 * without a known state are left out: they do not apply, or the actor may not see them.
 */
export function itemTree(
  instrument: Instrument,
  kind: ApplicantKind,
  states: ReadonlyMap<string, ResponseState>,
  current: string,
): TreePart[] {
  const parts: TreePart[] = []
  const listed = listItems(instrument, kind).filter(({ item }) => states.has(item.key))
  const here = listed.find(({ item }) => item.key === current)
  for (const { item, ancestors, component } of listed) {
    let part = parts.at(-1)
    if (part?.component !== component) {
      part = { component, lines: [] }
      parts.push(part)
    }
    const state = states.get(item.key) ?? "belum"
    const butir = ancestors[1]
    if (butir === undefined || here?.ancestors[1] === butir) {
      part.lines.push({
        node: item,
        item: item.key,
        state,
        isCurrent: item.key === current,
        isFolded: false,
      })
      continue
    }
    const line = part.lines.at(-1)
    if (line?.node !== butir) {
      part.lines.push({ node: butir, item: item.key, state, isCurrent: false, isFolded: true })
      continue
    }
    // A folded butir leads to the first item that still wants work.
    if (line.state === "disetujui" && state !== "disetujui") line.item = item.key
    line.state = together(line.state, state)
  }
  return parts
}

/** Where two answers stand together: the same, returned if either is, else under way. */
function together(a: ResponseState, b: ResponseState): ResponseState {
  if (a === b) return a
  return a === "revisi" || b === "revisi" ? "revisi" : "draf"
}

/** The items before and after one, among those with a known state. */
export function neighbours(
  instrument: Instrument,
  kind: ApplicantKind,
  states: ReadonlyMap<string, ResponseState>,
  current: string,
): { previous: Item | undefined; next: Item | undefined } {
  const items = listItems(instrument, kind).filter(({ item }) => states.has(item.key))
  const at = items.findIndex(({ item }) => item.key === current)
  return { previous: items[at - 1]?.item, next: at < 0 ? undefined : items[at + 1]?.item }
}
