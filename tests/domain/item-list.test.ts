import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { type Instrument, listItems } from "#app/domain/instrument.ts"
import { itemTree, neighbours } from "#app/domain/item-list.ts"
import { parseInstrument } from "#app/domain/parse-instrument.ts"
import type { ResponseState } from "#app/domain/response-state.ts"

function shipped(id: string): Instrument {
  const file = projectPath("templates", "instruments", id, "1.yaml")
  const parsed = parseInstrument(readFileSync(file, "utf8"), file)
  if (!parsed.ok) throw new Error(`Not an instrument: "${file}"`)
  return parsed.instrument
}

const banpdm = shipped("banpdm-ia2024-kesetaraan")

function states(given: Record<string, ResponseState> = {}): Map<string, ResponseState> {
  return new Map(listItems(banpdm, "pkbm").map(({ item }) => [item.key, given[item.key] ?? "belum"]))
}

function lines(current: string, given: Record<string, ResponseState> = {}) {
  return itemTree(banpdm, "pkbm", states(given), current).flatMap((part) => part.lines)
}

test("the butir of the current item is unfolded, all others are one line each", () => {
  const shown = lines("6.2")
  expect(shown.filter(({ isCurrent }) => isCurrent).map(({ item }) => item)).toEqual(["6.2"])
  expect(shown.filter(({ isFolded }) => !isFolded).map(({ item }) => item)).toEqual([
    "6.1",
    "6.2",
    "6.3",
    "6.4",
  ])
  expect(shown.filter(({ isFolded }) => isFolded)).toHaveLength(14)
})

test("a folded butir says where its items stand together", () => {
  const all = { "7.1": "disetujui", "7.2": "disetujui", "7.3": "disetujui" } as const
  const stateOf = (given: Record<string, ResponseState>) =>
    lines("6.2", given).find(({ node }) => node.key === "7")?.state
  expect(stateOf({})).toBe("belum")
  expect(stateOf(all)).toBe("disetujui")
  expect(stateOf({ ...all, "7.2": "belum" })).toBe("draf")
  expect(stateOf({ ...all, "7.2": "belum", "7.3": "revisi" })).toBe("revisi")
})

test("a folded butir leads to the first item that still wants work", () => {
  const to = (given: Record<string, ResponseState>) =>
    lines("6.2", given).find(({ node }) => node.key === "7")?.item
  expect(to({})).toBe("7.1")
  expect(to({ "7.1": "disetujui" })).toBe("7.2")
  expect(to({ "7.1": "disetujui", "7.2": "disetujui", "7.3": "disetujui" })).toBe("7.1")
})

test("the way through leaves out what the reader may not see", () => {
  const seen = new Map<string, ResponseState>([
    ["1.1", "belum"],
    ["6.2", "belum"],
    ["15.3", "belum"],
  ])
  expect(itemTree(banpdm, "pkbm", seen, "6.2").flatMap((part) => part.lines)).toHaveLength(3)
  const { previous, next } = neighbours(banpdm, "pkbm", seen, "6.2")
  expect([previous?.key, next?.key]).toEqual(["1.1", "15.3"])
  expect(neighbours(banpdm, "pkbm", seen, "15.3").next).toBeUndefined()
})
