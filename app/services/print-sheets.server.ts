import type { Period } from "#app/domain/days.ts"
import { type Actor, can, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { lessonsBetween } from "#app/domain/timetable.ts"
import { idsOf, insertSheet, PLANNED } from "#app/services/print-sheet.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { insertSession } from "#app/services/session-row.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listMembers, listSeenHalaqah, listSlots } from "#db/queries/halaqah.server.ts"
import { listSheetsBetween } from "#db/queries/session-sheets.server.ts"
import { listSessions } from "#db/queries/sessions.server.ts"
import { write } from "#db/write.server.ts"

/** So many fit into one print job; who needs more asks day by day. */
const MOST_LESSONS = 300

/**
 * Makes the sheets of all lessons of a unit on the days of a period, of the halaqah that the actor may print: those
 * of the timetable and those written down already, save what fell away. A sheet that still names the members of
 * its day stays the sheet. @returns how many lessons have one now.
 * @throws 404, 403; 422 where there is no lesson with members, or too many.
 */
export async function printSheets(actor: Actor, unitId: string, period: Period): Promise<number> {
  requirePrinting(actor, unitId)
  return write(actor, "sheet.print", { unitId, ...period }, async (tx) => {
    const halaqahIds = await listPrintable(tx, actor, unitId)
    const slots = await listSlots(tx, halaqahIds)
    const sessions = await listSessions(tx, halaqahIds, period)
    const sheets = await listSheetsBetween(tx, halaqahIds, period)
    let count = 0
    for (const halaqahId of halaqahIds) {
      const known = await requireHalaqah(tx, actor, "sheet.print", halaqahId)
      const written = sessions.filter((one) => one.halaqahId === halaqahId)
      const planned = lessonsBetween(
        slots.filter((slot) => slot.halaqahId === halaqahId),
        period,
      ).filter(({ day, startsAt }) => !written.some((one) => one.day === day && one.startsAt === startsAt))
      for (const lesson of [...written.filter(({ state }) => state !== "cancelled"), ...planned]) {
        const santriIds = idsOf(await listMembers(tx, halaqahId, lesson.day))
        if (santriIds.length === 0) continue
        if (++count > MOST_LESSONS) throw refusal(422, "halaqah:refusal.too-many-lessons")
        const sessionId = "id" in lesson ? lesson.id : undefined
        const last = sheets.find(({ session }) => session.id === sessionId)?.sheet.santriIds
        if (last !== undefined && last.join() === santriIds.join()) continue
        const session = sessionId ?? (await insertSession(tx, actor, known, lesson, PLANNED)).id
        await insertSheet(tx, actor, { id: session, unitId }, { id: newId(), santriIds })
      }
    }
    if (count === 0) throw refusal(422, "halaqah:refusal.no-lessons")
    return count
  })
}

/** That the actor prints sheets somewhere in a unit. @throws 404 out of scope, 403 without the right */
export function requirePrinting(actor: Actor, unitId: string): void {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  if (!unitsWhere(actor, "sheet.print").includes(unitId)) throw refusal(403, "common:refusal.forbidden")
}

/** The halaqah of a unit whose sheets the actor may print. */
export async function listPrintable(db: Db, actor: Actor, unitId: string): Promise<string[]> {
  const seen = await listSeenHalaqah(db, actor)
  return seen
    .filter((one) => one.unitId === unitId && can(actor, "sheet.print", { unitId, halaqahIds: [one.id] }))
    .map(({ id }) => id)
}
