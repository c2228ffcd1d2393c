import { eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { type CycleTerms, checkTerms } from "#app/services/cycle-terms.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { type CycleRow, requireCycle } from "#db/queries/cycles.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { write } from "#db/write.server.ts"

export type EditOutcome = { outcome: "saved" } | { outcome: "stale"; theirs: CycleRow }

/**
 * Changes a cycle's terms. `version` is the one the form was shown: where someone saved in between, nothing
 * changes and theirs is returned. Once submitted only the due and visit dates may still change.
 * @throws 404, 403, 409 (frozen), 422 (terms that do not fit).
 */
export async function editCycle(
  actor: Actor,
  cycleId: string,
  version: number,
  terms: CycleTerms,
): Promise<EditOutcome> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  return write(actor, "cycle.edit", { unitId, cycleId }, async (tx) => {
    const current = await requireCycle(tx, scope, cycleId)
    authorise(actor, "cycle.edit", { unitId, cycleId })
    if (current.version !== version) return { outcome: "stale", theirs: current }
    if (isFrozen(current.state) && changesWhatWasSubmitted(current, terms))
      throw refusal(409, "cycle:refusal.frozen-terms")
    checkTerms(await pinnedInstrument(tx, scope, current), terms)
    await tx.update(cycle, eq(cycle.id, cycleId), {
      title: terms.title,
      periodFrom: terms.periodFrom,
      periodTo: terms.periodTo,
      targetLevel: terms.targetLevel,
      dueDate: terms.dueDate,
      visitDate: terms.visitDate,
      version: current.version + 1,
    })
    return { outcome: "saved" }
  })
}

function changesWhatWasSubmitted(current: CycleRow, terms: CycleTerms): boolean {
  return (
    current.title !== terms.title ||
    current.periodFrom !== terms.periodFrom ||
    current.periodTo !== terms.periodTo ||
    current.targetLevel !== terms.targetLevel
  )
}
