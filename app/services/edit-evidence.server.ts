import { and, eq } from "drizzle-orm"
import { isFrozen } from "#app/domain/cycle-state.ts"
import { type EvidenceKind, startingSensitivity } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { touchResponse } from "#app/services/touch-response.server.ts"
import { db } from "#db/client.server.ts"
import { isAgreementDocument } from "#db/queries/agreements.server.ts"
import { evidenceSubject, requireEvidence, type StoredEvidence } from "#db/queries/evidence.server.ts"
import { listLinkedItems } from "#db/queries/evidence-uses.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { type Tx, write } from "#db/write.server.ts"

/** What people say about a file; the file itself never changes. */
export interface EvidenceEdit {
  title: string
  kind: EvidenceKind
  /** The days it proves, both included; null where none is said. */
  periodFrom: string | null
  periodTo: string | null
  validUntil: string | null
  /** The file whose place it takes. */
  supersedesId: string | null
}

export type EditResult =
  | { ok: true; evidence: StoredEvidence }
  /** Someone saved in between: nothing is changed, `current` is what stands now. */
  | { ok: false; current: StoredEvidence }

/**
 * Changes what is said about a file. A kind that starts sensitive makes a file sensitive again unless a
 * person has cleared it. New days on a file that proves approved items send those back to draft.
 * @throws 404, 403; 409 for other days on the document of an agreement, which follows it; 422 where a file would
 * supersede itself or one that supersedes it.
 */
export async function editEvidence(
  actor: Actor,
  evidenceId: string,
  version: number,
  edit: EvidenceEdit,
): Promise<EditResult> {
  const { unitId } = await requireEvidence(db, actor, evidenceId)
  return write(actor, "evidence.edit", { unitId, evidenceId }, async (tx) => {
    const row = await requireEvidence(tx, actor, evidenceId)
    authorise(actor, "evidence.edit", await evidenceSubject(tx, row))
    if (row.version !== version) return { ok: false, current: row }
    if (edit.supersedesId !== row.supersedesId) await checkSupersedes(tx, actor, row, edit.supersedesId)
    if (provesOtherDays(row, edit) && (await isAgreementDocument(tx, evidenceId)))
      throw refusal(409, "evidence:refusal.days-of-agreement")
    return { ok: true, evidence: await changeEvidence(tx, row, edit) }
  })
}

/** Writes what is said about a file, inside a write that has authorised it, with all that follows from it. */
export async function changeEvidence(
  tx: Tx,
  row: StoredEvidence,
  edit: Partial<EvidenceEdit>,
): Promise<StoredEvidence> {
  const falls =
    row.clearedAt === null && startingSensitivity(edit.kind ?? row.kind, row.mediaType) === "sensitif"
  const [changed] = await tx.update(
    evidence,
    and(eq(evidence.id, row.id), eq(evidence.version, row.version)),
    { ...edit, sensitivity: falls ? "sensitif" : row.sensitivity, version: row.version + 1 },
  )
  const after = changed as StoredEvidence
  if (provesOtherDays(row, after)) await touchUses(tx, row.id)
  return after
}

type Days = Pick<StoredEvidence, "periodFrom" | "periodTo" | "validUntil">

function provesOtherDays(before: Days, after: Days): boolean {
  return (
    before.periodFrom !== after.periodFrom ||
    before.periodTo !== after.periodTo ||
    before.validUntil !== after.validUntil
  )
}

async function touchUses(tx: Tx, evidenceId: string): Promise<void> {
  for (const use of await listLinkedItems(tx, evidenceId)) {
    if (!isFrozen(use.cycleState)) await touchResponse(tx, use.cycleId, use.item)
  }
}

async function checkSupersedes(
  tx: Tx,
  actor: Actor,
  row: StoredEvidence,
  supersedesId: string | null,
): Promise<void> {
  let next = supersedesId
  const seen = new Set([row.id])
  while (next !== null) {
    if (seen.has(next)) throw refusal(422, "evidence:refusal.supersedes-itself")
    seen.add(next)
    const older: StoredEvidence =
      next === supersedesId ? await requireEvidence(tx, actor, next) : await requireStored(tx, next)
    if (older.unitId !== row.unitId) throw notFound()
    next = older.supersedesId
  }
}

async function requireStored(tx: Tx, id: string): Promise<StoredEvidence> {
  const [row] = await tx.select().from(evidence).where(eq(evidence.id, id))
  if (row === undefined) throw new Error(`Evidence "${id}" is superseded but does not exist`)
  return row
}
