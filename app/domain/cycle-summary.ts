import type { Day } from "#app/domain/dates.ts"
import { type ApplicantKind, type Instrument, type Item, isGroup, listItems } from "#app/domain/instrument.ts"
import { isOnDesk } from "#app/domain/item-filter.ts"
import type { ItemReadiness, ResponseRow, ResponseStatus } from "#app/domain/readiness.ts"

export type StatusCounts = Record<ResponseStatus, number>
/** Of a component or butir; `of` is how many items under it apply. */
export type NodeProgress = { key: string; of: number; done: number; counts: StatusCounts }
export type PositionLoad = {
  /** Null stands for "not assigned". */
  positionId: string | null
  items: number
  /** Not approved yet. */
  open: number
  overdue: number
  /** Open, and due today or within the six days that follow. */
  dueThisWeek: number
  /** Open, and without any linked proof. */
  withoutEvidence: number
}

const NONE: StatusCounts = { belum: 0, draf: 0, siap: 0, disetujui: 0, revisi: 0 }

function statusOf(responses: ReadonlyMap<string, ResponseRow>, item: string): ResponseStatus {
  return responses.get(item)?.status ?? "belum"
}

function byItem(rows: readonly ResponseRow[]): Map<string, ResponseRow> {
  return new Map(rows.map((row) => [row.item, row]))
}

/** Counts by state for every component and butir, in the tree's order; `done` is what was approved. */
export function listProgress(
  instrument: Instrument,
  kind: ApplicantKind,
  rows: readonly ResponseRow[],
): NodeProgress[] {
  const responses = byItem(rows)
  const items = listItems(instrument, kind)
  const groups: string[] = []
  const visit = (nodes: Instrument["components"]): void => {
    for (const node of nodes)
      if (isGroup(node)) {
        groups.push(node.key)
        visit(node.children)
      }
  }
  visit(instrument.components)
  return groups.map((key) => {
    const own = items.filter(({ ancestors }) => ancestors.some((group) => group.key === key))
    const counts = { ...NONE }
    for (const { item } of own) counts[statusOf(responses, item.key)] += 1
    return { key, of: own.length, done: counts.disetujui, counts }
  })
}

/**
 * The item to do next: what was returned, else what was begun, else what was not; within each the earliest due date
 * first (undated last), then the instrument's order. `positionIds` narrows it to what these positions own.
 */
export function nextItemToDo(
  instrument: Instrument,
  kind: ApplicantKind,
  rows: readonly ResponseRow[],
  positionIds?: readonly string[],
): Item | undefined {
  const responses = byItem(rows)
  const urgency: Partial<Record<ResponseStatus, number>> = { revisi: 0, draf: 1, belum: 2 }
  const open = listItems(instrument, kind).flatMap(({ item, position }) => {
    const row = responses.get(item.key)
    const rank = urgency[statusOf(responses, item.key)]
    if (rank === undefined) return []
    if (positionIds && !positionIds.includes(row?.positionId ?? "")) return []
    return [{ item, sort: [rank, row?.dueDate ?? "9999-12-31", String(position).padStart(6, "0")].join(" ") }]
  })
  return open.sort((a, b) => (a.sort < b.sort ? -1 : 1))[0]?.item
}

/** What each position has on its desk, the most overdue first, then the most open; "not assigned" last. */
export function listPositionLoad(
  instrument: Instrument,
  kind: ApplicantKind,
  rows: readonly ResponseRow[],
  linkedItems: ReadonlySet<string>,
  today: Day,
): PositionLoad[] {
  const responses = byItem(rows)
  const loads = new Map<string | null, PositionLoad>()
  for (const { item } of listItems(instrument, kind)) {
    const row = responses.get(item.key)
    const positionId = row?.positionId ?? null
    const load = loads.get(positionId) ?? {
      positionId,
      items: 0,
      open: 0,
      overdue: 0,
      dueThisWeek: 0,
      withoutEvidence: 0,
    }
    loads.set(positionId, load)
    load.items += 1
    const work = {
      status: statusOf(responses, item.key),
      dueDate: row?.dueDate ?? null,
      notApplicable: row?.notApplicable ?? false,
      isProven: linkedItems.has(item.key),
    }
    if (isOnDesk("open", work, today)) load.open += 1
    if (isOnDesk("late", work, today)) load.overdue += 1
    if (isOnDesk("due-this-week", work, today)) load.dueThisWeek += 1
    if (isOnDesk("without-evidence", work, today)) load.withoutEvidence += 1
  }
  const last = (load: PositionLoad) => (load.positionId === null ? 1 : 0)
  return [...loads.values()].sort((a, b) => last(a) - last(b) || b.overdue - a.overdue || b.open - a.open)
}

/** How many items each reason keeps from being ready, the commonest first. */
export function countReasons(items: readonly ItemReadiness[]): { code: string; items: string[] }[] {
  const byCode = new Map<string, Set<string>>()
  for (const { item, reasons } of items)
    for (const { code } of reasons) byCode.set(code, (byCode.get(code) ?? new Set()).add(item))
  return [...byCode]
    .map(([code, keys]) => ({ code, items: [...keys] }))
    .sort((a, b) => b.items.length - a.items.length)
}
