import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { eq } from "drizzle-orm"
import { beforeAll, beforeEach, expect, test } from "vitest"
import { configure } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import { Paper } from "#app/domain/paper.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { IbadahResult } from "#app/domain/progress-terms.ts"
import { Transcript } from "#app/domain/transcript.ts"
import { exportSantri } from "#app/services/export-person.server.ts"
import { listSyahadahBases } from "#app/services/gather-syahadah.server.ts"
import { insertCompletions, insertProgress, type NewLine } from "#app/services/insert-progress.server.ts"
import { issuePaper, issueRapors } from "#app/services/issue-paper.server.ts"
import { paperFile } from "#app/services/paper-files.server.ts"
import { setNumbering } from "#app/services/set-numbering.server.ts"
import { verifyPaper } from "#app/services/verify-paper.server.ts"
import { requirePaper, withdrawPaper } from "#app/services/withdraw-paper.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { levelCompletion, paper } from "#db/schema/papers.ts"
import { ibadahItem } from "#db/schema/programmes.ts"
import { setoran } from "#db/schema/progress.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { systemActor, write } from "#db/write.server.ts"
import { readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri, stay } from "#tests/helpers/santri.ts"

const S1 = { from: "2026-01-01", to: "2026-06-30" }
const RAPOR = { kind: "rapor", period: S1, language: "id" } as const
const TRANSCRIPT = { kind: "transkrip", withRegisterNumber: false, language: "id" } as const

let unitId: string
let koordinator: Actor

beforeAll(() => {
  configure({ publicUrl: "https://miqyas.example" })
})

beforeEach(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
})

async function recited(santriId: string, programmeId: string, day: string, from: number, to: number) {
  const entered = { enteredBy: "test", enteredAt: new Date() }
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.insert(setoran, {
      id: newId(),
      unitId,
      santriId,
      programmeId,
      day,
      kind: "ziyadah",
      ayahFrom: from,
      ayahTo: to,
      ...entered,
    }),
  )
}

async function contentOf(id: string): Promise<Paper> {
  return Paper.parse(JSON.parse((await requirePaper(koordinator, id)).content))
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
}

test("a rapor says what its period holds, under a number of its year, and stands as it was issued", async () => {
  const [santriId = ""] = await makeSantri(unitId, { name: "Ahmad Contoh", arabicName: "أحمد" })
  const { programmeId } = await makeHalaqah(unitId, { name: "Halaqah Subuh", members: [santriId] })
  await recited(santriId, programmeId, "2025-12-31", 1, 7)
  await recited(santriId, programmeId, "2026-03-01", 8, 12)
  await recited(santriId, programmeId, "2026-07-01", 13, 20)
  const id = await issuePaper(koordinator, santriId, RAPOR)
  const said = await contentOf(id)
  expect(said.number).toMatch(/^001\/RPR\/\d{4}$/)
  expect(said.verifyAt).toBe("https://miqyas.example/verify-paper")
  expect(said.body).toMatchObject({
    halaqah: ["Halaqah Subuh"],
    attendance: null,
    programmes: [{ tahfidz: { setoran: { ziyadah: 1 }, added: "8-12", memorised: "1-12" } }],
  })
  const row = await requirePaper(koordinator, id)
  expect(row.sha256).toBe(createHash("sha256").update(canonicalJson(said)).digest("hex"))
  await recited(santriId, programmeId, "2026-03-02", 100, 110)
  expect(await contentOf(id)).toEqual(said)
})

test("numbers follow each other by kind, in the unit's own pattern", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  await issuePaper(koordinator, santriId, RAPOR)
  await setNumbering(koordinator, unitId, { kind: "rapor", pattern: "R-{number}/{month}/{year}" })
  const second = await contentOf(await issuePaper(koordinator, santriId, RAPOR))
  expect(second.number).toMatch(/^R-002\/[IVX]+\/\d{4}$/)
  const other = await contentOf(await issuePaper(koordinator, santriId, TRANSCRIPT))
  expect(other.number).toMatch(/^001\/TRS\//)
})

