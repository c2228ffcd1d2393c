import { expect, test } from "vitest"
import { cadenceStrip } from "#app/domain/cadence.ts"
import { hasHole } from "#app/domain/item-filter.ts"

const YEAR = { from: "2026-01-01", to: "2026-12-31" }
const month = (key: string) => ({ from: `${key}-01`, to: `${key}-28` })

/** An item that asks for proof of a cadence, and has it for these days. */
function itemWith(cadence: "once" | "monthly", proven: { from: string; to: string }[]) {
  const strip = cadenceStrip(cadence, YEAR, proven, [], "2026-06-15")
  const hint = { key: "foto", label: { id: "Foto", en: "Photo" }, cadence } as never
  return { hints: [{ hint, links: [], strip, reasons: [] }] }
}

test("an item has a hole in the months that lack its proof, and in no other", () => {
  const item = itemWith("monthly", [{ from: "2026-03-02", to: "2026-03-02" }])
  expect(hasHole(item, month("2026-02"))).toBe(true)
  expect(hasHole(item, month("2026-03"))).toBe(false)
  expect(hasHole(item, month("2026-04"))).toBe(true)
})

test("a month to come has no hole, nor has what is asked for once", () => {
  expect(hasHole(itemWith("monthly", []), month("2026-11"))).toBe(false)
  expect(hasHole(itemWith("once", []), month("2026-02"))).toBe(false)
})
