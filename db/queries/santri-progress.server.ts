import { and, asc, between, count, desc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import { ENTRY_KINDS } from "#app/domain/progress-entry.ts"
import type { Db } from "#db/client.server.ts"
import { asProgressRow, PROGRESS_TABLES, type ProgressRow } from "#db/queries/progress.server.ts"
import { user } from "#db/schema/accounts.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqah, halaqahMember, weeklyTarget } from "#db/schema/halaqah.ts"
import { ibadahItem, kitab, method } from "#db/schema/programmes.ts"
import type { setoran } from "#db/schema/progress.ts"
import { attendance } from "#db/schema/sessions.ts"

/** Every line of progress of a santri, the latest day first. */
export async function listProgressOf(db: Db, santriId: string): Promise<ProgressRow[]> {
  const kinds = await Promise.all(
    ENTRY_KINDS.map(async (of) => {
      const table = PROGRESS_TABLES[of] as typeof setoran
      const rows = await db.select().from(table).where(eq(table.santriId, santriId))
      return rows.map((row) => asProgressRow(of, row))
    }),
  )
  return kinds.flat().sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? 1 : -1))
}

/** How often a santri was there over some days, by status. */
export async function countAttendanceOf(db: Db, santriId: string, from: Day, to: Day) {
  const rows = await db
    .select({ status: attendance.status, count: count() })
    .from(attendance)
    .where(and(eq(attendance.santriId, santriId), between(attendance.day, from, to)))
    .groupBy(attendance.status)
  return rows.map((row) => ({ status: row.status, count: Number(row.count) }))
}

/** Where a santri learned, learns or will learn, with the programme; the earliest first. */
export async function listPlacesOf(db: Db, santriId: string) {
  return db
    .select({
      santriId: halaqahMember.santriId,
      halaqahId: halaqahMember.halaqahId,
      halaqah: halaqah.name,
      programmeId: halaqah.programmeId,
      from: halaqahMember.from,
      until: halaqahMember.until,
    })
    .from(halaqahMember)
    .innerJoin(halaqah, eq(halaqah.id, halaqahMember.halaqahId))
    .where(eq(halaqahMember.santriId, santriId))
    .orderBy(asc(halaqahMember.from), asc(halaqahMember.id))
}

/** The weekly targets of a unit that hold in some days; those of other santri left out where one is named. */
export async function listTargets(db: Db, unitId: string, from: Day, to: Day, santriId?: string) {
  return db
    .select({
      id: weeklyTarget.id,
      programmeId: weeklyTarget.programmeId,
      halaqahId: weeklyTarget.halaqahId,
      santriId: weeklyTarget.santriId,
      measure: weeklyTarget.measure,
      amount: weeklyTarget.amount,
      from: weeklyTarget.from,
      until: weeklyTarget.until,
    })
    .from(weeklyTarget)
    .where(
      and(
        eq(weeklyTarget.unitId, unitId),
        lte(weeklyTarget.from, to),
        or(isNull(weeklyTarget.until), gte(weeklyTarget.until, from)),
        santriId === undefined
          ? undefined
          : or(isNull(weeklyTarget.santriId), eq(weeklyTarget.santriId, santriId)),
      ),
    )
    .orderBy(desc(weeklyTarget.from), desc(weeklyTarget.id))
}

/** Names of what lines of a unit's progress refer to, by id. */
export async function readLineNames(db: Db, unitId: string) {
  const [kitabs, methods, items] = await Promise.all([
    db.select({ id: kitab.id, name: kitab.title }).from(kitab).where(eq(kitab.unitId, unitId)),
    db.select({ id: method.id, name: method.name }).from(method).where(eq(method.unitId, unitId)),
    db
      .select({ id: ibadahItem.id, name: ibadahItem.name })
      .from(ibadahItem)
      .where(eq(ibadahItem.unitId, unitId)),
  ])
  const byId = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]))
  return { kitab: byId(kitabs), method: byId(methods), item: byId(items) }
}

/** Names of educators, by id. */
export async function listEducatorNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: educator.id, name: educator.name })
    .from(educator)
    .where(inArray(educator.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Names of accounts, by id. */
export async function listAccountNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}
