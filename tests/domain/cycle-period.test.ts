import { expect, test } from "vitest"
import { periodError } from "#app/domain/cycle-period.ts"

test("a cycle's period has its days in order and ten years at most", () => {
  expect(periodError("2026-01-01", "2026-01-01")).toBeUndefined()
  expect(periodError("2026-01-02", "2026-01-01")).toBe("cycle:error.period-order")
  expect(periodError("2020-01-01", "2029-12-31")).toBeUndefined()
  expect(periodError("2020-01-01", "2030-01-01")).toBe("cycle:error.period-too-long")
  expect(periodError("2020-02-29", "2030-02-28")).toBeUndefined()
  expect(periodError("9995-01-01", "9999-12-31")).toBeUndefined()
})
