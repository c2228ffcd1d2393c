import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import {
  afterKitab,
  afterSetoran,
  afterTahsin,
  ibadahStanding,
  type Standing,
} from "#app/domain/progress-standing.ts"
import { KITAB_MODES, SETORAN_KINDS, TAHSIN_RESULTS } from "#app/domain/progress-terms.ts"
import { AYAT, countAyat, readRanges, unionOf, writeRanges } from "#app/domain/quran.ts"
import { countMondays, mondayOf, weeksOf } from "#app/domain/weeks.ts"

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2025-01-01", days))
const range = fc
  .tuple(fc.integer({ min: 1, max: AYAT }), fc.integer({ min: 0, max: 60 }))
  .map(([from, more]) => ({ ayahFrom: from, ayahTo: Math.min(AYAT, from + more) }))
const setoran = fc
  .array(fc.record({ day, kind: fc.constantFrom(...SETORAN_KINDS), range }), { maxLength: 40 })
  .map((rows) => inOrder(rows.map(({ range: ayat, ...row }) => ({ ...row, ...ayat }))))
const pages = fc.record({ pageFrom: fc.constant(1), pageTo: fc.integer({ min: 1, max: 40 }) })
const tahsin = fc
  .array(
    fc.record({
      day,
      volume: fc.integer({ min: 1, max: 6 }),
      result: fc.constantFrom(...TAHSIN_RESULTS),
      pages,
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    inOrder(rows.map(({ pages: page, ...row }) => ({ ...row, ...page, methodId: "m", grade: null }))),
  )
const kitab = fc
  .array(
    fc.record({ day, mode: fc.constantFrom(...KITAB_MODES), khatam: fc.boolean(), pages: fc.option(pages) }),
    { maxLength: 40 },
  )
  .map((rows) =>
    inOrder(
      rows.map(({ pages: page, ...row }) => ({
        ...row,
        ...(page ?? { pageFrom: null, pageTo: null }),
        kitabId: "k",
        chapter: "",
        grade: null,
      })),
    ),
  )
const END = { volume: 6, page: 30, completedOn: null }

function inOrder<T extends { day: string }>(rows: T[]): T[] {
  return [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The same lines in two or more helpings. */
function oneByOne<T>(
  rows: readonly T[],
  after: (before: Standing | undefined, rows: readonly T[]) => Standing | undefined,
): Standing | undefined {
  return rows.reduce<Standing | undefined>((standing, row) => after(standing, [row]), undefined)
}

test("adding line by line gives what all lines give at once", () => {
  fc.assert(
    fc.property(setoran, (rows) => {
      expect(oneByOne(rows, afterSetoran)).toEqual(afterSetoran(undefined, rows))
    }),
  )
  fc.assert(
    fc.property(kitab, (rows) => {
      expect(oneByOne(rows, afterKitab)).toEqual(afterKitab(undefined, rows))
    }),
  )
  fc.assert(
    fc.property(tahsin, (rows) => {
      const after = (before: Standing | undefined, more: readonly (typeof rows)[number][]) =>
        afterTahsin(before, more, END)
      expect(oneByOne(rows, after)).toEqual(after(undefined, rows))
    }),
  )
})

test("what is memorised is the union of the ziyadah, and nothing else adds to it", () => {
  fc.assert(
    fc.property(setoran, (rows) => {
      const ziyadah = rows.filter(({ kind }) => kind === "ziyadah")
      const union = unionOf(ziyadah.map(({ ayahFrom, ayahTo }) => ({ from: ayahFrom, to: ayahTo })))
      const standing = afterSetoran(undefined, rows)
      expect(standing?.memorised ?? "").toBe(writeRanges(union))
      expect(standing?.memorisedAyat ?? 0).toBe(countAyat(readRanges(standing?.memorised ?? "")))
      expect(standing?.ayah ?? null).toBe(ziyadah.at(-1)?.ayahTo ?? null)
    }),
  )
})

test("the whole mushaf is finished on the day of the line that closes it", () => {
  const half = { kind: "ziyadah", ayahFrom: 1, ayahTo: 3000 } as const
  const rest = { kind: "ziyadah", ayahFrom: 3001, ayahTo: AYAT } as const
  const rows = [
    { ...rest, day: "2025-01-02" },
    { ...half, day: "2025-03-04" },
    { ...half, day: "2025-06-01" },
  ]
  expect(afterSetoran(undefined, rows)).toMatchObject({ memorisedJuz: 30, finishedOn: "2025-03-04" })
})

test("a tahsin programme ends with the last page of its last volume, or as its ustadz says", () => {
  const page = (volume: number, pageTo: number, on: string) => ({
    ...{ methodId: "m", volume, pageFrom: 1, pageTo, result: "lanjut" as const, grade: null, day: on },
  })
  const rows = [page(6, 29, "2025-01-01"), page(6, 30, "2025-01-02"), page(6, 30, "2025-01-03")]
  expect(afterTahsin(undefined, rows, END)?.finishedOn).toBe("2025-01-02")
  expect(afterTahsin(undefined, rows, { ...END, page: null })?.finishedOn).toBeNull()
  expect(afterTahsin(undefined, rows, { ...END, completedOn: "2025-01-01" })?.finishedOn).toBe("2025-01-01")
})

test("a checklist that grew is not finished any more", () => {
  const can = (itemId: string, on: string) => ({ itemId, result: "bisa" as const, day: on })
  const rows = [can("a", "2025-01-01"), can("b", "2025-01-05")]
  expect(ibadahStanding(rows, ["a", "b"])).toMatchObject({ level: 2, finishedOn: "2025-01-05" })
  expect(ibadahStanding(rows, ["a", "b", "c"])).toMatchObject({ level: 2, finishedOn: null })
})

test("weeks begin on Monday, and Mondays are counted both ends included", () => {
  expect(mondayOf("2026-11-24")).toBe("2026-11-23")
  expect(mondayOf("2026-11-23")).toBe("2026-11-23")
  expect(mondayOf("1999-12-31")).toBe("1999-12-27")
  fc.assert(
    fc.property(day, fc.integer({ min: -3, max: 60 }), (from, days) => {
      const to = addDays(from, days)
      const mondays = weeksOf({ from, to }).filter((week) => week >= from)
      expect(countMondays(from, to)).toBe(mondays.length)
    }),
  )
})
