import type { TFunction } from "i18next"
import type { CalendarEvent } from "#app/domain/agenda.ts"
import { lastDayOf, WARNING_STEPS } from "#app/domain/agreement.ts"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import { type Actor, can, canSomewhere } from "#app/domain/permissions.ts"
import { workBack } from "#app/domain/work-back.ts"
import { paths } from "#app/paths.ts"
import type { Db } from "#db/client.server.ts"
import { listAgreements } from "#db/queries/agreements.server.ts"
import { listDueItems, listOpenCycles, listSpans, type StoredSpan } from "#db/queries/calendar.server.ts"

/** An event with whose it is, and the rows that say what it tells. */
export interface UnitEvent extends CalendarEvent {
  unitId: string
  /** Keys of rows. */
  told: string[]
  /** Whether all spans of the unit's calendar move it, also those that are gone. */
  isMoved?: boolean
}

/** Items that are due by position and day, as people read them; or one by one, as programs follow them. */
export type ItemsBy = "position" | "item"

type OpenCycle = Awaited<ReturnType<typeof listOpenCycles>>[number]

export interface CalendarSources {
  spans: StoredSpan[]
  /** The cycles without a result that the actor may see. */
  cycles: OpenCycle[]
  events: UnitEvent[]
}

/** Everything on the calendar of the units that the actor may see, in the words of `t`. */
export async function gatherCalendar(
  db: Db,
  actor: Actor,
  unitIds: readonly string[],
  t: TFunction,
  itemsBy: ItemsBy = "position",
): Promise<CalendarSources> {
  const spans = await listSpans(db, unitIds)
  const cycles = (await listOpenCycles(db, unitIds)).filter(({ id, unitId }) =>
    can(actor, "cycle.see", { unitId, cycleId: id }),
  )
  return {
    spans,
    cycles,
    events: [
      ...cycles.flatMap((cycle) => cycleEvents(cycle, spans, t)),
      ...(await itemEvents(db, actor, cycles, t, itemsBy)),
      ...(await agreementEvents(db, actor, unitIds, t)),
      ...spans.map((span) => spanEvent(span, actor, t)),
    ],
  }
}

function cycleEvents(cycle: OpenCycle, spans: readonly StoredSpan[], t: TFunction): UnitEvent[] {
  const { id, title, dueDate, visitDate, state, unitId } = cycle
  const base = { unitId, note: "", to: paths.cycle(id), told: [id] }
  const on = (kind: "visit" | "due", day: Day | null): UnitEvent[] =>
    day === null
      ? []
      : [
          {
            ...base,
            uid: uidOf(kind, id),
            kind,
            from: day,
            until: day,
            title: t(`calendar:event.${kind}`, { title }),
          },
        ]
  const own = spans.filter((span) => span.unitId === unitId)
  const plan = visitDate === null || isFrozen(state) ? [] : workBack(visitDate, own)
  return [
    ...on("due", dueDate),
    ...on("visit", visitDate),
    ...plan.map(
      ({ key, day }): UnitEvent => ({
        ...base,
        isMoved: true,
        uid: uidOf(`milestone-${key}`, id),
        kind: "milestone",
        from: day,
        until: day,
        title: t("calendar:event.milestone", { step: t(`calendar:milestone.${key}`), title }),
        note: t("calendar:suggestion"),
      }),
    ),
  ]
}

/** The items that are due on a day: of each position counted, or each with a name that outlives its day and owner. */
async function itemEvents(
  db: Db,
  actor: Actor,
  cycles: readonly OpenCycle[],
  t: TFunction,
  by: ItemsBy,
): Promise<UnitEvent[]> {
  const byId = new Map(cycles.filter(({ state }) => !isFrozen(state)).map((cycle) => [cycle.id, cycle]))
  const groups = new Map<string, UnitEvent & { count: number; item: string; position: string }>()
  for (const row of await listDueItems(db, [...byId.keys()])) {
    const cycle = byId.get(row.cycleId)
    if (cycle === undefined || row.dueDate === null) continue
    const subject = { unitId: cycle.unitId, cycleId: cycle.id, ownerPositionIds: [row.positionId] }
    if (!can(actor, "item.see", subject)) continue
    const what = by === "item" ? `item-${row.item}` : `items-${row.dueDate}-${row.positionId ?? "none"}`
    const uid = uidOf(what, cycle.id)
    groups.set(uid, {
      uid,
      unitId: cycle.unitId,
      kind: "items",
      from: row.dueDate,
      until: row.dueDate,
      title: "",
      note: cycle.title,
      to: by === "item" ? paths.item(cycle.id, row.item) : paths.cycle(cycle.id),
      told: [row.id, cycle.id, ...(row.positionId === null ? [] : [row.positionId])],
      item: row.item,
      position: row.positionTitle ?? t("cycle:item.nobody"),
      count: (groups.get(uid)?.count ?? 0) + 1,
    })
  }
  return [...groups.values()].map(({ item, position, count, ...event }) => ({
    ...event,
    title: t(by === "item" ? "calendar:event.item" : "calendar:event.items", { item, count, position }),
  }))
}

/** The last days of agreements, and their announcements unless they are renewed or ended early. */
async function agreementEvents(
  db: Db,
  actor: Actor,
  unitIds: readonly string[],
  t: TFunction,
): Promise<UnitEvent[]> {
  const seen = unitIds.filter((unitId) => can(actor, "agreement.see", { unitId }))
  const rows = (await listAgreements(db, seen)).map(({ agreement }) => agreement)
  const renewed = new Set(rows.map(({ replacesId }) => replacesId))
  return rows.flatMap((row): UnitEvent[] => {
    const last = lastDayOf(row)
    if (last === null) return []
    const base = {
      unitId: row.unitId,
      note: row.number,
      to: paths.agreement(row.id),
      told: [row.id],
    }
    const told = { title: row.title, partner: row.partnerName }
    const steps = renewed.has(row.id) || row.endedOn !== null ? [] : WARNING_STEPS
    return [
      {
        ...base,
        uid: uidOf("agreement", row.id),
        kind: "agreement",
        from: last,
        until: last,
        title: t("calendar:event.agreement", told),
      },
      ...steps
        .map((step) => ({ step, day: addDays(last, -step) }))
        .filter(({ day }) => day >= row.startsOn)
        .map(
          ({ step, day }): UnitEvent => ({
            ...base,
            uid: uidOf(`agreement-${step}`, row.id),
            kind: "warning",
            from: day,
            until: day,
            title: t("calendar:event.warning", { ...told, count: step }),
          }),
        ),
    ]
  })
}

function spanEvent(span: StoredSpan, actor: Actor, t: TFunction): UnitEvent {
  const { kind, title, hijriShift } = span
  const days = `${(hijriShift ?? 0) > 0 ? "+" : "−"}${Math.abs(hijriShift ?? 0)}`
  return {
    uid: uidOf("span", span.id),
    unitId: span.unitId,
    kind,
    from: span.from,
    until: span.until,
    title: kind === "hijri" ? t("calendar:event.hijri", { title, days }) : title,
    note: t(`calendar:kind.${kind}`),
    to: canSomewhere(actor, "calendar.edit") ? paths.calendarSpans() : null,
    told: [span.id],
  }
}

const uidOf = (what: string, id: string) => `${what}-${id}@miqyas`
