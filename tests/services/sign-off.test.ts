import { beforeAll, expect, test } from "vitest"
import { dayIn } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { advanceCycle } from "#app/services/advance-cycle.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { readDossier } from "#app/services/read-dossiers.server.ts"
import { signOffSubmission } from "#app/services/sign-off.server.ts"
import { submitCycle } from "#app/services/submit-cycle.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import type { AccountInSession } from "#db/queries/accounts.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { position, positionHolder } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeAccount, TEST_PASSWORD } from "#tests/helpers/accounts.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let cycleId: string
let draft: string
let final: string
let coordinator: Actor
let warden: Actor
let own: AccountInSession

beforeAll(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  coordinator = await makeActor(unitId, "koordinator")
  const userId = await makeAccount("pelaksana-harian", { unitId, role: "kalapas" })
  warden = { ...(await makeActor(unitId, "kalapas")), userId, name: "Pelaksana Contoh" }
  own = { userId, username: "pelaksana-harian" } as AccountInSession
  cycleId = await makeCycle(coordinator, unit.applicantId)
  const order = { edition: "redacted", language: "id", reason: "" } as const
  draft = (await issueDossier(coordinator, cycleId, order)).id
  await waitForBuild(draft)
  await advanceCycle(coordinator, cycleId, "evaluasi-diri")
  await advanceCycle(coordinator, cycleId, "tinjauan")
  await submitCycle(coordinator, cycleId)
  final = (await issueDossier(coordinator, cycleId, order)).id
  await waitForBuild(final)
})

async function holdOffice(): Promise<void> {
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    const positionId = newId()
    const now = new Date()
    await tx.insert(position, {
      id: positionId,
      unitId,
      title: "Kepala Lapas",
      signs: "acknowledged",
      createdAt: now,
    })
    await tx.insert(positionHolder, {
      id: newId(),
      unitId,
      positionId,
      userId: warden.userId,
      name: "Pelaksana Contoh",
      nip: "1",
      standing: "plh",
      from: dayIn(now, "Asia/Jakarta"),
    })
  })
}

const give = (actor: Actor, dossierId: string, password: string = TEST_PASSWORD) =>
  signOffSubmission(actor, own, { cycleId, dossierId, password }, "127.0.0.1")
const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  )
const shown = async (id = final) => (await readDossier(db, warden, cycleId, id)).signOff

test("an account that holds no approving office today approves nothing", async () => {
  expect(await statusOf(give(warden, final))).toBe(409)
  await holdOffice()
})

test("a wrong password approves nothing and counts as a failed try", async () => {
  expect(await give(warden, final, "salah")).toEqual({ ok: false, error: "current-wrong" })
  expect((await shown())?.signed).toBeNull()
})

test("a draft cannot be approved, and a coordinator approves nothing", async () => {
  expect(await statusOf(give(warden, draft))).toBe(409)
  expect(await shown(draft)).toBeNull()
  expect(await statusOf(give(coordinator, final))).toBe(403)
})

test("the acting head approves with his password: office, standing, name and the document's hash are kept", async () => {
  expect(await give(warden, final)).toEqual({ ok: true })
  const { documentSha256 } = await requireDossier(db, scopeOf(warden), cycleId, final)
  expect((await shown())?.signed).toMatchObject({
    office: "Plh. Kepala Lapas",
    name: "Pelaksana Contoh",
    documentSha256,
  })
})

test("what was approved is approved once", async () => {
  expect(await statusOf(give(warden, final))).toBe(409)
})
