import { expect, test } from "vitest"
import type { LinkRow } from "#app/domain/evidence-gaps.ts"
import { fraction } from "#app/domain/fraction.ts"
import type { EvidenceHint, Instrument } from "#app/domain/instrument.ts"
import {
  judgeReadiness,
  type ReadinessCycle,
  type ReadinessRows,
  type ResponseRow,
} from "#app/domain/readiness.ts"
import {
  both,
  sampleGroup,
  sampleHint,
  sampleInstrument,
  sampleItem,
} from "#tests/domain/sample-instrument.ts"

const cycle: ReadinessCycle = {
  applicantKind: "pesantren",
  targetLevel: 3,
  periodFrom: "2026-01-01",
  periodTo: "2026-12-31",
  visitDate: "2026-12-18",
  today: "2026-11-24",
}

function approved(item: string, over: Partial<ResponseRow> = {}): ResponseRow {
  return {
    item,
    level: 3,
    notApplicable: false,
    status: "disetujui",
    authorId: "koordinator",
    reviewerId: "peninjau",
    ...over,
  }
}

function link(hint: string | null, over: Partial<LinkRow["evidence"]> = {}): LinkRow {
  const evidence = {
    id: over.id ?? "e1",
    number: 1,
    periodFrom: "2026-03-01",
    periodTo: "2026-03-31",
    validUntil: null,
    ...over,
  }
  return { item: "a1", hint, evidence }
}

/** One component A with one item a1 that has these hints. */
function withHints(...evidence: EvidenceHint[]): Instrument {
  return sampleInstrument({
    components: [
      sampleGroup("A", [
        sampleItem("a1", { evidence, notApplicable: { allowed: true, confidence: "official" } }),
      ]),
    ],
  })
}

function judge(instrument: Instrument, rows: Partial<ReadinessRows>, over: Partial<ReadinessCycle> = {}) {
  return judgeReadiness(
    instrument,
    { ...cycle, ...over },
    { responses: [approved("a1")], links: [], explanations: [], figures: [], ...rows },
  )
}

const reasonsOf = (...args: Parameters<typeof judge>) => judge(...args).items[0]?.reasons

const plain = withHints()
const required = withHints(sampleHint({ key: "letter", required: true }))
const monthly = withHints(sampleHint({ key: "list", cadence: "monthly" }))

test("an item at its target, proved and approved by another is ready", () => {
  const readiness = judge(required, { links: [link("letter")] })
  expect(readiness.items[0]).toMatchObject({
    item: "a1",
    component: "A",
    ready: true,
    reasons: [],
    target: 3,
  })
  expect(readiness).toMatchObject({ isReady: true, total: { ready: 1, of: 1, share: fraction(1) } })
})

test("an item without a row is unanswered and not handed in", () => {
  expect(reasonsOf(plain, { responses: [] })).toEqual([{ code: "unanswered" }, { code: "not-submitted" }])
})

test("the level meets the cycle's target or the item's own", () => {
  expect(reasonsOf(plain, { responses: [approved("a1", { level: 2 })] })).toEqual([
    { code: "below-target", level: 2, target: 3 },
  ])
  expect(reasonsOf(plain, { responses: [approved("a1", { level: 2, targetLevel: 2 })] })).toEqual([])
  expect(reasonsOf(plain, { responses: [approved("a1", { targetLevel: 4 })] })).toEqual([
    { code: "below-target", level: 3, target: 4 },
  ])
  expect(reasonsOf(plain, { responses: [approved("a1", { level: 4 })] })).toEqual([])
})

test("only the approval of someone other than the author counts", () => {
  const status = (over: Partial<ResponseRow>) => reasonsOf(plain, { responses: [approved("a1", over)] })
  expect(status({ status: "draf" })).toEqual([{ code: "not-submitted" }])
  expect(status({ status: "siap" })).toEqual([{ code: "awaiting-review" }])
  expect(status({ status: "revisi" })).toEqual([{ code: "returned" }])
  expect(status({ reviewerId: "koordinator" })).toEqual([{ code: "reviewed-by-author" }])
  expect(status({ reviewerId: null })).toEqual([{ code: "reviewed-by-author" }])
})

