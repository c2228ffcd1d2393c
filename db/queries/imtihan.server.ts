import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { imtihan, imtihanResult } from "#db/schema/papers.ts"

export type ImtihanRow = typeof imtihan.$inferSelect

/** The examinations of a halaqah, the latest first, with how many were marked and passed. */
export async function listImtihan(db: Db, halaqahId: string) {
  const passed = sql<number>`sum(case when ${eq(imtihanResult.passed, true)} then 1 else 0 end)`
  const rows = await db
    .select({
      id: imtihan.id,
      title: imtihan.title,
      day: imtihan.day,
      level: imtihan.level,
      marked: count(imtihanResult.id),
      passed,
    })
    .from(imtihan)
    .leftJoin(imtihanResult, eq(imtihanResult.imtihanId, imtihan.id))
    .where(eq(imtihan.halaqahId, halaqahId))
    .groupBy(imtihan.id)
    .orderBy(desc(imtihan.day), desc(imtihan.id))
  return rows.map((row) => ({ ...row, marked: Number(row.marked), passed: Number(row.passed ?? 0) }))
}

/** An examination of a halaqah, where it is one. */
export async function getImtihan(db: Db, halaqahId: string, id: string): Promise<ImtihanRow | undefined> {
  const where = and(eq(imtihan.id, id), eq(imtihan.halaqahId, halaqahId))
  const [row] = await db.select().from(imtihan).where(where)
  return row
}

/** Who of some santri passed an examination of a level, and when: the earliest first. */
export async function listPasses(
  db: Db,
  { programmeId, level }: { programmeId: string; level: number },
  santriIds: readonly string[],
) {
  if (santriIds.length === 0) return []
  return db
    .select({ santriId: imtihanResult.santriId, day: imtihan.day, imtihanId: imtihan.id })
    .from(imtihanResult)
    .innerJoin(imtihan, eq(imtihan.id, imtihanResult.imtihanId))
    .where(
      and(
        eq(imtihan.programmeId, programmeId),
        eq(imtihan.level, level),
        eq(imtihanResult.passed, true),
        inArray(imtihanResult.santriId, [...santriIds]),
      ),
    )
    .orderBy(asc(imtihan.day), asc(imtihan.id))
}

export async function listResults(db: Db, imtihanId: string) {
  return db.select().from(imtihanResult).where(eq(imtihanResult.imtihanId, imtihanId))
}
