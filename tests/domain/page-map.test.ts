import { expect, test } from "vitest"
import { pageLabel } from "#app/domain/page-label.ts"
import { comparePages, type PageMap, type PageThing, pagesUpTo } from "#app/domain/page-map.ts"

const thing = (
  kind: PageThing["kind"],
  key: string,
  from: number,
  to: number,
  more: Partial<PageThing> = {},
) => ({
  kind,
  key,
  title: key,
  amendment: 0,
  from,
  to,
  print: `print of ${key}`,
  ...more,
})

/** Two roman pages, an item over two pages, one evidence; an amendment of two pages. */
const FIRST: PageMap = {
  pages: 6,
  roman: 2,
  things: [
    thing("section", "cover", 1, 2),
    thing("section", "items", 3, 4),
    thing("item", "R-02", 3, 4),
    thing("section", "evidence", 5, 6),
    thing("evidence", "B-001", 5, 6),
  ],
}
const SECOND: PageMap = {
  ...FIRST,
  pages: 8,
  things: [
    ...FIRST.things,
    thing("section", "amendment-1", 7, 7, { amendment: 1 }),
    thing("evidence", "B-002", 8, 8, { amendment: 1 }),
  ],
}

const rows = (before: PageMap, after: PageMap) =>
  comparePages(before, after).map(({ state, from, to, things }) =>
    [state, `${from}-${to}`, ...things.map(({ key }) => key)].join(" "),
  )

test("pages that stay are one row, and each added page says what stands on it", () => {
  expect(rows(FIRST, SECOND)).toEqual(["unchanged i-4", "added 5-5 amendment-1", "added 6-6 B-002"])
  expect(comparePages(FIRST, SECOND)[0]?.pages).toBe(6)
})

test("the same revision twice has no change; the other way round pages are gone", () => {
  expect(rows(FIRST, FIRST)).toEqual(["unchanged i-4"])
  expect(rows(SECOND, FIRST)).toEqual(["unchanged i-4", "removed 5-5 amendment-1", "removed 6-6 B-002"])
})

test("a page whose item says something else, or whose content has moved, is changed", () => {
  const said = FIRST.things.map((one) => (one.key === "R-02" ? { ...one, print: "another" } : one))
  expect(rows(FIRST, { ...FIRST, things: said })).toEqual([
    "unchanged i-ii",
    "changed 1-2 items R-02",
    "unchanged 3-4",
  ])
  const moved = FIRST.things.map((one) => ({
    ...one,
    from: one.from + (one.from > 4 ? 1 : 0),
    to: one.to + (one.to > 3 ? 1 : 0),
  }))
  expect(rows(FIRST, { ...FIRST, pages: 7, things: moved })).toEqual([
    "unchanged i-2",
    "changed 3-3 items R-02",
    "changed 4-4 evidence B-001",
    "added 5-5 evidence B-001",
  ])
})

test("an earlier revision's pages are those of the later one without its amendments", () => {
  expect(pagesUpTo(SECOND, 0)).toEqual(FIRST)
  expect(pagesUpTo(SECOND, 1)).toEqual(SECOND)
})

test("pages are named as they are printed: small roman, then arabic", () => {
  expect([1, 2, 3, 6].map((page) => pageLabel(FIRST.roman, page))).toEqual(["i", "ii", "1", "4"])
  expect(pageLabel(20, 14)).toBe("xiv")
})
