import { and, eq } from "drizzle-orm"
import { addDays } from "#app/domain/dates.ts"
import { officeText } from "#app/domain/office.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { FOLLOW_DAYS, type WeeklyQuestion, WeeklySheet } from "#app/domain/weekly-sheet.ts"
import { insertAction } from "#app/services/create-action.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listSigners } from "#db/queries/dossiers.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { getPosition } from "#db/queries/positions.server.ts"
import { requireWeeklySheet } from "#db/queries/weekly-sheets.server.ts"
import { disposition } from "#db/schema/readiness.ts"
import { type Tx, write } from "#db/write.server.ts"

export interface Decision {
  /** Question key → option key; questions left open are absent. */
  choices: ReadonlyMap<string, string>
  /** Question key → what was written beside it. */
  notes: ReadonlyMap<string, string>
  /** The scanned sheet; needed from whoever does not decide himself. */
  evidenceId: string | null
}

/**
 * Writes down what the warden decided on a sheet: himself by a click, or staff in his name from the scanned sheet,
 * both names kept. What follows from a choice becomes an action. A question that was decided stays decided.
 * @throws 404, 403, 409 for a question decided already, 422 without a choice or, from staff, without the scan.
 */
export async function recordDisposition(actor: Actor, sheetId: string, decision: Decision): Promise<void> {
  const { unitIds } = scopeOf(actor)
  const { unitId, cycleId } = await requireWeeklySheet(db, unitIds, sheetId)
  const { today } = await unitDay(db, unitId)
  await write(actor, "disposition.record", { unitId, cycleId, sheetId }, async (tx) => {
    const row = await requireWeeklySheet(tx, unitIds, sheetId)
    authorise(actor, "disposition.record", { unitId, cycleId })
    const { questions } = WeeklySheet.parse(JSON.parse(row.content))
    const decided = questions.flatMap((question) => {
      const option = question.options.find(({ key }) => key === decision.choices.get(question.key))
      return option === undefined ? [] : [{ question, option }]
    })
    if (decided.length === 0) throw refusal(422, "readiness:refusal.no-choice")
    if (decision.evidenceId === null && !decidesHimself(actor, unitId))
      throw refusal(422, "readiness:refusal.no-scan")
    if (decision.evidenceId !== null) {
      const scan = await requireEvidence(tx, actor, decision.evidenceId)
      if (scan.unitId !== unitId) throw notFound()
    }
    const decidedBy = await whoDecides(tx, actor, unitId, today)
    for (const { question, option } of decided) {
      await requireOpen(tx, sheetId, question)
      await tx.insert(disposition, {
        id: newId(),
        unitId,
        sheetId,
        question: question.key,
        choice: option.key,
        note: decision.notes.get(question.key) ?? "",
        decidedBy,
        decidedOn: today,
        evidenceId: decision.evidenceId,
        recordedBy: actor.userId,
        recordedAt: new Date(),
      })
      if (option.follow !== null)
        await insertAction(tx, actor, unitId, {
          id: newId(),
          title: option.follow,
          detail: decision.notes.get(question.key) ?? "",
          origin: "decision",
          cycleId,
          item: question.item,
          positionId: await standingPosition(tx, unitId, question.positionId),
          dueDate: addDays(today, FOLLOW_DAYS),
        })
    }
  })
}

/** The position a question was about, if the unit still has it. */
async function standingPosition(tx: Tx, unitId: string, positionId: string | null): Promise<string | null> {
  if (positionId === null) return null
  return (await getPosition(tx, [unitId], positionId)) === undefined ? null : positionId
}

/** Whether the actor is the one the sheet asks. */
export function decidesHimself(actor: Actor, unitId: string): boolean {
  return actor.memberships.some(({ role, unitIds }) => role === "kalapas" && unitIds.includes(unitId))
}

async function requireOpen(tx: Tx, sheetId: string, { key }: WeeklyQuestion): Promise<void> {
  const [known] = await tx
    .select({ id: disposition.id })
    .from(disposition)
    .where(and(eq(disposition.sheetId, sheetId), eq(disposition.question, key)))
  if (known !== undefined) throw refusal(409, "readiness:refusal.decided")
}

/** The office that decides and who holds it that day; the actor's own name where no holder is entered. */
async function whoDecides(tx: Tx, actor: Actor, unitId: string, today: string): Promise<string> {
  const signers = await listSigners(tx, unitId, today)
  const head = signers.find(({ signs }) => signs === "acknowledged")
  if (head === undefined) return actor.name
  return [officeText(head.title, head.standing), head.name].filter((part) => part !== "").join(", ")
}
