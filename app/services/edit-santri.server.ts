import { and, eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { normaliseRegisterNumber } from "#app/domain/register-number.ts"
import type { NewSantriForm, SantriForm } from "#app/domain/santri-forms.ts"
import { enterPhoto, type SentPhoto } from "#app/services/enter-photo.server.ts"
import { evidenceNamed } from "#app/services/evidence-named.server.ts"
import { insertSantri, requireNewNumbers, sealedNumber } from "#app/services/insert-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import type { SantriRow } from "#db/queries/santri.server.ts"
import { santri } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Adds a santri with the stay that begins. @returns the id. @throws 403; 409 for a register number known already. */
export async function addSantri(
  actor: Actor,
  unitId: string,
  form: NewSantriForm,
  photo?: SentPhoto,
): Promise<string> {
  authorise(actor, "santri.edit", { unitId })
  return write(actor, "santri.edit", { unitId }, async (tx) => {
    const { name, arabicName, registerNumber, birthYear, photo: code, ...stay } = form
    const stays = [{ ...stay, until: null, reason: null }]
    const entry = { name, arabicName, registerNumber, birthYear, stays }
    const [id = ""] = await insertSantri(tx, { unitId, enteredBy: actor.userId, entries: [entry] })
    const [row] = await tx
      .select({ unitId: santri.unitId, number: santri.number })
      .from(santri)
      .where(eq(santri.id, id))
    if (row === undefined) throw new Error(`Santri "${id}" was not kept`)
    const photoEvidenceId = await photoOf(tx, actor, row, { code, photo })
    if (photoEvidenceId !== null) await tx.update(santri, eq(santri.id, id), { photoEvidenceId })
    return id
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
export async function editSantri(
  actor: Actor,
  santriId: string,
  form: SantriForm,
  photo?: SentPhoto,
): Promise<SantriEdit> {
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
      photoEvidenceId: await photoOf(tx, actor, row, { code: form.photo, photo }),
      ...(keeps ? {} : sealedNumber(form.registerNumber, santriId)),
      version: row.version + 1,
    })
    return { ok: true }
  })
}

/** The picture sent, else the one that a code names. */
async function photoOf(
  tx: Tx,
  actor: Actor,
  { unitId, number }: Pick<SantriRow, "unitId" | "number">,
  { code, photo }: { code: string; photo: SentPhoto | undefined },
): Promise<string | null> {
  if (photo === undefined)
    return evidenceNamed(tx, unitId, code, { key: "santri:refusal.no-photo", picture: true })
  // The code stands for the name: who sees the library need not see who is a santri.
  const title = `Foto ${registerCode("santri", number)}`
  return enterPhoto(tx, actor, { unitId, title, photo, ofPerson: true })
}
