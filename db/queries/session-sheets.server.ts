import { desc, eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { sessionSheet } from "#db/schema/sessions.ts"

export type SheetRow = typeof sessionSheet.$inferSelect

/** The sheets printed for a session, the latest first. */
export async function listSheets(db: Db, sessionId: string): Promise<SheetRow[]> {
  return db
    .select()
    .from(sessionSheet)
    .where(eq(sessionSheet.sessionId, sessionId))
    .orderBy(desc(sessionSheet.printedAt), desc(sessionSheet.id))
}
