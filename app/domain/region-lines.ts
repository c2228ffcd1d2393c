import { addDays, type Day } from "#app/domain/dates.ts"
import { compare, fraction } from "#app/domain/fraction.ts"
import {
  type DayCount,
  type Figures,
  type LastCount,
  type RegionUnit,
  rollUp,
  sparkDays,
  unitFigures,
  VISIT_SOON_DAYS,
} from "#app/domain/region.ts"
import type { RegionQuery } from "#app/domain/region-forms.ts"

/** A line of the region's table: a unit, or an office with all units below it added up. */
export interface RegionLine {
  unit: RegionUnit
  /** Its office's short name; null at the top of what the reader sees. */
  parent: string | null
  depth: number
  /** An office: its figures are those of the units below. */
  isGroup: boolean
  figures: Figures
}

interface Counts {
  units: readonly RegionUnit[]
  last: readonly LastCount[]
  days: readonly DayCount[]
  /** The last day that each unit's files speak of. */
  reports?: ReadonlyMap<string, Day>
  /** Units with applications in this installation. */
  here?: ReadonlySet<string>
}

/** Units in the order of their tree, each in front of those below it. A circle in the tree ends where it began. */
export function unitsInTree(units: readonly RegionUnit[]): { unit: RegionUnit; depth: number }[] {
  const ids = new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  )
  const walk = (unit: RegionUnit, depth: number): { unit: RegionUnit; depth: number }[] => [
    { unit, depth },
    ...(below.get(unit.id) ?? []).flatMap((child) => walk(child, depth + 1)),
  ]
  return (below.get(null) ?? []).flatMap((root) => walk(root, 0))
}

/** The lines in the order of the tree, each office in front of what is below it. */
export function regionLines(
  { units, last, days, reports = new Map(), here = new Set() }: Counts,
  today: Day,
): RegionLine[] {
  const lastOf = Map.groupBy(last, ({ unitId }) => unitId)
  const daysOf = Map.groupBy(days, ({ cycleRef }) => cycleRef)
  const spark = sparkDays(today)
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]))
  /** What stands below a unit, added up before it is its own turn. */
  const lower = new Map<string | null, Figures[]>()
  const lines = unitsInTree(units)
    .reverse()
    .map(({ unit, depth }): RegionLine => {
      const isGroup = unit.kind !== "upt"
      const counts = isGroup ? [] : (lastOf.get(unit.id) ?? [])
      const standing = { reportedOn: reports.get(unit.id) ?? null, isHere: here.has(unit.id) }
      const own = isGroup ? [] : [unitFigures(counts, daysOf, today, spark, standing)]
      const below = lower.get(unit.id) ?? []
      const [only] = own
      const total = only !== undefined && below.length === 0 ? only : rollUp([...own, ...below])
      const beside = lower.get(unit.parentId)
      if (beside === undefined) lower.set(unit.parentId, [total])
      else beside.push(total)
      return {
        unit,
        parent: names.get(unit.parentId ?? "") ?? null,
        depth,
        isGroup,
        figures: only ?? total,
      }
    })
  return lines.reverse()
}

/** All units of the lines added up. */
export function regionTotal(lines: readonly RegionLine[]): Figures {
  return rollUp(lines.filter(({ isGroup }) => !isGroup).map(({ figures }) => figures))
}

/** Whether the query asks for the tree as it is: then offices stand between their units. */
export function isTree({ q, state, visit, sort }: RegionQuery): boolean {
  return q === "" && state === "any" && visit === "any" && sort === "tree"
}

/** The lines that a query asks for, in its order; single units alone where it narrows or sorts. */
export function arrangeLines(lines: readonly RegionLine[], query: RegionQuery, today: Day): RegionLine[] {
  const inOffice = query.parent === null ? lines : branchOf(lines, query.parent)
  if (isTree(query)) return [...inOffice]
  const needle = query.q.toLowerCase()
  const until = addDays(today, VISIT_SOON_DAYS)
  const found = inOffice.filter(
    ({ unit, isGroup, figures }) =>
      !isGroup &&
      `${unit.name} ${unit.shortName}`.toLowerCase().includes(needle) &&
      hasState(figures, query.state) &&
      (query.visit === "any" || (figures.nextVisit !== null && figures.nextVisit <= until)),
  )
  const order = ORDERS[query.sort]
  if (order === undefined) return found
  const has = HAS[query.sort]
  const [known, unknown] = [found.filter(has), found.filter((line) => !has(line))]
  return [...known.sort((a, b) => (query.desc ? order(b, a) : order(a, b))), ...unknown]
}

/** An office and all below it. */
function branchOf(lines: readonly RegionLine[], office: string): RegionLine[] {
  const at = lines.findIndex(({ unit }) => unit.id === office)
  const top = lines[at]
  if (top === undefined) return []
  const end = lines.findIndex(({ depth }, index) => index > at && depth <= top.depth)
  return lines.slice(at, end === -1 ? undefined : end)
}

function hasState(figures: Figures, state: RegionQuery["state"]): boolean {
  switch (state) {
    case "any":
      return true
    case "ready":
      return figures.readyUnits > 0
    case "blocked":
      return figures.blockedUnits > 0
    case "silent":
      return figures.silentUnits > 0
  }
}

type Order = (a: RegionLine, b: RegionLine) => number

const byText = (of: (line: RegionLine) => string): Order => {
  return (a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0)
}
const byCount = (of: (figures: Figures) => number): Order => {
  return (a, b) => of(a.figures) - of(b.figures)
}
const share = ({ ready, items }: Figures) => (items === 0 ? fraction(0) : fraction(ready, items))
const hasItems = ({ figures }: RegionLine) => figures.items > 0
const always = () => true

/** Lines that have what a sort goes by; the others follow them in either direction. */
const HAS: Record<RegionQuery["sort"], (line: RegionLine) => boolean> = {
  tree: always,
  unit: always,
  ready: hasItems,
  blocked: hasItems,
  overdue: hasItems,
  visit: ({ figures }) => figures.nextVisit !== null,
  // Who never reported has the oldest figures of all.
  counted: always,
}

/** The tree's own order is none of these. */
const ORDERS: Record<RegionQuery["sort"], Order | undefined> = {
  tree: undefined,
  unit: byText(({ unit }) => unit.name.toLowerCase()),
  ready: (a, b) => compare(share(a.figures), share(b.figures)),
  blocked: byCount(({ blocked, blockersUnknown }) => blocked * 1_000_000 + blockersUnknown),
  overdue: byCount(({ overdue }) => overdue),
  visit: byText(({ figures }) => figures.nextVisit ?? ""),
  counted: byText(({ figures }) => figures.countedOn ?? ""),
}
