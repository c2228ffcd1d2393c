import {
  type ActionOrigin,
  type ActionState,
  actionCode,
  daysLate,
  type Escalation,
  escalation,
  isDueSoon,
} from "#app/domain/action.ts"
import { type Day, formatDay, type Language } from "#app/domain/dates.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { ActionRow } from "#db/queries/actions.server.ts"

/** Where an action comes from, as far as the reader may know of it. */
export interface SourceView {
  origin: ActionOrigin
  direction: { number: number; text: string; visitTitle: string; visitId: string | null } | null
  item: { cycleId: string; cycleTitle: string; key: string; label: string; isSeen: boolean } | null
  /** Whether it comes from the checks of the item's cycle and the reader may open them. */
  toChecks: boolean
}

/** An action as lists and printed lists show it. */
export interface ActionLine {
  id: string
  unit: string
  code: string
  title: string
  state: ActionState
  /** Who is in charge; null while nobody is. */
  position: string | null
  dueText: string | null
  daysLate: number
  isSoon: boolean
  /** Up to whom it has risen. */
  risen: Escalation
  source: SourceView
  sample: boolean
}

/** What lists show of an action on a day. */
export function actionLine(actor: Actor, row: ActionRow, today: Day, language: Language): ActionLine {
  return {
    id: row.id,
    unit: row.unit,
    code: actionCode(row.number),
    title: row.title,
    state: row.state,
    position: row.positionTitle,
    dueText: row.dueDate === null ? null : formatDay(row.dueDate, language),
    daysLate: daysLate(row, today),
    isSoon: isDueSoon(row, today),
    risen: escalation(row, today),
    source: sourceView(actor, row),
    sample: row.sample,
  }
}

/** Whether the actor may open the page of checks of a cycle. */
export function seesChecks(actor: Actor, { id, unitId }: { id: string; unitId: string }): boolean {
  return can(actor, "readiness.see", { unitId, cycleId: id })
}

/** Where an action comes from: a visit is named by its title to all, and led to whoever may see it. */
export function sourceView(actor: Actor, row: ActionRow, itemLabel?: string): SourceView {
  const { origin, unitId, cycleId, item } = row
  const seesVisit = can(actor, "visit.see", { unitId })
  return {
    origin,
    direction:
      row.directionNumber === null
        ? null
        : {
            number: row.directionNumber,
            text: row.directionText ?? "",
            visitTitle: row.visitTitle ?? "",
            visitId: seesVisit ? row.visitId : null,
          },
    item:
      cycleId === null || item === null
        ? null
        : {
            cycleId,
            cycleTitle: row.cycleTitle ?? "",
            key: item,
            label: itemLabel ?? item,
            isSeen: can(actor, "item.see", { unitId, cycleId, ownerPositionIds: [row.positionId] }),
          },
    toChecks: origin === "finding" && cycleId !== null && seesChecks(actor, { id: cycleId, unitId }),
  }
}
