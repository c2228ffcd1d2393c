import { expect, test } from "vitest"
import { CYCLE_STATES, isFrozen, movesFrom } from "#app/domain/cycle-state.ts"
import {
  awaitsReview,
  nextResponseState,
  RESPONSE_EVENTS,
  RESPONSE_STATES,
} from "#app/domain/response-state.ts"

test("an answer goes belum → draf → siap → disetujui", () => {
  expect(nextResponseState("belum", "save")).toBe("draf")
  expect(nextResponseState("draf", "ready")).toBe("siap")
  expect(nextResponseState("siap", "approve")).toBe("disetujui")
})

test("a returned answer can be worked on and offered again", () => {
  expect(nextResponseState("siap", "return")).toBe("revisi")
  expect(nextResponseState("revisi", "save")).toBe("draf")
  expect(nextResponseState("revisi", "ready")).toBe("siap")
})

test("only what is offered for review can be approved", () => {
  const approvable = RESPONSE_STATES.filter((state) => nextResponseState(state, "approve") !== undefined)
  expect(approvable).toEqual(["siap"])
  expect(RESPONSE_STATES.filter(awaitsReview)).toEqual(approvable)
})

test("nothing but an approval makes an answer approved, and no change leaves it so", () => {
  for (const state of RESPONSE_STATES)
    for (const event of RESPONSE_EVENTS)
      if (event !== "approve") expect(nextResponseState(state, event)).not.toBe("disetujui")
})

test("a changed proof begins an untouched item and takes an approval away", () => {
  for (const state of RESPONSE_STATES) {
    const changes = state === "belum" || state === "disetujui"
    expect(nextResponseState(state, "touch")).toBe(changes ? "draf" : state)
  }
})

test("no cycle is submitted by hand, and a submitted one never opens again", () => {
  for (const state of CYCLE_STATES) {
    expect(movesFrom(state)).not.toContain("diajukan")
    for (const next of movesFrom(state)) if (isFrozen(state)) expect(isFrozen(next)).toBe(true)
  }
})
