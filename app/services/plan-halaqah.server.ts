import { and, eq } from "drizzle-orm"
import type { SlotForm, TeacherForm } from "#app/domain/halaqah-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { type HalaqahRow, listSlots, listTeachers } from "#db/queries/halaqah.server.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqahTeacher, timetableSlot } from "#db/schema/halaqah.ts"
import { halaqahSession } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Says who leads a halaqah from when to when; `teacherId` corrects what was said before.
 * @throws 404, 403; 422 for somebody who is not the unit's; 409 where he leads it on one of those days already.
 */
export async function saveTeacher(
  actor: Actor,
  halaqahId: string,
  teacherId: string | undefined,
  form: TeacherForm,
): Promise<void> {
  await change(actor, halaqahId, async (tx, { unitId }) => {
    const [known] = await tx
      .select({ id: educator.id })
      .from(educator)
      .where(and(eq(educator.id, form.educatorId), eq(educator.unitId, unitId)))
    if (known === undefined) throw refusal(422, "halaqah:refusal.teacher-unknown")
    const others = (await listTeachers(tx, [halaqahId])).filter((one) => one.id !== teacherId)
    if (others.some((one) => one.educatorId === form.educatorId && meet(one, form)))
      throw refusal(409, "halaqah:refusal.teacher-twice")
    const own = and(eq(halaqahTeacher.id, teacherId ?? ""), eq(halaqahTeacher.halaqahId, halaqahId))
    if (teacherId === undefined) await tx.insert(halaqahTeacher, { id: newId(), unitId, halaqahId, ...form })
    else if ((await tx.update(halaqahTeacher, own, form)).length === 0) throw notFound()
  })
}

/** Takes back who was said to lead a halaqah by mistake; sessions keep who taught. @throws 404, 403 */
export async function removeTeacher(actor: Actor, halaqahId: string, teacherId: string): Promise<void> {
  await change(actor, halaqahId, async (tx) => {
    const own = and(eq(halaqahTeacher.id, teacherId), eq(halaqahTeacher.halaqahId, halaqahId))
    if ((await tx.remove(halaqahTeacher, own)).length === 0) throw notFound()
  })
}

/**
 * Puts a weekly lesson into the timetable; `slotId` corrects one.
 * @throws 404, 403; 409 where the halaqah meets at that time of that weekday already.
 */
export async function saveSlot(
  actor: Actor,
  halaqahId: string,
  slotId: string | undefined,
  form: SlotForm,
): Promise<void> {
  await change(actor, halaqahId, async (tx, { unitId }) => {
    const others = (await listSlots(tx, [halaqahId])).filter((one) => one.id !== slotId)
    const clash = others.some(
      (one) =>
        one.weekday === form.weekday &&
        one.startsAt < form.endsAt &&
        form.startsAt < one.endsAt &&
        meet(one, form),
    )
    if (clash) throw refusal(409, "halaqah:refusal.slot-twice")
    const own = and(eq(timetableSlot.id, slotId ?? ""), eq(timetableSlot.halaqahId, halaqahId))
    if (slotId === undefined) await tx.insert(timetableSlot, { id: newId(), unitId, halaqahId, ...form })
    else if ((await tx.update(timetableSlot, own, form)).length === 0) throw notFound()
  })
}

/** Takes a lesson out of the timetable. @throws 404, 403; 409 where a session of it is written down: it ends instead. */
export async function removeSlot(actor: Actor, halaqahId: string, slotId: string): Promise<void> {
  await change(actor, halaqahId, async (tx) => {
    const [used] = await tx
      .select({ id: halaqahSession.id })
      .from(halaqahSession)
      .where(eq(halaqahSession.slotId, slotId))
      .limit(1)
    if (used !== undefined) throw refusal(409, "halaqah:refusal.slot-used")
    const own = and(eq(timetableSlot.id, slotId), eq(timetableSlot.halaqahId, halaqahId))
    if ((await tx.remove(timetableSlot, own)).length === 0) throw notFound()
  })
}

interface Span {
  from: string
  until: string | null
}

/** Whether two spans have a day in common. */
function meet(a: Span, b: Span): boolean {
  return a.from <= (b.until ?? "9999") && b.from <= (a.until ?? "9999")
}

async function change(actor: Actor, halaqahId: string, make: (tx: Tx, row: HalaqahRow) => Promise<void>) {
  const { unitId } = (await requireHalaqah(db, actor, "halaqah.manage", halaqahId)).halaqah
  await write(actor, "halaqah.manage", { unitId, halaqahId }, async (tx) =>
    make(tx, (await requireHalaqah(tx, actor, "halaqah.manage", halaqahId)).halaqah),
  )
}
