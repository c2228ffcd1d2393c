import { and, asc, eq, inArray, isNotNull, max, ne } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { auditEntry, auditRow } from "#db/schema/audit.ts"
import { calendarSpan } from "#db/schema/calendar.ts"
import { cycle, response } from "#db/schema/cycles.ts"
import { position } from "#db/schema/units.ts"

/** A row of the calendar_span table as stored. */
export type StoredSpan = typeof calendarSpan.$inferSelect

/** The spans of the units' calendars, the earliest first. */
export async function listSpans(db: Db, unitIds: readonly string[]): Promise<StoredSpan[]> {
  return db
    .select()
    .from(calendarSpan)
    .where(inArray(calendarSpan.unitId, [...unitIds]))
    .orderBy(asc(calendarSpan.from), asc(calendarSpan.id))
}

/** The cycles of the units that have no result yet, with the days people work towards. */
export async function listOpenCycles(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: cycle.id,
      unitId: cycle.unitId,
      title: cycle.title,
      state: cycle.state,
      dueDate: cycle.dueDate,
      visitDate: cycle.visitDate,
    })
    .from(cycle)
    .where(and(inArray(cycle.unitId, [...unitIds]), ne(cycle.state, "hasil")))
    .orderBy(asc(cycle.openedAt), asc(cycle.id))
}

/** The items of these cycles that are due on a day and not approved yet. */
export async function listDueItems(db: Db, cycleIds: readonly string[]) {
  return db
    .select({
      id: response.id,
      cycleId: response.cycleId,
      item: response.item,
      dueDate: response.dueDate,
      positionId: response.positionId,
      positionTitle: position.title,
    })
    .from(response)
    .leftJoin(position, eq(position.id, response.positionId))
    .where(
      and(
        inArray(response.cycleId, [...cycleIds]),
        isNotNull(response.dueDate),
        ne(response.status, "disetujui"),
      ),
    )
    .orderBy(asc(response.dueDate), asc(response.item))
}

/** The last entry of the audit log about something: its place in the log, and when it was written. */
export interface LastChange {
  sequence: number
  at: Date
}

/** The last change of each of these rows, by their keys. */
export async function listLastChanges(db: Db, keys: readonly string[]): Promise<Map<string, LastChange>> {
  const rows = await db
    .select({ of: auditRow.rowKey, sequence: max(auditEntry.sequence), at: max(auditEntry.at) })
    .from(auditRow)
    .innerJoin(auditEntry, eq(auditEntry.sequence, auditRow.sequence))
    .where(
      and(
        inArray(auditRow.tableName, ["cycle", "response", "position", "agreement", "calendar_span"]),
        inArray(auditRow.rowKey, [...keys]),
      ),
    )
    .groupBy(auditRow.rowKey)
  return changesBy(rows)
}

/** The last change of any span of each unit's calendar, also of those that are gone; by the unit's id. */
export async function listLastSpanChanges(
  db: Db,
  unitIds: readonly string[],
): Promise<Map<string, LastChange>> {
  const rows = await db
    .select({ of: auditEntry.unitId, sequence: max(auditEntry.sequence), at: max(auditEntry.at) })
    .from(auditRow)
    .innerJoin(auditEntry, eq(auditEntry.sequence, auditRow.sequence))
    .where(and(eq(auditRow.tableName, "calendar_span"), inArray(auditEntry.unitId, [...unitIds])))
    .groupBy(auditEntry.unitId)
  return changesBy(rows)
}

function changesBy(
  rows: readonly { of: string | null; sequence: number | null; at: Date | null }[],
): Map<string, LastChange> {
  return new Map(
    rows.flatMap(({ of, sequence, at }) =>
      of === null || sequence === null || at === null ? [] : [[of, { sequence: Number(sequence), at }]],
    ),
  )
}
