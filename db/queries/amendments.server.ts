import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import { alias } from "drizzle-orm/sqlite-core"
import { evidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight } from "#app/domain/evidence-sight.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { summaryColumns } from "#db/queries/evidence.server.ts"
import { seenBy } from "#db/queries/evidence-sight.server.ts"
import { user } from "#db/schema/accounts.ts"
import { amendment, amendmentEntry } from "#db/schema/amendments.ts"
import { submission } from "#db/schema/dossiers.ts"
import { evidence } from "#db/schema/evidence.ts"

/** For amendments of an already authorised cycle; show none of it without asking `can`. */

const issuer = alias(user, "issuer")

export type AmendmentRow = Awaited<ReturnType<typeof listAmendments>>[number]

/** The amendments of a cycle in their order; the last one may still be open. */
export async function listAmendments(db: Db, cycleId: string) {
  return db
    .select({
      id: amendment.id,
      number: amendment.number,
      reason: amendment.reason,
      revision: amendment.revision,
      version: amendment.version,
      openedByName: user.name,
      openedAt: amendment.openedAt,
      issuedByName: issuer.name,
      issuedAt: amendment.issuedAt,
    })
    .from(amendment)
    .leftJoin(user, eq(user.id, amendment.openedBy))
    .leftJoin(issuer, eq(issuer.id, amendment.issuedBy))
    .where(eq(amendment.cycleId, cycleId))
    .orderBy(asc(amendment.number))
}

/** The amendment of a cycle that is still being gathered, as stored. @throws 404 where there is none. */
export async function requireOpenAmendment(db: Db, cycleId: string) {
  const [row] = await db
    .select()
    .from(amendment)
    .where(and(eq(amendment.cycleId, cycleId), isNull(amendment.revision)))
  if (row === undefined) throw notFound()
  return row
}

/** What the amendments of a cycle add, in the order in which it was added. */
export async function listAmendmentEntries(db: Db, cycleId: string) {
  return db
    .select({
      id: amendmentEntry.id,
      amendmentId: amendmentEntry.amendmentId,
      item: amendmentEntry.item,
      text: amendmentEntry.text,
      evidenceId: amendmentEntry.evidenceId,
      label: amendmentEntry.label,
      pageFrom: amendmentEntry.pageFrom,
      pageTo: amendmentEntry.pageTo,
    })
    .from(amendmentEntry)
    .where(eq(amendmentEntry.cycleId, cycleId))
    .orderBy(asc(amendmentEntry.addedAt), asc(amendmentEntry.id))
}

/** These files as stored, whoever may see them, by number. */
export async function listFiles(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select(summaryColumns)
    .from(evidence)
    .where(inArray(evidence.id, [...ids]))
    .orderBy(asc(evidence.number))
}

/** Code and title of these files by id, each with whether the actor sees it. */
export async function listSeenFiles(db: Db, actor: Actor, ids: readonly string[]) {
  const rows = await listFiles(db, ids)
  const seen = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(inArray(evidence.id, [...ids, ""]), seenBy(db, evidenceSight(actor))))
  const visible = new Set(seen.map(({ id }) => id))
  return new Map(
    rows.map(({ id, number, title }) => [
      id,
      { id, code: evidenceCode(number), title, seen: visible.has(id) },
    ]),
  )
}

/** Whether an amendment, open or issued, names the file. */
export async function isInAmendment(db: Db, evidenceId: string): Promise<boolean> {
  return (await db.$count(amendmentEntry, eq(amendmentEntry.evidenceId, evidenceId))) > 0
}

/** The revisions of a cycle that were frozen, the first one first. */
export async function listSubmissions(db: Db, cycleId: string) {
  return db
    .select({ revision: submission.revision, submittedAt: submission.submittedAt })
    .from(submission)
    .where(eq(submission.cycleId, cycleId))
    .orderBy(asc(submission.revision))
}
