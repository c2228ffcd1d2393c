import type { Day } from "#app/domain/dates.ts"
import type { IbadahEntry, KitabEntry, SetoranEntry, TahsinEntry } from "#app/domain/progress-entry.ts"
import { AYAT, type AyahRange, coverageOf, readRanges, unionOf, writeRanges } from "#app/domain/quran.ts"

/**
 * Where a santri stands, derived from his lines of progress. Each function takes what stood before (undefined for
 * nothing) and further lines in order of day and entry, none earlier than the last line before: so adding line by
 * line and deriving from all lines at once give the same.
 */

/** In one programme, and one kitab or method of it. */
export interface Standing {
  records: number
  firstDay: Day
  lastDay: Day
  /** Jilid of tahsin; lines of the ibadah checklist that he can do. */
  level: number | null
  page: number | null
  chapter: string
  lastResult: string
  /** End of the last ziyadah. */
  ayah: number | null
  memorised: string
  memorisedAyat: number
  memorisedPages: number
  memorisedJuz: number
  lastMurajaah: Day | null
  finishedOn: Day | null
}

export type Dated<T> = T & { day: Day }

/** The end of a tahsin programme: its last volume, that volume's last page where it is known. */
export interface TahsinEnd {
  volume: number | null
  page: number | null
  /** When he was found to have finished the last volume. */
  completedOn: Day | null
}

/** @returns undefined for no lines at all. */
export function afterTahsin(
  before: Standing | undefined,
  rows: readonly Dated<TahsinEntry>[],
  end: TahsinEnd,
): Standing | undefined {
  const standing = counted(before, rows)
  const last = rows.at(-1)
  if (standing === undefined) return undefined
  if (last !== undefined) {
    standing.level = last.volume
    standing.page = last.pageTo
    standing.lastResult = last.result
  }
  const passed = rows.find(
    ({ volume, pageTo, result }) =>
      result === "lanjut" && end.page !== null && volume === end.volume && pageTo >= end.page,
  )
  standing.finishedOn = earliest(standing.finishedOn, passed?.day ?? null, end.completedOn)
  return standing
}

/** Ziyadah alone makes memorised; muraja'ah and tasmi' keep it. @returns undefined for no lines at all. */
export function afterSetoran(
  before: Standing | undefined,
  rows: readonly Dated<Pick<SetoranEntry, "kind" | "ayahFrom" | "ayahTo">>[],
): Standing | undefined {
  const standing = counted(before, rows)
  if (standing === undefined) return undefined
  standing.lastResult = rows.at(-1)?.kind ?? standing.lastResult
  standing.lastMurajaah = rows.findLast(({ kind }) => kind !== "ziyadah")?.day ?? standing.lastMurajaah
  const fresh = rows.filter(({ kind }) => kind === "ziyadah")
  if (fresh.length === 0) return standing
  standing.ayah = fresh.at(-1)?.ayahTo ?? null
  const known = readRanges(standing.memorised)
  const union = unionOf([...known, ...fresh.map(rangeOf)])
  const coverage = coverageOf(union)
  standing.memorised = writeRanges(union)
  standing.memorisedAyat = coverage.ayat
  standing.memorisedPages = coverage.pages
  standing.memorisedJuz = coverage.juz
  if (coverage.ayat === AYAT) standing.finishedOn ??= dayOfLastAyah(known, fresh)
  return standing
}

/** @returns undefined for no lines at all. */
export function afterKitab(
  before: Standing | undefined,
  rows: readonly Dated<KitabEntry>[],
): Standing | undefined {
  const standing = counted(before, rows)
  if (standing === undefined) return undefined
  const last = rows.at(-1)
  if (last !== undefined) {
    standing.chapter = last.chapter
    standing.lastResult = last.mode
  }
  standing.page = rows.findLast(({ pageTo }) => pageTo !== null)?.pageTo ?? standing.page
  standing.finishedOn = earliest(standing.finishedOn, rows.find(({ khatam }) => khatam)?.day ?? null)
  return standing
}

/** From all lines at once: the newest of each item counts. `items` are those of the checklist today. */
export function ibadahStanding(
  rows: readonly Dated<IbadahEntry>[],
  items: readonly string[],
): Standing | undefined {
  const standing = counted(undefined, rows)
  if (standing === undefined) return undefined
  const newest = new Map(rows.map((row) => [row.itemId, row]))
  const done = items.flatMap((item) => {
    const row = newest.get(item)
    return row?.result === "bisa" ? [row.day] : []
  })
  standing.level = done.length
  standing.lastResult = rows.at(-1)?.result ?? ""
  standing.finishedOn = done.length > 0 && done.length === items.length ? (done.sort().at(-1) as Day) : null
  return standing
}

/** Counts lines and days; everything else as it stood. */
function counted(before: Standing | undefined, rows: readonly { day: Day }[]): Standing | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return before === undefined ? undefined : { ...before }
  if (before !== undefined && first.day < before.lastDay)
    throw new Error(`A line of ${first.day} comes after one of ${before.lastDay}`)
  return {
    ...(before ?? NOTHING),
    records: (before?.records ?? 0) + rows.length,
    firstDay: before?.firstDay ?? first.day,
    lastDay: last.day,
  }
}

const NOTHING = {
  level: null,
  page: null,
  chapter: "",
  lastResult: "",
  ayah: null,
  memorised: "",
  memorisedAyat: 0,
  memorisedPages: 0,
  memorisedJuz: 0,
  lastMurajaah: null,
  finishedOn: null,
}

/** The day of the line with which the whole mushaf was memorised. */
function dayOfLastAyah(
  known: readonly AyahRange[],
  rows: readonly Dated<{ ayahFrom: number; ayahTo: number }>[],
): Day | null {
  let union = [...known]
  for (const row of rows) {
    union = unionOf([...union, rangeOf(row)])
    if (union.length === 1 && union[0]?.from === 1 && union[0].to === AYAT) return row.day
  }
  return null
}

function rangeOf({ ayahFrom, ayahTo }: { ayahFrom: number; ayahTo: number }): AyahRange {
  return { from: ayahFrom, to: ayahTo }
}

function earliest(...days: (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}
