import type { TFunction } from "i18next"
import { formatPeriod, type Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { listPrintable, requirePrinting } from "#app/services/print-sheets.server.ts"
import { type SheetView, sheetReader } from "#app/services/read-sheet.server.ts"
import type { Db } from "#db/client.server.ts"
import { listSheetsBetween } from "#db/queries/session-sheets.server.ts"

export interface PrintedSheetsView {
  period: string
  /** By day, time and halaqah: the last one printed of each lesson. */
  sheets: SheetView[]
}

/** The sheets of a period that the actor may print, all to be put on paper at once. @throws 404, 403 */
export async function readPrintedSheets(
  db: Db,
  actor: Actor,
  { unitId, period }: { unitId: string; period: Period },
  language: Language,
  t: TFunction,
): Promise<PrintedSheetsView> {
  requirePrinting(actor, unitId)
  const rows = await listSheetsBetween(db, await listPrintable(db, actor, unitId), period)
  const read = sheetReader(db, actor, language, t)
  const sheets: SheetView[] = []
  for (const row of rows) if (row.session.id !== sheets.at(-1)?.sessionId) sheets.push(await read(row))
  return { period: formatPeriod(period.from, period.to, language), sheets }
}
