import { and, asc, desc, eq, inArray } from "drizzle-orm"
import type { ImportKind } from "#app/domain/register-terms.ts"
import type { Db } from "#db/client.server.ts"
import { educator, educatorCertificate, facility, supervisionNote } from "#db/schema/educators.ts"
import { evidence } from "#db/schema/evidence.ts"
import { halaqah, timetableSlot } from "#db/schema/halaqah.ts"
import { curriculum, kitab } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"

const TABLES = { educator, facility, kitab, curriculum }

/** Whose a row of a register is, and in which version it stands. */
export async function getRegisterRow(
  db: Db,
  kind: Exclude<ImportKind, "santri">,
  unitIds: readonly string[],
  id: string,
): Promise<{ unitId: string; version: number } | undefined> {
  const table = TABLES[kind]
  const [row] = await db
    .select({ unitId: table.unitId, version: table.version })
    .from(table)
    .where(and(eq(table.id, id), inArray(table.unitId, [...unitIds])))
  return row
}

/** The account of an educator. */
export async function getEducatorAccount(db: Db, id: string): Promise<string | null> {
  const [row] = await db.select({ userId: educator.userId }).from(educator).where(eq(educator.id, id))
  return row?.userId ?? null
}

/** The evidence that shows a facility. */
export async function getFacilityPhoto(db: Db, id: string) {
  const [row] = await db
    .select({ id: evidence.id, number: evidence.number, title: evidence.title })
    .from(facility)
    .innerJoin(evidence, eq(evidence.id, facility.photoEvidenceId))
    .where(eq(facility.id, id))
  return row
}

/** Whether a file is the photo of a santri or a facility, or shows a certificate. */
export async function isShownInRegister(db: Db, evidenceId: string): Promise<boolean> {
  const uses = [
    [santri, santri.photoEvidenceId],
    [facility, facility.photoEvidenceId],
    [educatorCertificate, educatorCertificate.evidenceId],
  ] as const
  for (const [table, column] of uses) if ((await db.$count(table, eq(column, evidenceId))) > 0) return true
  return false
}

/** Whether a halaqah or a lesson of the timetable is held in a room. */
export async function isFacilityUsed(db: Db, id: string): Promise<boolean> {
  const [used] = await db.select({ id: halaqah.id }).from(halaqah).where(eq(halaqah.facilityId, id)).limit(1)
  const [planned] = await db
    .select({ id: timetableSlot.id })
    .from(timetableSlot)
    .where(eq(timetableSlot.facilityId, id))
    .limit(1)
  return used !== undefined || planned !== undefined
}

/** The certificates of an educator, the latest first, each with the evidence that shows it. */
export async function listCertificates(db: Db, educatorId: string) {
  return db
    .select({
      id: educatorCertificate.id,
      title: educatorCertificate.title,
      issuer: educatorCertificate.issuer,
      number: educatorCertificate.number,
      issuedOn: educatorCertificate.issuedOn,
      validUntil: educatorCertificate.validUntil,
      evidenceId: evidence.id,
      evidenceNumber: evidence.number,
    })
    .from(educatorCertificate)
    .leftJoin(evidence, eq(evidence.id, educatorCertificate.evidenceId))
    .where(eq(educatorCertificate.educatorId, educatorId))
    .orderBy(desc(educatorCertificate.issuedOn), asc(educatorCertificate.id))
}

/** What supervisors saw in an educator's lessons, the latest first. */
export async function listSupervision(db: Db, educatorId: string) {
  return db
    .select({
      id: supervisionNote.id,
      day: supervisionNote.day,
      supervisor: supervisionNote.supervisor,
      note: supervisionNote.note,
      followUp: supervisionNote.followUp,
    })
    .from(supervisionNote)
    .where(eq(supervisionNote.educatorId, educatorId))
    .orderBy(desc(supervisionNote.day), desc(supervisionNote.id))
}
