import { expect, test } from "vitest"
import { oneTimePassword, passwordProblem } from "#app/domain/account.ts"
import { afterFailure, type Failures, minutesLocked, USERNAME_POLICY } from "#app/domain/lock-out.ts"

const MINUTE = 60_000

/** As many failures as asked for, each when the wait of the last is over. @returns the waits in minutes. */
function waits(times: number): number[] {
  let failures: Failures | undefined
  let now = 0
  return Array.from({ length: times }, () => {
    failures = afterFailure(failures, USERNAME_POLICY, now)
    const wait = minutesLocked(failures, now)
    now += Math.max(1, wait) * MINUTE
    return wait
  })
}

test("four failures cost nothing; then the wait doubles up to an hour", () => {
  expect(waits(13)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test("a day without a failure forgets them", () => {
  const failures = { count: 9, lastAt: 0, lockedUntil: 5 * MINUTE }
  expect(afterFailure(failures, USERNAME_POLICY, 25 * 60 * MINUTE).count).toBe(1)
})

test("what is left of a wait is told in whole minutes, never 0 while it lasts", () => {
  const failures = { count: 6, lastAt: 0, lockedUntil: 2 * MINUTE }
  expect([0, MINUTE + 1, 2 * MINUTE - 1, 2 * MINUTE].map((now) => minutesLocked(failures, now))).toEqual([
    2, 1, 1, 0,
  ])
})

test.each([
  ["rahasia", "too-short"],
  ["a".repeat(129), "too-long"],
  ["aaaaaaaaaaaaaaaa", "too-simple"],
  ["budi.santri", "too-short"],
  ["kasubsibina1", "is-username"],
  ["empat kata yang panjang", undefined],
])("the password %j of kasubsibina is %s", (password, problem) => {
  expect(passwordProblem(password, "kasubsibina")).toBe(problem)
})

test("a one-time password has four groups of readable signs", () => {
  expect(oneTimePassword(Uint8Array.from({ length: 64 }, (_, index) => index * 3))).toMatch(
    /^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/,
  )
})

test("too few random bytes make no password", () => {
  expect(() => oneTimePassword(new Uint8Array(4))).toThrow("16 usable bytes")
})
