import type { CycleState } from "#app/domain/cycle-state.ts"
import { dayIn, daysBetween, formatDay, type Language } from "#app/domain/dates.ts"
import { text } from "#app/domain/instrument.ts"
import { type Actor, can, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import type { Db } from "#db/client.server.ts"
import { countResponses, listCycles } from "#db/queries/cycles.server.ts"

/** A cycle as a line of the list: counts alone, so that a regional office may see it. */
export interface CycleCard {
  id: string
  title: string
  applicant: string
  isSample: boolean
  unit: string
  instrument: string
  state: CycleState
  of: number
  approved: number
  submitted: number
  due: string | null
  visit: string | null
  /** Of the visit, or the due date where no visit is set; below zero when it has passed. */
  daysLeft: number | null
  /** Whether the reader may open it. */
  maySee: boolean
}

/** The cycles an actor may know of, with how far each has come. @throws 403 where his roles list none. */
export async function listCycleCards(
  db: Db,
  actor: Actor,
  language: Language,
): Promise<{ cycles: CycleCard[]; mayOpen: boolean }> {
  if (!canSomewhere(actor, "cycle.list")) throw refusal(403, "common:refusal.forbidden")
  const scope = scopeOf(actor)
  const rows = (await listCycles(db, scope)).filter((row) =>
    can(actor, "cycle.list", { unitId: row.unitId, cycleId: row.id }),
  )
  const counts = rows.length === 0 ? [] : await countResponses(db, scope)
  const now = new Date()
  const cycles = await Promise.all(
    rows.map(async (row): Promise<CycleCard> => {
      const own = counts.filter(({ cycleId }) => cycleId === row.id)
      const of = own.reduce((sum, { count }) => sum + count, 0)
      const countOf = (status: string) => own.find((entry) => entry.status === status)?.count ?? 0
      const goal = row.visitDate ?? row.dueDate
      const instrument = await pinnedInstrument(db, scope, row)
      return {
        id: row.id,
        title: row.title,
        applicant: row.applicantName,
        isSample: row.applicantSample,
        unit: row.unitName,
        instrument: text(instrument.shortTitle, language),
        state: row.state,
        of,
        approved: countOf("disetujui"),
        submitted: countOf("siap"),
        due: row.dueDate === null ? null : formatDay(row.dueDate, language),
        visit: row.visitDate === null ? null : formatDay(row.visitDate, language),
        daysLeft: goal === null ? null : daysBetween(dayIn(now, row.timeZone), goal),
        maySee: can(actor, "cycle.see", { unitId: row.unitId, cycleId: row.id }),
      }
    }),
  )
  return { cycles, mayOpen: unitsWhere(actor, "cycle.open").length > 0 }
}
