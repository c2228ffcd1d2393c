import { and, desc, eq, inArray, or, type SQL } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { auditDetail, auditEntry } from "#db/schema/audit.ts"

/** Whose entries may be read: those of whole units, and those of one actor. */
export interface AuditScope {
  unitIds: readonly string[]
  /** Narrows the units named in `ownUnitIds` to what this account did itself. */
  actorId: string
  ownUnitIds: readonly string[]
}

/** How many entries fit one page. */
export const ENTRIES_PER_PAGE = 50

/** A page of the log, newest first. */
export async function listAuditEntries(db: Db, scope: AuditScope, page: number) {
  const where = inScope(scope)
  const entries = await db
    .select({
      sequence: auditEntry.sequence,
      at: auditEntry.at,
      actorName: auditEntry.actorName,
      action: auditEntry.action,
      subject: auditEntry.subject,
      detail: auditDetail.detail,
      hash: auditEntry.hash,
    })
    .from(auditEntry)
    .leftJoin(auditDetail, eq(auditDetail.sequence, auditEntry.sequence))
    .where(where)
    .orderBy(desc(auditEntry.sequence))
    .limit(ENTRIES_PER_PAGE)
    .offset((page - 1) * ENTRIES_PER_PAGE)
  const total = await db.$count(auditEntry, where)
  return { entries, total, pages: Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE)) }
}

function inScope(scope: AuditScope): SQL | undefined {
  return or(
    inArray(auditEntry.unitId, [...scope.unitIds]),
    and(inArray(auditEntry.unitId, [...scope.ownUnitIds]), eq(auditEntry.actorId, scope.actorId)),
  )
}
