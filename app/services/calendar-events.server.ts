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

/** An event with whose it is, and when and how often what it tells was written down. */
export interface DatedEvent extends CalendarEvent {
  unitId: string
  stamp: Date
  sequence: number
}

type OpenCycle = Awaited<ReturnType<typeof listOpenCycles>>[number]

export interface CalendarSources {
  spans: StoredSpan[]
  /** The cycles without a result that the actor may see. */
  cycles: OpenCycle[]
  events: DatedEvent[]
}

/** Everything on the calendar of the units that the actor may see, in the words of `t`. */
export async function gatherCalendar(
  db: Db,
  actor: Actor,
  unitIds: readonly string[],
  t: TFunction,
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
      ...(await itemEvents(db, actor, cycles, t)),
      ...(await agreementEvents(db, actor, unitIds, t)),
      ...spans.map((span) => spanEvent(span, actor, t)),
    ],
  }
}

function cycleEvents(cycle: OpenCycle, spans: readonly StoredSpan[], t: TFunction): DatedEvent[] {
  const { id, title, dueDate, visitDate, state, unitId } = cycle
  const base = { unitId, note: "", to: paths.cycle(id), stamp: cycle.openedAt, sequence: cycle.version }
  const on = (kind: "visit" | "due", day: Day | null): DatedEvent[] =>
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
      ({ key, day }): DatedEvent => ({
        ...base,
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

/** The items that each position owes on a day, counted. */
async function itemEvents(
  db: Db,
  actor: Actor,
  cycles: readonly OpenCycle[],
  t: TFunction,
): Promise<DatedEvent[]> {
  const byId = new Map(cycles.filter(({ state }) => !isFrozen(state)).map((cycle) => [cycle.id, cycle]))
  const groups = new Map<
    string,
    { cycle: OpenCycle; day: Day; position: string; count: number; uid: string }
  >()
  for (const row of await listDueItems(db, [...byId.keys()])) {
    const cycle = byId.get(row.cycleId)
    if (cycle === undefined || row.dueDate === null) continue
    const subject = { unitId: cycle.unitId, cycleId: cycle.id, ownerPositionIds: [row.positionId] }
    if (!can(actor, "item.see", subject)) continue
    const uid = uidOf(`items-${row.dueDate}-${row.positionId ?? "none"}`, cycle.id)
    const known = groups.get(uid)
    const position = row.positionTitle ?? t("cycle:item.nobody")
    groups.set(uid, { cycle, day: row.dueDate, position, uid, count: (known?.count ?? 0) + 1 })
  }
  return [...groups.values()].map(({ cycle, day, position, count, uid }) => ({
    uid,
    unitId: cycle.unitId,
    kind: "items",
    from: day,
    until: day,
    title: t("calendar:event.items", { count, position }),
    note: cycle.title,
    to: paths.cycle(cycle.id),
    stamp: cycle.openedAt,
    sequence: cycle.version,
  }))
}

/** The last days of agreements, and their announcements unless they are renewed or ended early. */
async function agreementEvents(
  db: Db,
  actor: Actor,
  unitIds: readonly string[],
  t: TFunction,
): Promise<DatedEvent[]> {
  const seen = unitIds.filter((unitId) => can(actor, "agreement.see", { unitId }))
  const rows = (await listAgreements(db, seen)).map(({ agreement }) => agreement)
  const renewed = new Set(rows.map(({ replacesId }) => replacesId))
  return rows.flatMap((row): DatedEvent[] => {
    const last = lastDayOf(row)
    if (last === null) return []
    const base = {
      unitId: row.unitId,
      note: row.number,
      to: paths.agreement(row.id),
      stamp: row.enteredAt,
      sequence: row.version,
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
          ({ step, day }): DatedEvent => ({
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

function spanEvent(span: StoredSpan, actor: Actor, t: TFunction): DatedEvent {
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
    stamp: span.enteredAt,
    sequence: span.version,
  }
}

const uidOf = (what: string, id: string) => `${what}-${id}@miqyas`
