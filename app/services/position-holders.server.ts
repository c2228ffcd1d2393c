import type { Day } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { listHolders } from "#db/queries/positions.server.ts"

/** Who holds a position on a day, and in which standing. */
export interface Holder {
  name: string
  nip: string
  standing: "definitif" | "plh" | "plt"
}

/** The holders of the units' positions on a day, by position; whoever acts for one comes before him. */
export async function holdersOn(db: Db, unitIds: readonly string[], day: Day): Promise<Map<string, Holder>> {
  const holders = new Map<string, Holder>()
  for (const { positionId, from, until, name, nip, standing } of await listHolders(db, unitIds)) {
    if (from > day || (until !== null && until < day)) continue
    const known = holders.get(positionId)
    if (known === undefined || (known.standing === "definitif" && standing !== "definitif"))
      holders.set(positionId, { name, nip, standing })
  }
  return holders
}
