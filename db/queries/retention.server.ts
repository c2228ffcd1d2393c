import { and, asc, desc, eq, inArray, isNull, like } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { auditDetail } from "#db/schema/audit.ts"
import { akhlak, ibadahRecord, kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { enrolment, retention, santri } from "#db/schema/santri.ts"

/** The tables that hold lessons and progress of one person. */
export const PERSONAL_PROGRESS = [tahsin, setoran, kitabProgress, ibadahRecord, akhlak] as const

/** How long a unit keeps what names a santri; without end where it never said. */
export async function getRetention(db: Db, unitId: string) {
  const [row] = await db
    .select({ identityMonths: retention.identityMonths, progressMonths: retention.progressMonths })
    .from(retention)
    .where(eq(retention.unitId, unitId))
  return row ?? { identityMonths: null, progressMonths: null }
}

/** Every santri of a unit with when he left and whether lessons of his are kept. */
export async function listKeptSantri(db: Db, unitId: string) {
  const rows = await db
    .select({ id: santri.id, number: santri.number, name: santri.name, erasedAt: santri.erasedAt })
    .from(santri)
    .where(eq(santri.unitId, unitId))
    .orderBy(asc(santri.number))
  const stays = await db
    .select({ santriId: enrolment.santriId, until: enrolment.until })
    .from(enrolment)
    .where(eq(enrolment.unitId, unitId))
    .orderBy(desc(enrolment.from))
  const last = new Map<string, string | null>()
  for (const { santriId, until } of stays) if (!last.has(santriId)) last.set(santriId, until)
  const learning = new Set<string>()
  for (const table of PERSONAL_PROGRESS) {
    const found = await db.selectDistinct({ id: table.santriId }).from(table).where(eq(table.unitId, unitId))
    for (const { id } of found) learning.add(id)
  }
  return rows.map(({ id, number, name, erasedAt }) => ({
    id,
    number,
    name,
    leftOn: last.get(id) ?? null,
    isErased: erasedAt !== null,
    hasProgress: learning.has(id),
  }))
}

/** The names of a unit's santri, those erased left out: for finding them in what is about to leave. */
export async function listSantriNames(db: Db, unitId: string) {
  return db
    .select({ number: santri.number, name: santri.name, arabicName: santri.arabicName })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), isNull(santri.erasedAt)))
    .orderBy(asc(santri.number))
}

/** Numbers of the audit entries whose detail tells of a row that names this id. */
export async function listDetailsNaming(db: Db, id: string): Promise<number[]> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`Not an id: "${id}"`)
  const rows = await db
    .select({ sequence: auditDetail.sequence })
    .from(auditDetail)
    .where(like(auditDetail.detail, `%${id}%`))
    .orderBy(asc(auditDetail.sequence))
  return rows.map(({ sequence }) => sequence)
}

/** Condition for a list of entries of the audit log's details. */
export const detailsOf = (sequences: readonly number[]) => inArray(auditDetail.sequence, [...sequences])
