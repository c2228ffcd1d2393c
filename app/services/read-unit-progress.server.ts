import { formatPeriod, type Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { type Cohort, countCohort, type Stay } from "#app/domain/enrolment.ts"
import { type HalfYear, readHalfYear, recentHalfYears, weeksOfHalfYear } from "#app/domain/half-years.ts"
import { formatShare } from "#app/domain/numbers.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { weeksOf } from "#app/domain/weeks.ts"
import {
  type Achievement,
  achievement,
  addUpMeasures,
  type MeasureWeeks,
  measureWeeks,
  weeksAttendance,
} from "#app/services/halaqah-achievement.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { FIGURE_SOURCES } from "#db/queries/figures.server.ts"
import {
  countCompletionsByLevel,
  listAchievers,
  listHalaqahBetween,
  listPlacesBetween,
  listSyahadah,
  listWeeks,
} from "#db/queries/progress-overviews.server.ts"
import { listTargets } from "#db/queries/santri-progress.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** Who might be graduated is listed so far, unless all are asked for; the rest is counted. */
const CANDIDATES_SHOWN = 20

export interface HalaqahProgressLine {
  id: string
  name: string
  programme: string
  /** Santri who learned there on the last day. */
  members: number
  sessions: number
  attendance: string | null
  achievements: Achievement[]
}

export interface UnitProgressView {
  units: { id: string; shortName: string }[]
  unitId: string
  halves: HalfYear[]
  half: HalfYear
  period: Period & { text: string }
  lines: HalaqahProgressLine[]
  weeks: MeasureWeeks[]
  completions: { key: string; programme: string; level: string; santri: number }[]
  candidates: { santriId: string; code: string; name: string; achievement: string; day: string }[]
  candidatesMore: number
  /** Of each intake that had somebody there, and of all. */
  cohorts: (Cohort & { intake: string })[]
  cohort: Cohort
}

/**
 * How a pesantren comes on over the whole weeks of a half-year: targets against what was done, levels finished,
 * candidates for wisuda, who came and left. @throws 403 for nobody's unit.
 */
export async function readUnitProgress(
  db: Db,
  actor: Actor,
  asked: { unit: string | null; half: string | null; all?: boolean },
  language: Language,
): Promise<UnitProgressView> {
  const units = await listUnits(db, unitsWhere(actor, "santri.overview"))
  const unit = units.find(({ id }) => id === asked.unit) ?? units[0]
  if (unit === undefined) throw refusal(403, "common:refusal.forbidden")
  const unitId = unit.id
  const { today } = await unitDay(db, unitId)
  const half = readHalfYear(asked.half, today)
  const period = weeksOfHalfYear(half, today)
  const [groups, places, rows, targets, completions, achievers, syahadah, stays] = await Promise.all([
    listHalaqahBetween(db, { unitId }, period),
    listPlacesBetween(db, { unitId }, period),
    listWeeks(db, { unitId }, period),
    listTargets(db, unitId, period.from, period.to),
    countCompletionsByLevel(db, unitId, period),
    listAchievers(db, unitId, today),
    listSyahadah(db, unitId),
    FIGURE_SOURCES.stays(db, unitId, period),
  ])
  const weeks = weeksOf(period)
  const byHalaqah = Map.groupBy(rows, (row) => row.halaqahId)
  const placesIn = Map.groupBy(places, (place) => place.halaqahId)
  const measured = groups.map((group) => {
    const [own, there] = [byHalaqah.get(group.id) ?? [], placesIn.get(group.id) ?? []]
    return {
      group,
      own,
      there,
      measures: measureWeeks(group, own, { places: there, targets }, weeks, language),
    }
  })
  const given = Map.groupBy(syahadah, ({ santriId }) => santriId)
  const waiting = achievers.filter(
    ({ santriId, programmeId, day }) =>
      !given
        .get(santriId)
        ?.some((one) => (one.programmeId ?? programmeId) === programmeId && one.issuedOn >= day),
  )
  const shown = asked.all === true ? waiting.length : CANDIDATES_SHOWN
  return {
    units: units.map(({ id, shortName }) => ({ id, shortName })),
    unitId,
    halves: recentHalfYears(today),
    half,
    period: { ...period, text: formatPeriod(period.from, period.to, language) },
    lines: measured.map(({ group, own, there, measures }) => {
      const rate = weeksAttendance(own)
      return {
        id: group.id,
        name: group.name,
        programme: group.programme,
        members: there.filter(
          ({ from, until }) => from <= period.to && (until === null || until >= period.to),
        ).length,
        sessions: own.reduce((sum, row) => sum + row.sessions, 0),
        attendance: rate === undefined ? null : formatShare(rate, language),
        achievements: measures.map((measure) => achievement(measure, language)),
      }
    }),
    weeks: addUpMeasures(measured.flatMap(({ measures }) => measures)),
    completions: completions.map(({ programmeId, programme, level, name, santri }) => ({
      key: `${programmeId} ${level}`,
      programme,
      level: name ?? `${level}`,
      santri,
    })),
    candidates: waiting.slice(0, shown).map(({ santriId, number, name, programme, level, day }) => ({
      santriId,
      code: registerCode("santri", number),
      name,
      achievement: level === null || level === "" ? programme : `${programme}: ${level}`,
      day: formatPeriod(day, day, language),
    })),
    candidatesMore: Math.max(0, waiting.length - shown),
    cohorts: cohortsByIntake(stays, period),
    cohort: countCohort(stays, period),
  }
}

/** The counts of each intake that had somebody there in the period, the newest first. */
function cohortsByIntake(stays: readonly Stay[], period: Period): UnitProgressView["cohorts"] {
  return [...Map.groupBy(stays, (stay) => stay.intake)]
    .map(([intake, own]) => ({ intake, ...countCohort(own, period) }))
    .filter(({ opening, came }) => opening + came > 0)
    .sort((a, b) => (a.intake < b.intake ? 1 : -1))
}
