import type { Day } from "#app/domain/dates.ts"

/** A calendar as a list: the days of a period on which something is, by month. */

export const EVENT_KINDS = [
  "visit",
  "due",
  "milestone",
  "items",
  "agreement",
  "warning",
  "ramadan",
  "libur",
  "kegiatan",
  "hijri",
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Something that is on the calendar; both days included. */
export interface CalendarEvent {
  /** The same for the same thing at all times. */
  uid: string
  kind: EventKind
  from: Day
  until: Day
  /** In final words. */
  title: string
  note: string
  /** The page that tells more; null where the reader may open none. */
  to: string | null
}

export interface AgendaDay<E> {
  day: Day
  /** What begins on the day, or went on when the period began. */
  events: E[]
  /** Titles of what began before and goes on. */
  within: string[]
}

export interface AgendaMonth<E> {
  /** `YYYY-MM`. */
  month: string
  days: AgendaDay<E>[]
}

/** The days of a period on which something begins, in order; within one by kind, then by title. */
export function agendaOf<E extends CalendarEvent>(
  events: readonly E[],
  { from, to }: { from: Day; to: Day },
): AgendaMonth<E>[] {
  const shown = events.filter((event) => event.from <= to && event.until >= from)
  const dayOf = (event: E) => (event.from < from ? from : event.from)
  const months = new Map<string, AgendaDay<E>[]>()
  for (const day of [...new Set(shown.map(dayOf))].sort()) {
    const own = shown.filter((event) => dayOf(event) === day).sort(byKind)
    const within = shown.filter((event) => dayOf(event) < day && day <= event.until).map(({ title }) => title)
    const month = day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), { day, events: own, within }])
  }
  return [...months].map(([month, days]) => ({ month, days }))
}

function byKind(a: CalendarEvent, b: CalendarEvent): number {
  const order = EVENT_KINDS.indexOf(a.kind) - EVENT_KINDS.indexOf(b.kind)
  if (order !== 0) return order
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0
}

/** The months that a page of the calendar shows. */
const MONTHS_SHOWN = 6

/** The first day of the month some months after another, `YYYY-MM`. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The months an address asks for, from the one it names or that of today, and those before and after. */
export function readMonths(asked: string | null, today: Day) {
  const isMonth = asked !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked)
  const first = isMonth ? asked : today.slice(0, 7)
  const next = monthAfter(first, MONTHS_SHOWN)
  const last = new Date(Date.parse(`${next}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return { from: `${first}-01`, to: last, before: monthAfter(first, -MONTHS_SHOWN), after: next }
}
