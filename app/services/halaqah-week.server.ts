import { and, eq, inArray } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import { WEEK_SUMS, type WeekSum } from "#app/domain/progress-entry.ts"
import { mondayOf } from "#app/domain/weeks.ts"
import { newId } from "#db/ids.ts"
import { halaqahWeek } from "#db/schema/standings.ts"
import type { Tx } from "#db/write.server.ts"

/** What is added to the week of a day; below zero where something is taken back. */
export type WeekChange = { halaqahId: string; day: Day } & Partial<Record<WeekSum, number>>

/** Adds to the sums of one week of a halaqah, as part of a change. */
export async function addToWeek(tx: Tx, unitId: string, change: WeekChange): Promise<void> {
  await addToWeeks(tx, unitId, [change])
}

/** Adds to the sums of many weeks at once, as part of a change. */
export async function addToWeeks(tx: Tx, unitId: string, changes: readonly WeekChange[]): Promise<void> {
  const byWeek = new Map<string, { halaqahId: string; week: Day; add: Record<WeekSum, number> }>()
  for (const change of changes) {
    const week = mondayOf(change.day)
    const key = `${change.halaqahId} ${week}`
    const known = byWeek.get(key) ?? { halaqahId: change.halaqahId, week, add: nothing() }
    for (const sum of WEEK_SUMS) known.add[sum] += change[sum] ?? 0
    byWeek.set(key, known)
  }
  const wanted = [...byWeek.values()].filter(({ add }) => WEEK_SUMS.some((sum) => add[sum] !== 0))
  if (wanted.length === 0) return
  const stored = await tx
    .select()
    .from(halaqahWeek)
    .where(
      and(
        inArray(halaqahWeek.halaqahId, [...new Set(wanted.map((one) => one.halaqahId))]),
        inArray(halaqahWeek.week, [...new Set(wanted.map((one) => one.week))]),
      ),
    )
  const fresh = []
  for (const { halaqahId, week, add } of wanted) {
    const row = stored.find((one) => one.halaqahId === halaqahId && one.week === week)
    if (row === undefined) fresh.push({ id: newId(), unitId, halaqahId, week, ...add })
    else
      await tx.update(
        halaqahWeek,
        eq(halaqahWeek.id, row.id),
        Object.fromEntries(WEEK_SUMS.map((sum) => [sum, row[sum] + add[sum]])),
      )
  }
  if (fresh.length > 0) await tx.insert(halaqahWeek, fresh)
}

function nothing(): Record<WeekSum, number> {
  return Object.fromEntries(WEEK_SUMS.map((sum) => [sum, 0])) as Record<WeekSum, number>
}
