import { eq } from "drizzle-orm"
import { listItems } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { type CycleTerms, checkTerms } from "#app/services/cycle-terms.ts"
import { instrumentOf } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getInstrument } from "#db/queries/instruments.server.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { applicant } from "#db/schema/units.ts"
import { write } from "#db/write.server.ts"

export interface NewCycle extends CycleTerms {
  applicantId: string
  /** Row id of the installed instrument. */
  instrumentId: string
}

/**
 * Opens a cycle at the applicant's unit: pins the instrument with a copy of its content and makes an empty
 * answer for each item that applies to this kind of applicant.
 * @returns the cycle's id.
 * @throws 404 for an unknown instrument or an applicant outside the scope, 422 for terms that do not fit.
 */
export async function openCycle(actor: Actor, input: NewCycle): Promise<string> {
  const cycleId = newId()
  const [who] = await db
    .select({ unitId: applicant.unitId, kind: applicant.kind })
    .from(applicant)
    .where(eq(applicant.id, input.applicantId))
  if (who === undefined || !scopeOf(actor).unitIds.includes(who.unitId)) throw notFound()
  const { unitId } = who
  authorise(actor, "cycle.open", { unitId })
  await write(actor, "cycle.open", { unitId, cycleId }, async (tx) => {
    const installed = await getInstrument(tx, input.instrumentId)
    if (installed === undefined) throw notFound()
    const instrument = instrumentOf(installed.contentHash, installed.content)
    if (!instrument.applicants.includes(who.kind)) throw refusal(422, "cycle:error.applicant-kind")
    checkTerms(instrument, input)
    await tx.insert(cycle, {
      id: cycleId,
      unitId,
      applicantId: input.applicantId,
      title: input.title,
      instrumentKey: installed.key,
      instrumentVersion: installed.version,
      instrumentHash: installed.contentHash,
      instrumentContent: installed.content,
      targetLevel: input.targetLevel,
      periodFrom: input.periodFrom,
      periodTo: input.periodTo,
      dueDate: input.dueDate,
      visitDate: input.visitDate,
      state: "persiapan",
      openedBy: actor.userId,
      openedAt: new Date(),
    })
    const items = listItems(instrument, who.kind)
    if (items.length === 0) return
    await tx.insert(
      response,
      items.map(({ item }) => ({ id: newId(), unitId, cycleId, item: item.key })),
    )
  })
  return cycleId
}
