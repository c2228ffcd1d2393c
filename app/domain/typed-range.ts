import {
  type AyahPlace,
  type AyahRange,
  ayahPlace,
  ayatIn,
  checkRange,
  type RangeProblem,
} from "#app/domain/quran.ts"
import { findSurah, surahName } from "#app/domain/surah-names.ts"

/** A range of ayat as people type it: a surah, its first ayat, and an end that may lie in a later surah. */
export interface TypedRange {
  surah: string
  from: string
  /** `40` in the surah, or `78:40`, `78.40` and `An-Naba 40` in another. */
  to: string
}

/** What is wrong with a field, as a translation key with its values. */
export interface LineProblem {
  field: string
  key: string
  values: Record<string, string | number>
}

export type ReadRange = { range: AyahRange } | { problem: LineProblem }

/**
 * Reads a range that goes on from `next`: a surah left empty is the one that `next` lies in, and so is a first ayat
 * left empty in that surah; elsewhere a surah is begun at its first ayat.
 */
export function readRange(typed: TypedRange, next?: AyahPlace | undefined): ReadRange {
  const surah = typed.surah === "" ? next?.surah : findSurah(typed.surah)
  if (surah === undefined)
    return typed.surah === ""
      ? rangeWrong("surah", "progress:error.surah-needed")
      : rangeWrong("surah", "progress:error.surah-unknown", { typed: typed.surah.slice(0, 40) })
  const start = next?.surah === surah ? next.ayat : 1
  const ayatFrom = typed.from === "" ? start : wholeNumber(typed.from)
  if (ayatFrom === undefined) return rangeWrong("from", "progress:error.ayat-number")
  if (typed.to === "") return rangeWrong("to", "progress:error.ayat-needed")
  const to = placeOf(typed.to, surah)
  if (to === undefined) return rangeWrong("to", "progress:error.ayat-number")
  const checked = checkRange({ surah, ayat: ayatFrom }, to)
  return checked.ok ? { range: checked.range } : { problem: rangeProblem(checked.problem) }
}

/** Reads a range for which a surah alone is that whole surah. */
export function readWholeRange(typed: TypedRange): ReadRange {
  const surah = typed.from === "" && typed.to === "" ? findSurah(typed.surah) : undefined
  return readRange(surah === undefined ? typed : { ...typed, to: String(ayatIn(surah)) })
}

/** A range as it would be typed. */
export function typeRange({ from, to }: AyahRange): TypedRange {
  const [first, last] = [ayahPlace(from), ayahPlace(to)]
  return {
    surah: surahName(first.surah),
    from: String(first.ayat),
    to: first.surah === last.surah ? String(last.ayat) : `${last.surah}:${last.ayat}`,
  }
}

/** A number of a few digits; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined
}

function placeOf(typed: string, surah: number): AyahPlace | undefined {
  if (/^\d{1,4}$/.test(typed)) return { surah, ayat: Number(typed) }
  const [, named, ayat] = /^(.*\S)\s*[:.,/\s]\s*(\d{1,4})$/.exec(typed) ?? []
  const other = named === undefined ? undefined : findSurah(named)
  return other === undefined ? undefined : { surah: other, ayat: Number(ayat) }
}

/** What is wrong with a range of ayat, in words with the bound that holds. */
function rangeProblem(range: RangeProblem): { field: string; key: string; values: LineProblem["values"] } {
  const field = range.field === "surahFrom" ? "surah" : range.field === "ayatFrom" ? "from" : "to"
  if (range.problem === "ayat") {
    const values = { surah: surahName(range.surah), bound: range.bound }
    return { field, key: "progress:error.ayat-bound", values }
  }
  if (range.problem === "order")
    return { field, key: "progress:error.ayat-order", values: { bound: range.bound } }
  return range.field === "surahTo"
    ? { field, key: "progress:error.surah-order", values: { surah: surahName(range.bound) } }
    : { field, key: "progress:error.surah-bound", values: { bound: range.bound } }
}

function rangeWrong(
  field: string,
  key: string,
  values: LineProblem["values"] = {},
): { problem: LineProblem } {
  return { problem: { field, key, values } }
}
