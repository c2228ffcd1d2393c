import type { TFunction } from "i18next"
import { formatDay, formatMonth, type Language } from "#app/domain/dates.ts"
import { type Instrument, type Level, levelOf, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import { type FilteredItem, type ItemFilter, parseItemFilter } from "#app/domain/item-filter.ts"
import type { FilterView, ItemRowView } from "#app/domain/overview-view.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { ItemReadiness } from "#app/domain/readiness.ts"
import type { CyclePicture } from "#app/services/read-cycle.server.ts"

interface Asked {
  search: URLSearchParams
  language: Language
  t: TFunction
  /** Whether the reader sees the cycle from outside. */
  outsider: boolean
}

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
      level: row?.notApplicable ? "not-applicable" : level === undefined ? null : levelText(level, language),
      isBelowTarget: item.level !== null && item.level < item.target,
      position: row?.positionTitle ?? null,
      due: row?.dueDate == null ? null : formatDay(row.dueDate, language),
      isOverdue: row?.dueDate != null && row.dueDate < today && !item.ready,
      evidence: linkCounts.get(item.item) ?? 0,
    }
  })
}

/** What the list is narrowed to, and what it can be narrowed to; to an outsider it never tells what is missing. */
export function readFilters(
  picture: CyclePicture,
  rows: readonly ItemRowView[],
  { search, language, t, outsider }: Asked,
): { filter: ItemFilter; view: FilterView } {
  const { instrument, cycle } = picture
  const components = instrument.components.filter((node) => rows.some((row) => row.component === node.key))
  const positions = [...new Set(rows.map((row) => row.position))].filter((title) => title !== null)
  const asked = parseItemFilter(search, {
    components: components.map(({ key }) => key),
    positions,
    levels: instrument.scale.levels.map(({ value }) => value),
    period: { from: cycle.periodFrom, to: cycle.periodTo },
  })
  const filter = outsider ? { ...asked, missing: undefined, month: undefined, only: undefined } : asked
  return {
    filter,
    view: {
      state: filter.state ?? "",
      position: filter.position ?? "",
      component: filter.component ?? "",
      more: moreFilters(filter, instrument, { language, t }),
      positions: positions.map((title) => ({ value: title, label: title })),
      components: components.map((node) => ({ value: node.key, label: nodeLabel(node, language) })),
      isOn: Object.values(filter).some((value) => value !== undefined),
    },
  }
}

function moreFilters(
  { missing, month, only, level }: ItemFilter,
  instrument: Instrument,
  { language, t }: Pick<Asked, "language" | "t">,
): FilterView["more"] {
  const named = level === undefined ? undefined : levelOf(instrument, level)
  return [
    ...(missing === undefined
      ? []
      : [{ name: "missing", value: missing, label: t(`cycle:missing.${missing}`) }]),
    ...(month === undefined
      ? []
      : [{ name: "month", value: month.key, label: formatMonth(month.from, language) }]),
    ...(only === undefined ? [] : [{ name: "only", value: only, label: t(`cycle:only.${only}`) }]),
    ...(named === undefined
      ? []
      : [
          {
            name: "level",
            value: String(named.value),
            label: `${t("cycle:table.level")}: ${levelText(named, language)}`,
          },
        ]),
  ]
}

const levelText = ({ value, name }: Level, language: Language) => `${value} ${text(name, language)}`

/** What a filter looks at, of every item the actor sees. */
export function filteredItems(
  actor: Actor,
  { cycle, responses, linkCounts }: CyclePicture,
  own: readonly ItemReadiness[],
): Map<string, FilteredItem> {
  return new Map(
    own.map((readiness) => {
      const row = responses.get(readiness.item)
      const work = {
        status: readiness.status,
        dueDate: row?.dueDate ?? null,
        notApplicable: row?.notApplicable ?? false,
        isProven: linkCounts.has(readiness.item),
      }
      const isToReview = readiness.status === "siap" && mayReview(actor, cycle, row?.authorId ?? null)
      return [readiness.item, { readiness, work, position: row?.positionTitle ?? null, isToReview }]
    }),
  )
}

/** Whether the actor may review an answer of this author. */
export function mayReview(
  actor: Actor,
  cycle: { id: string; unitId: string },
  authorId: string | null,
): boolean {
  return can(actor, "item.review", { unitId: cycle.unitId, cycleId: cycle.id, authorId })
}
