import { expect, test } from "vitest"
import { agreementStanding, byUrgency, lastDayOf, WARNING_STEPS } from "#app/domain/agreement.ts"
import { AgreementForm } from "#app/domain/agreement-forms.ts"
import { addDays } from "#app/domain/dates.ts"

const TODAY = "2026-11-24"
const RUN = { startsOn: "2025-01-01", expiresOn: null, endedOn: null, isRenewed: false }

const endingIn = (days: number, more: Partial<typeof RUN> = {}) =>
  agreementStanding({ ...RUN, expiresOn: addDays(TODAY, days) as never, ...more }, TODAY)

test("an end is announced 90, 30 and 7 days ahead, each from its own day on", () => {
  expect(endingIn(91)).toEqual({ state: "running", daysLeft: 91 })
  expect(endingIn(90)).toEqual({ state: "ending", daysLeft: 90, step: 90 })
  expect(endingIn(31)).toEqual({ state: "ending", daysLeft: 31, step: 90 })
  expect(endingIn(30)).toEqual({ state: "ending", daysLeft: 30, step: 30 })
  expect(endingIn(8)).toEqual({ state: "ending", daysLeft: 8, step: 30 })
  expect(endingIn(7)).toEqual({ state: "ending", daysLeft: 7, step: 7 })
  expect([...WARNING_STEPS]).toEqual([90, 30, 7])
})

test("the last day is in force still, the day after it is not", () => {
  expect(endingIn(0)).toEqual({ state: "ending", daysLeft: 0, step: 7 })
  expect(endingIn(-1)).toEqual({ state: "expired" })
})

test("one that is renewed is not announced, and once over it is renewed, not expired", () => {
  expect(endingIn(5, { isRenewed: true })).toEqual({ state: "running", daysLeft: 5 })
  expect(endingIn(-5, { isRenewed: true })).toEqual({ state: "renewed" })
})

test("one that was ended early is over after that day", () => {
  const ended = { ...RUN, expiresOn: "2027-12-31" as never }
  expect(agreementStanding({ ...ended, endedOn: "2026-11-23" as never }, TODAY)).toEqual({ state: "ended" })
  expect(agreementStanding({ ...ended, endedOn: TODAY as never }, TODAY)).toMatchObject({
    state: "ending",
    daysLeft: 0,
  })
  expect(lastDayOf({ expiresOn: "2027-12-31", endedOn: "2026-11-23" })).toBe("2026-11-23")
  expect(lastDayOf({ expiresOn: null, endedOn: null })).toBeNull()
})

test("one without an end runs on, and one to come has not begun", () => {
  expect(agreementStanding(RUN, TODAY)).toEqual({ state: "running", daysLeft: null })
  expect(agreementStanding({ ...RUN, startsOn: "2026-11-25" }, TODAY)).toEqual({
    state: "upcoming",
    daysLeft: null,
  })
})

test("lists begin with what has to be done, the soonest end first", () => {
  const line = (days: number) => ({ standing: endingIn(days), lastDay: addDays(TODAY, days) })
  expect([line(200), line(-3), line(25), line(5)].sort(byUrgency)).toEqual([
    line(5),
    line(25),
    line(-3),
    line(200),
  ])
})

test("a form whose end lies before its beginning names the end", () => {
  const typed = {
    partnerName: "A",
    partnerKind: "usaha",
    number: "1",
    title: "B",
    signedOn: TODAY,
    startsOn: TODAY,
  }
  expect(AgreementForm.safeParse({ ...typed, expiresOn: "2026-11-23" }).error?.issues[0]?.path).toEqual([
    "expiresOn",
  ])
  expect(AgreementForm.safeParse({ ...typed, expiresOn: "" }).data?.expiresOn).toBeNull()
})
