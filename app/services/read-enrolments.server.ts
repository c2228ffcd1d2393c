import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { type SantriLine, santriLines } from "#app/services/santri-lines.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { countSantri, listIntakes, listSantri } from "#db/queries/santri.server.ts"

/** More rows than a page should hold; the filter narrows what lies behind. */
const MOST_ROWS = 200

export interface EnrolmentsView {
  /** Of the whole unit, today. */
  residentCount: number
  /** Residents under the filter, whose stay may end. */
  residents: SantriLine[]
  residentTotal: number
  /** Those who left and may come again; only under a search, since they are too many to choose from. */
  left: SantriLine[]
  intakes: string[]
  today: string
}

/** The weekly screen of a unit: who is there, and who was. @throws 404 for another's unit, 403 without the right. */
export async function readEnrolments(
  db: Db,
  actor: Actor,
  unitId: string,
  search: string,
): Promise<EnrolmentsView> {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "santri.enrol", { unitId })
  const { today } = await unitDay(db, unitId)
  const of = { unitId, search: search === "" ? undefined : search }
  const page = { limit: MOST_ROWS, offset: 0 }
  const [residentCount, residents, residentTotal, left, intakes] = await Promise.all([
    countSantri(db, actor, { unitId, standing: "resident" }, today),
    listSantri(db, actor, { ...of, standing: "resident" }, today, page),
    countSantri(db, actor, { ...of, standing: "resident" }, today),
    search === "" ? [] : listSantri(db, actor, { ...of, standing: "left" }, today, page),
    listIntakes(db, [unitId]),
  ])
  const open = (await santriLines(db, residents, today)).filter((line) => line.stay?.until === null)
  return {
    residentCount,
    residents: open,
    residentTotal,
    left: (await santriLines(db, left, today)).filter((line) => !line.isErased),
    intakes,
    today,
  }
}
