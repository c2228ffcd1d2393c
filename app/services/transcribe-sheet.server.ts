import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { listSheets } from "#db/queries/session-sheets.server.ts"
import { sessionSheet } from "#db/schema/sessions.ts"
import type { Tx } from "#db/write.server.ts"

/**
 * Notes, as part of a change, that a session's last printed sheet was entered, by whom, and whether he saw the
 * ustadz's paraf on it; nothing where no sheet was printed.
 */
export async function transcribeSheet(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  initialled: boolean,
): Promise<void> {
  const [sheet] = await listSheets(tx, sessionId)
  if (sheet === undefined) return
  await tx.update(sessionSheet, eq(sessionSheet.id, sheet.id), {
    initialled,
    transcribedBy: actor.userId,
    transcribedAt: new Date(),
  })
}
