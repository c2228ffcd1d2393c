import { daysLate, isOpen, orderActions } from "#app/domain/action.ts"
import { type Day, formatDay, type Language } from "#app/domain/dates.ts"
import type { ActionQuery } from "#app/domain/follow-up-forms.ts"
import { type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { actionLine } from "#app/services/action-lines.ts"
import { daysNow } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { type ActionRow, listActions } from "#db/queries/actions.server.ts"
import { listPositions } from "#db/queries/positions.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

const PAGE_SIZE = 100

/** The units whose actions the actor may see, by name. @throws 403 for who may see none */
export async function actionUnits(db: Db, actor: Actor) {
  const units = await listUnits(db, unitsWhere(actor, "action.list"))
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  return units
}

type Home = Awaited<ReturnType<typeof actionUnits>>[number]

/**
 * The head of a printed list: the letterhead of the unit whose rows it holds, and the day there. What holds rows of
 * several units goes under no letterhead, and tells each day that it is in them.
 */
export function printHead(
  units: readonly Home[],
  rows: readonly { unitId: string }[],
  { dayOf, language }: { dayOf: (unit: Home) => Day; language: Language },
) {
  const shown = units.filter(({ id }) => rows.some(({ unitId }) => unitId === id))
  const told = shown.length > 0 ? shown : units
  const [only, ...others] = told
  return {
    letterhead: only === undefined || others.length > 0 ? null : only.letterhead,
    todayText: [...new Set(told.map(dayOf))]
      .toSorted()
      .map((day) => formatDay(day, language))
      .join(" / "),
  }
}

/** A page of the actions the actor may see under a filter, the most urgent first. @throws 403 */
export async function readActions(
  db: Db,
  actor: Actor,
  { query, page: wanted }: { query: ActionQuery; page: number },
  language: Language,
) {
  const units = await actionUnits(db, actor)
  const dayOf = daysNow()
  const [all, positions] = await Promise.all([
    listActions(db, actor),
    listPositions(
      db,
      units.map(({ id }) => id),
    ),
  ])
  const isLate = (row: ActionRow) => daysLate(row, dayOf(row)) > 0
  const chosen = all.filter((row) => {
    const fits =
      (query.state === undefined || query.state === "open" ? isOpen(row.state) : query.state === row.state) ||
      query.state === "all"
    return (
      fits &&
      (query.mine === undefined || actor.positionIds.includes(row.positionId ?? "")) &&
      (query.position === undefined || (row.positionId ?? "none") === query.position) &&
      (query.unit === undefined || row.unitId === query.unit) &&
      (query.origin === undefined || row.origin === query.origin) &&
      (query.overdue === undefined || isLate(row))
    )
  })
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  const rows = orderActions(chosen, dayOf).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const owners = new Set(all.map(({ positionId }) => positionId))
  return {
    counts: {
      all: all.length,
      open: all.filter(({ state }) => isOpen(state)).length,
      overdue: all.filter(isLate).length,
    },
    total: chosen.length,
    page,
    pages,
    rows: rows.map((row) => actionLine(actor, row, dayOf(row), language)),
    positions: positions
      .filter(({ id }) => owners.has(id))
      .map(({ id, title }) => ({ value: id, label: title })),
    /** To choose from; none where there is one only. */
    units: units.length > 1 ? units.map(({ id, shortName }) => ({ value: id, label: shortName })) : [],
    ...printHead(units, rows, { dayOf, language }),
    hasPositions: actor.positionIds.length > 0,
    mayCreate: canSomewhere(actor, "action.create"),
  }
}
