import { and, eq } from "drizzle-orm"
import { countReadiness, type ReadinessCounts } from "#app/domain/readiness-mark.ts"
import { type JudgedCycle, judgeCycle } from "#app/services/read-cycle.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { getLastMark, listRunningCycles } from "#db/queries/readiness-marks.server.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { systemActor, write } from "#db/write.server.ts"

/** Counts every running cycle and keeps what changed since it was last counted, once for each day. */
export async function noteReadiness(): Promise<void> {
  for (const { id, unitId } of await listRunningCycles(db)) {
    const row = await requireCycle(db, { unitIds: [unitId], cycleIds: [] }, id)
    await keepMark(await judgeCycle(db, { unitIds: [unitId], cycleIds: [] }, row))
  }
}

async function keepMark(judged: JudgedCycle): Promise<void> {
  const { cycle, today } = judged
  const counts = countsOf(judged)
  const terms = {
    cycleTitle: cycle.title,
    instrumentKey: cycle.instrumentKey,
    instrumentVersion: cycle.instrumentVersion,
    dueDate: cycle.dueDate,
    visitDate: cycle.visitDate,
  }
  const last = await getLastMark(db, cycle.id)
  if (last !== undefined && isSame({ ...terms, ...counts }, last)) return
  const mark = { ...terms, ...counts, takenAt: new Date() }
  const subject = { unitId: cycle.unitId, cycleId: cycle.id }
  await write(systemActor("readiness"), "system.note-readiness", subject, async (tx) => {
    const [known] = await tx.update(
      readinessMark,
      and(eq(readinessMark.cycleRef, cycle.id), eq(readinessMark.day, today)),
      mark,
    )
    if (known !== undefined) return
    await tx.insert(readinessMark, {
      id: newId(),
      unitId: cycle.unitId,
      origin: "own",
      cycleRef: cycle.id,
      day: today,
      ...mark,
    })
  })
}

/** What a judged cycle comes to in numbers, as marks, pages and sheets say it. */
export function countsOf({ readiness, all }: JudgedCycle): ReadinessCounts {
  return countReadiness(readiness, all)
}

/** Whether a kept count says all that was counted now. */
function isSame(now: object, kept: object): boolean {
  const then = new Map(Object.entries(kept))
  return Object.entries(now).every(([key, value]) => JSON.stringify(value) === JSON.stringify(then.get(key)))
}
