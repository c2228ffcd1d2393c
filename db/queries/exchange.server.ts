import { and, between, desc, eq, inArray } from "drizzle-orm"
import type { ExchangeKind } from "#app/domain/exchange.ts"
import { asOfDay } from "#app/domain/region-report.ts"
import type { Db } from "#db/client.server.ts"
import { exchangeFile, exchangeKey } from "#db/schema/exchange.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { unit } from "#db/schema/units.ts"

export type ExchangeFileRow = typeof exchangeFile.$inferSelect
export type ExchangeKeyRow = typeof exchangeKey.$inferSelect

/** Keys that were trusted, with the unit each is known as; the newest first. */
export async function listKeys(db: Db, unitIds: readonly string[]) {
  return db
    .select({
      id: exchangeKey.id,
      unitId: exchangeKey.unitId,
      unit: unit.shortName,
      fingerprint: exchangeKey.fingerprint,
      trustedAt: exchangeKey.trustedAt,
      retiredAt: exchangeKey.retiredAt,
    })
    .from(exchangeKey)
    .innerJoin(unit, eq(unit.id, exchangeKey.unitId))
    .where(inArray(exchangeKey.unitId, [...unitIds]))
    .orderBy(desc(exchangeKey.trustedAt), desc(exchangeKey.id))
}

/** Whose key this is; whoever it was trusted for. */
export async function listKeysOf(db: Db, fingerprint: string): Promise<ExchangeKeyRow[]> {
  return db.select().from(exchangeKey).where(eq(exchangeKey.fingerprint, fingerprint))
}

/** The units' files of a kind and way without their content, the newest first. */
export async function listFiles(
  db: Db,
  unitIds: readonly string[],
  { kind, way, limit }: { kind: ExchangeKind; way: "made" | "read"; limit: number },
) {
  return db
    .select({
      id: exchangeFile.id,
      unitId: exchangeFile.unitId,
      unit: unit.shortName,
      month: exchangeFile.month,
      sha256: exchangeFile.sha256,
      size: exchangeFile.size,
      madeAt: exchangeFile.madeAt,
      handledAt: exchangeFile.handledAt,
    })
    .from(exchangeFile)
    .innerJoin(unit, eq(unit.id, exchangeFile.unitId))
    .where(
      and(inArray(exchangeFile.unitId, [...unitIds]), eq(exchangeFile.kind, kind), eq(exchangeFile.way, way)),
    )
    .orderBy(desc(exchangeFile.handledAt), desc(exchangeFile.id))
    .limit(limit)
}

/** One file with its content, of the units. */
export async function getFile(db: Db, unitIds: readonly string[], id: string) {
  const [row] = await db
    .select()
    .from(exchangeFile)
    .where(and(eq(exchangeFile.id, id), inArray(exchangeFile.unitId, [...unitIds])))
  return row
}

/** Whether this content was made or read for the unit before. */
export async function getKnownFile(db: Db, unitId: string, way: "made" | "read", sha256: string) {
  const [row] = await db
    .select()
    .from(exchangeFile)
    .where(and(eq(exchangeFile.unitId, unitId), eq(exchangeFile.way, way), eq(exchangeFile.sha256, sha256)))
  return row
}

/** The unit's report of a month that was read, the one made last. */
export async function getNewestReport(db: Db, unitId: string, month: string) {
  const [row] = await db
    .select({ madeAt: exchangeFile.madeAt })
    .from(exchangeFile)
    .where(
      and(
        eq(exchangeFile.unitId, unitId),
        eq(exchangeFile.kind, "report"),
        eq(exchangeFile.way, "read"),
        eq(exchangeFile.month, month),
      ),
    )
    .orderBy(desc(exchangeFile.madeAt))
    .limit(1)
  return row
}

/** The units whose report of a month was read, or of which files brought counts of that month. */
export async function listReporters(db: Db, unitIds: readonly string[], month: string): Promise<Set<string>> {
  const files = await db
    .selectDistinct({ unitId: exchangeFile.unitId })
    .from(exchangeFile)
    .where(
      and(
        inArray(exchangeFile.unitId, [...unitIds]),
        eq(exchangeFile.kind, "report"),
        eq(exchangeFile.way, "read"),
        eq(exchangeFile.month, month),
      ),
    )
  const counts = await db
    .selectDistinct({ unitId: readinessMark.unitId })
    .from(readinessMark)
    .where(
      and(
        inArray(readinessMark.unitId, [...unitIds]),
        eq(readinessMark.origin, "file"),
        between(readinessMark.day, `${month}-01`, asOfDay(month, "9999-12-31")),
      ),
    )
  return new Set([...files, ...counts].map(({ unitId }) => unitId))
}