test("an item that does not apply needs the approval alone, where the instrument allows it", () => {
  const excluded = approved("a1", { level: null, notApplicable: true })
  expect(reasonsOf(required, { responses: [excluded] })).toEqual([])
  expect(reasonsOf(required, { responses: [{ ...excluded, status: "siap" }] })).toEqual([
    { code: "awaiting-review" },
  ])
  const strict = sampleInstrument({ components: [sampleGroup("A", [sampleItem("a1")])] })
  expect(reasonsOf(strict, { responses: [excluded] })).toEqual([{ code: "not-applicable-not-allowed" }])
})

test("a required hint wants a link of its own", () => {
  expect(reasonsOf(required, {})).toEqual([{ code: "evidence-missing", hint: "letter" }])
  expect(
    reasonsOf(required, { links: [link(null), link("other"), { ...link("letter"), item: "b1" }] }),
  ).toEqual([{ code: "evidence-missing", hint: "letter" }])
  expect(reasonsOf(withHints(sampleHint({ key: "photo" })), {})).toEqual([])
})

test("a proof shares a day with the cycle's period, and says which period it proves", () => {
  const evidence = (over: Partial<LinkRow["evidence"]>) =>
    reasonsOf(required, { links: [link("letter", over)] })
  expect(evidence({ periodFrom: "2025-06-01", periodTo: "2025-12-31" })).toEqual([
    { code: "evidence-outside-period", hint: "letter", evidence: ["e1"] },
  ])
  expect(evidence({ periodFrom: "2025-06-01", periodTo: "2026-01-01" })).toEqual([])
  expect(evidence({ periodFrom: "2026-12-31", periodTo: "2027-12-31" })).toEqual([])
  expect(evidence({ periodFrom: null, periodTo: null })).toEqual([
    { code: "evidence-without-period", hint: "letter", evidence: ["e1"] },
  ])
})

test("without an end a proof proves its first day, or stands as long as it is valid", () => {
  const evidence = (over: Partial<LinkRow["evidence"]>) =>
    reasonsOf(required, { links: [link("letter", { periodFrom: "2023-01-10", periodTo: null, ...over })] })
  expect(evidence({})).toEqual([{ code: "evidence-outside-period", hint: "letter", evidence: ["e1"] }])
  expect(evidence({ validUntil: "2027-01-10" })).toEqual([])
})

test("a proof is still valid on the visit, or today where none is set", () => {
  const links = [link("letter", { validUntil: "2026-12-01" })]
  const expired = {
    code: "evidence-expired",
    hint: "letter",
    evidence: ["e1"],
    lastDay: "2026-12-01",
    on: "2026-12-18",
  }
  expect(reasonsOf(required, { links })).toEqual([expired])
  expect(reasonsOf(required, { links }, { visitDate: "2026-12-01" })).toEqual([])
  expect(reasonsOf(required, { links }, { visitDate: null })).toEqual([])
  expect(reasonsOf(required, { links }, { visitDate: null, today: "2026-12-02" })).toEqual([
    { ...expired, on: "2026-12-02" },
  ])
})

test("one good proof is enough beside others that are not", () => {
  const links = [
    link("letter", { id: "old", validUntil: "2026-06-30" }),
    link("letter", { id: "past", periodFrom: "2020-01-01", periodTo: "2020-01-31" }),
    link("letter", { id: "good" }),
  ]
  expect(reasonsOf(required, { links })).toEqual([])
})

test("a cadence leaves no hole that is not explained, required or not", () => {
  const links = [link("list", { periodFrom: "2026-01-01", periodTo: "2026-08-31" })]
  const explanations = [{ item: "a1", hint: "list", period: "2026-09", reason: "libur" }]
  const readiness = judge(monthly, { links, explanations })
  expect(readiness.items[0]?.reasons).toEqual([{ code: "cadence-hole", hint: "list", periods: ["2026-10"] }])
  expect(readiness.items[0]?.hints[0]?.strip?.map(({ state }) => state)).toEqual([
    ...Array(8).fill("filled"),
    "explained",
    "hole",
    "future",
    "future",
  ])
  explanations.push({ item: "a1", hint: "list", period: "2026-10", reason: "libur" })
  expect(reasonsOf(monthly, { links, explanations })).toEqual([])
})

test("an explanation of another item or hint explains nothing", () => {
  const links = [link("list", { periodFrom: "2026-01-01", periodTo: "2026-09-30" })]
  const explanations = [
    { item: "b1", hint: "list", period: "2026-10", reason: "x" },
    { item: "a1", hint: "other", period: "2026-10", reason: "x" },
  ]
  expect(reasonsOf(monthly, { links, explanations })).toEqual([
    { code: "cadence-hole", hint: "list", periods: ["2026-10"] },
  ])
})

