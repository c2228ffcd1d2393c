import { and, eq } from "drizzle-orm"
import { parseEvidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { normaliseRegisterNumber } from "#app/domain/register-number.ts"
import type { NewSantriForm, SantriForm } from "#app/domain/santri-forms.ts"
import { insertSantri, requireNewNumbers, sealedNumber } from "#app/services/insert-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import type { SantriRow } from "#db/queries/santri.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { santri } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Adds a santri with the stay that begins. @returns the id. @throws 403; 409 for a register number known already. */
export async function addSantri(actor: Actor, unitId: string, form: NewSantriForm): Promise<string> {
  authorise(actor, "santri.edit", { unitId })
  return write(actor, "santri.edit", { unitId }, async (tx) => {
    const { name, arabicName, registerNumber, birthYear, photo, ...stay } = form
    const photoEvidenceId = await photoNamed(tx, unitId, photo)
    const stays = [{ ...stay, until: null, reason: null }]
    const entry = { name, arabicName, registerNumber, birthYear, photoEvidenceId, stays }
    const [id] = await insertSantri(tx, { unitId, enteredBy: actor.userId, entries: [entry] })
    return id as string
  })
}

export type SantriEdit =
  | { ok: true }
  /** Someone saved in between: nothing is changed, `current` is what stands now. */
  | { ok: false; current: SantriRow }

/**
 * Changes what is said about a santri. An empty register number leaves the one that is kept.
 * @throws 404, 403; 409 for a number of another santri; 422 for a photo that is none.
 */
export async function editSantri(actor: Actor, santriId: string, form: SantriForm): Promise<SantriEdit> {
  const { santri: known } = await requireSantri(db, actor, "santri.edit", santriId)
  return write(actor, "santri.edit", { unitId: known.unitId, santriId }, async (tx) => {
    const { santri: row } = await requireSantri(tx, actor, "santri.edit", santriId)
    if (row.version !== form.version) return { ok: false, current: row }
    if (row.erasedAt !== null) throw refusal(409, "santri:refusal.erased")
    await requireNewNumbers(tx, row.unitId, [{ id: santriId, registerNumber: form.registerNumber }])
    const keeps = normaliseRegisterNumber(form.registerNumber) === "" && !form.dropNumber
    await tx.update(santri, and(eq(santri.id, santriId), eq(santri.version, row.version)), {
      name: form.name,
      arabicName: form.arabicName,
      birthYear: form.birthYear,
      photoEvidenceId: await photoNamed(tx, row.unitId, form.photo),
      ...(keeps ? {} : sealedNumber(form.registerNumber, santriId)),
      version: row.version + 1,
    })
    return { ok: true }
  })
}

async function photoNamed(tx: Tx, unitId: string, code: string): Promise<string | null> {
  if (code === "") return null
  const number = parseEvidenceCode(code)
  const [row] =
    number === undefined
      ? []
      : await tx
          .select({ id: evidence.id, mediaType: evidence.mediaType })
          .from(evidence)
          .where(and(eq(evidence.unitId, unitId), eq(evidence.number, number)))
  if (row === undefined || !row.mediaType.startsWith("image/")) throw refusal(422, "santri:refusal.no-photo")
  return row.id
}
