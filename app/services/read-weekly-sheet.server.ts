import { encodeQR } from "qr"
import { formatDay, type Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { WeeklySheet, weeklyQrText } from "#app/domain/weekly-sheet.ts"
import { weeklyDocument } from "#app/domain/weekly-sheet-paper.ts"
import { translate } from "#app/i18n/language.server.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import { decidesHimself } from "#app/services/record-disposition.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { listDispositions, listWeeklySheets, requireWeeklySheet } from "#db/queries/weekly-sheets.server.ts"

export interface WeeklySheetLine {
  id: string
  day: string
  say: string
  questions: number
  decided: number
  madeBy: string
}

/** The sheets of a cycle with how much of each was decided. @throws 404, 403 */
export async function readWeeklySheets(db: Db, actor: Actor, cycleId: string, language: Language) {
  const { unitIds } = scopeOf(actor)
  const cycle = await requireCycle(db, scopeOf(actor), cycleId)
  const subject = { unitId: cycle.unitId, cycleId }
  authorise(actor, "readiness.see", subject)
  const rows = await listWeeklySheets(db, unitIds, cycleId)
  const decided = await listDispositions(
    db,
    rows.map(({ id }) => id),
  )
  return {
    cycle: { id: cycleId, title: cycle.title },
    sheets: rows.map(({ id, day, content, madeByName }): WeeklySheetLine => {
      const { say, questions } = WeeklySheet.parse(JSON.parse(content))
      return {
        id,
        day: formatDay(day, language),
        say,
        questions: questions.length,
        decided: decided.filter(({ sheetId }) => sheetId === id).length,
        madeBy: madeByName ?? "",
      }
    }),
    may: { make: can(actor, "weekly-sheet.make", subject) },
  }
}

export type WeeklySheetView = Awaited<ReturnType<typeof readWeeklySheet>>

/** A sheet as it was made, with what was decided on it since. @throws 404, 403 */
export async function readWeeklySheet(db: Db, actor: Actor, sheetId: string, language: Language) {
  const row = await requireWeeklySheet(db, scopeOf(actor).unitIds, sheetId)
  const subject = { unitId: row.unitId, cycleId: row.cycleId }
  authorise(actor, "readiness.see", subject)
  const sheet = WeeklySheet.parse(JSON.parse(row.content))
  const decided = await listDispositions(db, [sheetId])
  return {
    id: sheetId,
    sheet,
    day: formatDay(sheet.day, language),
    questions: sheet.questions.map((question) => {
      const known = decided.find((one) => one.question === question.key)
      return {
        ...question,
        decision:
          known === undefined
            ? null
            : {
                choice: question.options.find(({ key }) => key === known.choice)?.text ?? known.choice,
                note: known.note,
                by: known.decidedBy,
                on: formatDay(known.decidedOn, language),
                recordedBy: known.recordedByName ?? "",
                scan:
                  known.evidenceId === null || known.evidenceNumber === null
                    ? null
                    : { id: known.evidenceId, code: evidenceCode(known.evidenceNumber) },
              },
      }
    }),
    may: {
      record: can(actor, "disposition.record", subject),
      himself: decidesHimself(actor, row.unitId),
    },
  }
}

/** The sheet as one A4 page to be signed. @throws 404, 403 */
export async function drawWeeklySheet(db: Db, actor: Actor, sheetId: string) {
  const row = await requireWeeklySheet(db, scopeOf(actor).unitIds, sheetId)
  authorise(actor, "readiness.see", { unitId: row.unitId, cycleId: row.cycleId })
  const { unit } = await getPaperHead(db, row.unitId)
  const sheet = WeeklySheet.parse(JSON.parse(row.content))
  // The words around it are of the language it was made in, whatever the reader's.
  const t = translate(sheet.language)
  const code = encodeQR(weeklyQrText(sheetId), "raw", { ecc: "quartile", border: 2 })
  const document = weeklyDocument(sheet, {
    letterhead: letterheadLines(unit),
    sha256: row.sha256,
    t: (key, values) => t(key, values ?? {}),
  })
  return { pdf: await drawDocument(document, { code }), day: sheet.day }
}
