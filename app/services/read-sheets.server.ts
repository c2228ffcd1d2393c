import { addDays, type Day } from "#app/domain/dates.ts"
import { type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { parseSheetCode, shownSheetCode } from "#app/domain/sheet-code.ts"
import { unitsToProve } from "#app/services/attach-scans.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getSeenEvidence } from "#db/queries/evidence-copies.server.ts"
import { findSheets, listSheetsShown, listUnscannedSheets } from "#db/queries/session-sheets.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** Sheets of lessons this long ago are offered where a code cannot be read. */
const OFFERED_DAYS = 60
const MOST_OFFERED = 200

export interface SheetLine {
  sheetId: string
  code: string
  halaqahId: string
  sessionId: string
  halaqah: string
  day: Day
  startsAt: string
}

/** A file that was sent, with the sheets it was attached to. */
export interface ScanLine {
  evidenceId: string
  code: string
  title: string
  sheets: SheetLine[]
}

export interface SheetsView {
  /** The sheet whose code was typed; null where none has it. */
  found: SheetLine | null
  typed: string
  scans: ScanLine[]
  /** What a file may be attached to by hand. */
  offered: SheetLine[]
  /** Whose sheets the actor may print, and the day it is there. */
  units: { id: string; shortName: string }[]
  today: Day
  may: { scan: boolean }
}

/** The page of printed sheets: finding one by its code, and what became of the pictures just sent. @throws 403 */
export async function readSheets(
  db: Db,
  actor: Actor,
  { typed, scans }: { typed: string; scans: readonly string[] },
): Promise<SheetsView> {
  if (!canSomewhere(actor, "sheet.print")) throw refusal(403, "common:refusal.forbidden")
  const unitIds = unitsWhere(actor, "sheet.print")
  const proving = unitsToProve(actor)
  const code = parseSheetCode(typed)
  const [found] = code === undefined ? [] : await findSheets(db, unitIds, [code])
  const seen = await Promise.all(scans.map((id) => getSeenEvidence(db, actor, id)))
  const shown = await listSheetsShown(db, scans)
  const lines = seen.flatMap((file): ScanLine[] => {
    if (file === undefined) return []
    const sheets = shown.filter((row) => row.evidenceId === file.id).map(lineOf)
    return [{ evidenceId: file.id, code: file.code, title: file.title, sheets }]
  })
  const unread = lines.some((line) => line.sheets.length === 0)
  const { today } = await unitDay(db, unitIds[0] as string)
  const offered = unread
    ? await listUnscannedSheets(db, proving, addDays(today, -OFFERED_DAYS), MOST_OFFERED)
    : []
  return {
    found: found === undefined ? null : lineOf(found),
    typed,
    scans: lines,
    offered: offered.map(lineOf),
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    today,
    may: { scan: proving.length > 0 },
  }
}

function lineOf({ sheet, session, halaqah }: Awaited<ReturnType<typeof findSheets>>[number]): SheetLine {
  return {
    sheetId: sheet.id,
    code: shownSheetCode(sheet.code),
    halaqahId: halaqah.id,
    sessionId: session.id,
    halaqah: halaqah.name,
    day: session.day,
    startsAt: session.startsAt,
  }
}
