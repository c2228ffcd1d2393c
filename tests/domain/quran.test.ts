import fc from "fast-check"
import { getAyahCountInSurah, type Surah, SurahList } from "quran-meta/hafs"
import { expect, test } from "vitest"
import { fraction } from "#app/domain/fraction.ts"
import {
  AYAT,
  type AyahRange,
  ayahNumber,
  ayahPlace,
  ayatIn,
  checkRange,
  countAyat,
  coverageBy,
  coverageOf,
  JUZ,
  juzOf,
  PAGES,
  pageOf,
  rangeText,
  readRanges,
  SURAHS,
  surahRange,
  unionOf,
  writeRanges,
} from "#app/domain/quran.ts"
import { findSurah, surahArabicName, surahName } from "#app/domain/surah-names.ts"

const anyAyah = fc.integer({ min: 1, max: AYAT })
const anyRange = fc
  .tuple(anyAyah, fc.integer({ min: 0, max: 300 }))
  .map(([from, more]): AyahRange => ({ from, to: Math.min(AYAT, from + more) }))
const anyRanges = fc.array(anyRange, { maxLength: 40 })
const PARTS = ["surah", "page", "juz"] as const

/** Every ayah of the ranges, one by one. */
function ayatOf(ranges: readonly AyahRange[]): Set<number> {
  return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
}

test("the mushaf has 114 surahs, 6236 ayat, 30 juz and 604 pages", () => {
  const surahs = Array.from({ length: SURAHS }, (_, at) => at + 1)
  expect(surahs.reduce((sum, surah) => sum + ayatIn(surah), 0)).toBe(AYAT)
  expect(surahs.map(ayatIn)).toEqual(surahs.map((surah) => getAyahCountInSurah(surah as Surah)))
  expect([juzOf(AYAT), pageOf(AYAT)]).toEqual([JUZ, PAGES])
  expect([juzOf(1), pageOf(1), pageOf(7), pageOf(8)]).toEqual([1, 1, 1, 2])
  expect(ayahPlace(ayahNumber({ surah: 78, ayat: 1 }))).toEqual({ surah: 78, ayat: 1 })
  expect([juzOf(ayahNumber({ surah: 78, ayat: 1 })), pageOf(ayahNumber({ surah: 78, ayat: 1 }))]).toEqual([
    30, 582,
  ])
})

test("each ayah is at one place, and each place is one ayah", () => {
  fc.assert(fc.property(anyAyah, (ayah) => ayahNumber(ayahPlace(ayah)) === ayah))
})

test("what is no ayah or surah is refused with the number", () => {
  expect(() => ayahPlace(0)).toThrow("0")
  expect(() => ayahPlace(6237)).toThrow("6237")
  expect(() => ayatIn(115)).toThrow("115")
  expect(() => ayahNumber({ surah: 1, ayat: 8 })).toThrow("8")
})

test("Arabic names are those of the mushaf's data, but for vowel signs, a final ya, and Al-Lahab", () => {
  const letters = (name: string) =>
    name
      .normalize("NFKD")
      .replace(/[\p{M}\s\u0640]/gu, "")
      .replace(/ٱ/g, "ا")
      .replace(/ي$/, "ى")
  const differing = Array.from({ length: SURAHS }, (_, at) => at + 1).filter(
    (surah) => letters(String(SurahList[surah as Surah]?.[4])) !== letters(surahArabicName(surah)),
  )
  expect(differing.map(surahArabicName)).toEqual(["اللهب"])
})

test("a surah is found by number, by name, and by a name half typed or without its article", () => {
  for (let surah = 1; surah <= SURAHS; surah++) {
    expect(findSurah(String(surah))).toBe(surah)
    expect(findSurah(surahName(surah))).toBe(surah)
  }
  expect(findSurah("al baqarah")).toBe(2)
  expect(findSurah("baqarah")).toBe(2)
  expect(findSurah("Baqa")).toBe(2)
  expect(findSurah("yasin")).toBe(36)
  expect(findSurah("asy syams")).toBe(91)
  expect(findSurah("al")).toBeUndefined()
  expect(findSurah("0")).toBeUndefined()
  expect(findSurah("115")).toBeUndefined()
  expect(findSurah("al-hawadis")).toBeUndefined()
})

test("a typed range within a surah, or into a later one, is taken", () => {
  const made = checkRange({ surah: 2, ayat: 1 }, { surah: 2, ayat: 286 })
  expect(made).toEqual({ ok: true, range: surahRange(2) })
  const across = checkRange({ surah: 78, ayat: 31 }, { surah: 79, ayat: 10 })
  expect(across.ok && rangeText(across.range)).toBe("An-Naba' 31 – An-Nazi'at 10")
})

