import { expect, test } from "vitest"
import {
  type CheckedAnswer,
  type CheckedLink,
  type CheckFacts,
  type CheckName,
  runChecks,
  SAME_PHOTO_ITEMS,
} from "#app/domain/cycle-checks.ts"
import type { ItemReadiness } from "#app/domain/readiness.ts"

const answer = (item: string, more: Partial<CheckedAnswer> = {}): CheckedAnswer => ({
  item,
  status: "disetujui",
  level: 2,
  notApplicable: false,
  narrative: "Ada.",
  gapReason: "",
  positionId: "kaur",
  dueDate: null,
  ...more,
})
const link = (item: string, more: Partial<CheckedLink> = {}): CheckedLink => ({
  item,
  evidenceId: "e",
  mediaType: "application/pdf",
  periodFrom: "2026-03-01",
  periodTo: "2026-03-31",
  validUntil: null,
  ...more,
})
const judged = (item: string, code?: string): ItemReadiness =>
  ({ item, target: 2, reasons: code === undefined ? [] : [{ code }] }) as unknown as ItemReadiness

/** What one rule finds, as items joined by `+`. */
function found(check: CheckName, facts: Partial<CheckFacts>): string[] {
  const { answers = [] } = facts
  const whole: CheckFacts = {
    period: { from: "2026-01-01", to: "2026-12-31" },
    goal: "2026-12-18",
    answers,
    links: answers.map(({ item }) => link(item)),
    readiness: { items: answers.map(({ item }) => judged(item)) },
    ...facts,
  }
  return runChecks(whole)
    .filter((one) => one.check === check)
    .flatMap(({ hits }) => hits.map(({ items }) => items.join("+")))
}

test("a cycle in good order gives nothing to look at", () => {
  const answers = [answer("1"), answer("2")]
  expect(
    runChecks({
      period: { from: "2026-01-01", to: "2026-12-31" },
      goal: null,
      answers,
      links: [link("1"), link("2", { evidenceId: "f" })],
      readiness: { items: [judged("1"), judged("2")] },
    }),
  ).toEqual([])
})

test("approved without evidence: an approved answer with no link, unless it does not apply", () => {
  const answers = [answer("1"), answer("2", { notApplicable: true }), answer("3", { status: "siap" })]
  expect(found("approved-without-evidence", { answers, links: [] })).toEqual(["1"])
})

test("approved by its author: what readiness says of the review", () => {
  const items = [judged("1", "reviewed-by-author"), judged("2", "awaiting-review")]
  expect(found("approved-by-author", { readiness: { items } })).toEqual(["1"])
})

test("out of period: the days a file proves do not touch the cycle's; one without days is readiness's matter", () => {
  const links = [
    link("1", { periodFrom: "2025-01-01", periodTo: "2025-12-31" }),
    link("2", { evidenceId: "f", periodFrom: "2025-12-01", periodTo: "2026-01-01" }),
    link("3", { evidenceId: "g", periodFrom: null, periodTo: null }),
    link("4", { evidenceId: "h", periodFrom: "2025-01-01", periodTo: null, validUntil: "2026-02-01" }),
  ]
  expect(found("out-of-period", { links })).toEqual(["1"])
})

test("below target without a reason: only what was handed in", () => {
  const below = { level: 1 }
  const answers = [
    answer("1", below),
    answer("2", { ...below, gapReason: "Dalam proses" }),
    answer("3", { ...below, status: "draf" }),
  ]
  expect(found("below-target-without-reason", { answers })).toEqual(["1"])
})

test("without a narrative: blanks count as none", () => {
  expect(
    found("without-narrative", {
      answers: [answer("1", { narrative: "  \n" }), answer("2", { narrative: "", status: "belum" })],
    }),
  ).toEqual(["1"])
})

test("a copied narrative is found whatever its blanks and capitals; short ones may repeat", () => {
  const long = "Santri belajar setiap hari dengan jadwal yang tetap."
  const answers = [
    answer("1", { narrative: long }),
    answer("2", { narrative: long.toUpperCase().replace(" ", "\n  ") }),
    answer("3", { narrative: "Ada." }),
    answer("4", { narrative: "Ada." }),
  ]
  expect(found("copied-narrative", { answers })).toEqual(["1+2"])
})

test("the same photo: from five items on, each item once, and pictures alone", () => {
  const items = Array.from({ length: SAME_PHOTO_ITEMS }, (_, at) => String(at))
  const photo = items.map((item) => link(item, { mediaType: "image/jpeg" }))
  expect(found("same-photo", { links: [...photo, ...photo] })).toEqual([items.join("+")])
  expect(found("same-photo", { links: photo.slice(1) })).toEqual([])
  expect(found("same-photo", { links: items.map((item) => link(item)) })).toEqual([])
})

test("due too late: after the goal, while it is not approved", () => {
  const open = { status: "siap", dueDate: "2026-12-19" } as const
  const answers = [
    answer("1", open),
    answer("2", { ...open, dueDate: "2026-12-18" }),
    answer("3", { dueDate: "2027-01-01" }),
  ]
  expect(found("due-too-late", { answers })).toEqual(["1"])
  expect(found("due-too-late", { answers, goal: null })).toEqual([])
})

test("nobody in charge: open work that no position owns", () => {
  const answers = [answer("1", { positionId: null, status: "draf" }), answer("2", { positionId: null })]
  expect(found("nobody-in-charge", { answers })).toEqual(["1"])
})
