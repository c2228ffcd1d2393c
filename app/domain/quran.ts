import { JuzList, PageList, SurahList } from "quran-meta/hafs"
import { type Fraction, fraction } from "#app/domain/fraction.ts"
import { surahName } from "#app/domain/surah-names.ts"

/**
 * Ayat are counted through the whole mushaf (riwayah Hafs), 1–6236, so that ranges are plain pairs of numbers;
 * surah and ayat follow from them. Data: `quran-meta`.
 */

export const SURAHS = 114
export const AYAT = 6236
export const JUZ = 30
export const PAGES = 604

/** Both included, counted through the mushaf. */
export interface AyahRange {
  from: number
  to: number
}

/** A surah, and an ayat in it. */
export interface AyahPlace {
  surah: number
  ayat: number
}

/** How much of a surah, page or juz a set of ranges holds. */
export interface PartCoverage {
  number: number
  /** Ayat held, of how many. */
  held: number
  of: number
}

export interface Coverage {
  ayat: number
  /** Of the whole mushaf. */
  share: Fraction
  /** Held in full. */
  surahs: number
  pages: number
  juz: number
}

/** Why a typed range cannot be, with the bound that holds. */
export type RangeProblem =
  | { field: "surahFrom" | "surahTo"; problem: "surah"; bound: number }
  | { field: "ayatFrom" | "ayatTo"; problem: "ayat"; surah: number; bound: number }
  | { field: "ayatTo"; problem: "order"; bound: number }

const surahStarts = SurahList.slice(1, SURAHS + 2).map((info) => Number(info[0]))
const pageStarts = PageList.slice(1, PAGES + 2)
const juzStarts = JuzList.slice(1, JUZ + 2)

/** How many ayat surah 1–114 has. @throws for any other number. */
export function ayatIn(surah: number): number {
  const [start, next] = [surahStarts[surah - 1], surahStarts[surah]]
  if (start === undefined || next === undefined) throw new Error(`There is no surah ${surah}`)
  return next - start
}

/** The number of an ayat through the mushaf. @throws where there is no such ayat. */
export function ayahNumber({ surah, ayat }: AyahPlace): number {
  if (!isWhole(ayat, 1, ayatIn(surah))) throw new Error(`Surah ${surah} has no ayat ${ayat}`)
  return startOf(surah) + ayat - 1
}

/** The surah and ayat of an ayat 1–6236. @throws for any other number. */
export function ayahPlace(ayah: number): AyahPlace {
  const surah = partOf(surahStarts, ayah)
  return { surah, ayat: ayah - startOf(surah) + 1 }
}

/** The page 1–604 an ayat stands on (it begins there). */
export function pageOf(ayah: number): number {
  return partOf(pageStarts, ayah)
}

/** The juz 1–30 an ayat belongs to. */
export function juzOf(ayah: number): number {
  return partOf(juzStarts, ayah)
}

/** A surah as a range of ayat. */
export function surahRange(surah: number): AyahRange {
  const from = startOf(surah)
  return { from, to: from + ayatIn(surah) - 1 }
}

/**
 * Checks a range as it is typed: a surah, an ayat in it, and the same for its end, which may lie in a later
 * surah. The problem names the bound that holds: the last ayat of the surah, the first ayat allowed.
 */
export function checkRange(
  from: AyahPlace,
  to: AyahPlace,
): { ok: true; range: AyahRange } | { ok: false; problem: RangeProblem } {
  const problem = placeProblem(from, "surahFrom", "ayatFrom") ?? placeProblem(to, "surahTo", "ayatTo")
  if (problem !== undefined) return { ok: false, problem }
  const range = { from: ayahNumber(from), to: ayahNumber(to) }
  if (range.to >= range.from) return { ok: true, range }
  return from.surah === to.surah
    ? { ok: false, problem: { field: "ayatTo", problem: "order", bound: from.ayat } }
    : { ok: false, problem: { field: "surahTo", problem: "surah", bound: from.surah } }
}

