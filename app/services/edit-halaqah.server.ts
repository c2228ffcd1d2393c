import { and, eq, gt, isNull, or } from "drizzle-orm"
import type { HalaqahForm } from "#app/domain/halaqah-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { listProgrammeChoices } from "#app/services/level-names.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listRooms } from "#db/queries/halaqah.server.ts"
import { halaqah, halaqahMember, halaqahTeacher, timetableSlot } from "#db/schema/halaqah.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Begins a halaqah. @returns its id. @throws 403; 422 for a programme, level or room that is not the unit's. */
export async function addHalaqah(actor: Actor, unitId: string, form: HalaqahForm): Promise<string> {
  authorise(actor, "halaqah.manage", { unitId })
  const id = newId()
  await write(actor, "halaqah.manage", { unitId, halaqahId: id }, async (tx) => {
    await requireChoices(tx, unitId, form)
    await tx.insert(halaqah, {
      id,
      unitId,
      ...columnsOf(form),
      version: 1,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    })
  })
  return id
}

/**
 * Changes what is said about a halaqah. An end ends the places of santri and ustadz and the timetable with it.
 * @throws 404, 403; 409 when somebody changed it in the meantime; 422 as `addHalaqah`.
 */
export async function editHalaqah(actor: Actor, halaqahId: string, form: HalaqahForm): Promise<void> {
  const { unitId } = (await requireHalaqah(db, actor, "halaqah.manage", halaqahId)).halaqah
  await write(actor, "halaqah.manage", { unitId, halaqahId }, async (tx) => {
    const { halaqah: before } = await requireHalaqah(tx, actor, "halaqah.manage", halaqahId)
    if (before.version !== form.version) throw refusal(409, "halaqah:refusal.halaqah-stale")
    if (form.programme.programmeId !== before.programmeId || form.programme.level !== before.level)
      await requireChoices(tx, unitId, form)
    const set = { ...columnsOf(form), version: before.version + 1 }
    await tx.update(halaqah, eq(halaqah.id, halaqahId), set)
    if (form.until !== null) await endParts(tx, halaqahId, form.until)
  })
}

function columnsOf({ name, programme, facilityId, from, until }: HalaqahForm) {
  return { name, ...programme, facilityId, from, until }
}

async function requireChoices(tx: Tx, unitId: string, { programme, facilityId }: HalaqahForm): Promise<void> {
  const choices = await listProgrammeChoices(tx, [unitId])
  const chosen = choices.find((one) => one.id === programme.programmeId && !one.retired)
  const known =
    programme.level === null || chosen?.levels.some((level) => level.number === programme.level) === true
  if (chosen === undefined || !known) throw refusal(422, "halaqah:error.programme-needed")
  if (facilityId === null) return
  const rooms = await listRooms(tx, unitId)
  if (!rooms.some((room) => room.id === facilityId)) throw refusal(422, "halaqah:refusal.room-unknown")
}

/** What lasts beyond a day ends on it; what would begin later is taken back. */
async function endParts(tx: Tx, halaqahId: string, until: string): Promise<void> {
  for (const part of [halaqahMember, halaqahTeacher, timetableSlot]) {
    await tx.remove(part, and(eq(part.halaqahId, halaqahId), gt(part.from, until)))
    await tx.update(part, and(eq(part.halaqahId, halaqahId), or(isNull(part.until), gt(part.until, until))), {
      until,
    })
  }
}
