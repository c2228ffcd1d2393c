import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { dueOn, type KeptSantri, listDue, type RetentionTerms } from "#app/domain/retention.ts"

const kept = { id: "a", leftOn: "2024-11-30", isErased: false, hasProgress: true }

test("a term of months ends on the same day of the month, or the last day of a shorter one", () => {
  expect(dueOn("2024-11-30", 3)).toBe("2025-02-28")
  expect(dueOn("2024-11-30", 12)).toBe("2025-11-30")
  expect(dueOn("2023-08-31", 6)).toBe("2024-02-29")
  expect(dueOn("2024-12-01", 1)).toBe("2025-01-01")
})

test("a longer term is never due earlier", () => {
  const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2020-01-01", days))
  const months = fc.integer({ min: 0, max: 240 })
  fc.assert(
    fc.property(anyDay, months, months, (leftOn, a, b) => {
      const [short, long] = a <= b ? [a, b] : [b, a]
      expect(dueOn(leftOn, short) <= dueOn(leftOn, long)).toBe(true)
      expect(dueOn(leftOn, short) >= leftOn).toBe(true)
    }),
  )
})

test("nothing is due without a term, while somebody is there, or once it is gone", () => {
  const terms = { identityMonths: 12, progressMonths: 24 }
  const of = (one: Partial<KeptSantri>, when: RetentionTerms = terms) =>
    listDue([{ ...kept, ...one }], when, "2026-01-01")
  expect(of({})).toEqual([
    { id: "a", leftOn: "2024-11-30", identitySince: "2025-11-30", progressSince: null },
  ])
  expect(of({ leftOn: null })).toEqual([])
  expect(of({ isErased: true })).toEqual([])
  expect(of({}, { identityMonths: null, progressMonths: null })).toEqual([])
  expect(of({ isErased: true, leftOn: "2020-01-01" })).toMatchObject([
    { identitySince: null, progressSince: "2022-01-01" },
  ])
  expect(of({ leftOn: "2020-01-01", hasProgress: false })).toMatchObject([{ progressSince: null }])
})
