import { and, count, eq, gte, isNotNull, lte, sql } from "drizzle-orm"
import type { Period } from "#app/domain/days.ts"
import type { SupportingCount } from "#app/domain/progress-terms.ts"
import type { Db } from "#db/client.server.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { attendance } from "#db/schema/sessions.ts"

/** How often each santri of a unit was there, by month and count, in programmes that go into one. */
export async function countParticipation(db: Db, unitId: string, { from, to }: Period) {
  const month = sql<string>`substr(${attendance.day}, 1, 7)`
  const rows = await db
    .select({ month, number: santri.number, count: programme.supportingCount, times: count() })
    .from(attendance)
    .innerJoin(halaqah, eq(halaqah.id, attendance.halaqahId))
    .innerJoin(programme, eq(programme.id, halaqah.programmeId))
    .innerJoin(santri, eq(santri.id, attendance.santriId))
    .where(
      and(
        eq(attendance.unitId, unitId),
        gte(attendance.day, from),
        lte(attendance.day, to),
        eq(attendance.status, "hadir"),
        isNotNull(programme.supportingCount),
      ),
    )
    .groupBy(month, santri.number, programme.supportingCount)
  return rows.map((row) => ({ ...row, count: row.count as SupportingCount }))
}
