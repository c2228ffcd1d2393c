import { and, eq } from "drizzle-orm"
import type { CertificateForm, SupervisionForm } from "#app/domain/educator-forms.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { evidenceNamed } from "#app/services/evidence-named.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getRegisterRow } from "#db/queries/register-rows.server.ts"
import { educatorCertificate, supervisionNote } from "#db/schema/educators.ts"
import { write } from "#db/write.server.ts"

/** Adds a certificate to an educator. @throws 404, 403; 422 for evidence that is none. */
export async function addCertificate(actor: Actor, educatorId: string, form: CertificateForm): Promise<void> {
  const unitId = await requireEducator(actor, educatorId)
  await write(actor, "register.edit", { unitId, educatorId }, async (tx) => {
    const { evidence, ...said } = form
    const evidenceId = await evidenceNamed(tx, unitId, evidence, { key: "register:refusal.no-evidence" })
    await tx.insert(educatorCertificate, { ...said, id: newId(), unitId, educatorId, evidenceId })
  })
}

/** Takes a certificate away that was entered by mistake. @throws 404, 403 */
export async function removeCertificate(actor: Actor, educatorId: string, id: string): Promise<void> {
  const unitId = await requireEducator(actor, educatorId)
  const own = and(eq(educatorCertificate.id, id), eq(educatorCertificate.educatorId, educatorId))
  await write(actor, "register.edit", { unitId, educatorId }, (tx) => tx.remove(educatorCertificate, own))
}

/** Adds what a supervisor saw in a lesson. @throws 404, 403 */
export async function addSupervision(actor: Actor, educatorId: string, form: SupervisionForm): Promise<void> {
  const unitId = await requireEducator(actor, educatorId)
  await write(actor, "register.edit", { unitId, educatorId }, (tx) =>
    tx.insert(supervisionNote, {
      ...form,
      id: newId(),
      unitId,
      educatorId,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    }),
  )
}

/** Takes a supervision note away that was entered by mistake. @throws 404, 403 */
export async function removeSupervision(actor: Actor, educatorId: string, id: string): Promise<void> {
  const unitId = await requireEducator(actor, educatorId)
  const own = and(eq(supervisionNote.id, id), eq(supervisionNote.educatorId, educatorId))
  await write(actor, "register.edit", { unitId, educatorId }, (tx) => tx.remove(supervisionNote, own))
}

async function requireEducator(actor: Actor, id: string): Promise<string> {
  const row = await getRegisterRow(db, "educator", scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "register.edit", { unitId: row.unitId })
  return row.unitId
}