test("the rapor of a period goes once to each who was there in it", async () => {
  const ids = await makeSantri(
    unitId,
    {},
    { stays: [stay("2025-01-01", "2025-12-31")] },
    { stays: [stay("2026-06-30")] },
  )
  const [first = ""] = ids
  const { halaqahId } = await makeHalaqah(unitId, { members: [first] })
  expect(await issueRapors(koordinator, unitId, { period: S1, language: "id", halaqahId })).toBe(1)
  expect(await issueRapors(koordinator, unitId, { period: S1, language: "id" })).toBe(1)
  expect(await issueRapors(koordinator, unitId, { period: S1, language: "id" })).toBe(0)
  const rows = await db.select().from(paper).where(eq(paper.unitId, unitId))
  expect(rows.map((row) => row.number).sort()).toEqual([1, 2])
  expect(rows.map((row) => row.santriId)).not.toContain(ids[1])
})

test("a syahadah is given only for what was reached", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { programmeId } = await makeHalaqah(unitId, { progress: "tahsin", members: [santriId] })
  expect(await listSyahadahBases(db, santriId)).toEqual([])
  const order = { kind: "syahadah", basis: "level:none", language: "id" } as const
  expect(await statusOf(issuePaper(koordinator, santriId, order))).toBe(422)
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.insert(levelCompletion, {
      id: newId(),
      unitId,
      santriId,
      programmeId,
      level: 6,
      day: "2026-05-01",
      enteredBy: "test",
      enteredAt: new Date(),
    }),
  )
  const [basis] = await listSyahadahBases(db, santriId)
  expect(basis).toMatchObject({ achievement: "Iqra 6", day: "2026-05-01" })
  const id = await issuePaper(koordinator, santriId, { ...order, basis: basis?.key ?? "" })
  expect((await contentOf(id)).body).toMatchObject({
    achievement: "Iqra 6",
    programme: "Iqra",
    imtihan: null,
  })
})

test("a transcript counts what he can do of the ibadah checklist, nothing included, and calls it no jilid", async () => {
  const [able = "", beginner = ""] = await makeSantri(unitId, {}, {})
  const made = await makeHalaqah(unitId, { members: [able, beginner], progress: "ibadah" })
  const { halaqahId, programmeId } = made
  const [item] = await db.select().from(ibadahItem).where(eq(ibadahItem.programmeId, programmeId))
  const where = { halaqahId, sessionId: null, programmeId, day: "2026-03-01", note: "", onBehalfOfId: null }
  const said = (santriId: string, result: IbadahResult): NewLine => ({
    ...{ ...where, santriId },
    entry: { of: "ibadah", said: { itemId: item?.id ?? "", result } },
  })
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    insertProgress(tx, { unitId, enteredBy: "test", enteredAt: new Date() }, [
      said(able, "bisa"),
      said(beginner, "belum"),
    ]),
  )
  for (const [santriId, items] of [
    [able, 1],
    [beginner, 0],
  ] as const) {
    const id = await issuePaper(koordinator, santriId, TRANSCRIPT)
    const { body } = await contentOf(id)
    expect(body).toMatchObject({ transcript: { programmes: [{ positions: [{ level: null, items }] }] } })
    const printed = await readPdf(await paperFile(await requirePaper(koordinator, id)))
    expect(printed).toContain(`${items} butir sudah bisa`)
    expect(printed).not.toContain("Jilid")
    await exportSantri(koordinator, santriId)
  }
})

test("a level that an examination alone finished goes along in the transcript", async () => {
  const [santriId = ""] = await makeSantri(unitId, {})
  const { programmeId } = await makeHalaqah(unitId, { members: [santriId], progress: "kitab" })
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    insertCompletions(tx, { unitId, enteredBy: "test", enteredAt: new Date() }, "kitab", [
      { santriId, programmeId, level: 1, day: "2026-03-01", onBehalfOfId: null },
    ]),
  )
  const { body } = await contentOf(await issuePaper(koordinator, santriId, TRANSCRIPT))
  expect(body).toMatchObject({
    transcript: { programmes: [{ positions: [], completed: [{ level: 1, day: "2026-03-01" }] }] },
  })
})

