import { attendanceRate, countAttendance } from "#app/domain/attendance-rate.ts"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { coversDay, residentsBetween, residentsOn, type Stay } from "#app/domain/enrolment.ts"
import { type Fraction, fraction, HUNDRED, multiply } from "#app/domain/fraction.ts"
import type { FigureUnit, Localised } from "#app/domain/instrument.ts"
import { LIVE_FIGURE_TEXTS } from "#app/domain/live-figure-texts.ts"
import type { Attendance } from "#app/domain/progress-terms.ts"
import { coverageOf, readRanges } from "#app/domain/quran.ts"
import type { Condition, EducatorRole, FacilityKind } from "#app/domain/register-terms.ts"

/** Angka otomatis: each a pure count over the unit's rows, with the definition that is printed beside it. */

/** The rows figures are counted from; each figure names those it needs. */
export interface FigureSources {
  stays: (Stay & { registeredElsewhere: boolean })[]
  /** What was written down in the period, by status. */
  attendance: { status: Attendance; count: number }[]
  /** Sessions held in the period. */
  sessions: { count: number }[]
  /** How far each santri came with a method; `volumes` is its last volume where the unit states one. */
  tahsin: {
    santriId: string
    method: string
    level: number | null
    volumes: number | null
    finishedOn: Day | null
  }[]
  /** Levels finished in any programme; `lastLevel` is the programme's last. */
  completions: {
    santriId: string
    method: string | null
    progress: string
    level: number
    lastLevel: number | null
    day: Day
  }[]
  /** What each santri has memorised, as `standing.memorised` keeps it. */
  memorised: { santriId: string; memorised: string }[]
  tahfidzMembers: { santriId: string; from: Day; until: Day | null }[]
  /** Who gave at least one setoran in the period, each once. */
  setoran: { santriId: string }[]
  educators: { role: EducatorRole; qualified: boolean | null; from: Day | null; until: Day | null }[]
  facilities: {
    kind: FacilityKind
    purpose: string
    quantity: number
    capacity: number | null
    condition: Condition
  }[]
}
export type FigureSource = keyof FigureSources

/** What a figure is counted over: a day, the days of a period, or whatever stands recorded now. */
export type CountedOver = "day" | "period" | "now"

export interface LiveFigure {
  key: string
  unit: FigureUnit
  over: CountedOver
  title: Localised
  definition: Localised
  needs: readonly FigureSource[]
}

/** When a figure is counted. `day` is the last day of `period`, or today where the period goes on. */
export interface CountedAt {
  day: Day
  period: Period
}

type Count = (rows: FigureSources, at: CountedAt) => Fraction | undefined
type Rule = Pick<LiveFigure, "unit" | "over" | "needs"> & { count: Count }

const RULES: Record<keyof typeof LIVE_FIGURE_TEXTS, Rule> = {
  "resident-santri": {
    unit: "count",
    over: "day",
    needs: ["stays"],
    count: ({ stays }, { day }) =>
      whenKept(
        stays,
        fraction(
          residentsOn(
            stays.filter((stay) => !stay.registeredElsewhere),
            day,
          ).size,
        ),
      ),
  },
  residents: {
    unit: "count",
    over: "day",
    needs: ["stays"],
    count: ({ stays }, { day }) => whenKept(stays, fraction(residentsOn(stays, day).size)),
  },
  "residents-in-period": {
    unit: "count",
    over: "period",
    needs: ["stays"],
    count: ({ stays }, { period }) => whenKept(stays, fraction(residentsBetween(stays, period).size)),
  },
  attendance: {
    unit: "percent",
    over: "period",
    needs: ["attendance"],
    count: ({ attendance }) => percent(attendanceRate(countAttendance(attendance))),
  },
  "sessions-held": {
    unit: "count",
    over: "period",
    needs: ["sessions"],
    count: ({ sessions }) => whenKept(sessions, fraction(sum(sessions.map(({ count }) => count)))),
  },
  "tahsin-completion": {
    unit: "percent",
    over: "day",
    needs: ["stays", "tahsin", "completions"],
    count: (rows, { day }) => {
      const there = residentsOn(rows.stays, day)
      const learning = new Set(
        [...rows.tahsin, ...rows.completions.filter(({ progress }) => progress === "tahsin")]
          .map(({ santriId }) => santriId)
          .filter((id) => there.has(id)),
      )
      const finished = finishedTahsin(rows, day, undefined)
      return share([...learning].filter((id) => finished.has(id)).length, learning.size)
    },
  },
  "past-iqra-6": {
    unit: "percent",
    over: "day",
    needs: ["stays", "tahsin", "completions"],
    count: (rows, { day }) => {
      if (rows.tahsin.length + rows.completions.length === 0) return undefined
      const there = residentsOn(rows.stays, day)
      const finished = finishedTahsin(rows, day, "Iqra")
      return share([...there].filter((id) => finished.has(id)).length, there.size)
    },
  },
  "levels-completed": {
    unit: "count",
    over: "period",
    needs: ["completions"],
    count: ({ completions }, { period }) =>
      whenKept(
        completions,
        fraction(completions.filter(({ day }) => period.from <= day && day <= period.to).length),
      ),
  },
  "setoran-coverage": {
    unit: "percent",
    over: "period",
    needs: ["tahfidzMembers", "setoran"],
    count: ({ tahfidzMembers, setoran }, { period }) => {
      const members = new Set(
        tahfidzMembers
          .filter(({ from, until }) => from <= period.to && (until === null || until >= period.from))
          .map(({ santriId }) => santriId),
      )
      const gave = new Set(setoran.map(({ santriId }) => santriId))
      return share([...members].filter((id) => gave.has(id)).length, members.size)
    },
  },
  "juz-memorised": {
    unit: "count",
    over: "now",
    needs: ["stays", "memorised"],
    count: ({ stays, memorised }, { day }) => {
      const there = residentsOn(stays, day)
      return whenKept(
        memorised,
        fraction(
          sum(
            memorised
              .filter(({ santriId }) => there.has(santriId))
              .map((row) => coverageOf(readRanges(row.memorised)).juz),
          ),
        ),
      )
    },
  },
  ustadz: {
    unit: "count",
    over: "day",
    needs: ["educators"],
    count: ({ educators }, { day }) => whenKept(educators, fraction(serving(educators, day).length)),
  },
  "qualified-ustadz": {
    unit: "percent",
    over: "day",
    needs: ["educators"],
    count: ({ educators }, { day }) => {
      const there = serving(educators, day)
      return share(there.filter(({ qualified }) => qualified === true).length, there.length)
    },
  },
  "santri-per-educator": {
    unit: "ratio",
    over: "day",
    needs: ["stays", "educators"],
    count: ({ stays, educators }, { day }) =>
      ratio(residentsOn(stays, day).size, serving(educators, day).length),
  },
  "santri-per-qualified-ustadz": {
    unit: "ratio",
    over: "day",
    needs: ["stays", "educators"],
    count: ({ stays, educators }, { day }) =>
      ratio(
        residentsOn(stays, day).size,
        serving(educators, day).filter(({ qualified }) => qualified === true).length,
      ),
  },
  "room-capacity": {
    unit: "count",
    over: "now",
    needs: ["facilities"],
    count: ({ facilities }) => {
      const rooms = facilities.filter((row) => row.kind === "room" && row.condition !== "rusak-berat")
      const stated = rooms.flatMap(({ capacity, quantity }) =>
        capacity === null ? [] : [capacity * quantity],
      )
      return whenKept(stated, fraction(sum(stated)))
    },
  },
}

