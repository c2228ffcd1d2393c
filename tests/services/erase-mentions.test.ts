import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { AVAILABILITIES } from "#app/domain/product.ts"
import { editAction } from "#app/services/change-action.server.ts"
import { commentAction } from "#app/services/comment-action.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { countMentions } from "#app/services/erase-mentions.server.ts"
import { eraseSantri } from "#app/services/erase-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { action, actionComment } from "#db/schema/actions.ts"
import { auditDetail } from "#db/schema/audit.ts"
import { product } from "#db/schema/products.ts"
import { disposition, weeklySheet } from "#db/schema/readiness.ts"
import { direction, visit, visitPhoto } from "#db/schema/visits.ts"
import { systemActor, write } from "#db/write.server.ts"
import { recomputeChain } from "#tests/helpers/audit-chain.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri, stay } from "#tests/helpers/santri.ts"

const NAME = "Burhanuddin Contoh Sekali"

let unitId: string
let applicantId: string
let koordinator: Actor
let gone: string

beforeEach(async () => {
  const home = await makeUnit()
  unitId = home.unitId
  applicantId = home.applicantId
  koordinator = await makeActor(unitId, "koordinator")
  ;[gone = ""] = await makeSantri(unitId, {
    name: NAME,
    registerNumber: "BI 77/2025",
    stays: [stay("2025-01-01", "2025-08-31")],
  })
})

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
}

/** His name in every field of other things that may hold it, and beside it one that only looks like his. */
async function mentionEverywhere(name: string) {
  const said = (field: string) => `${field}: ${name}, nomor BI 77/2025; bukan ${NAME}wan`
  const row = () => ({ unitId, id: newId() })
  const at = { enteredBy: "test", enteredAt: new Date() }
  const cycleId = await makeCycle(koordinator, applicantId)
  const actionId = newId()
  const visitId = newId()
  const directionId = newId()
  const evidenceId = (
    await attach(koordinator, undefined, undefined, { name: "f.pdf", kind: "foto", text: "1" })
  ).evidence.id
  const sheetId = newId()
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(visit, {
      ...row(),
      id: visitId,
      title: said("visit.title"),
      purpose: "monitoring",
      from: "2024-09-09",
      until: "2024-09-09",
      visitors: [{ office: said("visit.office"), institution: said("visit.institution") }],
      unitsPresent: [said("visit.unitsPresent")],
      places: [said("visit.places")],
      summary: said("visit.summary"),
      ...at,
    })
    await tx.insert(visitPhoto, { ...row(), visitId, evidenceId, caption: said("visitPhoto.caption") })
    await tx.insert(direction, {
      ...row(),
      id: directionId,
      origin: "visit",
      visitId,
      number: 1,
      text: said("direction.text"),
      givenBy: said("direction.givenBy"),
      givenOn: "2024-09-09",
      ...at,
    })
    await tx.insert(action, {
      ...row(),
      id: actionId,
      number: 1,
      title: said("action.title"),
      detail: said("action.detail"),
      origin: "own",
      outcome: said("action.outcome"),
      reviewNote: said("action.reviewNote"),
      createdBy: "test",
      createdAt: new Date(),
    })
    await tx.insert(product, {
      ...row(),
      number: 1,
      name: said("product.name"),
      description: said("product.description"),
      priceUnit: said("product.priceUnit"),
      availability: AVAILABILITIES[0],
      makerGroup: said("product.makerGroup"),
      ...at,
    })
    await tx.insert(weeklySheet, {
      ...row(),
      id: sheetId,
      cycleId,
      day: "2026-11-23",
      content: "{}",
      sha256: sheetId,
      madeBy: "test",
      madeAt: new Date(),
    })
    await tx.insert(disposition, {
      ...row(),
      sheetId,
      question: "q",
      choice: "a",
      note: said("disposition.note"),
      decidedBy: "Kalapas",
      decidedOn: "2026-11-23",
      recordedBy: "test",
      recordedAt: new Date(),
    })
  })
  await commentAction(koordinator, actionId, said("comment"))
  return { actionId }
}

async function mentionsOf(unit: string): Promise<string> {
  const rows = []
  for (const table of [action, actionComment, visit, visitPhoto, direction, product, disposition])
    rows.push(...(await db.select().from(table).where(eq(table.unitId, unit))))
  return JSON.stringify(rows)
}

test("what was written of other things names his code, wherever it named him, and so the audit log", async () => {
  const { actionId } = await mentionEverywhere(NAME.toUpperCase().replace(" ", "\n "))
  const { santri: known } = await requireSantri(db, koordinator, "santri.erase", gone)
  expect(await countMentions(db, known)).toEqual({ rows: 7, byHand: false })
  expect((await eraseSantri(koordinator, gone, { identity: true, progress: false })).mentions).toBe(7)
  const told = await mentionsOf(unitId)
  // Every field still tells the rest, of who is called nearly the same too.
  const fields = [...told.matchAll(/"([\w.]+): ([^"]*)"/g)].map(([, field, rest]) => [field, rest])
  expect(fields).toHaveLength(19)
  for (const [field, rest] of fields)
    expect.soft([field, rest]).toEqual([field, `S-001, nomor S-001; bukan ${NAME}wan`])
  const details = JSON.stringify(await db.select().from(auditDetail)).replace(/\\+n/g, " ")
  expect(details).not.toMatch(/burhanuddin +contoh +sekali(?!wan)/i)
  expect(details).not.toContain("BI 77/2025")
  expect((await recomputeChain()).length).toBeGreaterThan(0)
  // Who had the form open before would write the name back.
  const stale = { title: "Lain", detail: "", positionId: null, dueDate: null, version: 1 }
  expect(await statusOf(editAction(koordinator, actionId, stale))).toBe(409)
})

test("another's name is left alone: one that begins with his, and one that is the same", async () => {
  const longer = `${NAME} Lagi`
  await makeSantri(unitId, { name: longer })
  await makeSantri(unitId, { name: "Salim Contoh" })
  const [namesake = ""] = await makeSantri(unitId, {
    name: "Salim Contoh",
    stays: [stay("2025-01-01", "2025-08-31")],
  })
  await createAction(
    koordinator,
    { origin: "own", unitId },
    { title: `Dampingi ${longer} dan Salim Contoh`, detail: "", positionId: null, dueDate: null, version: 0 },
  )
  expect((await eraseSantri(koordinator, gone, { identity: true, progress: false })).mentions).toBe(0)
  const { santri: known } = await requireSantri(db, koordinator, "santri.erase", namesake)
  expect(await countMentions(db, known)).toEqual({ rows: 0, byHand: true })
  expect((await eraseSantri(koordinator, namesake, { identity: true, progress: false })).mentions).toBe(0)
  expect(await mentionsOf(unitId)).toContain(`Dampingi ${longer} dan Salim Contoh`)
})

test("what another unit wrote of a man of that name stays as it is", async () => {
  const other = (await makeUnit("Lapas Lain")).unitId
  const stranger = await makeActor(other, "koordinator")
  const form = { title: `Temui ${NAME}`, detail: "", positionId: null, dueDate: null, version: 0 }
  await createAction(stranger, { origin: "own", unitId: other }, form)
  await eraseSantri(koordinator, gone, { identity: true, progress: false })
  expect(await mentionsOf(other)).toContain(NAME)
})

test("erasing lessons alone leaves what names him", async () => {
  await mentionEverywhere(NAME)
  expect((await eraseSantri(koordinator, gone, { identity: false, progress: true })).mentions).toBe(0)
  expect(await mentionsOf(unitId)).toContain(NAME)
})
