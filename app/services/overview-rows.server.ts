import { formatDay, type Language } from "#app/domain/dates.ts"
import { levelOf, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import type { FilterView, ItemRowView } from "#app/domain/overview-view.ts"
import type { ItemReadiness } from "#app/domain/readiness.ts"
import type { CyclePicture } from "#app/services/read-cycle.server.ts"

/** Every item the reader sees, in the order of the instrument. */
export function itemRows(
  picture: CyclePicture,
  own: readonly ItemReadiness[],
  language: Language,
): ItemRowView[] {
  const { instrument, responses, readiness, linkCounts, today } = picture
  const blocking = new Set(
    readiness.blockers.filter(({ state }) => state !== "clear").map(({ blocker }) => blocker.item),
  )
  return own.map((item) => {
    const row = responses.get(item.item)
    const level = item.level === null ? undefined : levelOf(instrument, item.level)
    return {
      key: item.item,
      label: nodeLabel(requireItem(instrument, item.item).item, language),
      component: item.component,
      state: item.status,
      isReady: item.ready,
      isBlocker: blocking.has(item.item),
      level: row?.notApplicable
        ? "not-applicable"
        : level === undefined
          ? null
          : `${level.value} ${text(level.name, language)}`,
      isBelowTarget: item.level !== null && item.level < item.target,
      position: row?.positionTitle ?? null,
      due: row?.dueDate == null ? null : formatDay(row.dueDate, language),
      isOverdue: row?.dueDate != null && row.dueDate < today && !item.ready,
      evidence: linkCounts.get(item.item) ?? 0,
    }
  })
}

/** What the list is narrowed to, and what it can be narrowed to. */
export function readFilters(
  picture: CyclePicture,
  rows: readonly ItemRowView[],
  search: URLSearchParams,
  language: Language,
): FilterView {
  const [state, position, component, missing] = ["state", "position", "component", "missing"].map(
    (name) => search.get(name) ?? "",
  ) as [string, string, string, string]
  return {
    state,
    position,
    component,
    missing,
    positions: [...new Set(rows.map((row) => row.position))]
      .filter((title) => title !== null)
      .map((title) => ({ value: title, label: title })),
    components: picture.instrument.components
      .filter((node) => rows.some((row) => row.component === node.key))
      .map((node) => ({ value: node.key, label: nodeLabel(node, language) })),
    isOn: [state, position, component, missing].some((value) => value !== ""),
  }
}

/** Whether a row stays under the filter. */
export function matches(row: ItemRowView, filters: FilterView, own: readonly ItemReadiness[]): boolean {
  if (filters.state !== "" && row.state !== filters.state) return false
  if (filters.component !== "" && row.component !== filters.component) return false
  if (filters.position === "none" && row.position !== null) return false
  if (filters.position !== "" && filters.position !== "none" && row.position !== filters.position)
    return false
  if (filters.missing === "") return true
  const reasons = own.find(({ item }) => item === row.key)?.reasons ?? []
  return reasons.some(({ code }) => code === filters.missing)
}
