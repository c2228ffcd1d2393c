import type { SnapshotVisits } from "#app/domain/snapshot-visits.ts"
import type { Db } from "#db/client.server.ts"
import { listDirectionStates } from "#db/queries/actions.server.ts"
import { listDirectionsTo, listVisits } from "#db/queries/visits.server.ts"

/** A unit's visits and directions, the oldest first; undefined where there are none. */
export async function gatherVisits(db: Db, unitId: string): Promise<SnapshotVisits | undefined> {
  const visits = (await listVisits(db, [unitId])).toReversed()
  const directions = (await listDirectionsTo(db, unitId)).sort(
    (a, b) => compare(a.givenOn, b.givenOn) || a.number - b.number || compare(a.id, b.id),
  )
  if (visits.length + directions.length === 0) return undefined
  const states = await listDirectionStates(db, directions)
  return {
    visits: visits.map(({ id, title, purpose, from, until, visitors, sample }) => ({
      id,
      title,
      purpose,
      from,
      until,
      sample,
      offices: visitors.map(({ office, institution }) =>
        institution === "" ? office : `${office}, ${institution}`,
      ),
    })),
    directions: directions.map(({ id, visitId, number, text, givenBy, givenOn }) => ({
      visit: visitId,
      number,
      text,
      givenBy,
      givenOn,
      states: [...(states.get(id) ?? [])],
    })),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
