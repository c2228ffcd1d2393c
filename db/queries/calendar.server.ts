import { and, asc, eq, inArray, isNotNull, ne } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
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
      version: cycle.version,
      openedAt: cycle.openedAt,
    })
    .from(cycle)
    .where(and(inArray(cycle.unitId, [...unitIds]), ne(cycle.state, "hasil")))
    .orderBy(asc(cycle.openedAt), asc(cycle.id))
}

/** The items of these cycles that are due on a day and not approved yet. */
export async function listDueItems(db: Db, cycleIds: readonly string[]) {
  return db
    .select({
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
