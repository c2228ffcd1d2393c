import type { Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ProgressEntry } from "#app/domain/progress-entry.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import {
  insertCompletions,
  insertProgress,
  type NewCompletion,
  type NewLine,
} from "#app/services/insert-progress.server.ts"
import { type LessonAsked, readLesson } from "#app/services/read-lesson.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { requireTaught } from "#app/services/session-teacher.server.ts"
import { db } from "#db/client.server.ts"
import { write } from "#db/write.server.ts"

/** What was recorded of one santri. */
export interface SantriLines {
  santriId: string
  /** The number of lines that the form was shown. */
  seen: number
  entries: readonly ProgressEntry[]
  /** The level that was finished with it. */
  completes: number | null
  note: string
}

export type RecordOutcome =
  | { ok: true; count: number }
  /** Others recorded meanwhile: nothing was changed; `stale` are the santri concerned. */
  | { ok: false; stale: string[] }

/**
 * Writes down what a halaqah did on a day, with the standings and the week's sums that follow from it: all of it,
 * or nothing.
 * @throws 404; 403; 409 for an erased santri; 422 for a day to come, for who does not learn there that day, and for
 * an ustadz whom the actor may not name.
 */
export async function recordProgress(
  actor: Actor,
  halaqahId: string,
  asked: LessonAsked & { day: Day },
  { lines, educatorId }: { lines: readonly SantriLines[]; educatorId: string | null },
): Promise<RecordOutcome> {
  const { unitId } = (await requireHalaqah(db, actor, "progress.record", halaqahId)).halaqah
  return write(actor, "progress.record", { unitId, halaqahId, day: asked.day }, async (tx) => {
    const lesson = await readLesson(tx, actor, halaqahId, asked)
    if (asked.day > lesson.today) throw refusal(422, "progress:error.day-to-come")
    const { onBehalfOfId } = requireTaught(lesson.teachers, educatorId)
    const stale: string[] = []
    const fresh: NewLine[] = []
    const completions: NewCompletion[] = []
    for (const { santriId, seen, entries, completes, note } of lines) {
      const member = lesson.members.find((one) => one.id === santriId)
      if (member === undefined) throw refusal(422, "progress:error.no-member")
      if (member.isErased) throw refusal(409, "santri:refusal.erased")
      if (member.seen !== seen) stale.push(santriId)
      const programmeId = lesson.programme?.id ?? null
      const where = { santriId, day: asked.day, onBehalfOfId }
      for (const entry of entries) {
        if (entry.of !== lesson.of) throw notFound()
        fresh.push({ ...where, entry, halaqahId, sessionId: lesson.sessionId, programmeId, note })
      }
      if (completes !== null && programmeId !== null)
        completions.push({ ...where, programmeId, level: completes })
    }
    if (stale.length > 0) return { ok: false, stale }
    const entered = { unitId, enteredBy: actor.userId, enteredAt: new Date() }
    await insertProgress(tx, entered, fresh)
    if (lesson.of === "tahsin") await insertCompletions(tx, entered, lesson.of, completions)
    return { ok: true, count: lines.length }
  })
}
