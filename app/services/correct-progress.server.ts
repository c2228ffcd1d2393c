import { and, eq } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { type EntryKind, type ProgressEntry, type Work, workOf } from "#app/domain/progress-entry.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { addToWeeks } from "#app/services/halaqah-week.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { renewStandings } from "#app/services/write-standings.server.ts"
import { db } from "#db/client.server.ts"
import { getProgressRow, PROGRESS_TABLES, type ProgressRow } from "#db/queries/progress.server.ts"
import type { setoran } from "#db/schema/progress.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Which line, and the version its form was shown. */
export interface ShownLine {
  of: EntryKind
  id: string
  version: number
}

export interface ProgressCorrection {
  day: Day
  note: string
  said: ProgressEntry["said"]
}

export type CorrectionOutcome =
  | { ok: true }
  /** Someone saved in between: nothing was changed, `current` is what stands now. */
  | { ok: false; current: ProgressRow }

/**
 * Corrects a line of progress; standing and week are brought along.
 * @throws 404; 403; 409 for an erased santri; 422 for a day to come.
 */
export async function correctProgress(
  actor: Actor,
  santriId: string,
  line: ShownLine,
  correction: ProgressCorrection,
): Promise<CorrectionOutcome> {
  return changeLine(actor, santriId, line, async (tx, row, today) => {
    if (correction.day > today) throw refusal(422, "progress:error.day-to-come")
    const table = PROGRESS_TABLES[line.of] as typeof setoran
    const { day, note, said } = correction
    await tx.update(table, and(eq(table.id, row.id), eq(table.version, row.version)), {
      day,
      note,
      ...(said as object),
      version: row.version + 1,
    })
    await bringAlong(tx, row, { day, entry: { of: line.of, said } as ProgressEntry })
  })
}

/** Takes back a line that was entered by mistake; standing and week are brought along. @throws as `correctProgress`. */
export async function removeProgress(
  actor: Actor,
  santriId: string,
  line: ShownLine,
): Promise<CorrectionOutcome> {
  return changeLine(actor, santriId, line, async (tx, row) => {
    const table = PROGRESS_TABLES[line.of] as typeof setoran
    await tx.remove(table, and(eq(table.id, row.id), eq(table.version, row.version)))
    await bringAlong(tx, row, undefined)
  })
}

async function changeLine(
  actor: Actor,
  santriId: string,
  { of, id, version }: ShownLine,
  change: (tx: Tx, row: ProgressRow, today: Day) => Promise<void>,
): Promise<CorrectionOutcome> {
  const { santri } = await requireSantri(db, actor, "progress.record", santriId)
  const { unitId } = santri
  return write(actor, "progress.record", { unitId, santriId, of, id }, async (tx) => {
    const known = await requireSantri(tx, actor, "progress.record", santriId)
    if (known.santri.erasedAt !== null) throw refusal(409, "santri:refusal.erased")
    const row = await getProgressRow(tx, of, santriId, id)
    if (row === undefined) throw notFound()
    if (row.version !== version) return { ok: false, current: row }
    await change(tx, row, known.today)
    return { ok: true }
  })
}

/** Brings standing and weeks along with a line that changed, or went. */
async function bringAlong(
  tx: Tx,
  before: ProgressRow,
  after: { day: Day; entry: ProgressEntry } | undefined,
): Promise<void> {
  const { unitId, santriId, halaqahId, programmeId, entry } = before
  if (halaqahId !== null) {
    const taken = Object.entries(workOf(entry)).map(([sum, amount]) => [sum, -amount])
    const changes = [{ halaqahId, day: before.day, records: -1, ...(Object.fromEntries(taken) as Work) }]
    if (after !== undefined) changes.push({ halaqahId, day: after.day, records: 1, ...workOf(after.entry) })
    await addToWeeks(tx, unitId, changes)
  }
  if (entry.of !== "akhlak" && programmeId !== null)
    await renewStandings(tx, { unitId, of: entry.of, programmeId }, [santriId])
}
