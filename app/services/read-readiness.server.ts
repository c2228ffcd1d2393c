import type { TFunction } from "i18next"
import { cadencePeriods } from "#app/domain/cadence.ts"
import { countReasons } from "#app/domain/cycle-summary.ts"
import { addDays, formatDay, formatHijri, formatMonth, type Language } from "#app/domain/dates.ts"
import { overlaps } from "#app/domain/days.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { standingPeriod } from "#app/domain/evidence-gaps.ts"
import { type Forecast, forecastReadiness, PACE_DAYS } from "#app/domain/forecast.ts"
import { levelOf, text } from "#app/domain/instrument.ts"
import { hasHole } from "#app/domain/item-filter.ts"
import { type Actor, can, canSomewhere, scopeOf } from "#app/domain/permissions.ts"
import type { ReadinessCounts, TrendPoint } from "#app/domain/readiness-mark.ts"
import type { MonthView, ReadinessView } from "#app/domain/readiness-view.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { paths } from "#app/paths.ts"
import { componentsOf, sayForInsider, workOf } from "#app/services/cycle-words.server.ts"
import { describeWhatIf } from "#app/services/describe-result.server.ts"
import { countsOf } from "#app/services/note-readiness.server.ts"
import { mayReview } from "#app/services/overview-rows.server.ts"
import {
  type CyclePicture,
  type JudgedCycle,
  judgeCycle,
  pictureFor,
} from "#app/services/read-cycle.server.ts"
import { countFindings } from "#app/services/read-cycle-checks.server.ts"
import { readPromises } from "#app/services/read-promises.server.ts"
import { changesOf, trendOf } from "#app/services/readiness-trend.server.ts"
import type { Db } from "#db/client.server.ts"
import { type CycleRow, listCycles, requireCycle } from "#db/queries/cycles.server.ts"
import { listMarks } from "#db/queries/readiness-marks.server.ts"

interface Reader {
  actor: Actor
  language: Language
  t: TFunction
}

/** Days ahead within which an end of validity is told. */
const EXPIRY_DAYS = 90
/** How far back the trend goes. */
const TREND_DAYS = 400

