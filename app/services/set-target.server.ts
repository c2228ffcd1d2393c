import { and, eq, gte, isNull, lt, or } from "drizzle-orm"
import { addDays } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { TargetMeasure } from "#app/domain/progress-terms.ts"
import { refusal } from "#app/domain/refusal.ts"
import { KIND_MEASURES } from "#app/domain/weekly-work.ts"
import { mondayOf } from "#app/domain/weeks.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { weeklyTarget } from "#db/schema/halaqah.ts"
import { write } from "#db/write.server.ts"

/**
 * Sets what each santri of a halaqah aims at in a week, from this week on; weeks that are over keep what held in
 * them. 0 aims at nothing more, also where the programme has a target.
 * @throws 404, 403, 422 for a measure that the programme does not count.
 */
export async function setTarget(
  actor: Actor,
  halaqahId: string,
  { measure, amount }: { measure: TargetMeasure; amount: number },
): Promise<void> {
  const { unitId } = (await requireHalaqah(db, actor, "target.set", halaqahId)).halaqah
  await write(actor, "target.set", { unitId, halaqahId, measure }, async (tx) => {
    const { halaqah, programme, now } = await requireHalaqah(tx, actor, "target.set", halaqahId)
    if (!KIND_MEASURES[programme.progress].includes(measure)) throw refusal(422, "progress:target.foreign")
    const from = mondayOf(now.day)
    const own = and(
      eq(weeklyTarget.halaqahId, halaqahId),
      isNull(weeklyTarget.santriId),
      eq(weeklyTarget.measure, measure),
    )
    await tx.remove(weeklyTarget, and(own, gte(weeklyTarget.from, from)))
    const goesOn = or(isNull(weeklyTarget.until), gte(weeklyTarget.until, from))
    await tx.update(weeklyTarget, and(own, lt(weeklyTarget.from, from), goesOn), { until: addDays(from, -1) })
    await tx.insert(weeklyTarget, {
      id: newId(),
      unitId,
      programmeId: halaqah.programmeId,
      halaqahId,
      measure,
      amount,
      from,
      setBy: actor.userId,
      setAt: new Date(),
    })
  })
}
