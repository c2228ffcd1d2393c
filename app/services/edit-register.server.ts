import { and, eq } from "drizzle-orm"
import type { KnownRow, RegisterKind } from "#app/domain/import-register.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { enterPhoto, type SentPhoto } from "#app/services/enter-photo.server.ts"
import { evidenceNamed } from "#app/services/evidence-named.server.ts"
import { insertRows, REGISTER_TABLES } from "#app/services/import-register.server.ts"
import { columnsOf, listNamed } from "#app/services/register-rows.server.ts"
import { db } from "#db/client.server.ts"
import { listAccountChoices } from "#db/queries/accounts.server.ts"
import { getRegisterRow, isFacilityUsed } from "#db/queries/register-rows.server.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Key of the refusal of a form that somebody else was faster than. */
export const STALE_ROW = "register:stale.title"

/** What a form says of a row: its fields, and what screens alone add to them. */
export interface RegisterEdit {
  values: KnownRow["values"]
  /** Code of the evidence that shows a facility; empty for none. */
  photo?: string | undefined
  /** The picture of it that was sent, in place of one named by a code. */
  sent?: SentPhoto | undefined
  /** Account of an educator; null for none. */
  userId?: string | null | undefined
}

/** Adds a row to a register. @returns its id. @throws 403; 422 for a photo that is none. */
export async function addRegisterRow(
  actor: Actor,
  kind: RegisterKind,
  unitId: string,
  edit: RegisterEdit,
): Promise<string> {
  authorise(actor, "register.edit", { unitId })
  return write(actor, "register.edit", { unitId }, async (tx) => {
    const row = await columnsFor(tx, actor, unitId, edit)
    const [id] = await insertRows(tx, kind, { unitId, enteredBy: actor.userId, rows: [row] })
    return id as string
  })
}

/** Changes a row. @throws 404, 403; 409 where somebody saved in between; 422 for a photo that is none. */
export async function editRegisterRow(
  actor: Actor,
  kind: RegisterKind,
  { id, version }: { id: string; version: number },
  edit: RegisterEdit,
): Promise<void> {
  const { unitId } = await requireRow(actor, kind, id)
  await write(actor, "register.edit", { unitId, register: kind, id }, async (tx) => {
    const table = REGISTER_TABLES[kind]
    const row = await columnsFor(tx, actor, unitId, edit)
    const changed = await tx.update(table, and(eq(table.id, id), eq(table.version, version)), {
      ...row,
      version: version + 1,
    } as never)
    if (changed.length === 0) throw refusal(409, STALE_ROW)
  })
}

/**
 * Takes a facility or a line of the curriculum away; educators and kitab stay, since lessons name them.
 * @throws 404, 403; 409 for a room that lessons are held in.
 */
export async function removeRegisterRow(actor: Actor, kind: RegisterKind, id: string): Promise<void> {
  const { unitId } = await requireRow(actor, kind, id)
  if (kind !== "facility" && kind !== "curriculum") throw notFound()
  await write(actor, "register.edit", { unitId, register: kind, id }, async (tx) => {
    if (kind === "facility" && (await isFacilityUsed(tx, id))) throw refusal(409, "register:refusal.used")
    const table = REGISTER_TABLES[kind]
    await tx.remove(table, eq(table.id, id))
  })
}

async function requireRow(actor: Actor, kind: RegisterKind, id: string): Promise<{ unitId: string }> {
  const row = await getRegisterRow(db, kind, scopeOf(actor).unitIds, id)
  if (row === undefined) throw notFound()
  authorise(actor, "register.edit", { unitId: row.unitId })
  return row
}

async function columnsFor(
  tx: Tx,
  actor: Actor,
  unitId: string,
  { values, photo, sent, userId }: RegisterEdit,
) {
  const named = { key: "register:refusal.no-photo", picture: true }
  const title = String(values.name ?? "")
  return {
    ...columnsOf(values, await listNamed(tx, unitId)),
    ...(photo !== undefined && {
      photoEvidenceId:
        sent === undefined
          ? await evidenceNamed(tx, unitId, photo, named)
          : await enterPhoto(tx, actor, { unitId, title, photo: sent, ofPerson: false }),
    }),
    ...(userId !== undefined && { userId: await accountOf(tx, unitId, userId) }),
  }
}

async function accountOf(tx: Tx, unitId: string, userId: string | null): Promise<string | null> {
  const known = userId === null || (await listAccountChoices(tx, [unitId])).some(({ id }) => id === userId)
  if (!known) throw refusal(422, "register:refusal.no-account")
  return userId
}
