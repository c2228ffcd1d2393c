import { createHash } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { verifyEvidence } from "#app/evidence/store.server.ts"
import { actionAction, newActionAction, sourceIn } from "#app/http/action-actions.server.ts"
import type { FollowUpDone } from "#app/http/follow-up-answer.server.ts"
import { visitAction } from "#app/http/visit-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { readAction } from "#app/services/read-action.server.ts"
import { readCycleChecks } from "#app/services/read-cycle-checks.server.ts"
import { readNewAction } from "#app/services/read-new-action.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { sweepEvidence } from "#app/services/sweep-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { listVisitPhotos } from "#db/queries/visits.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let applicantId: string
let koordinator: Actor
let visitId: string
let directionId: string

beforeAll(async () => {
  const home = await makeUnit("Lapas Jawaban")
  unitId = home.unitId
  applicantId = home.applicantId
  koordinator = await makeActor(unitId, "koordinator")
  visitId = await addVisit(koordinator, unitId, {
    title: "Kunjungan uji",
    purpose: "monitoring",
    from: "2024-09-09",
    until: "2024-09-09",
    visitors: [{ office: "PK Ahli Utama", institution: "" }],
    unitsPresent: [],
    places: [],
    summary: "",
    version: 0,
  })
  const given = { text: "Bekerja sama.", givenBy: "PK Ahli Utama", dueDate: null, version: 0 }
  directionId = await addDirection(koordinator, visitId, given)
})

const HERE = "http://localhost/"

const posted = (fields: Record<string, string>, search = "") =>
  new Request(`${HERE}${search}`, { method: "POST", body: new URLSearchParams(fields) })

function sent(...files: { name: string; bytes: Uint8Array }[]): Request {
  const body = new FormData()
  for (const { name, bytes } of files) body.append("files", new File([new Uint8Array(bytes)], name))
  return new Request(HERE, { method: "POST", body })
}

const tooMuch = () =>
  new Request(HERE, {
    method: "POST",
    body: "x",
    headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "999999999999" },
  })

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** What the page says about the whole form. */
const said = ({ answer }: FollowUpDone) => translate("en")(answer?.errors.form ?? "", { ...answer?.named })

const newAction = (positionId: string) =>
  newActionAction(koordinator, posted({ title: "Lengkapi berkas", positionId }, `?direction=${directionId}`))

test("a new action with a position of another unit is refused beside the position", async () => {
  const elsewhere = await makePosition((await makeUnit("Lapas Seberang")).unitId, "Kaur Umum")
  const { answer, status } = await newAction(elsewhere)
  expect([status, answer?.errors]).toEqual([422, { positionId: "action:error.no-position" }])
})

test("what a check found becomes an action that says so and leads back to the checks", async () => {
  const made = await makeCycle(koordinator, applicantId)
  const search = (check: string) => `?cycle=${made}&item=R-06&check=${check}`
  const words = { language: "id", t: translate("id") } as const
  const offered = async (check: string) => {
    const source = sourceIn(new Request(`${HERE}${search(check)}`))
    return { source, page: await readNewAction(db, koordinator, source, words) }
  }
  const { checks, mayMake } = await readCycleChecks(db, koordinator, made, "id")
  const found = checks.find(({ check }) => check === "nobody-in-charge")
  expect([mayMake, found?.hits.map(({ items }) => items[0]?.key)]).toEqual([
    true,
    expect.arrayContaining(["R-06"]),
  ])

  const { source, page } = await offered("nobody-in-charge")
  expect(source).toEqual({ origin: "finding", cycleId: made, item: "R-06", check: "nobody-in-charge" })
  expect(page.typed.title).toBe(`Belum ada penanggung jawab: ${page.source.item?.label}`)
  expect(page.source.toChecks).toBe(true)
  const done = await newActionAction(
    koordinator,
    posted({ title: page.typed.title ?? "" }, search("nobody-in-charge")),
  )
  const actionId = /[0-9a-f-]{36}/.exec(done.to ?? "")?.[0] ?? ""
  const { source: told, title } = await readAction(db, koordinator, actionId, "id")
  expect(title).toBe(page.typed.title)
  expect(told).toMatchObject({ origin: "finding", toChecks: true, item: { cycleId: made, key: "R-06" } })

  for (const unknown of ["everything", "constructor", ""]) {
    const plain = await offered(unknown)
    expect(plain.source).toEqual({ origin: "gap", cycleId: made, item: "R-06" })
    expect([plain.page.typed.title, plain.page.source.toChecks]).toEqual(["", false])
  }
})

