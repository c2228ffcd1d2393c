import type { TFunction } from "i18next"
import { type AttendanceCounts, attendanceRate, countAttendance } from "#app/domain/attendance-rate.ts"
import { addDays, type Day, formatDay, formatMonth, type Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { MURAJAAH_DAYS, overdueMurajaah } from "#app/domain/murajaah.ts"
import { formatShare } from "#app/domain/numbers.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { type EntryKind, type Work, workOf } from "#app/domain/progress-entry.ts"
import { TARGET_MEASURES, type TargetMeasure } from "#app/domain/progress-terms.ts"
import { coverageBy, coverageOf, type PartCoverage, rangeText, readRanges } from "#app/domain/quran.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { surahName } from "#app/domain/surah-names.ts"
import { MEASURE_WORK, type Place, targetIn, type WeeklyTarget } from "#app/domain/weekly-work.ts"
import { mondayOf, weeksOf } from "#app/domain/weeks.ts"
import { entryText, gradesText } from "#app/services/progress-texts.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listCompletions,
  listLevels,
  listProgrammes,
  listStandings,
  type ProgrammeRow,
  type ProgressRow,
  type StandingRow,
} from "#db/queries/progress.server.ts"
import {
  countAttendanceOf,
  listAccountNames,
  listEducatorNames,
  listPlacesOf,
  listProgressOf,
  listTargets,
  readLineNames,
} from "#db/queries/santri-progress.server.ts"

const WEEKS_SHOWN = 12
const LINES_SHOWN = 30
const OVERDUE_SHOWN = 12

/** What is asked to be shown. */
export interface ProgressAsked {
  from?: Day | undefined
  to?: Day | undefined
  page: number
}

export interface WeekBar {
  week: Day
  label: string
  done: number
  target: number | null
}

export interface SantriProgressView {
  santri: { id: string; code: string; name: string; isErased: boolean }
  period: Period & { text: string }
  today: Day
  /** Where he stands in each programme, in words. */
  standings: { id: string; programme: string; text: string; day: string }[]
  levels: { key: string; text: string; day: string }[]
  memorised: {
    ayat: number
    share: string
    full: { surahs: number; pages: number; juz: number }
    surahs: (PartCoverage & { name: string })[]
    pages: PartCoverage[]
    juz: PartCoverage[]
  } | null
  overdue: { text: string; day: string; days: number }[]
  overdueMore: number
  overdueDays: number
  weeks: { measure: TargetMeasure; bars: WeekBar[] }[]
  attendance: { counts: AttendanceCounts; rate: string | null }
  recap: (Work & { month: string; label: string; records: number })[]
  lines: {
    id: string
    of: EntryKind
    day: string
    text: string
    grades: string
    note: string
    by: string
    behalf: string
  }[]
  page: number
  pages: number
  total: number
  may: { record: boolean }
}

/** How far a santri is, since when, and what is next. @throws 404 out of scope, 403 for who may not see him. */
export async function readSantriProgress(
  db: Db,
  actor: Actor,
  santriId: string,
  asked: ProgressAsked,
  { language, t }: { language: Language; t: TFunction },
): Promise<SantriProgressView> {
  const { santri, subject, today } = await requireSantri(db, actor, "santri.see", santriId)
  const { unitId } = santri
  const period = periodOf(asked, today)
  const firstWeek = addDays(mondayOf(today), -7 * (WEEKS_SHOWN - 1))
  const [rows, standings, programmes, completions, attended, places, targets, names] = await Promise.all([
    listProgressOf(db, santriId),
    listStandings(db, [santriId]),
    listProgrammes(db, unitId),
    listCompletions(db, [santriId]),
    countAttendanceOf(db, santriId, period.from, period.to),
    listPlacesOf(db, santriId),
    listTargets(db, unitId, firstWeek, today, santriId),
    readLineNames(db, unitId),
  ])
  const levels = await listLevels(
    db,
    programmes.map((one) => one.id),
  )
  const pages = Math.max(1, Math.ceil(rows.length / LINES_SHOWN))
  const page = Math.min(asked.page, pages)
  const shown = rows.slice((page - 1) * LINES_SHOWN, page * LINES_SHOWN)
  const [people, ustadz] = await Promise.all([
    listAccountNames(db, [...new Set(shown.map((row) => row.enteredBy))]),
    listEducatorNames(db, [...new Set(shown.flatMap((row) => row.onBehalfOfId ?? []))]),
  ])
  const counts = countAttendance(attended)
  const rate = attendanceRate(counts)
  const overdue = overdueMurajaah(
    rows.flatMap(({ day, entry }) => (entry.of === "tahfidz" ? [{ day, ...entry.said }] : [])),
    today,
  )
  return {
    santri: {
      id: santriId,
      code: registerCode("santri", santri.number),
      name: santri.name,
      isErased: santri.erasedAt !== null,
    },
    period: { ...period, text: `${formatDay(period.from, language)} – ${formatDay(period.to, language)}` },
    today,
    standings: standings.flatMap((row) => {
      const programme = programmes.find((one) => one.id === row.programmeId)
      return programme === undefined ? [] : [standingLine(row, programme, names, { language, t })]
    }),
    levels: completions.map(({ programmeId, level, day }) => ({
      key: `${programmeId} ${level}`,
      text: levels.find((one) => one.programmeId === programmeId && one.number === level)?.name ?? `${level}`,
      day: formatDay(day, language),
    })),
    memorised: memorisedView(standings, language),
    overdue: overdue.slice(0, OVERDUE_SHOWN).map(({ range, lastDay, days }) => ({
      text: rangeText(range),
      day: formatDay(lastDay, language),
      days,
    })),
    overdueMore: Math.max(0, overdue.length - OVERDUE_SHOWN),
    overdueDays: MURAJAAH_DAYS,
    weeks: weekBars(rows, { from: firstWeek, to: today }, places, targets, language),
    attendance: { counts, rate: rate === undefined ? null : formatShare(rate, language) },
    recap: recapOf(rows, period, language),
    lines: shown.map((row) => ({
      id: row.id,
      of: row.entry.of,
      day: formatDay(row.day, language),
      text: entryText(row.entry, names, t),
      grades: gradesText(row.entry, t),
      note: row.note,
      by: people.get(row.enteredBy) ?? "",
      behalf: row.onBehalfOfId === null ? "" : (ustadz.get(row.onBehalfOfId) ?? ""),
    })),
    page,
    pages,
    total: rows.length,
    may: { record: can(actor, "progress.record", subject) && santri.erasedAt === null },
  }
}

