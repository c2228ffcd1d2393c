import type { TFunction } from "i18next"
import { agendaOf, readMonths } from "#app/domain/agenda.ts"
import { hijriShiftOn } from "#app/domain/calendar-span.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Day, formatDay, formatHijri, type Language } from "#app/domain/dates.ts"
import { type IcsEvent, writeIcs } from "#app/domain/ics.ts"
import { type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { workBack } from "#app/domain/work-back.ts"
import { gatherCalendar, type UnitEvent } from "#app/services/calendar-events.server.ts"
import { letterheadLines } from "#app/services/draw-document.server.ts"
import { outwardTexts } from "#app/services/outward-texts.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { type LastChange, listLastChanges, listLastSpanChanges } from "#db/queries/calendar.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"

interface Words {
  language: Language
  t: TFunction
}

/** The calendar of the actor's units: half a year of days, and the plan before each visit. @throws 403 */
export async function readCalendar(
  db: Db,
  actor: Actor,
  { asked, language, t }: Words & { asked: string | null },
) {
  const { units, unitId } = requireUnits(actor)
  const { today } = await unitDay(db, unitId)
  const { spans, cycles, events } = await gatherCalendar(db, actor, units, t)
  const { unit } = await getPaperHead(db, unitId)
  const months = readMonths(asked, today)
  const told = (day: Day) => ({
    day,
    text: formatDay(day, language),
    hijri: formatHijri(day, language, hijriShiftOn(spans, day)),
    isPast: day < today,
  })
  const plans = cycles.flatMap(({ id, unitId: of, title, state, visitDate }) => {
    if (visitDate === null || isFrozen(state)) return []
    const own = spans.filter((span) => span.unitId === of)
    const steps = workBack(visitDate, own).map(({ day, ...step }) => ({ ...step, ...told(day) }))
    return [{ id, title, visit: told(visitDate), steps }]
  })
  return {
    today: told(today),
    months: agendaOf(events, months).map(({ month, days }) => ({
      month,
      days: days.map(({ day, events: own, within }) => ({
        ...told(day),
        within,
        events: own.map(({ told: _, isMoved: __, unitId: ___, ...event }) => ({
          ...event,
          untilText: event.until === event.from ? null : formatDay(event.until, language),
        })),
      })),
    })),
    before: months.before,
    after: months.after,
    plans,
    letterhead: letterheadLines(unit),
    may: { edit: canSomewhere(actor, "calendar.edit") },
  }
}

/**
 * The whole calendar as a file for other programs; it names no santri and no educator. Read again after a change, it
 * changes the events a program has: each is named after its thing alone, never after a day or an owner, and its
 * sequence is the place in the audit log of the last change of what it tells (the row itself, its position and cycle,
 * and for steps before a visit every span of the unit's calendar, also one taken away), which only ever grows.
 * A program keeps what the file no longer names: no file can withdraw a thing that was removed, approved or left
 * without a day. Cancelling what is approved would hand each new reader dozens of events he never had.
 * @throws 403
 */
export async function writeCalendarFile(db: Db, actor: Actor, { t }: Pick<Words, "t">): Promise<string> {
  const { units, unitId } = requireUnits(actor)
  const { events } = await gatherCalendar(db, actor, units, t, "item")
  const { unit } = await getPaperHead(db, unitId)
  const dated = await datedEvents(db, units, events)
  const shown = (await Promise.all(units.map((of) => outwardEvents(db, of, dated))))
    .flat()
    .sort((a, b) => (a.from === b.from ? (a.uid < b.uid ? -1 : 1) : a.from < b.from ? -1 : 1))
  return writeIcs(t("calendar:file.name", { unit: unit.name }), shown)
}

interface DatedEvent extends UnitEvent, LastChange {}

/** Events with the last change of what each tells. */
async function datedEvents(
  db: Db,
  unitIds: readonly string[],
  events: readonly UnitEvent[],
): Promise<DatedEvent[]> {
  const [changes, moves] = await Promise.all([
    listLastChanges(db, [...new Set(events.flatMap(({ told }) => told))]),
    listLastSpanChanges(db, unitIds),
  ])
  return events.map((event) => {
    const moved = event.isMoved === true ? [moves.get(event.unitId)] : []
    return { ...event, ...lastOf([...event.told.map((key) => changes.get(key)), ...moved]) }
  })
}

function lastOf(changes: readonly (LastChange | undefined)[]): LastChange {
  return changes
    .filter((change) => change !== undefined)
    .reduce((a, b) => (a.sequence > b.sequence ? a : b), { sequence: 0, at: new Date(0) })
}

/** The events of one unit in texts that may leave it: its codes stand for its own people alone. */
async function outwardEvents(db: Db, unitId: string, events: readonly DatedEvent[]): Promise<IcsEvent[]> {
  const own = events.filter((event) => event.unitId === unitId)
  const texts = own.flatMap(({ title, note }) => [title, note])
  const safe = await outwardTexts(db, unitId, texts)
  return own.map((event) => ({ ...event, title: safe(event.title), note: safe(event.note), stamp: event.at }))
}

function requireUnits(actor: Actor): { units: string[]; unitId: string } {
  const units = unitsWhere(actor, "calendar.see")
  const [unitId] = units
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  return { units, unitId }
}
