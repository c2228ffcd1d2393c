import { createHash } from "node:crypto"
import type { TFunction } from "i18next"
import { canonicalJson } from "#app/domain/canonical.ts"
import { formatDay, type Language } from "#app/domain/dates.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import {
  type AskedQuestion,
  listQuestions,
  MOST_LINES,
  QUESTION_OPTIONS,
  questionKey,
  type WeeklyQuestion,
  type WeeklySheet,
} from "#app/domain/weekly-sheet.ts"
import { readReadinessParts } from "#app/services/read-readiness.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { findWeeklySheet } from "#db/queries/weekly-sheets.server.ts"
import { weeklySheet } from "#db/schema/readiness.ts"
import { write } from "#db/write.server.ts"

/**
 * Freezes today's readiness and what there is to decide as a sheet, in the language it is made in; the same again is
 * the sheet that is there. @returns its id. @throws 404, 403
 */
export async function makeWeeklySheet(
  actor: Actor,
  cycleId: string,
  words: { language: Language; t: TFunction },
): Promise<string> {
  const { unitId } = await requireCycle(db, scopeOf(actor), cycleId)
  authorise(actor, "weekly-sheet.make", { unitId, cycleId })
  const { sheet, day } = await composeSheet(actor, cycleId, words)
  const content = canonicalJson(sheet)
  const sha256 = createHash("sha256").update(content, "utf8").digest("hex")
  const id = newId()
  return write(actor, "weekly-sheet.make", { unitId, cycleId, sheetId: id }, async (tx) => {
    const known = await findWeeklySheet(tx, cycleId, sha256)
    if (known !== undefined) return known.id
    await tx.insert(weeklySheet, {
      id,
      unitId,
      cycleId,
      day,
      content,
      sha256,
      madeBy: actor.userId,
      madeAt: new Date(),
    })
    return id
  })
}

async function composeSheet(
  actor: Actor,
  cycleId: string,
  { language, t }: { language: Language; t: TFunction },
) {
  const { view, picture, forecast } = await readReadinessParts(db, cycleId, { actor, language, t })
  const { instrument, today } = picture
  const asked = listQuestions({
    readiness: picture.readiness,
    forecast,
    load: view.work.load,
    expiring: view.expiring.filter(({ isPressing }) => isPressing),
  })
  const inWords = ({ item, values, code }: AskedQuestion): Record<string, string | number> => ({
    ...values,
    ...(item === null ? {} : { item: nodeLabel(requireItem(instrument, item).item, language) }),
    ...(code === "late" && values.day !== "" ? { day: formatDay(String(values.day), language) } : {}),
  })
  const questions = asked.map((question): WeeklyQuestion => {
    const { code, positionId, item } = question
    const values = inWords(question)
    const hasVisit = view.cycle.goal?.isVisit === true
    const asks =
      code === "late" && values.day === ""
        ? "standstill"
        : code === "expiring" && !hasVisit
          ? "expired"
          : code
    return {
      key: questionKey(question),
      text: t(`readiness:question.${asks}`, values),
      positionId,
      item,
      options: QUESTION_OPTIONS[code].map(({ key, follows }) => ({
        key,
        text: t(`readiness:option.${code}.${key}`),
        follow: follows ? t(`readiness:follow.${code}.${key}`, values) : null,
      })),
    }
  })
  const pressing = [...view.work.blockers, ...view.work.urgent].map(({ text }) => text)
  const sheet: WeeklySheet = {
    format: "miqyas-weekly-sheet",
    version: 1,
    language,
    cycle: { id: cycleId, title: view.cycle.title, instrument: view.cycle.instrument, unit: view.cycle.unit },
    day: today,
    goal: view.cycle.goal?.text ?? null,
    say: view.say,
    lead: view.lead,
    forecast: view.forecast,
    assumption: view.assumption,
    components: view.components.map(({ label, ready, of, approved }) => ({ label, ready, of, approved })),
    pressing: pressing.slice(0, MOST_LINES),
    pressingMore: Math.max(0, pressing.length - MOST_LINES),
    load: view.work.load.slice(0, MOST_LINES).map(({ position, open, overdue, dueThisWeek }) => ({
      position,
      open,
      overdue,
      week: dueThisWeek,
    })),
    questions,
  }
  return { sheet, day: today }
}