/** The days asked for, else the half-year that runs; never beyond today. */
export function periodOf({ from, to }: Pick<ProgressAsked, "from" | "to">, today: Day): Period {
  const half = `${today.slice(0, 4)}-${today.slice(5, 7) < "07" ? "01" : "07"}-01`
  const last = to === undefined || to > today ? today : to
  return { from: from === undefined || from > last ? (half > last ? last : half) : from, to: last }
}

function standingLine(
  row: StandingRow,
  programme: ProgrammeRow,
  names: Awaited<ReturnType<typeof readLineNames>>,
  { language, t }: { language: Language; t: TFunction },
) {
  const finished =
    row.finishedOn === null
      ? ""
      : ` · ${t("progress:stand.finished", { day: formatDay(row.finishedOn, language) })}`
  const text = {
    tahsin: () =>
      t("progress:stand.tahsin", {
        method: names.method.get(row.part) ?? "",
        volume: row.level,
        page: row.page,
      }),
    tahfidz: () =>
      t("progress:stand.tahfidz", {
        ayat: row.memorisedAyat,
        pages: row.memorisedPages,
        juz: row.memorisedJuz,
      }),
    kitab: () =>
      [
        names.kitab.get(row.part) ?? "",
        row.chapter,
        row.page === null ? "" : t("progress:line.pages", { pages: row.page }),
      ]
        .filter((one) => one !== "")
        .join(", "),
    ibadah: () => t("progress:stand.ibadah", { count: row.level ?? 0 }),
  }[programme.progress]()
  return {
    id: row.id,
    programme: programme.name,
    text: `${text}${finished}`,
    day: formatDay(row.lastDay, language),
  }
}

function memorisedView(
  standings: readonly StandingRow[],
  language: Language,
): SantriProgressView["memorised"] {
  const union = readRanges(standings.find((row) => row.memorised !== "")?.memorised ?? "")
  if (union.length === 0) return null
  const coverage = coverageOf(union)
  return {
    ayat: coverage.ayat,
    share: formatShare(coverage.share, language, 1),
    full: { surahs: coverage.surahs, pages: coverage.pages, juz: coverage.juz },
    surahs: coverageBy("surah", union).map((part) => ({ ...part, name: surahName(part.number) })),
    pages: coverageBy("page", union),
    juz: coverageBy("juz", union),
  }
}

/** Week by week what was aimed at and done, for each measure that has either. */
function weekBars(
  rows: readonly ProgressRow[],
  period: Period,
  places: readonly (Place & { programmeId: string })[],
  targets: readonly WeeklyTarget[],
  language: Language,
): SantriProgressView["weeks"] {
  const weeks = weeksOf(period)
  const work = new Map(weeks.map((week) => [week, noWork()]))
  for (const { day, entry } of rows) {
    const sums = work.get(mondayOf(day))
    if (sums !== undefined) addWork(sums, workOf(entry))
  }
  return TARGET_MEASURES.map((measure) => ({
    measure,
    bars: weeks.map((week) => {
      const aims = places
        .filter((place) => place.from <= addDays(week, 6) && (place.until === null || place.until >= week))
        .flatMap((place) => targetIn(targets, place, measure, week) ?? [])
      return {
        week,
        label: formatDay(week, language),
        done: (work.get(week) as Work)[MEASURE_WORK[measure]],
        target: aims.length === 0 ? null : Math.max(...aims),
      }
    }),
  })).filter(({ bars }) => bars.some((bar) => bar.done > 0 || bar.target !== null))
}

function recapOf(
  rows: readonly ProgressRow[],
  period: Period,
  language: Language,
): SantriProgressView["recap"] {
  const months = new Map<string, Work & { records: number }>()
  for (const { day, entry } of rows) {
    if (day < period.from || day > period.to) continue
    const month = day.slice(0, 7)
    const sums = months.get(month) ?? { ...noWork(), records: 0 }
    addWork(sums, workOf(entry))
    sums.records++
    months.set(month, sums)
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sums]) => ({ month, label: formatMonth(`${month}-01`, language), ...sums }))
}

function noWork(): Work {
  return { ziyadahAyat: 0, murajaahAyat: 0, tahsinPages: 0, kitabPages: 0 }
}

function addWork(sums: Work, more: Work): void {
  for (const key of Object.keys(more) as (keyof Work)[]) sums[key] += more[key]
}
