import { and, eq } from "drizzle-orm"
import { type AmendmentEntryForm, MOST_ENTRIES } from "#app/domain/amendment-form.ts"
import { mayBeAmended } from "#app/domain/cycle-state.ts"
import { parseEvidenceCode } from "#app/domain/evidence.ts"
import { listItems } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listAmendmentEntries, listAmendments, requireOpenAmendment } from "#db/queries/amendments.server.ts"
import { type CycleRow, requireCycle } from "#db/queries/cycles.server.ts"
import { getLastSubmission } from "#db/queries/dossiers.server.ts"
import { getEvidenceByNumber, requireEvidence } from "#db/queries/evidence.server.ts"
import { amendment, amendmentEntry } from "#db/schema/amendments.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Does one thing to a cycle's amendments, in one write. The answers and links that were handed in stay as they
 * are. @throws 404, 403; 409 unless the cycle was handed in and has no result yet.
 */
export async function amendCycle<T>(
  actor: Actor,
  cycleId: string,
  change: (tx: Tx, cycle: CycleRow) => Promise<T>,
): Promise<T> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  authorise(actor, "cycle.amend", { unitId, cycleId })
  return write(actor, "cycle.amend", { unitId, cycleId }, async (tx) => {
    const cycle = await requireCycle(tx, scope, cycleId)
    if (!mayBeAmended(cycle.state) || (await getLastSubmission(tx, cycleId)) === undefined)
      throw refusal(409, "amendment:refusal.not-now")
    return change(tx, cycle)
  })
}

/** Opens the next amendment of a cycle; one at a time. @returns its number. @throws 409 while one is open. */
export async function openAmendment(actor: Actor, cycleId: string, reason: string): Promise<number> {
  return amendCycle(actor, cycleId, async (tx, { unitId }) => {
    const known = await listAmendments(tx, cycleId)
    if (known.some(({ revision }) => revision === null)) throw refusal(409, "amendment:refusal.open-already")
    const number = (known.at(-1)?.number ?? 0) + 1
    const openedBy = actor.userId
    await tx.insert(amendment, {
      id: newId(),
      unitId,
      cycleId,
      number,
      reason,
      openedBy,
      openedAt: new Date(),
    })
    return number
  })
}

/** Says anew why the open amendment is made. */
export async function changeAmendmentReason(actor: Actor, cycleId: string, reason: string): Promise<void> {
  await amendCycle(actor, cycleId, async (tx) =>
    touch(tx, await requireOpenAmendment(tx, cycleId), { reason }),
  )
}

/**
 * Adds a text, a file, or both for one item to the open amendment.
 * @throws 422 for an item that does not apply or a code that the actor does not see; 409 when it is full.
 */
export async function addAmendmentEntry(
  actor: Actor,
  cycleId: string,
  { item, text, evidence: code, label, pageFrom, pageTo }: AmendmentEntryForm,
): Promise<void> {
  await amendCycle(actor, cycleId, async (tx, cycle) => {
    const open = await requireOpenAmendment(tx, cycleId)
    const items = listItems(await pinnedInstrument(tx, scopeOf(actor), cycle), cycle.applicantKind)
    if (!items.some((listed) => listed.item.key === item)) throw refusal(422, "amendment:refusal.no-item")
    const evidenceId = code === "" ? null : await fileOf(tx, actor, cycle.unitId, code)
    const before = (await listAmendmentEntries(tx, cycleId)).filter((entry) => entry.amendmentId === open.id)
    if (before.length >= MOST_ENTRIES) throw refusal(409, "amendment:refusal.full", { most: MOST_ENTRIES })
    const file =
      evidenceId === null ? { label: "", pageFrom: null, pageTo: null } : { label, pageFrom, pageTo }
    await tx.insert(amendmentEntry, {
      id: newId(),
      unitId: cycle.unitId,
      cycleId,
      amendmentId: open.id,
      item,
      text,
      evidenceId,
      ...file,
      addedBy: actor.userId,
      addedAt: new Date(),
    })
    await touch(tx, open)
  })
}

/** Takes an entry out of the open amendment again. @throws 404 where it is not there. */
export async function removeAmendmentEntry(actor: Actor, cycleId: string, entryId: string): Promise<void> {
  await amendCycle(actor, cycleId, async (tx) => {
    const open = await requireOpenAmendment(tx, cycleId)
    const own = and(eq(amendmentEntry.id, entryId), eq(amendmentEntry.amendmentId, open.id))
    const removed = await tx.remove(amendmentEntry, own)
    if (removed.length === 0) throw notFound()
    await touch(tx, open)
  })
}

/** Drops the open amendment with what was gathered; its number is free again, for nothing was issued under it. */
export async function discardAmendment(actor: Actor, cycleId: string): Promise<void> {
  await amendCycle(actor, cycleId, async (tx) => {
    const open = await requireOpenAmendment(tx, cycleId)
    await tx.remove(amendmentEntry, eq(amendmentEntry.amendmentId, open.id))
    await tx.remove(amendment, eq(amendment.id, open.id))
  })
}

async function touch(
  tx: Tx,
  { id, version }: { id: string; version: number },
  set: { reason?: string } = {},
) {
  await tx.update(amendment, eq(amendment.id, id), { ...set, version: version + 1 })
}

/** The unit's file with the code that was typed. A blacked-out copy is not named itself: it stands for its original. */
async function fileOf(tx: Tx, actor: Actor, unitId: string, code: string): Promise<string> {
  const number = parseEvidenceCode(code)
  const found = number === undefined ? undefined : await getEvidenceByNumber(tx, actor, unitId, number)
  if (found === undefined) throw refusal(422, "amendment:refusal.no-evidence", { code })
  const { standsForId } = await requireEvidence(tx, actor, found.id)
  if (standsForId !== null) throw refusal(422, "amendment:refusal.copy", { code })
  return found.id
}