/** Cycles whose readiness the actor may see, the one that is due first in front; those that are over last. */
export async function listReadinessCycles(db: Db, actor: Actor): Promise<CycleRow[]> {
  if (!canSomewhere(actor, "readiness.see")) throw refusal(403, "common:refusal.forbidden")
  const rows = (await listCycles(db, scopeOf(actor))).filter(({ unitId, id }) =>
    can(actor, "readiness.see", { unitId, cycleId: id }),
  )
  const order = (row: CycleRow) => `${row.state === "hasil" ? 1 : 0}${row.visitDate ?? row.dueDate ?? "9999"}`
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Are we ready, what blocks, what must I do? @throws 404 outside the actor's scope, 403 where he may not see it. */
export async function readReadiness(db: Db, cycleId: string, reader: Reader): Promise<ReadinessView> {
  return (await readReadinessParts(db, cycleId, reader)).view
}

/** The page, and what it was made from. @throws as `readReadiness` */
export async function readReadinessParts(
  db: Db,
  cycleId: string,
  reader: Reader,
): Promise<{ view: ReadinessView; picture: CyclePicture; forecast: Forecast }> {
  const { actor, language, t } = reader
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const subject = { unitId: cycle.unitId, cycleId }
  authorise(actor, "readiness.see", subject)
  const [judged, cycles] = await Promise.all([judgeCycle(db, scope, cycle), listReadinessCycles(db, actor)])
  const picture = pictureFor(actor, judged)
  const { instrument, today, readiness } = picture
  const counts = countsOf(judged)
  const marks = await listMarks(db, [cycle.unitId], cycleId, addDays(today, -TREND_DAYS))
  const points: TrendPoint[] = [
    ...marks.filter(({ day }) => day < today),
    { day: today, ready: counts.ready, items: counts.items },
  ]
  const goal = cycle.visitDate ?? cycle.dueDate
  const result = describeWhatIf({
    instrument,
    input: picture.scoreInput,
    score: picture.score,
    tries: {},
    t,
    language,
    without: () => paths.cycle(cycleId),
  })
  const forecast = forecastReadiness(points, goal)
  const view: ReadinessView = {
    cycle: {
      id: cycleId,
      title: cycle.title,
      unit: cycle.unitName,
      instrument: text(instrument.shortTitle, language),
      goal:
        goal === null
          ? null
          : {
              isVisit: cycle.visitDate !== null,
              text: `${formatDay(goal, language)} (${formatHijri(goal, language)})`,
            },
    },
    cycles: cycles.map(({ id, title }) => ({ id, title })),
    ...sayForInsider(picture, readiness.items, { t, language }),
    forecast: forecastText(forecast, { t, language }),
    assumption: t("readiness:forecast.assumption", { days: PACE_DAYS }),
    work: workOf(picture, readiness.items, { t, language }),
    waiting: waitingFor(picture, reader),
    components: componentsOf(picture, readiness.items, language),
    coverage: coverageOf(judged, counts, { t, language }),
    profile: profileOf(picture, counts, language),
    items: counts.items,
    outcome: result.now,
    hasFormula: result.decisive.length > 0,
    trend: trendOf(points, goal, language),
    expiring: expiringOf(judged, { t, language }),
    promises: await readPromises(db, cycle.unitId, today, reader),
    changes: changesOf(judged, counts, marks, { t, language }),
    findings: countFindings(judged),
    may: {
      makeSheet: can(actor, "weekly-sheet.make", subject),
      report: can(actor, "report.make", subject),
    },
  }
  return { view, picture, forecast }
}

type Words = Pick<Reader, "t" | "language">

function forecastText(forecast: Forecast, { t, language }: Words): string {
  if (forecast.state !== "on-pace") return t(`readiness:forecast.${forecast.state}`)
  const day = formatDay(forecast.day, language)
  if (forecast.lateDays === null) return t("readiness:forecast.on", { day })
  if (forecast.lateDays > 0) return t("readiness:forecast.late", { day, count: forecast.lateDays })
  return t("readiness:forecast.in-time", { day, count: -forecast.lateDays })
}

/** What waits for the reader himself. */
function waitingFor({ cycle, readiness, responses }: CyclePicture, { actor, t }: Reader) {
  const toReview = readiness.items.filter(
    ({ item, status }) => status === "siap" && mayReview(actor, cycle, responses.get(item)?.authorId ?? null),
  ).length
  const returned = can(actor, "item.answer", { unitId: cycle.unitId, cycleId: cycle.id })
    ? readiness.items.filter(({ status }) => status === "revisi").length
    : 0
  return [
    ...(toReview > 0
      ? [
          {
            key: "review",
            text: t("readiness:waiting.review", { count: toReview }),
            to: paths.cycleItems(cycle.id, { only: "to-review" }),
          },
        ]
      : []),
    ...(returned > 0
      ? [
          {
            key: "returned",
            text: t("readiness:waiting.returned", { count: returned }),
            to: paths.cycleItems(cycle.id, { state: "revisi" }),
          },
        ]
      : []),
  ]
}

/** Months of the cycle's period: how many files prove something in each, and where a cadence has a hole. */
function coverageOf(
  { cycle, links, readiness, today }: JudgedCycle,
  counts: ReadinessCounts,
  { t, language }: Words,
) {
  const files = new Map(links.map((link) => [link.evidenceId, link]))
  const months = cadencePeriods("monthly", cycle.periodFrom, cycle.periodTo).map((month): MonthView => {
    const proofs = [...files.values()].filter((file) => {
      const period = standingPeriod(file)
      return period !== undefined && overlaps(period, month)
    }).length
    const holes = readiness.items.filter((item) => hasHole(item, month)).length
    const state = holes > 0 ? "hole" : proofs > 0 ? "filled" : month.from > today ? "future" : "none"
    const { key, from, to } = month
    return {
      month: key,
      label: formatMonth(from, language),
      proofs: { count: proofs, to: paths.evidenceLibrary({ cycle: cycle.id, from, to }) },
      holes: { count: holes, to: paths.cycleItems(cycle.id, { missing: "cadence-hole", month: key }) },
      state,
    }
  })
  const say =
    counts.periods === 0
      ? t("readiness:coverage.none-asked")
      : t("readiness:coverage.say", { covered: counts.periodsCovered, count: counts.periods })
  const holes = countReasons(readiness.items).find(({ code }) => code === "cadence-hole")?.items.length ?? 0
  return { say, months, holes }
}

function profileOf({ instrument, cycle }: CyclePicture, { profile }: ReadinessCounts, language: Language) {
  return instrument.scale.levels.map(({ value }) => {
    const level = levelOf(instrument, value)
    return {
      name: level === undefined ? String(value) : `${value} ${text(level.name, language)}`,
      count: profile[value] ?? 0,
      isBelow: value < cycle.targetLevel,
      to: paths.cycleItems(cycle.id, { level: value }),
    }
  })
}

/** Proofs whose validity ends soon, or has ended. */
function expiringOf({ cycle, links, today }: JudgedCycle, { t, language }: Words) {
  const files = new Map(links.map((link) => [link.evidenceId, link]))
  return [...files.values()]
    .flatMap(({ evidenceId, number, title, validUntil }) =>
      validUntil === null || validUntil > addDays(today, EXPIRY_DAYS)
        ? []
        : [{ evidenceId, number, title, validUntil }],
    )
    .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1))
    .map(({ evidenceId, number, title, validUntil }) => ({
      evidenceId,
      text: `${evidenceCode(number)} ${title}`,
      day: t(validUntil < today ? "readiness:expiring.ended" : "readiness:expiring.ends", {
        day: formatDay(validUntil, language),
      }),
      isPressing: validUntil < (cycle.visitDate ?? today),
    }))
}