/** Every live figure there is, in the order a form offers them. */
export const LIVE_FIGURES: readonly LiveFigure[] = Object.entries(RULES).map(
  ([key, { unit, over, needs }]) => ({
    key,
    unit,
    over,
    needs,
    ...LIVE_FIGURE_TEXTS[key as keyof typeof LIVE_FIGURE_TEXTS],
  }),
)

export function liveFigure(key: string): LiveFigure | undefined {
  return LIVE_FIGURES.find((figure) => figure.key === key)
}

/**
 * Counts a figure. Percent is of 100, a ratio how many there are to one. Undefined where it cannot be counted: no
 * rows are kept for it, or nobody to divide by.
 */
export function countFigure(key: string, rows: FigureSources, at: CountedAt): Fraction | undefined {
  const rule = RULES[key as keyof typeof RULES]
  if (rule === undefined) throw new Error(`Unknown live figure "${key}"`)
  return rule.count(rows, at)
}

/**
 * When a figure is counted: its own period, else the cycle's, no further than today. Counts of a day are of today
 * unless an own period ended before. Undefined where the period has not begun.
 */
export function countedAt(
  over: CountedOver,
  own: Period | undefined,
  cycle: Period,
  today: Day,
): CountedAt | undefined {
  if (over === "now") return { day: today, period: { from: today, to: today } }
  if (over === "day") {
    const day = own !== undefined && own.to < today ? own.to : today
    return { day, period: { from: day, to: day } }
  }
  const { from, to } = own ?? cycle
  if (from > today) return undefined
  const day = to < today ? to : today
  return { day, period: { from, to: day } }
}

/** Ids of who finished tahsin by a day, with any method or the one named. */
function finishedTahsin(
  { tahsin, completions }: FigureSources,
  day: Day,
  method: string | undefined,
): Set<string> {
  const standings = tahsin.filter(
    (row) =>
      (method === undefined || row.method === method) && row.finishedOn !== null && row.finishedOn <= day,
  )
  const levels = completions.filter(
    (row) =>
      row.progress === "tahsin" &&
      (method === undefined || row.method === method) &&
      row.lastLevel !== null &&
      row.level >= row.lastLevel &&
      row.day <= day,
  )
  return new Set([...standings, ...levels].map(({ santriId }) => santriId))
}

function serving(educators: FigureSources["educators"], day: Day) {
  return educators.filter(
    ({ role, from, until }) => role === "ustadz" && coversDay({ from: from ?? day, until }, day),
  )
}

/** A register without a single row is one that is not kept: that is no zero. */
function whenKept(rows: readonly unknown[], value: Fraction): Fraction | undefined {
  return rows.length === 0 ? undefined : value
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const ratio = (many: number, each: number) => (many === 0 || each === 0 ? undefined : fraction(many, each))
const share = (part: number, all: number) => (all === 0 ? undefined : percent(fraction(part, all)))
const percent = (value: Fraction | undefined) => (value === undefined ? undefined : multiply(value, HUNDRED))
