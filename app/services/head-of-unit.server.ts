import type { Day } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { listHolders, listPositions } from "#db/queries/positions.server.ts"

/** Who holds an office that acknowledges (the warden's), and in which standing. */
export interface HeadOfUnit {
  office: string
  standing: "definitif" | "plh" | "plt"
  name: string
  nip: string
  /** The account he signs in with, if he has one. */
  userId: string | null
}

/** Who holds the acknowledging offices of a unit on a day; a Plh. or Plt. goes before. */
export async function headsOfUnit(db: Db, unitId: string, day: Day): Promise<HeadOfUnit[]> {
  const positions = (await listPositions(db, [unitId])).filter(({ signs }) => signs === "acknowledged")
  const holders = await listHolders(db, [unitId])
  return positions
    .flatMap(({ id, title }) =>
      holders
        .filter((one) => one.positionId === id && one.from <= day && (one.until === null || one.until >= day))
        .map(({ standing, name, nip, userId }) => ({ office: title, standing, name, nip, userId })),
    )
    .sort((a, b) => Number(a.standing === "definitif") - Number(b.standing === "definitif"))
}
