import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { checkPassword, type PasswordChecked } from "#app/services/check-password.server.ts"
import { headsOfUnit } from "#app/services/head-of-unit.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import type { AccountInSession } from "#db/queries/accounts.server.ts"
import { getLastSubmission, getSignOff, requireDossier } from "#db/queries/dossiers.server.ts"
import { signOff } from "#db/schema/dossiers.ts"
import { write } from "#db/write.server.ts"

/**
 * The warden (or his Plh.) approves what was handed in, with his password: his office, standing and name of that day
 * are kept with the hash of the document he approved. Official signing happens outside.
 * @returns what is wrong with the password. @throws 404, 403; 409 unless the dossier is the one handed in, was not
 * approved yet, and the actor holds the office that acknowledges.
 */
export async function signOffSubmission(
  actor: Actor,
  own: AccountInSession,
  { cycleId, dossierId, password }: { cycleId: string; dossierId: string; password: string },
  address: string,
): Promise<PasswordChecked> {
  const scope = scopeOf(actor)
  const row = await requireDossier(db, scope, cycleId, dossierId)
  const subject = { unitId: row.unitId, cycleId }
  authorise(actor, "cycle.sign-off", subject)
  const office = await officeOf(actor, row.unitId)
  const checked = await checkPassword(own, password, address)
  if (!checked.ok) return checked
  await write(actor, "cycle.sign-off", { ...subject, dossierId }, async (tx) => {
    const handedIn = await getLastSubmission(tx, cycleId)
    if (row.draft || row.state !== "ready" || handedIn?.snapshotId !== row.snapshotId)
      throw refusal(409, "dossier:refusal.not-handed-in")
    if ((await getSignOff(tx, handedIn.id)) !== undefined) throw refusal(409, "dossier:refusal.signed-off")
    await tx.insert(signOff, {
      id: newId(),
      unitId: row.unitId,
      cycleId,
      submissionId: handedIn.id,
      documentSha256: row.documentSha256,
      ...office,
      userId: actor.userId,
      signedAt: new Date(),
    })
  })
  return { ok: true }
}

/** The acknowledging office that the actor's account holds today. @throws 409 where it holds none */
async function officeOf(actor: Actor, unitId: string) {
  const { today } = await unitDay(db, unitId)
  const own = (await headsOfUnit(db, unitId, today)).find(({ userId }) => userId === actor.userId)
  if (own === undefined) throw refusal(409, "dossier:refusal.no-office")
  const { office, standing, name, nip } = own
  return { office, standing, name, nip }
}
