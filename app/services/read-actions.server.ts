import { daysLate, isOpen, orderActions } from "#app/domain/action.ts"
import { formatDay, type Language } from "#app/domain/dates.ts"
import type { ActionQuery } from "#app/domain/follow-up-forms.ts"
import { type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { actionLine } from "#app/services/action-lines.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listActions } from "#db/queries/actions.server.ts"
import { listPositions } from "#db/queries/positions.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

const PAGE_SIZE = 100

/** The units whose actions the actor may see, and the day there. @throws 403 for who may see none */
export async function actionsHome(db: Db, actor: Actor, now = new Date()) {
  const unitIds = unitsWhere(actor, "action.list")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  return { unitIds, first, ...(await unitDay(db, first, now)) }
}

/** A page of the actions the actor may see under a filter, the most urgent first. @throws 403 */
export async function readActions(
  db: Db,
  actor: Actor,
  { query, page: wanted }: { query: ActionQuery; page: number },
  language: Language,
) {
  const { unitIds, first, today } = await actionsHome(db, actor)
  const [all, positions, [home]] = await Promise.all([
    listActions(db, actor),
    listPositions(db, unitIds),
    listUnits(db, [first]),
  ])
  const chosen = all.filter((row) => {
    const fits =
      (query.state === undefined || query.state === "open" ? isOpen(row.state) : query.state === row.state) ||
      query.state === "all"
    return (
      fits &&
      (query.mine === undefined || actor.positionIds.includes(row.positionId ?? "")) &&
      (query.position === undefined || row.positionId === query.position) &&
      (query.origin === undefined || row.origin === query.origin) &&
      (query.overdue === undefined || daysLate(row, today) > 0)
    )
  })
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  const shown = new Set(all.map(({ positionId }) => positionId))
  return {
    counts: {
      all: all.length,
      open: all.filter(({ state }) => isOpen(state)).length,
      overdue: all.filter((row) => daysLate(row, today) > 0).length,
    },
    total: chosen.length,
    page,
    pages,
    rows: orderActions(chosen, today)
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((row) => actionLine(actor, row, today, language)),
    positions: positions
      .filter(({ id }) => shown.has(id))
      .map(({ id, title }) => ({ value: id, label: title })),
    severalUnits: unitIds.length > 1,
    letterhead: home?.letterhead ?? null,
    todayText: formatDay(today, language),
    hasPositions: actor.positionIds.length > 0,
    mayCreate: canSomewhere(actor, "action.create"),
  }
}