/** `Al-Baqarah 1–5`, `Al-Ikhlas 1`, `An-Naba' 31 – An-Nazi'at 10`. */
export function rangeText({ from, to }: AyahRange): string {
  const [first, last] = [ayahPlace(from), ayahPlace(to)]
  const start = `${surahName(first.surah)} ${first.ayat}`
  if (from === to) return start
  if (first.surah === last.surah) return `${start}–${last.ayat}`
  return `${start} – ${surahName(last.surah)} ${last.ayat}`
}

/** The same ayat as few ranges in order, none touching another. */
export function unionOf(ranges: readonly AyahRange[]): AyahRange[] {
  const union: AyahRange[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = union.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else union.push({ from, to })
  }
  return union
}

/** How many ayat a union holds; the ranges of a union never share one. */
export function countAyat(union: readonly AyahRange[]): number {
  return union.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** A union as it is kept: `1-7,5673-6236`. */
export function writeRanges(union: readonly AyahRange[]): string {
  return union.map(({ from, to }) => `${from}-${to}`).join(",")
}

/** Reads what `writeRanges` wrote. @throws for anything else. */
export function readRanges(text: string): AyahRange[] {
  if (text === "") return []
  return text.split(",").map((part) => {
    const [from, to] = part.split("-").map(Number)
    if (!isWhole(from, 1, AYAT) || !isWhole(to, from, AYAT)) throw new Error(`Not ranges of ayat: "${text}"`)
    return { from, to }
  })
}

/** What a union holds of each of the 114 surahs, 604 pages or 30 juz, in order. */
export function coverageBy(part: "surah" | "page" | "juz", union: readonly AyahRange[]): PartCoverage[] {
  const starts = { surah: surahStarts, page: pageStarts, juz: juzStarts }[part]
  const held = new Array<number>(starts.length - 1).fill(0)
  for (const range of union) {
    for (let at = partOf(starts, range.from) - 1; at < held.length; at++) {
      const [first, next] = [starts[at] as number, starts[at + 1] as number]
      if (first > range.to) break
      held[at] = (held[at] as number) + Math.min(range.to, next - 1) - Math.max(range.from, first) + 1
    }
  }
  return held.map((count, at) => ({
    number: at + 1,
    held: count,
    of: (starts[at + 1] as number) - (starts[at] as number),
  }))
}

/** How much of the mushaf a union holds, exactly. */
export function coverageOf(union: readonly AyahRange[]): Coverage {
  const full = (part: "surah" | "page" | "juz") =>
    coverageBy(part, union).filter(({ held, of }) => held === of).length
  const ayat = countAyat(union)
  return {
    ayat,
    share: fraction(ayat, AYAT),
    surahs: full("surah"),
    pages: full("page"),
    juz: full("juz"),
  }
}

function placeProblem(
  { surah, ayat }: AyahPlace,
  surahField: "surahFrom" | "surahTo",
  ayatField: "ayatFrom" | "ayatTo",
): RangeProblem | undefined {
  if (!isWhole(surah, 1, SURAHS)) return { field: surahField, problem: "surah", bound: SURAHS }
  if (!isWhole(ayat, 1, ayatIn(surah)))
    return { field: ayatField, problem: "ayat", surah, bound: ayatIn(surah) }
  return undefined
}

/** First ayat of a surah. */
function startOf(surah: number): number {
  const start = surahStarts[surah - 1]
  if (start === undefined) throw new Error(`There is no surah ${surah}`)
  return start
}

/** The part, counted from 1, that holds an ayat; `starts` ends one past the last ayat. */
function partOf(starts: readonly number[], ayah: number): number {
  if (!isWhole(ayah, 1, AYAT)) throw new Error(`There is no ayah ${ayah}`)
  let [low, high] = [0, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= ayah) low = middle
    else high = middle
  }
  return low + 1
}

function isWhole(value: number | undefined, least: number | undefined, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= (least ?? 1) && (value as number) <= most
}
