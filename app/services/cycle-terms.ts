import { periodError } from "#app/domain/cycle-period.ts"
import type { Day } from "#app/domain/dates.ts"
import type { Instrument } from "#app/domain/instrument.ts"
import { refusal } from "#app/domain/refusal.ts"

/** What a coordinator decides about a cycle; days in the unit's zone, both ends of the period included. */
export interface CycleTerms {
  title: string
  periodFrom: Day
  periodTo: Day
  targetLevel: number
  dueDate: Day | null
  visitDate: Day | null
}

/** @throws 422 where the period ends before it begins or is too long, or the target is no level of the instrument's scale. */
export function checkTerms(instrument: Instrument, terms: CycleTerms): void {
  const wrong = periodError(terms.periodFrom, terms.periodTo)
  if (wrong !== undefined) throw refusal(422, wrong)
  if (!instrument.scale.levels.some((level) => level.value === terms.targetLevel))
    throw refusal(422, "cycle:error.target-unknown")
}
