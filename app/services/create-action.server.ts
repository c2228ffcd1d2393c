import type { ActionOrigin } from "#app/domain/action.ts"
import type { CheckName } from "#app/domain/cycle-checks.ts"
import type { ActionForm } from "#app/domain/follow-up-forms.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { nextActionNumber } from "#db/queries/actions.server.ts"
import { requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { getPosition } from "#db/queries/positions.server.ts"
import { requireDirection } from "#db/queries/visits.server.ts"
import { action } from "#db/schema/actions.ts"
import { type Tx, write } from "#db/write.server.ts"

/** What an action comes from: a direction, an item of a cycle, what a check found there, or the unit alone. */
export type ActionSource =
  | { origin: "direction"; directionId: string }
  | { origin: "gap"; cycleId: string; item: string }
  | { origin: "finding"; cycleId: string; item: string; check: CheckName }
  | { origin: Extract<ActionOrigin, "decision" | "own">; unitId: string }

/** The unit an action of this source belongs to, where the actor may make one. @throws 404, 403 */
export async function requireActionUnit(actor: Actor, source: ActionSource): Promise<string> {
  const unitId = await unitOf(actor, source)
  authorise(actor, "action.create", { unitId })
  return unitId
}

async function unitOf(actor: Actor, source: ActionSource): Promise<string> {
  const scope = scopeOf(actor)
  if (source.origin === "direction")
    return (await requireDirection(db, scope.unitIds, source.directionId)).unitId
  if ("cycleId" in source) {
    const { unitId } = await requireCycle(db, scope, source.cycleId)
    const { positionId } = await requireResponse(db, scope, source.cycleId, source.item)
    authorise(actor, "item.see", { unitId, cycleId: source.cycleId, ownerPositionIds: [positionId] })
    return unitId
  }
  if (!scope.unitIds.includes(source.unitId)) throw notFound()
  return source.unitId
}

/**
 * Makes an action under the unit's next number, which is never given again. @returns its id.
 * @throws 404, 403; 422 for a position that is not the unit's
 */
export async function createAction(
  actor: Actor,
  source: ActionSource,
  { version: _, ...form }: ActionForm,
  isSample = false,
): Promise<string> {
  const unitId = await requireActionUnit(actor, source)
  const id = newId()
  const { origin } = source
  await write(actor, "action.create", { unitId, actionId: id, step: "create" }, async (tx) => {
    await insertAction(tx, actor, unitId, {
      id,
      ...form,
      origin,
      directionId: "directionId" in source ? source.directionId : null,
      cycleId: "cycleId" in source ? source.cycleId : null,
      item: "item" in source ? source.item : null,
      sample: isSample,
    })
  })
  return id
}

type NewAction = Omit<typeof action.$inferInsert, "unitId" | "number" | "createdBy" | "createdAt">

/** Adds an action as part of a change under way. @throws 422 for a position that is not the unit's */
export async function insertAction(tx: Tx, actor: Actor, unitId: string, made: NewAction): Promise<void> {
  await requirePosition(tx, unitId, made.positionId ?? null)
  await tx.insert(action, {
    ...made,
    unitId,
    number: await nextActionNumber(tx, unitId),
    createdBy: actor.userId,
    createdAt: new Date(),
  })
}

/** @throws 422 for a position that is not the unit's */
export async function requirePosition(tx: Tx, unitId: string, positionId: string | null): Promise<void> {
  if (positionId === null) return
  if ((await getPosition(tx, [unitId], positionId)) === undefined)
    throw refusal(422, "action:error.no-position")
}
