import type { TFunction } from "i18next"
import { encodeQR } from "qr"
import type { Day, Language } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import type { ProgressKind } from "#app/domain/progress-terms.ts"
import { notFound } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { sheetQrText, shownSheetCode } from "#app/domain/sheet-code.ts"
import { lasts } from "#app/services/read-halaqah-list.server.ts"
import { readLesson } from "#app/services/read-lesson.server.ts"
import { quickEntryView } from "#app/services/read-quick-entry.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireLetterhead } from "#db/queries/cycles.server.ts"
import { listTeachers } from "#db/queries/halaqah.server.ts"
import { listNamesOf } from "#db/queries/santri.server.ts"
import { getSheet, type PlacedSheet } from "#db/queries/session-sheets.server.ts"

export interface SheetView {
  letterhead: { lines: string[]; address: string; contact: string }
  halaqah: { id: string; name: string; programme: string; progress: ProgressKind }
  sessionId: string
  day: Day
  startsAt: string
  endsAt: string
  teachers: string[]
  /** As printed: `7K3QM-W9XHD`. */
  code: string
  /** The QR as squares of a grid: one path, and the length of the grid's side. */
  qr: { path: string; size: number }
  /** In printed order. */
  rows: { santriId: string; code: string; name: string; last: string }[]
}

/** A sheet as it is printed, with where each santri stands. @throws 404, 403 */
export async function readSheet(
  db: Db,
  actor: Actor,
  sheetId: string,
  language: Language,
  t: TFunction,
): Promise<SheetView> {
  const found = await getSheet(db, scopeOf(actor).unitIds, sheetId)
  if (found === undefined) throw notFound()
  return sheetReader(db, actor, language, t)(found)
}

/** Reads sheets one after another: what those of a halaqah share is read once. Each @throws 404, 403 */
export function sheetReader(db: Db, actor: Actor, language: Language, t: TFunction) {
  const shared = new Map<string, ReturnType<typeof readShared>>()
  async function readShared(halaqahId: string) {
    const { halaqah, programme } = await requireHalaqah(db, actor, "sheet.print", halaqahId)
    const asked = { day: undefined, programmeId: undefined, akhlak: false, kitabId: undefined }
    const [letterhead, teachers, lesson] = await Promise.all([
      requireLetterhead(db, halaqah.unitId),
      listTeachers(db, [halaqahId]),
      readLesson(db, actor, halaqahId, { ...asked, mode: "bandongan" }),
    ])
    const { lines } = quickEntryView(lesson, "bandongan", language, t)
    return {
      halaqah,
      programme,
      letterhead,
      teachers,
      last: new Map(lines.map(({ id, last }) => [id, last])),
    }
  }
  return async ({ sheet, session, halaqah: { id } }: PlacedSheet): Promise<SheetView> => {
    const reading = shared.get(id) ?? readShared(id)
    shared.set(id, reading)
    const { halaqah, programme, letterhead, teachers, last } = await reading
    const byId = new Map((await listNamesOf(db, sheet.santriIds)).map((row) => [row.id, row]))
    return {
      letterhead,
      halaqah: { id, name: halaqah.name, programme: programme.name, progress: programme.progress },
      sessionId: session.id,
      day: session.day,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      teachers: teachers.filter((one) => lasts(one, session.day)).map((one) => one.name),
      code: shownSheetCode(sheet.code),
      qr: qrPath(sheetQrText(sheet.code)),
      rows: sheet.santriIds.flatMap((santriId) => {
        const row = byId.get(santriId)
        if (row === undefined) return []
        const code = registerCode("santri", row.number)
        return [{ santriId, code, name: row.name, last: last.get(santriId) ?? "–" }]
      }),
    }
  }
}

/** A text as a QR code that survives stains and folds: a quarter of it may be lost. */
function qrPath(text: string): { path: string; size: number } {
  const grid = encodeQR(text, "raw", { ecc: "quartile", border: 4 })
  const squares = grid.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(""), size: grid.length }
}
