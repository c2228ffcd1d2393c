import { and, eq, inArray } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import { ENTRY_KINDS, type ProgressEntry, workOf } from "#app/domain/progress-entry.ts"
import { addToWeeks } from "#app/services/halaqah-week.server.ts"
import { extendStandings, renewStandings, type StandingKind } from "#app/services/write-standings.server.ts"
import { newId } from "#db/ids.ts"
import { PROGRESS_TABLES } from "#db/queries/progress.server.ts"
import { levelCompletion } from "#db/schema/papers.ts"
import type { Tx } from "#db/write.server.ts"

/** One line of progress to be written down. */
export interface NewLine {
  entry: ProgressEntry
  santriId: string
  halaqahId: string | null
  sessionId: string | null
  /** Of the line's programme; null for akhlak, which has none. */
  programmeId: string | null
  day: Day
  note: string
  onBehalfOfId: string | null
}

/** That a level was finished, as its ustadz says. */
export interface NewCompletion {
  santriId: string
  programmeId: string
  level: number
  day: Day
  onBehalfOfId: string | null
  imtihanId?: string | null
}

interface Entered {
  unitId: string
  enteredBy: string
  enteredAt: Date
}

/** Adds lines of progress, with the standings and weeks that follow from them, as part of a change. */
export async function insertProgress(tx: Tx, entered: Entered, lines: readonly NewLine[]): Promise<void> {
  const ordered = [...lines].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  for (const of of ENTRY_KINDS) {
    const rows = ordered
      .filter((line) => line.entry.of === of)
      .map(({ entry, programmeId, ...where }) => ({
        id: newId(),
        ...entered,
        ...where,
        ...(of === "ibadah" || of === "akhlak" ? {} : { programmeId: programmeId as string }),
        ...entry.said,
        standsIn: programmeId,
      }))
    if (rows.length === 0) continue
    const stored = rows.map(({ standsIn: _, ...row }) => row)
    await tx.insert(PROGRESS_TABLES[of], stored as never)
    if (of !== "akhlak") await extendAll(tx, entered.unitId, of, rows)
  }
  const weeks = lines.flatMap(({ entry, halaqahId, day }) =>
    halaqahId === null ? [] : [{ halaqahId, day, records: 1, ...workOf(entry) }],
  )
  await addToWeeks(tx, entered.unitId, weeks)
}

/**
 * Notes finished levels that are not noted yet, as part of a change, and brings the standings of `of` along.
 * @returns how many were new.
 */
export async function insertCompletions(
  tx: Tx,
  { unitId, enteredBy, enteredAt }: Entered,
  of: StandingKind,
  completions: readonly NewCompletion[],
): Promise<number> {
  let added = 0
  for (const programmeId of new Set(completions.map((one) => one.programmeId))) {
    const wanted = completions.filter((one) => one.programmeId === programmeId)
    const santriIds = [...new Set(wanted.map((one) => one.santriId))]
    const known = await tx
      .select({ santriId: levelCompletion.santriId, level: levelCompletion.level })
      .from(levelCompletion)
      .where(and(eq(levelCompletion.programmeId, programmeId), inArray(levelCompletion.santriId, santriIds)))
    const seen = new Set(known.map((row) => `${row.santriId} ${row.level}`))
    const fresh = wanted.filter(({ santriId, level }) => {
      const key = `${santriId} ${level}`
      return seen.has(key) ? false : seen.add(key)
    })
    if (fresh.length === 0) continue
    await tx.insert(
      levelCompletion,
      fresh.map((one) => ({ id: newId(), unitId, enteredBy, enteredAt, imtihanId: null, ...one })),
    )
    await renewStandings(tx, { unitId, of, programmeId }, [...new Set(fresh.map((one) => one.santriId))])
    added += fresh.length
  }
  return added
}

async function extendAll(
  tx: Tx,
  unitId: string,
  of: StandingKind,
  rows: readonly { id: string; santriId: string; day: Day; standsIn: string | null }[],
): Promise<void> {
  for (const programmeId of new Set(rows.map((row) => row.standsIn))) {
    if (programmeId === null) throw new Error(`A line of "${of}" names no programme`)
    await extendStandings(
      tx,
      { unitId, of, programmeId },
      rows.filter((row) => row.standsIn === programmeId),
    )
  }
}
