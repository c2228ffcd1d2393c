import { attendanceRate, countAttendance } from "#app/domain/attendance-rate.ts"
import { formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { type HalfYear, readHalfYear, recentHalfYears, weeksOfHalfYear } from "#app/domain/half-years.ts"
import { formatShare } from "#app/domain/numbers.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { workOf } from "#app/domain/progress-entry.ts"
import type { TargetMeasure } from "#app/domain/progress-terms.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { aimedByWeek, KIND_MEASURES, MEASURE_WORK, targetIn } from "#app/domain/weekly-work.ts"
import { mondayOf, weeksOf } from "#app/domain/weeks.ts"
import {
  type Achievement,
  achievement,
  type MeasureWeeks,
  measureWeeks,
  weeksAttendance,
} from "#app/services/halaqah-achievement.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listAttendanceIn,
  listPlacesBetween,
  listProgressIn,
  listSantriNamed,
  listWeeks,
} from "#db/queries/progress-overviews.server.ts"
import { listTargets } from "#db/queries/santri-progress.server.ts"

export interface MemberProgress {
  id: string
  code: string
  name: string
  attendance: string | null
  /** The day of what was last recorded in the period. */
  lastDay: string | null
  achievements: Achievement[]
}

export interface HalaqahProgressView {
  halaqah: { id: string; name: string; programme: string }
  halves: HalfYear[]
  half: HalfYear
  period: Period & { text: string }
  attendance: string | null
  sessions: number
  weeks: MeasureWeeks[]
  achievements: Achievement[]
  members: MemberProgress[]
  /** What is aimed at this week for each measure. */
  targets: { measure: TargetMeasure; amount: number | null }[]
  may: { set: boolean; seeUnit: boolean }
}

/** What a halaqah and each of its santri did and aimed at over the whole weeks of a half-year. @throws 404, 403 */
export async function readHalaqahProgress(
  db: Db,
  actor: Actor,
  halaqahId: string,
  askedHalf: string | null,
  language: Language,
): Promise<HalaqahProgressView> {
  const { halaqah, programme, subject, now } = await requireHalaqah(db, actor, "halaqah.see", halaqahId)
  const { unitId, programmeId } = halaqah
  const half = readHalfYear(askedHalf, now.day)
  const period = weeksOfHalfYear(half, now.day)
  const [places, rows, targets, attended] = await Promise.all([
    listPlacesBetween(db, { unitId, halaqahId }, period),
    listWeeks(db, { unitId, halaqahId }, period),
    listTargets(db, unitId, period.from, now.day),
    listAttendanceIn(db, halaqahId, period),
  ])
  const santriIds = [...new Set(places.map((place) => place.santriId))]
  const [people, lines] = await Promise.all([
    listSantriNamed(db, santriIds),
    listProgressIn(db, { halaqahId, santriIds }, period),
  ])
  const weeks = weeksOf(period)
  const learning = { id: halaqahId, programmeId, progress: programme.progress }
  const measures = measureWeeks(learning, rows, { places, targets }, weeks, language)
  const rate = weeksAttendance(rows)
  const linesOf = Map.groupBy(lines, (line) => line.santriId)
  const where = { halaqahId, programmeId }
  return {
    halaqah: { id: halaqahId, name: halaqah.name, programme: programme.name },
    halves: recentHalfYears(now.day),
    half,
    period: { ...period, text: formatPeriod(period.from, period.to, language) },
    attendance: rate === undefined ? null : formatShare(rate, language),
    sessions: rows.reduce((sum, row) => sum + row.sessions, 0),
    weeks: measures.filter(({ bars }) => bars.some((bar) => bar.done > 0 || bar.target !== null)),
    achievements: measures.map((measure) => achievement(measure, language)),
    members: people.map(({ id, number, name, erasedAt }) => {
      const own = linesOf.get(id) ?? []
      const marks = attendanceRate(countAttendance(attended.filter((one) => one.santriId === id)))
      const last = own
        .map(({ day }) => day)
        .sort()
        .at(-1)
      const there = places.filter((place) => place.santriId === id)
      return {
        id,
        code: registerCode("santri", number),
        name: erasedAt === null ? name : "",
        attendance: marks === undefined ? null : formatShare(marks, language),
        lastDay: last === undefined ? null : formatDay(last, language),
        achievements: KIND_MEASURES[programme.progress].map((measure) => {
          const aims = aimedByWeek(targets, there, where, measure, weeks)
          const bars = weeks.map((week, at) => ({ week, label: "", done: 0, target: aims[at] || null }))
          const [first] = bars
          if (first !== undefined)
            first.done = own.reduce((sum, { entry }) => sum + workOf(entry)[MEASURE_WORK[measure]], 0)
          return achievement({ measure, bars }, language)
        }),
      }
    }),
    targets: KIND_MEASURES[programme.progress].map((measure) => ({
      measure,
      amount: targetIn(targets, { ...where, santriId: null }, measure, mondayOf(now.day)) ?? null,
    })),
    may: { set: can(actor, "target.set", subject), seeUnit: can(actor, "santri.overview", { unitId }) },
  }
}
