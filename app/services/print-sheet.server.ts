import { randomBytes } from "node:crypto"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { SHEET_CODE_BYTES, sheetCodeOf } from "#app/domain/sheet-code.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { findMeant, insertSession, meantIds, type SessionMeant } from "#app/services/session-row.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listMembers } from "#db/queries/halaqah.server.ts"
import type { SessionRow } from "#db/queries/sessions.server.ts"
import { sessionSheet } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Makes a sheet of a session to be printed: the members of its day by name, under a code of its own. A lesson that
 * is not written down yet becomes a planned session. @returns the sheet's id. @throws 404, 403; 422 for a day
 * without members.
 */
export async function printSheet(actor: Actor, halaqahId: string, meant: SessionMeant): Promise<string> {
  const { unitId } = (await requireHalaqah(db, actor, "sheet.print", halaqahId)).halaqah
  const id = newId()
  await write(actor, "sheet.print", { unitId, halaqahId, sheetId: id, ...meantIds(meant) }, async (tx) => {
    const known = await requireHalaqah(tx, actor, "sheet.print", halaqahId)
    const { before, lesson } = await findMeant(tx, known, meant)
    const members = await listMembers(tx, halaqahId, lesson.day)
    if (members.length === 0) throw refusal(422, "halaqah:refusal.no-members")
    const session = before ?? (await insertSession(tx, actor, known, lesson, PLANNED))
    await insertSheet(tx, actor, session, { id, santriIds: idsOf(members) })
  })
  return id
}

/** What a session is before anything is told of it. */
export const PLANNED = { state: "planned", topic: "", educatorId: null } as const

/** The santri of a sheet, each once. */
export function idsOf(members: readonly { santriId: string }[]): string[] {
  return [...new Set(members.map((one) => one.santriId))]
}

/** Writes a sheet down as part of a change, under a code of its own. */
export async function insertSheet(
  tx: Tx,
  actor: Actor,
  { id: sessionId, unitId }: Pick<SessionRow, "id" | "unitId">,
  { id, santriIds }: { id: string; santriIds: string[] },
): Promise<void> {
  const code = sheetCodeOf(randomBytes(SHEET_CODE_BYTES))
  const printed = { printedBy: actor.userId, printedAt: new Date() }
  await tx.insert(sessionSheet, { id, unitId, sessionId, code, santriIds, ...printed })
}
