import { type Actor, grantsOf } from "#app/domain/permissions.ts"

/** Which actions an actor may see, as plain data that a query turns into a condition. */
export interface ActionSight {
  /** Units whose actions are all seen. */
  unitIds: readonly string[]
  /** Units of which only the actions of the actor's own positions are seen. */
  ownUnitIds: readonly string[]
  positionIds: readonly string[]
}

/** Spells out the table of permissions for `action.see`. */
export function actionSight(actor: Actor): ActionSight {
  const grants = grantsOf(actor, "action.see").filter(({ membership }) => membership.cycleId === null)
  const unitsBy = (wanted: string) => [
    ...new Set(
      grants.filter(({ grant }) => grant === wanted).flatMap(({ membership }) => membership.unitIds),
    ),
  ]
  return { unitIds: unitsBy("all"), ownUnitIds: unitsBy("own"), positionIds: actor.positionIds }
}
