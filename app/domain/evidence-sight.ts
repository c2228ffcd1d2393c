import { type Actor, grantsOf, isRedactedSeat } from "#app/domain/permissions.ts"

/** Which evidence an actor may see, as plain data that a query turns into a condition. */
export interface EvidenceSight {
  userId: string
  positionIds: readonly string[]
  /** Units whose evidence is seen whole. */
  unitIds: readonly string[]
  /** Units of which only what is cleared is seen. */
  clearedUnitIds: readonly string[]
  /** Units of which only the actor's own is seen: uploaded by him, or linked to an item of his positions. */
  ownUnitIds: readonly string[]
  /** Cycles of which the linked evidence is seen, as far as the edition shows it. */
  cycles: readonly { cycleId: string; edition: "redacted" | "full" }[]
}

/** Spells out the table of permissions for `evidence.see`. */
export function evidenceSight(actor: Actor): EvidenceSight {
  return sightOf(actor, grantsOf(actor, "evidence.see"))
}

/**
 * The evidence an actor sees as it was handed in. What else he sees he sees in a redacted seat: as a redacted
 * dossier shows it.
 */
export function wholeSight(actor: Actor): EvidenceSight {
  const grants = grantsOf(actor, "evidence.see")
  return sightOf(
    actor,
    grants.filter(({ grant, membership }) => !isRedactedSeat(grant, membership)),
  )
}

function sightOf(actor: Actor, grants: ReturnType<typeof grantsOf>): EvidenceSight {
  const unitsBy = (wanted: string) => [
    ...new Set(
      grants
        .filter(({ grant, membership }) => grant === wanted && membership.cycleId === null)
        .flatMap(({ membership }) => membership.unitIds),
    ),
  ]
  return {
    userId: actor.userId,
    positionIds: actor.positionIds,
    unitIds: unitsBy("all"),
    clearedUnitIds: unitsBy("cleared"),
    ownUnitIds: unitsBy("own"),
    cycles: grants.flatMap(({ grant, membership }) =>
      grant === "edition-given" && membership.cycleId !== null
        ? [{ cycleId: membership.cycleId, edition: membership.edition ?? "redacted" }]
        : [],
    ),
  }
}
