import { and, asc, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { agreement } from "#db/schema/partners.ts"

/** A row of the agreement table as stored. */
export type StoredAgreement = typeof agreement.$inferSelect

/** The agreements of the units, each with the number of its document, the earliest signed first. */
export async function listAgreements(db: Db, unitIds: readonly string[]) {
  return db
    .select({ agreement, documentNumber: evidence.number })
    .from(agreement)
    .leftJoin(evidence, eq(evidence.id, agreement.evidenceId))
    .where(inArray(agreement.unitId, [...unitIds]))
    .orderBy(asc(agreement.signedOn), asc(agreement.id))
}

/** One agreement of the units. */
export async function getAgreement(
  db: Db,
  unitIds: readonly string[],
  id: string,
): Promise<StoredAgreement | undefined> {
  const [row] = await db
    .select()
    .from(agreement)
    .where(and(eq(agreement.id, id), inArray(agreement.unitId, [...unitIds])))
  return row
}

/** The agreement that takes the place of another, if there is one. */
export async function getSuccessor(db: Db, agreementId: string): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: agreement.id })
    .from(agreement)
    .where(eq(agreement.replacesId, agreementId))
    .limit(1)
  return row
}

/** The agreements whose document a file is. */
export async function listAgreementsOf(db: Db, evidenceId: string) {
  return db
    .select({ id: agreement.id, unitId: agreement.unitId, number: agreement.number, title: agreement.title })
    .from(agreement)
    .where(eq(agreement.evidenceId, evidenceId))
    .orderBy(asc(agreement.id))
}

/** Whether a file is the document of an agreement, by which its days go. */
export async function isAgreementDocument(db: Db, evidenceId: string): Promise<boolean> {
  return (await listAgreementsOf(db, evidenceId)).length > 0
}
