import type { TFunction } from "i18next"
import { formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import { levelOf, listItems, nodeLabel, text } from "#app/domain/instrument.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { describeReasons } from "#app/services/describe-reason.server.ts"
import { isOutsider, itemRedactor, proofThere, readCycle } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireLetterhead } from "#db/queries/cycles.server.ts"
import { getInstrumentCheck } from "#db/queries/instruments.server.ts"

/**
 * The checklist on paper (kartu kendali): per component the items with what proves them and boxes to tick.
 * `only` narrows it to one item. @throws 404, 403
 */
export async function readChecklist(
  db: Db,
  actor: Actor,
  cycleId: string,
  only: string | null,
  language: Language,
  t: TFunction,
) {
  const picture = await readCycle(db, actor, cycleId)
  const { cycle, instrument, readiness, responses } = picture
  const [letterhead, check] = await Promise.all([
    requireLetterhead(db, cycle.unitId),
    getInstrumentCheck(db, cycle.unitId, cycle.instrumentHash),
  ])
  const outsider = isOutsider(actor, cycle)
  const judged = new Map(readiness.items.map((item) => [item.item, item]))
  const listed = listItems(instrument, cycle.applicantKind).filter(
    ({ item }) => responses.has(item.key) && (only === null || item.key === only),
  )
  return {
    letterhead,
    cycle: {
      id: cycleId,
      title: cycle.title,
      applicant: cycle.applicantName,
      isSample: cycle.applicantSample,
      instrument: text(instrument.title, language),
      version: cycle.instrumentVersion,
      isUnverified: instrument.status !== "verified" && check === undefined,
      period: formatPeriod(cycle.periodFrom, cycle.periodTo, language),
      due: cycle.dueDate === null ? null : formatDay(cycle.dueDate, language),
      printed: formatDay(picture.today, language),
    },
    only,
    levels: instrument.scale.levels.map(({ value, name }) => `${value} ${text(name, language)}`),
    parts: instrument.components
      .map((component) => ({
        key: component.key,
        label: nodeLabel(component, language),
        items: listed
          .filter((entry) => entry.component === component)
          .map(({ item }) => {
            const row = responses.get(item.key)
            const readinessOf = judged.get(item.key)
            const positionId = row?.positionId ?? null
            const level = row?.level == null ? undefined : levelOf(instrument, row.level)
            return {
              key: item.key,
              number: item.number ?? "",
              title: text(item.title, language),
              topic: text(item.topic, language),
              state: row?.status ?? ("belum" as const),
              level: row?.notApplicable
                ? t("cycle:item.not-applicable")
                : level === undefined
                  ? null
                  : `${level.value} ${text(level.name, language)}`,
              position: row?.positionTitle ?? null,
              due: outsider || row?.dueDate == null ? null : formatDay(row.dueDate, language),
              narrative:
                only === null || row === undefined
                  ? null
                  : itemRedactor(actor, cycle, positionId)(row.narrative),
              hints: (readinessOf?.hints ?? []).map(({ hint, links }) => ({
                key: hint.key,
                text: text(hint.text, language),
                required: hint.required,
                isThere: proofThere(actor, cycle, positionId, links, picture.sensitivity),
              })),
              missing:
                only === null || outsider || readinessOf === undefined
                  ? []
                  : describeReasons(readinessOf, {
                      t,
                      language,
                      instrument,
                      cycleId,
                      item,
                      mayAnswer: false,
                      mayReview: false,
                    }).map((reason) => reason.text),
            }
          }),
      }))
      .filter((part) => part.items.length > 0),
  }
}