test("a transcript carries its data; the register number goes along only when asked, and that is written down", async () => {
  const [santriId = ""] = await makeSantri(unitId, { registerNumber: "BI 12/2025" })
  const plain = (await contentOf(await issuePaper(koordinator, santriId, TRANSCRIPT))).body
  expect(plain).toMatchObject({ transcript: { santri: { registerNumber: null }, papers: [] } })
  const order = { ...TRANSCRIPT, withRegisterNumber: true }
  const full = (await contentOf(await issuePaper(koordinator, santriId, order))).body
  if (full.kind !== "transkrip") throw new Error("Not a transcript")
  expect(Transcript.parse(full.transcript).santri.registerNumber).not.toBeNull()
  expect(full.transcript.papers).toHaveLength(1)
  const views = db.$count(registerNumberView, eq(registerNumberView.santriId, santriId))
  expect(await views).toBe(1)
})

test("anybody may ask whether a paper is genuine, and learns no name", async () => {
  const [santriId = ""] = await makeSantri(unitId, { name: "Ahmad Contoh" })
  const id = await issuePaper(koordinator, santriId, RAPOR)
  const { sha256, numberText } = await requirePaper(koordinator, id)
  const told = await verifyPaper(db, sha256)
  expect(told).toMatchObject({
    state: "valid",
    kind: "rapor",
    number: numberText,
    santri: { initials: "A. C." },
  })
  expect(JSON.stringify(told)).not.toContain("Ahmad")
  expect(await verifyPaper(db, sha256.slice(0, 16), numberText)).toEqual(told)
  expect(await verifyPaper(db, sha256.slice(0, 16), "999/RPR/2026")).toBeUndefined()
  expect(await verifyPaper(db, "0".repeat(64))).toBeUndefined()
  await withdrawPaper(koordinator, id, "Salah nama")
  expect(await verifyPaper(db, sha256)).toMatchObject({ state: "withdrawn" })
  expect(await statusOf(withdrawPaper(koordinator, id, "lagi"))).toBe(409)
})

test("a withdrawn paper says so on its pages, and drawing one again gives the same bytes", async () => {
  const [santriId = ""] = await makeSantri(unitId, { name: "Ahmad Contoh" })
  const id = await issuePaper(koordinator, santriId, RAPOR)
  const file = await paperFile(await requirePaper(koordinator, id))
  const bytes = readFileSync(file)
  expect(await readPdf(file)).not.toContain("DICABUT")
  await rm(file)
  expect(readFileSync(await paperFile(await requirePaper(koordinator, id))).equals(bytes)).toBe(true)
  await withdrawPaper(koordinator, id, "Salah nama")
  const marked = await readPdf(await paperFile(await requirePaper(koordinator, id)))
  expect(marked).toContain("DICABUT")
  expect(marked).toContain("Ahmad Contoh")
})

test("only the coordinator issues; an ustadz takes the papers of his own halaqah alone", async () => {
  const [own = "", other = ""] = await makeSantri(unitId, {}, {})
  const ustadz = await makeActor(unitId, "pengajar")
  const { halaqahId } = await makeHalaqah(unitId, { members: [own], teacher: ustadz })
  const leading = { ...ustadz, halaqahIds: [halaqahId] }
  const ids = [
    await issuePaper(koordinator, own, RAPOR),
    await issuePaper(koordinator, other, RAPOR),
  ] as const
  expect(await statusOf(requirePaper(leading, ids[0]))).toBe(200)
  expect(await statusOf(requirePaper(leading, ids[1]))).toBe(403)
  expect(await statusOf(issuePaper(leading, own, RAPOR))).toBe(403)
  expect(await statusOf(issueRapors(leading, unitId, { period: S1, language: "id" }))).toBe(403)
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  expect(await statusOf(requirePaper(stranger, ids[0]))).toBe(404)
  expect(await statusOf(withdrawPaper(stranger, ids[0], "x"))).toBe(404)
})
