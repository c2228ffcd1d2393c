import { and, asc, eq, gte, inArray, lt, max, or, type SQL } from "drizzle-orm"
import { type Day, dayIn } from "#app/domain/dates.ts"
import type { DayCount, LastCount, RegionUnit } from "#app/domain/region.ts"
import { asOfDay } from "#app/domain/region-report.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { runningCycles } from "#db/queries/readiness-marks.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { unit } from "#db/schema/units.ts"

/** What offices above read of units: names of units, instruments and counts. Nothing else is selected here. */

/** The units with the one above each, by name. */
export async function listRegionUnits(db: Db, unitIds: readonly string[]): Promise<RegionUnit[]> {
  return db
    .select({
      id: unit.id,
      parentId: unit.parentId,
      kind: unit.kind,
      name: unit.name,
      shortName: unit.shortName,
    })
    .from(unit)
    .where(inArray(unit.id, [...unitIds]))
    .orderBy(byText(unit.name))
}

/** The last count of each application of the units that a file brought, or that is still running here. */
export async function listLastCounts(db: Db, unitIds: readonly string[]): Promise<LastCount[]> {
  const newest = newestDays(db)
  return db
    .select({
      unitId: readinessMark.unitId,
      origin: readinessMark.origin,
      cycleRef: readinessMark.cycleRef,
      instrumentKey: readinessMark.instrumentKey,
      instrumentVersion: readinessMark.instrumentVersion,
      day: readinessMark.day,
      dueDate: readinessMark.dueDate,
      visitDate: readinessMark.visitDate,
      items: readinessMark.items,
      ready: readinessMark.ready,
      blocked: readinessMark.blocked,
      blockersUnknown: readinessMark.blockersUnknown,
      overdue: readinessMark.overdue,
      profile: readinessMark.profile,
    })
    .from(readinessMark)
    .innerJoin(newest, and(eq(newest.cycleRef, readinessMark.cycleRef), eq(newest.day, readinessMark.day)))
    .where(
      and(
        inArray(readinessMark.unitId, [...unitIds]),
        or(eq(readinessMark.origin, "file"), inArray(readinessMark.cycleRef, runningCycles(db))),
      ),
    )
    .orderBy(asc(readinessMark.instrumentKey), asc(readinessMark.cycleRef))
}

/** The units' counts from a day on and the last one before it, in order of days. */
export async function listDayCounts(db: Db, unitIds: readonly string[], from: Day): Promise<DayCount[]> {
  const columns = {
    cycleRef: readinessMark.cycleRef,
    day: readinessMark.day,
    items: readinessMark.items,
    ready: readinessMark.ready,
  }
  const ofUnits = inArray(readinessMark.unitId, [...unitIds])
  const newest = newestDays(db, lt(readinessMark.day, from))
  const before = await db
    .select(columns)
    .from(readinessMark)
    .innerJoin(newest, and(eq(newest.cycleRef, readinessMark.cycleRef), eq(newest.day, readinessMark.day)))
    .where(ofUnits)
  const since = await db
    .select(columns)
    .from(readinessMark)
    .where(and(ofUnits, gte(readinessMark.day, from)))
    .orderBy(asc(readinessMark.day))
  return [...before, ...since]
}

/** The last day that the units' newest monthly files speak of, whether or not they count an application. */
export async function listLastReports(db: Db, unitIds: readonly string[]): Promise<Map<string, Day>> {
  const newest = db
    .select({ unitId: exchangeFile.unitId, month: max(exchangeFile.month).as("newest_month") })
    .from(exchangeFile)
    .where(and(eq(exchangeFile.kind, "report"), eq(exchangeFile.way, "read")))
    .groupBy(exchangeFile.unitId)
    .as("newest")
  const rows = await db
    .select({
      unitId: exchangeFile.unitId,
      month: exchangeFile.month,
      madeAt: exchangeFile.madeAt,
      timeZone: unit.timeZone,
    })
    .from(exchangeFile)
    .innerJoin(newest, and(eq(newest.unitId, exchangeFile.unitId), eq(newest.month, exchangeFile.month)))
    .innerJoin(unit, eq(unit.id, exchangeFile.unitId))
    .where(
      and(
        inArray(exchangeFile.unitId, [...unitIds]),
        eq(exchangeFile.kind, "report"),
        eq(exchangeFile.way, "read"),
      ),
    )
    .orderBy(asc(exchangeFile.madeAt))
  return new Map(
    rows.map(({ unitId, month, madeAt, timeZone }) => [
      unitId,
      asOfDay(month ?? "", dayIn(madeAt, timeZone)),
    ]),
  )
}

/** The units of which applications were opened in this installation. */
export async function listCountedHere(db: Db, unitIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ unitId: cycle.unitId })
    .from(cycle)
    .where(inArray(cycle.unitId, [...unitIds]))
  return new Set(rows.map(({ unitId }) => unitId))
}

/** The newest day counted of each application: read from the index of both columns alone. */
function newestDays(db: Db, where?: SQL) {
  return db
    .select({ cycleRef: readinessMark.cycleRef, day: max(readinessMark.day).as("newest_day") })
    .from(readinessMark)
    .where(where)
    .groupBy(readinessMark.cycleRef)
    .as("newest")
}
