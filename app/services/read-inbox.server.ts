import { DUE_SOON_DAYS, daysLate, escalation, isDueSoon, orderActions } from "#app/domain/action.ts"
import { type Day, daysBetween, formatDay, type Language } from "#app/domain/dates.ts"
import { type Actor, can, grantsOf, type Role, scopeOf } from "#app/domain/permissions.ts"
import { actionLine } from "#app/services/action-lines.ts"
import { actionUnits, printHead } from "#app/services/read-actions.server.ts"
import { itemLabels } from "#app/services/read-evidence.server.ts"
import { daysNow } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { type ActionRow, listActions } from "#db/queries/actions.server.ts"
import { listCycles } from "#db/queries/cycles.server.ts"
import { listItemsToDo, listItemsToReview, type WaitingItem } from "#db/queries/waiting-items.server.ts"

/** An item in the inbox. */
export interface InboxItem {
  cycleId: string
  cycleTitle: string
  key: string
  label: string
  isReturned: boolean
  dueText: string | null
  daysLate: number
}

/**
 * What waits for the actor, by his positions and roles: derived each time it is read. @throws 403 for who has no
 * part in following up
 */
export async function readInbox(db: Db, actor: Actor, language: Language, now = new Date()) {
  const units = await actionUnits(db, actor)
  const unitIds = units.map(({ id }) => id)
  const dayOf = daysNow(now)
  const [actions, toDo, toReview] = await Promise.all([
    listActions(db, actor, { states: ["belum", "berjalan", "diajukan"] }),
    listItemsToDo(db, unitIds, actor.positionIds),
    listItemsToReview(db, unitIds),
  ])
  const isMine = ({ positionId }: ActionRow) => actor.positionIds.includes(positionId ?? "")
  const lines = (rows: ActionRow[]) =>
    orderActions(rows, dayOf).map((row) => actionLine(actor, row, dayOf(row), language))
  const overdue = actions.filter((row) => isMine(row) && daysLate(row, dayOf(row)) > 0)
  const soon = actions.filter((row) => isMine(row) && isDueSoon(row, dayOf(row)))
  const handedIn = actions.filter(
    ({ state, unitId, submittedBy }) =>
      state === "diajukan" && can(actor, "action.review", { unitId, authorId: submittedBy }),
  )
  const risen = actions.filter((row) => !isMine(row) && risesTo(actor, row, dayOf(row)))
  const items = toDo.filter((row) => row.status === "revisi" || isDue(row, dayOf(row)))
  const reviewed = toReview.filter(({ unitId, cycleId, authorId }) =>
    can(actor, "item.review", { unitId, cycleId, authorId }),
  )
  const labels = await labelsOf(db, actor, [...items, ...reviewed], language)
  const inboxItems = (rows: readonly WaitingItem[]) =>
    [...labels].flatMap(([cycleId, ofCycle]) =>
      [...ofCycle].flatMap(([key, label]) =>
        rows.filter((row) => row.cycleId === cycleId && row.item === key).map((row) => inboxItem(row, label)),
      ),
    )
  const inboxItem = (row: WaitingItem, label: string): InboxItem => ({
    cycleId: row.cycleId,
    cycleTitle: row.cycleTitle,
    key: row.item,
    label,
    isReturned: row.status === "revisi",
    dueText: row.dueDate === null ? null : formatDay(row.dueDate, language),
    daysLate: row.dueDate === null ? 0 : Math.max(0, daysBetween(row.dueDate, dayOf(row))),
  })
  const view = {
    overdue: lines(overdue),
    soon: lines(soon),
    items: inboxItems(items),
    itemsToReview: inboxItems(reviewed),
    actionsToReview: lines(handedIn),
    risen: lines(risen),
  }
  return {
    ...view,
    count: Object.values(view).reduce((sum, list) => sum + list.length, 0),
    /** Above the limit of days that sends actions to the kalapas, or that which sends them to the reviewer. */
    risesTo: holds(actor, "peninjau", unitIds) ? ("reviewer" as const) : ("kalapas" as const),
    severalUnits: units.length > 1,
    ...printHead(units, [...overdue, ...soon, ...items, ...reviewed, ...handedIn, ...risen], {
      dayOf,
      language,
    }),
  }
}

/** Whether an overdue action has risen to the actor: to a reviewer first, later to the kalapas as well. */
function risesTo(actor: Actor, row: ActionRow, today: Day): boolean {
  const level = escalation(row, today)
  if (level === "kalapas" && holds(actor, "kalapas", [row.unitId])) return true
  return (level === "kalapas" || level === "reviewer") && holds(actor, "peninjau", [row.unitId])
}

function holds(actor: Actor, role: Role, unitIds: readonly string[]): boolean {
  return grantsOf(actor, "action.review").some(
    ({ membership }) =>
      membership.role === role && membership.unitIds.some((unitId) => unitIds.includes(unitId)),
  )
}

function isDue({ dueDate }: WaitingItem, today: Day): boolean {
  return dueDate !== null && daysBetween(today, dueDate) <= DUE_SOON_DAYS
}

/** What people call the items of the cycles that some rows are of, in the order of their instruments. */
async function labelsOf(db: Db, actor: Actor, rows: readonly WaitingItem[], language: Language) {
  const wanted = new Set(rows.map(({ cycleId }) => cycleId))
  const cycles = (await listCycles(db, scopeOf(actor))).filter(({ id }) => wanted.has(id))
  return itemLabels(db, actor, cycles, language)
}
