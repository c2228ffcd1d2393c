import { and, eq, max, ne } from "drizzle-orm"
import type { DirectionForm, VisitForm } from "#app/domain/follow-up-forms.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { STALE_ROW } from "#app/services/edit-register.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireDirection, requireVisit, type VisitRow } from "#db/queries/visits.server.ts"
import { direction, visit } from "#db/schema/visits.ts"
import { write } from "#db/write.server.ts"

/** A visit of one of the actor's units that he may change. @throws 404, 403 */
export async function requireOwnVisit(actor: Actor, visitId: string): Promise<VisitRow> {
  const row = await requireVisit(db, scopeOf(actor).unitIds, visitId)
  authorise(actor, "visit.record", { unitId: row.unitId })
  return row
}

/** Writes a visit down. @returns its id. @throws 404 outside the actor's units, 403 */
export async function addVisit(
  actor: Actor,
  unitId: string,
  { version: _, ...form }: VisitForm,
  isSample = false,
): Promise<string> {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "visit.record", { unitId })
  const id = newId()
  await write(actor, "visit.record", { unitId, visitId: id }, (tx) =>
    tx.insert(visit, {
      id,
      unitId,
      ...form,
      sample: isSample,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    }),
  )
  return id
}

/**
 * Changes what is said about a visit; its directions were given on its first day. @throws 404, 403; 409 where somebody
 * saved in between
 */
export async function editVisit(actor: Actor, visitId: string, form: VisitForm): Promise<void> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  await write(actor, "visit.record", { unitId, visitId }, async (tx) => {
    const own = and(eq(visit.id, visitId), eq(visit.version, form.version))
    const changed = await tx.update(visit, own, { ...form, version: form.version + 1 })
    if (changed.length === 0) throw refusal(409, STALE_ROW)
    const given = and(eq(direction.visitId, visitId), eq(direction.origin, "visit"))
    await tx.update(direction, and(given, ne(direction.givenOn, form.from)), { givenOn: form.from })
  })
}

/** Writes down a direction given on a visit, under the visit's next number. @returns its id. @throws 404, 403 */
export async function addDirection(
  actor: Actor,
  visitId: string,
  { text, givenBy, dueDate }: DirectionForm,
): Promise<string> {
  const { unitId, from, sample } = await requireOwnVisit(actor, visitId)
  const id = newId()
  await write(actor, "visit.record", { unitId, visitId, directionId: id }, async (tx) => {
    const [row] = await tx
      .select({ last: max(direction.number) })
      .from(direction)
      .where(eq(direction.visitId, visitId))
    await tx.insert(direction, {
      id,
      unitId,
      origin: "visit",
      visitId,
      number: Number(row?.last ?? 0) + 1,
      text,
      givenBy,
      givenOn: from,
      dueDate,
      sample,
      enteredBy: actor.userId,
      enteredAt: new Date(),
    })
  })
  return id
}

/** Changes a direction of a visit. @throws 404, 403; 409 where somebody saved in between */
export async function editDirection(
  actor: Actor,
  { visitId, directionId }: { visitId: string; directionId: string },
  { version, ...form }: DirectionForm,
): Promise<void> {
  const { unitId } = await requireOwnVisit(actor, visitId)
  const row = await requireDirection(db, [unitId], directionId)
  if (row.visitId !== visitId) throw notFound()
  await write(actor, "visit.record", { unitId, visitId, directionId }, async (tx) => {
    const own = and(eq(direction.id, directionId), eq(direction.version, version))
    const changed = await tx.update(direction, own, { ...form, version: version + 1 })
    if (changed.length === 0) throw refusal(409, STALE_ROW)
  })
}
