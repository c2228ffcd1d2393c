import { and, eq } from "drizzle-orm"
import { ACTION_TITLE_LENGTH } from "#app/domain/action.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import { officeText } from "#app/domain/office.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { FOLLOW_DAYS, type WeeklyQuestion, WeeklySheet } from "#app/domain/weekly-sheet.ts"
import { insertAction } from "#app/services/create-action.server.ts"
import { headsOfUnit } from "#app/services/head-of-unit.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { getPosition } from "#db/queries/positions.server.ts"
import { requireWeeklySheet } from "#db/queries/weekly-sheets.server.ts"
import { disposition } from "#db/schema/readiness.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Longest note beside a decision. */
const NOTE_LENGTH = 500

export interface Decision {
  /** Question key → option key; questions left open are absent. */
  choices: ReadonlyMap<string, string>
  /** Question key → what was written beside it. */
  notes: ReadonlyMap<string, string>
  /** The scanned sheet; needed from whoever does not decide himself. */
  evidenceId: string | null
  /** The day it was decided on paper; today where absent. */
  decidedOn?: Day | undefined
}

/**
 * What keeps a decision from being written down, as far as the sheet alone tells: nothing chosen, or a note beside a
 * question that was left open. @throws 422
 */
export function checkDecision(
  questions: readonly WeeklyQuestion[],
  { choices, notes }: Pick<Decision, "choices" | "notes">,
): void {
  const chosen = questions.filter(({ key, options }) =>
    options.some((option) => option.key === choices.get(key)),
  )
  if (chosen.length === 0) throw refusal(422, "readiness:refusal.no-choice")
  const isLost = questions.some((one) => (notes.get(one.key) ?? "") !== "" && !chosen.includes(one))
  if (isLost) throw refusal(422, "readiness:refusal.note-alone")
  if ([...notes.values()].some((note) => note.length > NOTE_LENGTH))
    throw refusal(422, "common:form.too-long")
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
    checkDecision(questions, decision)
    const himself = decision.evidenceId === null
    if (himself && !decidesHimself(actor, unitId)) throw refusal(422, "readiness:refusal.no-scan")
    const decidedOn = decision.decidedOn ?? today
    if (decidedOn < row.day || decidedOn > today) throw refusal(422, "readiness:refusal.decided-on")
    if (decision.evidenceId !== null) {
      const scan = await requireEvidence(tx, actor, decision.evidenceId)
      if (scan.unitId !== unitId) throw notFound()
    }
    const decidedBy = await whoDecides(tx, actor, unitId, decidedOn, himself)
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
        decidedOn,
        evidenceId: decision.evidenceId,
        recordedBy: actor.userId,
        recordedAt: new Date(),
      })
      if (option.follow !== null)
        await insertAction(tx, actor, unitId, {
          id: newId(),
          title: option.follow.slice(0, ACTION_TITLE_LENGTH),
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

/**
 * The office that decides, and who held it on the day. The head's own click goes by the office his account holds, or by
 * his name alone. @throws 422 where staff write down for an office that nobody held
 */
async function whoDecides(tx: Tx, actor: Actor, unitId: string, day: Day, himself: boolean): Promise<string> {
  const heads = await headsOfUnit(tx, unitId, day)
  const head = himself ? heads.find(({ userId }) => userId === actor.userId) : heads[0]
  if (head !== undefined) return `${officeText(head.office, head.standing)}, ${head.name}`
  if (himself) return actor.name
  throw refusal(422, "readiness:refusal.no-head")
}