test("a required hint without any link is reported once, not month by month", () => {
  const instrument = withHints(sampleHint({ key: "list", cadence: "monthly", required: true }))
  expect(reasonsOf(instrument, {})).toEqual([{ code: "evidence-missing", hint: "list" }])
})

test("a cadence of once asks no more than the hint itself", () => {
  const once = withHints(sampleHint({ key: "letter", cadence: "once" }))
  expect(reasonsOf(once, {}, { today: "2027-02-01" })).toEqual([])
})

test("the share is of the items that apply, by component and in all", () => {
  const instrument = sampleInstrument({
    components: [
      sampleGroup("A", [
        sampleItem("a1"),
        sampleItem("a2"),
        sampleItem("a3", { appliesTo: { kinds: ["pkbm"], confidence: "official" } }),
      ]),
      sampleGroup("B", [sampleItem("b1")]),
      sampleGroup("C", []),
    ],
  })
  const responses = [approved("a1"), approved("a2", { status: "siap" }), approved("b1", { level: 1 })]
  const readiness = judge(instrument, { responses })
  expect(readiness.isReady).toBe(false)
  expect(readiness.total).toEqual({ ready: 1, of: 3, share: fraction(1, 3) })
  expect(readiness.components).toEqual([
    { component: "A", ready: 1, of: 2, share: fraction(1, 2), approved: 1, submitted: 1 },
    { component: "B", ready: 0, of: 1, share: fraction(0), approved: 1, submitted: 0 },
    { component: "C", ready: 0, of: 0, share: null, approved: 0, submitted: 0 },
  ])
})

test("a blocker keeps a cycle from being ready though every item is, and an unknown figure presses", () => {
  const instrument = {
    ...plain,
    figures: [
      { key: "santri", title: both("santri"), unit: "count" as const, confidence: "official" as const },
    ],
    blockers: [
      {
        key: "few",
        item: "a1",
        text: both("few"),
        rule: { figure: "santri", atLeast: "15" },
        source: ["rule"],
        confidence: "official" as const,
      },
    ],
  }
  const figure = (value: string) => [{ figure: "santri", value, asOf: "2026-11-24", source: "hitung" }]
  const blocked = judge(instrument, { figures: figure("14") })
  expect(blocked.total).toMatchObject({ ready: 1, of: 1 })
  expect(blocked).toMatchObject({ isReady: false, blockers: [{ state: "blocked" }], urgent: [] })
  expect(judge(instrument, { figures: figure("15") })).toMatchObject({ isReady: true, urgent: [] })
  expect(judge(instrument, {})).toMatchObject({
    isReady: false,
    blockers: [{ state: "unknown" }],
    urgent: [{ code: "figure-unknown", item: "a1", figure: "santri" }],
  })
})

test("what is late or about to expire presses, the oldest first, and is no blocker", () => {
  const instrument = sampleInstrument({
    components: [
      sampleGroup("A", [
        sampleItem("a1", { evidence: [sampleHint({ key: "letter", required: true })] }),
        sampleItem("a2"),
        sampleItem("a3"),
      ]),
    ],
  })
  const responses = [
    approved("a1", { dueDate: "2026-11-20", positionId: "p1" }),
    approved("a2", { status: "draf", dueDate: "2026-11-10" }),
    approved("a3", { dueDate: "2026-11-01" }),
  ]
  const readiness = judge(instrument, { responses, links: [link("letter", { validUntil: "2026-12-01" })] })
  expect(readiness.blockers).toEqual([])
  expect(readiness.urgent).toEqual([
    { code: "overdue", item: "a2", positionId: null, dueDate: "2026-11-10" },
    { code: "overdue", item: "a1", positionId: "p1", dueDate: "2026-11-20" },
    { code: "expires-before-visit", item: "a1", evidence: "e1", validUntil: "2026-12-01" },
  ])
  const later = judge(
    instrument,
    { responses, links: [link("letter", { validUntil: "2026-12-01" })] },
    { today: "2026-12-05" },
  )
  expect(later.urgent.at(-1)).toMatchObject({ code: "expired", evidence: "e1" })
  expect(
    judge(instrument, { responses: [approved("a2", { status: "draf", dueDate: "2026-11-24" })] }).urgent,
  ).toEqual([])
})
