import { beforeAll, expect, test } from "vitest"
import { addDays, type Day } from "#app/domain/dates.ts"
import { FilterQuery } from "#app/domain/evidence-form.ts"
import { ActionQuery } from "#app/domain/follow-up-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ReadinessView } from "#app/domain/readiness-view.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { noteReadiness } from "#app/services/note-readiness.server.ts"
import { readActions } from "#app/services/read-actions.server.ts"
import { readLibrary } from "#app/services/read-library.server.ts"
import { readOverview } from "#app/services/read-overview.server.ts"
import { readReadiness } from "#app/services/read-readiness.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getLastMark } from "#db/queries/readiness-marks.server.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { systemActor, write } from "#db/write.server.ts"
import { BANPDM, makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { alsoIn, makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const t = translate("id")
const words = { language: "id", t } as const
let unitId: string
let cycleId: string
let today: Day
let coordinator: Actor
let reviewer: Actor

beforeAll(async () => {
  const home = await makeUnit()
  unitId = home.unitId
  today = (await unitDay(db, unitId)).today
  coordinator = await makeActor(unitId, "koordinator")
  reviewer = await makeActor(unitId, "peninjau")
  const finance = await makePosition(unitId, "Kaur Keuangan")
  cycleId = await makeCycle(coordinator, home.applicantId, {
    instrument: BANPDM,
    targetLevel: 3,
    periodFrom: addDays(today, -200),
    periodTo: addDays(today, 100),
    visitDate: addDays(today, 30),
  })
  await assignItems(coordinator, cycleId, { items: ["1.1", "7.1", "7.2"], positionId: finance })
  await assignItems(coordinator, cycleId, { items: ["7.1", "7.2"], dueDate: addDays(today, -4) })
  await assignItems(coordinator, cycleId, { items: ["1.1"], dueDate: addDays(today, 2) })
  // A file linked to an answer that was approved takes the approval away.
  await provide()
  const answer = {
    notApplicable: false,
    narrative: "Ada.",
    gapReason: "Menyusul.",
    version: 1,
    intent: "ready",
  } as const
  await answerItem(coordinator, cycleId, "1.1", { ...answer, level: 3 })
  await answerItem(coordinator, cycleId, "7.1", { ...answer, level: 2 })
  await answerItem(reviewer, cycleId, "7.2", { ...answer, level: 3 })
  await answerItem(coordinator, cycleId, "2.1", { ...answer, level: 2 })
  await reviewItem(reviewer, cycleId, "7.1", { version: 2, verdict: "approve", note: "" })
  await reviewItem(reviewer, cycleId, "2.1", { version: 2, verdict: "return", note: "Lengkapi." })
  const noted = { title: "Lengkapi", detail: "", version: 0 }
  const own = { origin: "own", unitId } as const
  await createAction(coordinator, own, { ...noted, positionId: finance, dueDate: addDays(today, -3) })
  await createAction(coordinator, own, { ...noted, positionId: null, dueDate: null })
  await noteReadiness()
  const mark = await getLastMark(db, cycleId)
  if (mark === undefined) throw new Error("no mark")
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.insert(readinessMark, { ...mark, id: newId(), day: addDays(today, -7), ready: 0, overdue: 9 }),
  )
})

/** Files of several kinds of period, and one that proves nothing of this cycle. */
async function provide() {
  const ago = (days: number) => addDays(today, -days)
  const add = (
    item: string | undefined,
    name: string,
    period: { periodFrom?: Day; periodTo?: Day },
    validUntil?: Day,
  ) =>
    attach(coordinator, item === undefined ? undefined : cycleId, item, {
      name: `${name}.pdf`,
      kind: "surat",
      text: name,
      period,
      ...(validUntil === undefined ? {} : { validUntil }),
    })
  await add("1.1", "tiga-bulan", { periodFrom: ago(120), periodTo: ago(40) })
  await add("7.1", "berlaku", { periodFrom: ago(60) }, addDays(today, 9))
  await add("7.2", "sehari", { periodFrom: ago(20) })
  await add("7.2", "tanpa-masa", {})
  await add(undefined, "lain", { periodFrom: ago(120), periodTo: today })
}

const page = (actor: Actor) => readReadiness(db, cycleId, { actor, ...words })

/** How many entries the list at an address has. */
async function listed(actor: Actor, view: ReadinessView, to: string): Promise<number> {
  if (to === "#blocked") return view.work.blockers.filter(({ state }) => state === "blocked").length
  if (to === "#urgent") return view.work.urgent.length
  const { pathname, searchParams: search } = new URL(to, "http://localhost")
  const query = Object.fromEntries(search)
  switch (pathname) {
    case paths.cycle(cycleId):
      return (await readOverview(db, cycleId, { actor, ...words, search })).rows.length
    case paths.evidenceLibrary():
      return (await readLibrary(db, actor, FilterQuery.parse(query), "id")).total
    case paths.actions():
      return (await readActions(db, actor, { query: ActionQuery.parse(query), page: 1 }, "id")).total
    default:
      throw new Error(`Nobody lists "${to}"`)
  }
}

/** Every number of the page that has a list, with where it leads. */
function numbers(view: ReadinessView): { of: string; count: number; to: string }[] {
  const { changes, coverage, profile, work, waiting, items, notReady } = view
  const waits = ({ text }: { text: string }) => Number(/^\d+/.exec(text))
  return [
    { of: "ready at all", count: items - notReady, to: paths.cycleItems(cycleId, { only: "ready" }) },
    { of: "not ready", count: notReady, to: paths.cycleItems(cycleId, { only: "not-ready" }) },
    ...(changes?.counts ?? []).map(({ key, now, to }) => ({ of: key, count: now, to })),
    ...coverage.months.flatMap(({ month, proofs, holes }) => [
      { of: `proofs ${month}`, ...proofs },
      { of: `holes ${month}`, ...holes },
    ]),
    ...profile.map(({ name, count, to }) => ({ of: name, count, to })),
    ...work.missing.map(({ code, count }) => ({
      of: code,
      count,
      to: paths.cycleItems(cycleId, { missing: code }),
    })),
    ...waiting.map((entry) => ({ of: entry.key, count: waits(entry), to: entry.to })),
  ]
}

test("every number opens a list of exactly as many entries", async () => {
  for (const actor of [coordinator, reviewer]) {
    const view = await page(actor)
    const told = numbers(view)
    for (const { of, count, to } of told)
      expect({ of, count: await listed(actor, view, to) }).toEqual({ of, count })
    const some = told.filter(({ count }) => count > 0).map(({ of }) => of)
    for (const of of ["approved", "submitted", "urgent", "overdue", "unanswered"]) expect(some).toContain(of)
    expect(some.filter((of) => of.startsWith("proofs")).length).toBeGreaterThan(3)
    expect(some.filter((of) => of.startsWith("holes")).length).toBeGreaterThan(3)
  }
})

test("what a reviewer wrote himself is not among what waits for him, nor in the list that opens", async () => {
  const view = await page(reviewer)
  const waiting = view.waiting.find(({ key }) => key === "review")
  expect(waiting?.text).toBe(t("readiness:waiting.review", { count: 1 }))
  const rows = (only: string) =>
    readOverview(db, cycleId, { actor: reviewer, ...words, search: new URLSearchParams({ only }) })
  expect((await rows("to-review")).rows.map(({ key }) => key)).toEqual(["1.1"])
})

test("what a position has on its desk opens by each of its numbers", async () => {
  const { load } = (await page(coordinator)).work
  expect(load.map(({ overdue, dueThisWeek }) => [overdue, dueThisWeek])).toEqual([
    [1, 1],
    [0, 0],
  ])
  const sets = {
    open: "open",
    late: "overdue",
    "due-this-week": "dueThisWeek",
    "without-evidence": "withoutEvidence",
  } as const
  for (const row of load)
    for (const [only, key] of Object.entries(sets)) {
      const position = row.positionId === null ? "none" : row.position
      const to = paths.cycleItems(cycleId, { position, only })
      expect(await listed(coordinator, await page(coordinator), to), `${position} ${only}`).toBe(row[key])
    }
})

test("open, late and unassigned actions open as lists, of the unit alone for who looks after several", async () => {
  const other = await makeUnit("Rutan Contoh")
  const both = alsoIn(coordinator, other.unitId)
  const noted = { title: "Lain", detail: "", version: 0, positionId: null, dueDate: null }
  await createAction(both, { origin: "own", unitId: other.unitId }, noted)
  for (const actor of [coordinator, both]) {
    const view = await page(actor)
    const { actions, ofUnit } = view.promises
    expect(actions).toEqual({ open: 2, late: 1, unassigned: 1 })
    const count = (query: object) => listed(actor, view, paths.actions({ ...ofUnit, ...query }))
    expect([await count({}), await count({ overdue: 1 }), await count({ position: "none" })]).toEqual([
      2, 1, 1,
    ])
  }
})

test("a hole in a month is listed with its month in words; a filter that makes no sense is left out", async () => {
  const view = async (search: string) =>
    readOverview(db, cycleId, { actor: coordinator, ...words, search: new URLSearchParams(search) })
  const month = (await page(coordinator)).coverage.months.find(({ holes }) => holes.count > 0)
  const { filters } = await view(new URL(month?.holes.to ?? "", "http://localhost").search)
  expect(filters.more.map(({ label }) => label)).toEqual([t("cycle:missing.cadence-hole"), month?.label])
  const whole = await view("")
  for (const bad of [
    "missing=everything",
    "month=2026-03",
    "missing=constructor&month=2026-99",
    "only=__proto__",
    "level=99",
    "level=&state=&only=",
    "state=done&position=nobody&component=none",
  ]) {
    const shown = await view(bad)
    expect([bad, shown.rows.length, shown.filters.isOn]).toEqual([bad, whole.rows.length, false])
  }
  const gone = await view("missing=cadence-hole&month=1999-01")
  expect(gone.filters.more.map(({ name }) => name)).toEqual(["missing"])
})

test("an assessor is told by no filter what is ready, missing or late", async () => {
  const assessor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  for (const search of ["only=ready", "only=overdue", "only=late", "missing=unanswered"]) {
    const asked = { actor: assessor, ...words, search: new URLSearchParams(search) }
    const { rows, filters } = await readOverview(db, cycleId, asked)
    expect([search, rows.length, filters.more]).toEqual([search, 48, []])
  }
})