test.each([
  [
    { surah: 115, ayat: 1 },
    { surah: 115, ayat: 2 },
    { field: "surahFrom", problem: "surah", bound: 114 },
  ],
  [
    { surah: 1, ayat: 0 },
    { surah: 1, ayat: 2 },
    { field: "ayatFrom", problem: "ayat", surah: 1, bound: 7 },
  ],
  [
    { surah: 1, ayat: 1 },
    { surah: 1, ayat: 8 },
    { field: "ayatTo", problem: "ayat", surah: 1, bound: 7 },
  ],
  [
    { surah: 2, ayat: 1 },
    { surah: 2, ayat: 287 },
    { field: "ayatTo", problem: "ayat", surah: 2, bound: 286 },
  ],
  [
    { surah: 2, ayat: 9 },
    { surah: 2, ayat: 8 },
    { field: "ayatTo", problem: "order", bound: 9 },
  ],
  [
    { surah: 3, ayat: 9 },
    { surah: 2, ayat: 8 },
    { field: "surahTo", problem: "surah", bound: 3 },
  ],
  [
    { surah: 1.5, ayat: 1 },
    { surah: 2, ayat: 8 },
    { field: "surahFrom", problem: "surah", bound: 114 },
  ],
])("an impossible range %o to %o is refused with the bound that holds", (from, to, problem) => {
  expect(checkRange(from, to)).toEqual({ ok: false, problem })
})

test("every range of the mushaf passes its own check", () => {
  fc.assert(
    fc.property(anyRange, (range) => {
      expect(checkRange(ayahPlace(range.from), ayahPlace(range.to))).toEqual({ ok: true, range })
    }),
  )
})

test("a range reads as people write it", () => {
  expect(rangeText({ from: 8, to: 12 })).toBe("Al-Baqarah 1–5")
  expect(rangeText({ from: 1, to: 1 })).toBe("Al-Fatihah 1")
})

test("a union holds each ayah once, in order, in as few ranges as there can be", () => {
  fc.assert(
    fc.property(anyRanges, (ranges) => {
      const union = unionOf(ranges)
      expect(countAyat(union)).toBe(ayatOf(ranges).size)
      expect(ayatOf(union)).toEqual(ayatOf(ranges))
      for (const [at, { from, to }] of union.entries()) {
        expect(to).toBeGreaterThanOrEqual(from)
        const next = union[at + 1]
        if (next !== undefined) expect(next.from).toBeGreaterThan(to + 1)
      }
    }),
  )
})

test("a union is the same in whatever order it is made, and once made stays as it is", () => {
  fc.assert(
    fc.property(anyRanges, anyRanges, (some, more) => {
      const union = unionOf([...some, ...more])
      expect(unionOf([...more, ...some])).toEqual(union)
      expect(unionOf([...unionOf(some), ...unionOf(more)])).toEqual(union)
      expect(unionOf(union)).toEqual(union)
    }),
  )
})

test("ranges are kept as text and read again", () => {
  fc.assert(
    fc.property(anyRanges, (ranges) => {
      expect(readRanges(writeRanges(unionOf(ranges)))).toEqual(unionOf(ranges))
    }),
  )
  for (const bad of ["1", "2-1", "0-3", "1-6237", "1-2;3-4", "a-b"])
    expect(() => readRanges(bad)).toThrow(bad)
})

test("surahs, pages and juz each add up to what is held and to the whole mushaf", () => {
  fc.assert(
    fc.property(anyRanges, fc.constantFrom(...PARTS), (ranges, part) => {
      const union = unionOf(ranges)
      const parts = coverageBy(part, union)
      expect(parts.reduce((sum, { held }) => sum + held, 0)).toBe(countAyat(union))
      expect(parts.reduce((sum, { of }) => sum + of, 0)).toBe(AYAT)
      expect(parts.every(({ held, of }) => held >= 0 && held <= of)).toBe(true)
    }),
  )
})

test("coverage grows with every range and never shrinks", () => {
  fc.assert(
    fc.property(anyRanges, anyRange, (ranges, more) => {
      const before = coverageOf(unionOf(ranges))
      const after = coverageOf(unionOf([...ranges, more]))
      for (const key of ["ayat", "surahs", "pages", "juz"] as const)
        expect(after[key]).toBeGreaterThanOrEqual(before[key])
    }),
  )
})

test("juz 30 is 37 surahs, 564 ayat and 23 pages; the whole mushaf is all of it", () => {
  const juz30 = [{ from: ayahNumber({ surah: 78, ayat: 1 }), to: AYAT }]
  expect(coverageOf(juz30)).toEqual({ ayat: 564, share: fraction(564, AYAT), surahs: 37, pages: 23, juz: 1 })
  expect(coverageOf([{ from: 1, to: AYAT }])).toEqual({
    ayat: AYAT,
    share: fraction(1),
    surahs: SURAHS,
    pages: PAGES,
    juz: JUZ,
  })
  expect(coverageOf([])).toEqual({ ayat: 0, share: fraction(0), surahs: 0, pages: 0, juz: 0 })
})
