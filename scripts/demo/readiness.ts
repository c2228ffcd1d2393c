import { addDays, type Day } from "#app/domain/dates.ts"
import type { ReadinessCounts } from "#app/domain/readiness-mark.ts"
import { noteReadiness } from "#app/services/note-readiness.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getLastMark, type MarkRow } from "#db/queries/readiness-marks.server.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { systemActor, write } from "#db/write.server.ts"

/** Weeks of work behind the demo's cycles. */
const WEEKS = 11

/** Counts today's readiness and invents how it grew to it, week by week. */
export async function addReadinessStory(
  unitId: string,
  cycleIds: readonly string[],
  today: Day,
): Promise<void> {
  await noteReadiness()
  for (const cycleId of cycleIds) {
    const now = await getLastMark(db, cycleId)
    if (now === undefined) throw new Error(`Cycle "${cycleId}" was not counted`)
    const weeks = Array.from({ length: WEEKS }, (_, at) => WEEKS - at)
    await write(systemActor("demo"), "system.note-readiness", { unitId, cycleId }, async (tx) => {
      await tx.insert(
        readinessMark,
        weeks.map((weeksAgo) => earlier(now, addDays(today, -7 * weeksAgo), 1 - weeksAgo / (WEEKS + 1))),
      )
    })
  }
}

/** What might have been counted on an earlier day, when `share` of the work was done. */
function earlier(now: MarkRow, day: Day, share: number): MarkRow {
  const part = (count: number) => Math.floor(count * share)
  const grown: Pick<
    ReadinessCounts,
    "ready" | "approved" | "submitted" | "unanswered" | "urgent" | "overdue"
  > = {
    ready: part(now.ready),
    approved: part(now.approved),
    submitted: part(now.submitted),
    unanswered: now.items - part(now.items - now.unanswered),
    urgent: now.urgent + (share < 0.5 ? 2 : 0),
    overdue: now.overdue,
  }
  return {
    ...now,
    ...grown,
    id: newId(),
    day,
    components: now.components.map((one) => ({
      ...one,
      ready: part(one.ready),
      approved: part(one.approved),
      submitted: part(one.submitted),
    })),
    takenAt: new Date(`${day}T05:00:00Z`),
  }
}
