import { and, eq } from "drizzle-orm"
import type { SpanForm } from "#app/domain/calendar-forms.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listSpans, type StoredSpan } from "#db/queries/calendar.server.ts"
import { calendarSpan } from "#db/schema/calendar.ts"
import { write } from "#db/write.server.ts"

/** Key of the refusal of a form that somebody else was faster than. */
export const STALE_SPAN = "calendar:refusal.stale"

/** Marks days on a unit's calendar. @returns the span's id. @throws 403 */
export async function addSpan(actor: Actor, unitId: string, form: SpanForm): Promise<string> {
  authorise(actor, "calendar.edit", { unitId })
  const id = newId()
  await write(actor, "calendar.edit", { unitId, spanId: id }, async (tx) => {
    const entered = { enteredBy: actor.userId, enteredAt: new Date() }
    await tx.insert(calendarSpan, { id, unitId, ...form, ...entered })
  })
  return id
}

/** Changes a span. @throws 404, 403; 409 where somebody saved in between. */
export async function editSpan(
  actor: Actor,
  { id, version }: { id: string; version: number },
  form: SpanForm,
): Promise<void> {
  const { unitId } = await requireSpan(actor, id)
  await write(actor, "calendar.edit", { unitId, spanId: id }, async (tx) => {
    const changed = await tx.update(calendarSpan, ownAt(id, version), { ...form, version: version + 1 })
    if (changed.length === 0) throw refusal(409, STALE_SPAN)
  })
}

/** Takes a span off the calendar. @throws 404, 403; 409 where somebody saved in between. */
export async function removeSpan(
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { unitId } = await requireSpan(actor, id)
  await write(actor, "calendar.edit", { unitId, spanId: id }, async (tx) => {
    const removed = await tx.remove(calendarSpan, ownAt(id, version))
    if (removed.length === 0) throw refusal(409, STALE_SPAN)
  })
}

const ownAt = (id: string, version: number) => and(eq(calendarSpan.id, id), eq(calendarSpan.version, version))

/** A span of one of the units whose calendar the actor may change. */
async function requireSpan(actor: Actor, id: string): Promise<StoredSpan> {
  const units = unitsWhere(actor, "calendar.edit")
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const found = (await listSpans(db, units)).find((span) => span.id === id)
  if (found === undefined) throw notFound()
  return found
}
