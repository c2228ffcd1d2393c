import { expect, test } from "vitest"
import { BlackOutForm, canBlackOut, chooseCopy, pixelBox, tidyAreas } from "#app/domain/black-out.ts"

const area = (page: number, x: number, y: number, width: number, height: number) => ({
  page,
  x,
  y,
  width,
  height,
})

const form = (rows: string[][], checked = "on") => {
  const column = (at: number) => rows.map((row) => row[at] ?? "")
  return BlackOutForm.safeParse({
    page: column(0),
    left: column(1),
    top: column(2),
    width: column(3),
    height: column(4),
    checked,
  })
}

test("areas come as percent, with a comma or a point, and empty rows are skipped", () => {
  const parsed = form([
    ["2", "12,5", "0", "50", "25"],
    ["1", "", "", "", ""],
    ["1", "10", "20.5", "30", "40"],
  ])
  expect(parsed.data?.areas).toEqual([
    area(1, 0.1, 0.205, expect.closeTo(0.3) as never, 0.4),
    area(2, 0.125, 0, 0.5, 0.25),
  ])
})

test("what is no area, or none at all, or not looked over, is refused with its reason", () => {
  const reasons = (result: ReturnType<typeof form>) => result.error?.issues.map((issue) => issue.message)
  expect(reasons(form([["1", "", "", "", ""]]))).toEqual(["evidence:error.no-area"])
  expect(reasons(form([["1", "10", "10", "0", "5"]]))).toEqual(["evidence:error.no-area"])
  expect(reasons(form([["1", "10", "10", "", "5"]]))).toContain("evidence:error.area")
  expect(reasons(form([["0", "10", "10", "5", "5"]]))).toContain("evidence:error.area")
  expect(reasons(form([["1", "-1", "10", "5", "5"]]))).toContain("evidence:error.area")
  expect(reasons(form([["1", "10", "10", "5", "5"]], ""))).toEqual(["evidence:error.not-checked"])
  const many = Array.from({ length: 401 }, (_, at) => ["1", String(at / 10), "1", "1", "1"])
  expect(reasons(form(many))).toEqual(["evidence:error.too-many-areas"])
})

test("areas end at the page, and those within another are dropped", () => {
  expect(tidyAreas([area(1, 0.9, -0.1, 0.5, 0.3)])).toEqual([
    area(1, 0.9, 0, expect.closeTo(0.1) as never, expect.closeTo(0.2) as never),
  ])
  expect(tidyAreas([area(1, 2, 2, 1, 1)])).toEqual([])
  const large = area(1, 0.25, 0.25, 0.5, 0.5)
  expect(tidyAreas([area(1, 0.5, 0.5, 0.125, 0.125), large, large])).toEqual([large])
  expect(tidyAreas([area(2, 0.5, 0.5, 0.125, 0.125), large])).toHaveLength(2)
})

test("painted pixels are never fewer than the area, and stay inside the picture", () => {
  expect(pixelBox(area(1, 0.1, 0.1, 0.25, 0.25), 101, 101)).toEqual({
    left: 6,
    top: 6,
    right: 40,
    bottom: 40,
  })
  expect(pixelBox(area(1, 0, 0, 1, 1), 10, 20)).toEqual({ left: 0, top: 0, right: 10, bottom: 20 })
})

test("the last copy that is cleared is the one shown", () => {
  const copies = [
    { number: 4, sensitivity: "terbuka" as const },
    { number: 9, sensitivity: "sensitif" as const },
    { number: 7, sensitivity: "terbuka" as const },
  ]
  expect(chooseCopy(copies)?.number).toBe(7)
  expect(chooseCopy(copies.slice(1, 2))).toBeUndefined()
})

test("pictures and PDFs that can be read are blacked out, nothing else", () => {
  expect(canBlackOut("application/pdf", 3)).toBe(true)
  expect(canBlackOut("application/pdf", null)).toBe(false)
  expect(canBlackOut("application/pdf", 151)).toBe(false)
  expect(canBlackOut("image/jpeg", 1)).toBe(true)
  expect(canBlackOut("image/svg+xml", 1)).toBe(false)
  expect(canBlackOut("text/plain", null)).toBe(false)
})
