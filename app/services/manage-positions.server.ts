import { and, eq } from "drizzle-orm"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import type { HolderForm, PositionForm } from "#app/domain/unit-forms.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listAccountChoices } from "#db/queries/accounts.server.ts"
import { listHolders } from "#db/queries/positions.server.ts"
import { position, positionHolder } from "#db/schema/units.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Adds a position to a unit. @returns its id. */
export async function addPosition(actor: Actor, unitId: string, form: PositionForm): Promise<string> {
  authorise(actor, "position.manage", { unitId })
  const id = newId()
  await write(actor, "position.manage", { unitId, positionId: id }, (tx) =>
    tx.insert(position, { id, unitId, ...form, createdAt: new Date() }),
  )
  return id
}

/** Changes a position's title, order, and what it signs. */
export async function editPosition(
  actor: Actor,
  unitId: string,
  positionId: string,
  form: PositionForm,
): Promise<void> {
  authorise(actor, "position.manage", { unitId })
  await write(actor, "position.manage", { unitId, positionId }, async (tx) => {
    const own = and(eq(position.id, positionId), eq(position.unitId, unitId))
    const changed = await tx.update(position, own, form)
    if (changed.length === 0) throw notFound()
  })
}

/**
 * Says who holds a position from when to when; `holderId` corrects what was said before.
 * @throws 409 when two would hold it in full (definitif) on the same day.
 */
export async function saveHolder(
  actor: Actor,
  unitId: string,
  positionId: string,
  holderId: string | undefined,
  form: HolderForm,
): Promise<void> {
  authorise(actor, "position.manage", { unitId })
  await write(actor, "position.manage", { unitId, positionId }, async (tx) => {
    await requirePosition(tx, unitId, positionId)
    await requireLinkable(tx, actor, form.userId)
    if (holderId === undefined) {
      await tx.insert(positionHolder, { id: newId(), unitId, positionId, ...form })
    } else {
      const own = and(eq(positionHolder.id, holderId), eq(positionHolder.positionId, positionId))
      const changed = await tx.update(positionHolder, own, form)
      if (changed.length === 0) throw notFound()
    }
    await requireOneInFull(tx, unitId, positionId)
  })
}

/** Takes back what was said about a holder by mistake; the log keeps it. */
export async function removeHolder(
  actor: Actor,
  unitId: string,
  positionId: string,
  holderId: string,
): Promise<void> {
  authorise(actor, "position.manage", { unitId })
  await write(actor, "position.manage", { unitId, positionId }, async (tx) => {
    await requirePosition(tx, unitId, positionId)
    const own = and(eq(positionHolder.id, holderId), eq(positionHolder.positionId, positionId))
    const gone = await tx.remove(positionHolder, own)
    if (gone.length === 0) throw notFound()
  })
}

async function requirePosition(db: Db, unitId: string, positionId: string) {
  const [row] = await db
    .select({ id: position.id })
    .from(position)
    .where(and(eq(position.id, positionId), eq(position.unitId, unitId)))
  if (row === undefined) throw notFound()
}

async function requireLinkable(tx: Tx, actor: Actor, userId: string | null) {
  if (userId === null) return
  const choices = await listAccountChoices(tx, unitsWhere(actor, "position.manage"))
  if (!choices.some((choice) => choice.id === userId)) throw refusal(422, "admin:error.account-unknown")
}

async function requireOneInFull(tx: Tx, unitId: string, positionId: string) {
  const inFull = (await listHolders(tx, [unitId], positionId)).filter((row) => row.standing === "definitif")
  for (const [index, one] of inFull.entries()) {
    const clash = inFull
      .slice(index + 1)
      .some((other) => one.from <= (other.until ?? "9999") && other.from <= (one.until ?? "9999"))
    if (clash) throw refusal(409, "admin:error.two-in-full")
  }
}
