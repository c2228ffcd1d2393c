import { and, desc, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { instrument, instrumentCheck } from "#db/schema/instruments.ts"

/** Every installed instrument without its content, by key, newest version first. */
export async function listInstruments(db: Db) {
  return db
    .select({
      id: instrument.id,
      key: instrument.key,
      version: instrument.version,
      contentHash: instrument.contentHash,
      addedAt: instrument.addedAt,
    })
    .from(instrument)
    .orderBy(byText(instrument.key), desc(instrument.addedAt))
}

/** One installed instrument with its canonical content, by row id. */
export async function getInstrument(db: Db, id: string) {
  const [row] = await db.select().from(instrument).where(eq(instrument.id, id))
  return row
}

/** One installed instrument with its canonical content, by key and version. */
export async function getInstrumentVersion(db: Db, key: string, version: string) {
  const [row] = await db
    .select()
    .from(instrument)
    .where(and(eq(instrument.key, key), eq(instrument.version, version)))
  return row
}

/**
 * The records that somebody checked an instrument's content against the primary text, newest first,
 * withdrawn ones included; of the given units alone.
 */
export async function listInstrumentChecks(db: Db, unitIds: readonly string[], contentHash: string) {
  return db
    .select({
      id: instrumentCheck.id,
      unitId: instrumentCheck.unitId,
      checkedBy: instrumentCheck.checkedBy,
      office: instrumentCheck.office,
      checkedOn: instrumentCheck.checkedOn,
      primaryText: instrumentCheck.primaryText,
      note: instrumentCheck.note,
      withdrawn: instrumentCheck.withdrawn,
    })
    .from(instrumentCheck)
    .where(and(inArray(instrumentCheck.unitId, [...unitIds]), eq(instrumentCheck.contentHash, contentHash)))
    .orderBy(desc(instrumentCheck.recordedAt), desc(instrumentCheck.id))
}

/** The record that makes a content count as checked in a unit: the newest that was not withdrawn. */
export async function getInstrumentCheck(db: Db, unitId: string, contentHash: string) {
  const checks = await listInstrumentChecks(db, [unitId], contentHash)
  return checks.find((check) => !check.withdrawn)
}

/** The contents among those given that count as checked in one of the units. */
export async function listCheckedContents(db: Db, unitIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ contentHash: instrumentCheck.contentHash })
    .from(instrumentCheck)
    .where(and(inArray(instrumentCheck.unitId, [...unitIds]), eq(instrumentCheck.withdrawn, false)))
  return new Set(rows.map((row) => row.contentHash))
}
