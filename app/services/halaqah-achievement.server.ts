import { attendanceRate, countAttendance } from "#app/domain/attendance-rate.ts"
import type { Day, Language } from "#app/domain/dates.ts"
import { formatDay } from "#app/domain/dates.ts"
import { type Fraction, fraction } from "#app/domain/fraction.ts"
import { formatShare } from "#app/domain/numbers.ts"
import { ATTENDANCE, type ProgressKind, type TargetMeasure } from "#app/domain/progress-terms.ts"
import {
  aimedByWeek,
  KIND_MEASURES,
  MEASURE_WORK,
  type Place,
  type WeeklyTarget,
} from "#app/domain/weekly-work.ts"
import type { listWeeks } from "#db/queries/progress-overviews.server.ts"

export type WeekRow = Awaited<ReturnType<typeof listWeeks>>[number]

/** A measure week by week; `target` is null in weeks for which nothing is aimed at. */
export interface MeasureWeeks {
  measure: TargetMeasure
  bars: { week: Day; label: string; done: number; target: number | null }[]
}

/** Done against aimed at, over all weeks. */
export interface Achievement {
  measure: TargetMeasure
  done: number
  aimed: number | null
  /** Done of aimed at, as printed. */
  share: string | null
  /** Null where nothing is aimed at. */
  isReached: boolean | null
}

interface Learning {
  id: string
  programmeId: string
  progress: ProgressKind
}

/** What a halaqah did and aimed at in each of some weeks, for each measure of its programme. */
export function measureWeeks(
  { id, programmeId, progress }: Learning,
  rows: readonly WeekRow[],
  { places, targets }: { places: readonly Place[]; targets: readonly WeeklyTarget[] },
  weeks: readonly Day[],
  language: Language,
): MeasureWeeks[] {
  const own = new Map(rows.filter((row) => row.halaqahId === id).map((row) => [row.week, row]))
  const there = places.filter((place) => place.halaqahId === id)
  return KIND_MEASURES[progress].map((measure) => {
    const aims = aimedByWeek(targets, there, { halaqahId: id, programmeId }, measure, weeks)
    const bars = weeks.map((week, at) => ({
      week,
      label: formatDay(week, language),
      done: own.get(week)?.[MEASURE_WORK[measure]] ?? 0,
      // A target of 0 is how a halaqah says that it aims at nothing.
      target: aims[at] || null,
    }))
    return { measure, bars }
  })
}

/** Adds up weeks of one measure. */
export function achievement({ measure, bars }: MeasureWeeks, language: Language): Achievement {
  const done = bars.reduce((sum, bar) => sum + bar.done, 0)
  const aims = bars.flatMap((bar) => bar.target ?? [])
  const aimed = aims.length === 0 ? null : aims.reduce((sum, one) => sum + one, 0)
  return {
    measure,
    done,
    aimed,
    share: aimed === null || aimed === 0 ? null : formatShare(fraction(done, aimed), language),
    isReached: aimed === null ? null : done >= aimed,
  }
}

/** The weeks of several halaqah together, by measure; only measures that have work or an aim. */
export function addUpMeasures(all: readonly MeasureWeeks[]): MeasureWeeks[] {
  const sums = new Map<TargetMeasure, MeasureWeeks>()
  for (const { measure, bars } of all) {
    const known = sums.get(measure)
    if (known === undefined) sums.set(measure, { measure, bars: bars.map((bar) => ({ ...bar })) })
    else
      for (const [at, bar] of known.bars.entries()) {
        const { done, target } = bars[at] as MeasureWeeks["bars"][number]
        bar.done += done
        if (target !== null) bar.target = (bar.target ?? 0) + target
      }
  }
  return [...sums.values()].filter(({ bars }) => bars.some((bar) => bar.done > 0 || bar.target !== null))
}

/** The share of hadir in what weeks hold of attendance. */
export function weeksAttendance(rows: readonly WeekRow[]): Fraction | undefined {
  return attendanceRate(
    countAttendance(rows.flatMap((row) => ATTENDANCE.map((status) => ({ status, count: row[status] })))),
  )
}
