import { eq } from "drizzle-orm"
import { dayIn } from "#app/domain/dates.ts"
import { Snapshot, type SnapshotAmendment } from "#app/domain/dossier-snapshot.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { amendCycle } from "#app/services/fill-amendment.server.ts"
import { keepSnapshot } from "#app/services/freeze-snapshot.server.ts"
import { evidenceOf, gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { newId } from "#db/ids.ts"
import { listAmendmentEntries, listFiles, requireOpenAmendment } from "#db/queries/amendments.server.ts"
import { getLastSubmission, requireSnapshot } from "#db/queries/dossiers.server.ts"
import { listCopies } from "#db/queries/evidence-copies.server.ts"
import { amendment } from "#db/schema/amendments.ts"
import { submission } from "#db/schema/dossiers.ts"

/**
 * Issues the open amendment: freezes the next revision, which is the last one unchanged with the amendment behind
 * it. @returns the revision. @throws 404, 403; 409 where nothing was gathered, or where it has changed since
 * `version` was shown.
 */
export async function issueAmendment(actor: Actor, cycleId: string, version: number): Promise<number> {
  return amendCycle(actor, cycleId, async (tx, { unitId, timeZone }) => {
    const open = await requireOpenAmendment(tx, cycleId)
    if (open.version !== version) throw refusal(409, "amendment:refusal.changed")
    const all = await listAmendmentEntries(tx, cycleId)
    const entries = all.filter(({ amendmentId }) => amendmentId === open.id)
    if (entries.length === 0) throw refusal(409, "amendment:refusal.empty")
    const last = await getLastSubmission(tx, cycleId)
    if (last === undefined) throw refusal(409, "amendment:refusal.not-now")
    const before = await requireSnapshot(tx, cycleId, last.snapshotId)
    const now = new Date()
    const day = dayIn(now, timeZone)
    const files = await listFiles(tx, [...new Set(entries.flatMap(({ evidenceId }) => evidenceId ?? []))])
    const copies = await listCopies(
      tx,
      files.map(({ id }) => id),
    )
    const { signers, people } = await gatherSnapshot(tx, scopeOf(actor), cycleId, day, [
      open.reason,
      ...entries.flatMap(({ text, label }) => [text, label]),
      ...files.map(({ title }) => title),
    ])
    const revision = last.revision + 1
    const added: SnapshotAmendment = {
      number: open.number,
      revision,
      amends: before.sha256,
      issuedAt: `${now.toISOString().slice(0, 19)}Z`,
      day,
      reason: open.reason,
      entries: entries.map(({ item, text, evidenceId, label, pageFrom, pageTo }) => ({
        item,
        text,
        evidence: evidenceId,
        label,
        pageFrom,
        pageTo,
      })),
      evidence: files.map((file) => evidenceOf(file, copies.get(file.id))),
      signers,
      people,
    }
    const frozen = Snapshot.parse(JSON.parse(before.content))
    const content = { ...frozen, amendments: [...(frozen.amendments ?? []), added] }
    const kept = await keepSnapshot(tx, { unitId, cycleId, content, takenBy: actor.userId, now })
    await tx.insert(submission, {
      id: newId(),
      unitId,
      cycleId,
      revision,
      snapshotId: kept.id,
      submittedBy: actor.userId,
      submittedAt: now,
    })
    await tx.update(amendment, eq(amendment.id, open.id), {
      revision,
      version: version + 1,
      issuedBy: actor.userId,
      issuedAt: now,
    })
    return revision
  })
}
