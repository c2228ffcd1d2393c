import { existsSync, readFileSync } from "node:fs"
import { eq } from "drizzle-orm"
import { beforeEach, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { eraseSantri } from "#app/services/erase-santri.server.ts"
import { exportSantri } from "#app/services/export-person.server.ts"
import { issuePaper } from "#app/services/issue-paper.server.ts"
import { paperFile } from "#app/services/paper-files.server.ts"
import { readDue, setRetention } from "#app/services/retention.server.ts"
import { verifyPaper } from "#app/services/verify-paper.server.ts"
import { requirePaper } from "#app/services/withdraw-paper.server.ts"
import { closeDatabase, databaseFile, db } from "#db/client.server.ts"
import { isPostgres } from "#db/columns.ts"
import { newId } from "#db/ids.ts"
import { listStays } from "#db/queries/santri.server.ts"
import { auditDetail, auditEntry } from "#db/schema/audit.ts"
import { paper } from "#db/schema/papers.ts"
import { setoran } from "#db/schema/progress.ts"
import { santri } from "#db/schema/santri.ts"
import { systemActor, write } from "#db/write.server.ts"
import { recomputeChain } from "#tests/helpers/audit-chain.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri, stay } from "#tests/helpers/santri.ts"

const NAME = "Burhanuddin Contoh Sekali"
const RAPOR = { kind: "rapor", period: { from: "2025-01-01", to: "2025-06-30" }, language: "id" } as const

let unitId: string
let koordinator: Actor
let gone: string

beforeEach(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  ;[gone = ""] = await makeSantri(unitId, {
    name: NAME,
    registerNumber: "BI 77/2025",
    stays: [stay("2025-01-01", "2025-08-31", { decisionNumber: "TPP-1" })],
  })
  const { programmeId } = await makeHalaqah(unitId, { members: [gone] })
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.insert(setoran, {
      id: newId(),
      unitId,
      santriId: gone,
      programmeId,
      day: "2025-03-01",
      kind: "ziyadah",
      ayahFrom: 1,
      ayahTo: 7,
      note: `Catatan tentang ${NAME}`,
      enteredBy: "test",
      enteredAt: new Date(),
    }),
  )
})

async function everythingOf(unit: string): Promise<string> {
  const rows = [
    await db.select().from(santri).where(eq(santri.unitId, unit)),
    await db.select().from(paper).where(eq(paper.unitId, unit)),
    await db.select().from(setoran).where(eq(setoran.unitId, unit)),
    await db.select().from(auditDetail),
    await db.select().from(auditEntry),
  ]
  return JSON.stringify(rows)
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
}

test("erasing who left takes his name out of every row and of the audit log, whose chain still holds", async () => {
  const id = await issuePaper(koordinator, gone, RAPOR)
  const row = await requirePaper(koordinator, id)
  const file = await paperFile(row)
  expect(await everythingOf(unitId)).toContain(NAME)
  await eraseSantri(koordinator, gone, { identity: true, progress: false })
  expect(await everythingOf(unitId)).not.toContain(NAME)
  expect((await recomputeChain()).length).toBeGreaterThan(0)
  expect(existsSync(file)).toBe(false)
  expect(await statusOf(requirePaper(koordinator, id))).toBe(404)
  expect(await verifyPaper(db, row.sha256)).toMatchObject({ state: "valid", santri: { initials: "" } })
  expect(await statusOf(issuePaper(koordinator, gone, RAPOR))).toBe(409)
})

test.skipIf(isPostgres)("the database's file holds no trace of who was erased", async () => {
  await eraseSantri(koordinator, gone, { identity: true, progress: true })
  await closeDatabase()
  const bytes = readFileSync(databaseFile())
  expect([NAME, "TPP-1"].filter((text) => bytes.includes(text))).toEqual([])
})

test("what is counted stays: stays and lessons, under the code", async () => {
  const before = await listStays(db, [gone])
  await eraseSantri(koordinator, gone, { identity: true, progress: false })
  const after = await listStays(db, [gone])
  expect(after.map(({ from, until, reason }) => ({ from, until, reason }))).toEqual(
    before.map(({ from, until, reason }) => ({ from, until, reason })),
  )
  expect(after[0]?.decisionNumber).toBe("")
  const lessons = () => db.$count(setoran, eq(setoran.santriId, gone))
  expect(await lessons()).toBe(1)
  await eraseSantri(koordinator, gone, { identity: false, progress: true })
  expect(await lessons()).toBe(0)
})

test("nobody is erased while he is there, nor by who may not", async () => {
  const [there = ""] = await makeSantri(unitId, {})
  const erasure = { identity: true, progress: false }
  expect(await statusOf(eraseSantri(koordinator, there, erasure))).toBe(409)
  const kalapas = await makeActor(unitId, "kalapas")
  expect(await statusOf(eraseSantri(kalapas, gone, erasure))).toBe(403)
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  expect(await statusOf(eraseSantri(stranger, gone, erasure))).toBe(404)
})

test("what is due is listed by the unit's own terms, and goes only by an act", async () => {
  expect((await readDue(db, koordinator))[0]?.due).toEqual([])
  const admin = await makeActor(unitId, "admin")
  await setRetention(admin, unitId, { identityMonths: 6, progressMonths: null })
  expect((await readDue(db, koordinator))[0]?.due).toMatchObject([
    { id: gone, name: NAME, identitySince: "2026-02-28", progressSince: null },
  ])
  await eraseSantri(koordinator, gone, { identity: true, progress: false })
  expect((await readDue(db, koordinator))[0]?.due).toEqual([])
  expect(await statusOf(setRetention(koordinator, unitId, { identityMonths: 1, progressMonths: 1 }))).toBe(
    403,
  )
  expect(await statusOf(readDue(db, admin))).toBe(403)
})

test("one person's data go out whole: every row of his, and the papers he was given", async () => {
  await issuePaper(koordinator, gone, RAPOR)
  const { data, files } = await exportSantri(koordinator, gone)
  expect(JSON.parse(data)).toMatchObject({
    santri: { name: NAME, registerNumber: "BI77/2025" },
    rows: {
      enrolment: [{ from: "2025-01-01" }],
      setoran: [{ ayahFrom: 1, note: `Catatan tentang ${NAME}` }],
    },
  })
  expect(files.map(({ name }) => name)).toEqual([
    "ringkasan.pdf",
    expect.stringMatching(/^rapor-001-RPR-\d{4}\.pdf$/),
  ])
  const peninjau = await makeActor(unitId, "peninjau")
  expect(await statusOf(exportSantri(peninjau, gone))).toBe(403)
})
