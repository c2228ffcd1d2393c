import { and, asc, between, desc, eq, gte, inArray, ne, notExists } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { evidence } from "#db/schema/evidence.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { halaqahSession, sessionSheet, sheetScan } from "#db/schema/sessions.ts"

export type SheetRow = typeof sessionSheet.$inferSelect

/** A sheet with its session and halaqah. */
export type PlacedSheet = Awaited<ReturnType<typeof listSheetsBetween>>[number]

/** The sheets printed for a session, the latest first. */
export async function listSheets(db: Db, sessionId: string): Promise<SheetRow[]> {
  return db
    .select()
    .from(sessionSheet)
    .where(eq(sessionSheet.sessionId, sessionId))
    .orderBy(desc(sessionSheet.printedAt), desc(sessionSheet.id))
}

const PLACED = {
  sheet: sessionSheet,
  session: halaqahSession,
  halaqah: { id: halaqah.id, name: halaqah.name },
}

/** A sheet of the units by its id, with its session and halaqah. */
export async function getSheet(db: Db, unitIds: readonly string[], sheetId: string) {
  const [row] = await placed(db).where(and(eq(sessionSheet.id, sheetId), inUnits(unitIds)))
  return row
}

/** Sheets of the units by their codes, with session and halaqah. */
export async function findSheets(db: Db, unitIds: readonly string[], codes: readonly string[]) {
  if (codes.length === 0) return []
  return placed(db).where(and(inArray(sessionSheet.code, [...codes]), inUnits(unitIds)))
}

/** Sheets of the units printed for sessions since a day of which no picture is kept, the latest first. */
export async function listUnscannedSheets(db: Db, unitIds: readonly string[], since: Day, most: number) {
  const scans = db.select({ id: sheetScan.id }).from(sheetScan).where(eq(sheetScan.sheetId, sessionSheet.id))
  return placed(db)
    .where(and(inUnits(unitIds), gte(halaqahSession.day, since), notExists(scans)))
    .orderBy(desc(halaqahSession.day), desc(sessionSheet.printedAt))
    .limit(most)
}

/** The sheets printed for sessions of a period that did not fall away, in order; those of one session the latest first. */
export async function listSheetsBetween(db: Db, halaqahIds: readonly string[], { from, to }: Period) {
  if (halaqahIds.length === 0) return []
  return placed(db)
    .where(
      and(
        inArray(halaqahSession.halaqahId, [...halaqahIds]),
        between(halaqahSession.day, from, to),
        ne(halaqahSession.state, "cancelled"),
      ),
    )
    .orderBy(
      asc(halaqahSession.day),
      asc(halaqahSession.startsAt),
      byText(halaqah.name),
      asc(halaqahSession.id),
      desc(sessionSheet.printedAt),
      desc(sessionSheet.id),
    )
}

/** The pictures kept of some sheets. */
export async function listScansOf(db: Db, sheetIds: readonly string[]) {
  if (sheetIds.length === 0) return []
  return db
    .select({ sheetId: sheetScan.sheetId, evidenceId: evidence.id, number: evidence.number })
    .from(sheetScan)
    .innerJoin(evidence, eq(evidence.id, sheetScan.evidenceId))
    .where(inArray(sheetScan.sheetId, [...sheetIds]))
    .orderBy(evidence.number)
}

/** Whether a file is kept as a picture of a printed sheet. */
export async function isSheetScan(db: Db, evidenceId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: sheetScan.id })
    .from(sheetScan)
    .where(eq(sheetScan.evidenceId, evidenceId))
    .limit(1)
  return row !== undefined
}

/** The sheets that a file is kept as a picture of. */
export async function listSheetsShown(db: Db, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return []
  return db
    .select({ evidenceId: sheetScan.evidenceId, ...PLACED })
    .from(sheetScan)
    .innerJoin(sessionSheet, eq(sessionSheet.id, sheetScan.sheetId))
    .innerJoin(halaqahSession, eq(halaqahSession.id, sessionSheet.sessionId))
    .innerJoin(halaqah, eq(halaqah.id, halaqahSession.halaqahId))
    .where(inArray(sheetScan.evidenceId, [...evidenceIds]))
}

function placed(db: Db) {
  return db
    .select(PLACED)
    .from(sessionSheet)
    .innerJoin(halaqahSession, eq(halaqahSession.id, sessionSheet.sessionId))
    .innerJoin(halaqah, eq(halaqah.id, halaqahSession.halaqahId))
}

function inUnits(unitIds: readonly string[]) {
  return inArray(sessionSheet.unitId, [...unitIds])
}
