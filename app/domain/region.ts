import { addDays, type Day, daysBetween } from "#app/domain/dates.ts"
import { laterDay } from "#app/domain/days.ts"
import type { MarkOrigin } from "#app/domain/readiness-mark.ts"
import type { UnitKind } from "#app/domain/unit-choices.ts"

/** Units side by side, by counts alone: no name, narrative or santri of theirs. */

/** Weeks that a unit's sparkline shows. */
export const SPARK_WEEKS = 12
/** A month's file is due some days after its end: figures older than this were not reported. */
export const SILENT_AFTER_DAYS = 45
/** A visit within so many days is near. */
export const VISIT_SOON_DAYS = 60

export interface RegionUnit {
  id: string
  parentId: string | null
  kind: UnitKind
  name: string
  shortName: string
}

/** The last count of one application. */
export interface LastCount {
  unitId: string
  origin: MarkOrigin
  cycleRef: string
  instrumentKey: string
  instrumentVersion: string
  day: Day
  dueDate: Day | null
  visitDate: Day | null
  items: number
  ready: number
  blocked: number
  blockersUnknown: number
  overdue: number
  profile: Record<string, number>
}

/** One count of one application on a day, for the sparkline; in order of days. */
export interface DayCount {
  cycleRef: string
  day: Day
  items: number
  ready: number
}

export interface WeekPoint {
  items: number
  ready: number
}

/** What a unit, or all units below an office, come to. */
export interface Figures {
  /** Units counted together. */
  units: number
  readyUnits: number
  blockedUnits: number
  silentUnits: number
  cycles: number
  items: number
  ready: number
  blocked: number
  blockersUnknown: number
  overdue: number
  /** The next visit that is still to come. */
  nextVisit: Day | null
  /** Instrument key → level → number of items: levels of different instruments are never added up. */
  profiles: Record<string, Record<string, number>>
  /** One point a week, the oldest in front; null where nothing was known yet. */
  weeks: (WeekPoint | null)[]
  /** The day the figures are of; of several units, the oldest; null where there are none. */
  countedOn: Day | null
}

/** The days a sparkline has a point at: today, and the same weekday of the weeks before. */
export function sparkDays(today: Day): Day[] {
  return Array.from({ length: SPARK_WEEKS }, (_, at) => addDays(today, -7 * (SPARK_WEEKS - 1 - at)))
}

/** Adds up units or offices: sums and the earliest days, nothing averaged. */
export function rollUp(parts: readonly Figures[]): Figures {
  const sum = (of: (part: Figures) => number) => parts.reduce((total, part) => total + of(part), 0)
  const earliest = (days: (Day | null)[]) => days.filter((day) => day !== null).sort()[0] ?? null
  return {
    units: sum((part) => part.units),
    readyUnits: sum((part) => part.readyUnits),
    blockedUnits: sum((part) => part.blockedUnits),
    silentUnits: sum((part) => part.silentUnits),
    cycles: sum((part) => part.cycles),
    items: sum((part) => part.items),
    ready: sum((part) => part.ready),
    blocked: sum((part) => part.blocked),
    blockersUnknown: sum((part) => part.blockersUnknown),
    overdue: sum((part) => part.overdue),
    nextVisit: earliest(parts.map((part) => part.nextVisit)),
    profiles: addProfiles(parts.map((part) => part.profiles)),
    weeks: Array.from({ length: SPARK_WEEKS }, (_, at) => addPoints(parts.map(({ weeks }) => weeks[at]))),
    countedOn: earliest(parts.map((part) => part.countedOn)),
  }
}

/** What is known of a unit besides its counts: without an application under way there are none. */
export interface Standing {
  /** The last day that its files speak of. */
  reportedOn: Day | null
  /** Whether applications of it were opened in this installation. */
  isHere: boolean
}

/**
 * One unit's figures; `days` by application. What is counted in this installation is of today; a file counts every
 * running application on its last day, so that one whose last count is older is over.
 */
export function unitFigures(
  last: readonly LastCount[],
  days: ReadonlyMap<string, readonly DayCount[]>,
  today: Day,
  spark: readonly Day[] = sparkDays(today),
  { reportedOn, isHere }: Standing = { reportedOn: null, isHere: false },
): Figures {
  const files = last.filter(({ origin }) => origin === "file")
  const newest = files.reduce((day, one) => laterDay(day, one.day), reportedOn ?? "")
  const running = last.filter(({ origin, day }) => origin === "own" || day === newest)
  const isCountedHere = running.some(({ origin }) => origin === "own") || (isHere && newest === "")
  const countedOn = isCountedHere ? today : newest === "" ? null : newest
  const sum = (of: (one: LastCount) => number) => running.reduce((total, one) => total + of(one), 0)
  const [items, ready, blocked] = [
    sum((one) => one.items),
    sum((one) => one.ready),
    sum((one) => one.blocked),
  ]
  const blockersUnknown = sum((one) => one.blockersUnknown)
  const visits = running.flatMap(({ visitDate }) =>
    visitDate === null || visitDate < today ? [] : [visitDate],
  )
  return {
    units: 1,
    readyUnits: items > 0 && ready === items && blocked + blockersUnknown === 0 ? 1 : 0,
    blockedUnits: blocked > 0 ? 1 : 0,
    silentUnits: isSilent(countedOn, today) ? 1 : 0,
    cycles: running.length,
    items,
    ready,
    blocked,
    blockersUnknown,
    overdue: sum((one) => one.overdue),
    nextVisit: visits.sort()[0] ?? null,
    profiles: addProfiles(running.map(({ instrumentKey, profile }) => ({ [instrumentKey]: profile }))),
    weeks: weekPoints(running, days, spark),
    countedOn,
  }
}

function isSilent(countedOn: Day | null, today: Day): boolean {
  return countedOn === null || daysBetween(countedOn, today) > SILENT_AFTER_DAYS
}

/** What each running application had come to at the end of each week: its last count until then. */
function weekPoints(
  running: readonly LastCount[],
  days: ReadonlyMap<string, readonly DayCount[]>,
  spark: readonly Day[],
) {
  const series = running.map(({ cycleRef }) => days.get(cycleRef) ?? [])
  return spark.map((day) => addPoints(series.map((counts) => counts.findLast((count) => count.day <= day))))
}

function addPoints(points: (WeekPoint | null | undefined)[]): WeekPoint | null {
  const known = points.filter((point) => point !== null && point !== undefined)
  if (known.length === 0) return null
  return {
    items: known.reduce((total, { items }) => total + items, 0),
    ready: known.reduce((total, { ready }) => total + ready, 0),
  }
}

// Maps, since keys come from units' files: on an object, "__proto__" is not one like any other.
function addProfiles(profiles: readonly Figures["profiles"][]): Figures["profiles"] {
  const total = new Map<string, Map<string, number>>()
  for (const profile of profiles)
    for (const [key, levels] of Object.entries(profile)) {
      const sums = total.get(key) ?? new Map<string, number>()
      total.set(key, sums)
      for (const [level, count] of Object.entries(levels)) sums.set(level, (sums.get(level) ?? 0) + count)
    }
  return Object.fromEntries([...total].map(([key, sums]) => [key, Object.fromEntries(sums)]))
}
