import { and, eq } from "drizzle-orm"
import { lastDayOf } from "#app/domain/agreement.ts"
import type { AgreementForm, EndAgreementForm } from "#app/domain/agreement-forms.ts"
import type { Day } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { changeEvidence } from "#app/services/edit-evidence.server.ts"
import { evidenceNamed } from "#app/services/evidence-named.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import {
  getAgreement,
  getSuccessor,
  listAgreementsOf,
  type StoredAgreement,
} from "#db/queries/agreements.server.ts"
import { evidenceSubject, requireEvidence } from "#db/queries/evidence.server.ts"
import { agreement } from "#db/schema/partners.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Keys of refusals that a form shows in a place of its own. */
export const STALE_AGREEMENT = "partner:refusal.stale"
export const DOCUMENT_REFUSALS = ["partner:refusal.no-document", "partner:refusal.document-taken"]

export interface NewAgreement extends AgreementForm {
  /** The agreement that it takes the place of. */
  replacesId?: string | undefined
  sample?: boolean
}

/**
 * Enters an agreement; its document becomes valid as long as it is. @returns its id.
 * @throws 403; 404 for an agreement to renew that is not the unit's; 409 for one that is renewed already; 422 for a
 * document that is none, or another agreement's.
 */
export async function addAgreement(actor: Actor, unitId: string, form: NewAgreement): Promise<string> {
  authorise(actor, "agreement.edit", { unitId })
  const id = newId()
  await write(actor, "agreement.edit", { unitId, agreementId: id }, async (tx) => {
    const { replacesId = null, sample = false } = form
    if (replacesId !== null) {
      const older = await getAgreement(tx, [unitId], replacesId)
      if (older === undefined) throw notFound()
      if ((await getSuccessor(tx, replacesId)) !== undefined)
        throw refusal(409, "partner:refusal.renewed-already")
    }
    const [added] = await tx.insert(agreement, {
      id,
      unitId,
      ...(await columnsOf(tx, unitId, id, form)),
      replacesId,
      sample,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    })
    await alignDocument(tx, actor, added as StoredAgreement)
  })
  return id
}

/**
 * Changes what is said of an agreement; its document's days follow. @throws 404, 403; 409 where somebody saved in
 * between; 422 as `addAgreement`, and for days that leave out the one on which it was ended.
 */
export async function editAgreement(
  actor: Actor,
  { id, version }: { id: string; version: number },
  form: AgreementForm,
): Promise<void> {
  const { unitId } = await requireAgreement(db, actor, id)
  await write(actor, "agreement.edit", { unitId, agreementId: id }, async (tx) => {
    const stands = await requireAgreement(tx, actor, id)
    // A form from before the end is told that it is stale.
    if (stands.version === version && stands.endedOn !== null) requireEndWithin(form, stands.endedOn)
    await change(tx, actor, { id, version }, await columnsOf(tx, unitId, id, form))
  })
}

/**
 * Ends an agreement before its time: the day given is the last in force. @throws 404, 403; 409 where somebody saved
 * in between; 422 for a day that is not within its run.
 */
export async function endAgreement(
  actor: Actor,
  { id, version }: { id: string; version: number },
  end: EndAgreementForm,
): Promise<void> {
  const { unitId } = await requireAgreement(db, actor, id)
  await write(actor, "agreement.edit", { unitId, agreementId: id }, async (tx) => {
    requireEndWithin(await requireAgreement(tx, actor, id), end.endedOn)
    await change(tx, actor, { id, version }, end)
  })
}

/** An agreement that the actor may change. @throws 404 outside his scope, 403 without the right. */
async function requireAgreement(reader: Db, actor: Actor, id: string): Promise<StoredAgreement> {
  const row = await getAgreement(reader, scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "agreement.edit", { unitId: row.unitId })
  return row
}

/** An end before its time lies within the run, or the days of the document would turn around. @throws 422 */
function requireEndWithin(
  { startsOn, expiresOn }: Pick<StoredAgreement, "startsOn" | "expiresOn">,
  endedOn: Day,
) {
  const isWithin = startsOn <= endedOn && (expiresOn === null || endedOn < expiresOn)
  if (!isWithin) throw refusal(422, "partner:refusal.end-outside")
}

async function change(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  set: Partial<typeof agreement.$inferInsert>,
): Promise<void> {
  const [changed] = await tx.update(agreement, and(eq(agreement.id, id), eq(agreement.version, version)), {
    ...set,
    version: version + 1,
  })
  if (changed === undefined) throw refusal(409, STALE_AGREEMENT)
  await alignDocument(tx, actor, changed as StoredAgreement)
}

async function columnsOf(tx: Tx, unitId: string, id: string, { document, ...form }: AgreementForm) {
  const { partnerName, partnerKind, number, title, parties, signedOn, startsOn, expiresOn, note } = form
  const evidenceId = await evidenceNamed(tx, unitId, document, { key: "partner:refusal.no-document" })
  if (evidenceId !== null) {
    const others = (await listAgreementsOf(tx, evidenceId)).filter((one) => one.id !== id)
    // Its days follow one agreement: they cannot follow two.
    if (others.length > 0) throw refusal(422, "partner:refusal.document-taken")
  }
  return { partnerName, partnerKind, number, title, parties, signedOn, startsOn, expiresOn, note, evidenceId }
}

/** Brings the days of an agreement's document in line with it: as evidence it stands and expires as such. */
async function alignDocument(tx: Tx, actor: Actor, row: StoredAgreement): Promise<void> {
  if (row.evidenceId === null) return
  const document = await requireEvidence(tx, actor, row.evidenceId)
  authorise(actor, "evidence.edit", await evidenceSubject(tx, document))
  const lastDay = lastDayOf(row)
  const says = {
    kind: "perjanjian",
    periodFrom: row.startsOn,
    periodTo: lastDay,
    validUntil: lastDay,
  } as const
  const isAligned =
    document.kind === says.kind &&
    document.periodFrom === says.periodFrom &&
    document.periodTo === says.periodTo &&
    document.validUntil === says.validUntil
  if (!isAligned) await changeEvidence(tx, document, says)
}