test("whoever owns an action of a finding is not led to checks that he may not open", async () => {
  const made = await makeCycle(koordinator, applicantId)
  const positionId = await makePosition(unitId, "Kaur Keuangan")
  const kontributor = await makeActor(unitId, "kontributor", { positionIds: [positionId] })
  const source = { origin: "finding", cycleId: made, item: "R-06", check: "without-narrative" } as const
  const form = { title: "Lengkapi", detail: "", positionId, dueDate: null, version: 0 }
  const actionId = await createAction(koordinator, source, form)
  const { source: told } = await readAction(db, kontributor, actionId, "id")
  expect([told.origin, told.toChecks]).toEqual(["finding", false])
})

test("a right that was taken away while the form came is told for the whole form", async () => {
  const { memberships } = await makeActor(unitId, "kontributor")
  const actor = { ...koordinator }
  const body = new ReadableStream(
    {
      pull(stream) {
        actor.memberships = memberships
        stream.enqueue(new TextEncoder().encode("title=Lengkapi"))
        stream.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { "Content-Type": "application/x-www-form-urlencoded" }
  const init = { method: "POST", body, headers, duplex: "half" } as const
  const request = new Request(`${HERE}?direction=${directionId}`, init)
  const { answer, status } = await newActionAction(actor, request)
  expect([status, answer?.errors]).toEqual([403, { form: "common:refusal.forbidden" }])
})

test("an upload that is too much is refused with its limits told", async () => {
  const source = { origin: "direction", directionId } as const
  const form = { title: "Lengkapi", detail: "", positionId: null, dueDate: null, version: 0 }
  const actionId = await createAction(koordinator, source, form)
  for (const done of [
    await actionAction(koordinator, actionId, tooMuch()),
    await visitAction(koordinator, visitId, tooMuch()),
  ]) {
    expect(done.status).toBe(413)
    expect(said(done)).toMatch(/at most 20 files of \d+ MB each/)
  }
})

test("a file that is no picture is refused as a visit's photo by its name, and nothing is kept", async () => {
  const bytes = await drawPhoto({ scene: "mosque", seed: 1, format: "jpeg", orientation: 1 })
  const photo = { name: "masjid.jpg", bytes }
  const paper = { name: "surat.jpg", bytes: new TextEncoder().encode("%PDF-1.4\n%%EOF\n") }
  const done = await visitAction(koordinator, visitId, sent(photo, paper))
  expect(done.status).toBe(422)
  expect(said(done)).toMatch(/^surat.jpg is not a photo/)
  expect(await db.select().from(evidence)).toEqual([])
  expect((await visitAction(koordinator, visitId, sent(photo))).to).toContain("notice=saved")
  expect(await listVisitPhotos(db, visitId)).toHaveLength(1)
  // The bytes that were refused lie in the store until a sweep finds that nothing refers to them.
  const nextDay = new Date(Date.now() + 25 * 60 * 60 * 1000)
  const { orphans } = await sweepEvidence(nextDay, { remove: true })
  expect(orphans).toEqual([sha256(paper.bytes)])
  expect(await verifyEvidence(sha256(paper.bytes))).toBe("missing")
  expect(await verifyEvidence(sha256(photo.bytes))).toBe("intact")
})

test("a form whose version no row can have is refused as stale, with what is stored", async () => {
  const version = "99999999999"
  const direction = { intent: "direction", direction: directionId, text: "Lain", givenBy: "PK", version }
  const visit = {
    intent: "visit",
    title: "a",
    purpose: "monitoring",
    from: "2024-09-09",
    visitors: "a",
    version,
  }
  for (const form of [direction, visit]) {
    const { answer, status } = await visitAction(koordinator, visitId, posted(form))
    expect([status, answer?.stored?.version]).toEqual([409, 1])
  }
})
