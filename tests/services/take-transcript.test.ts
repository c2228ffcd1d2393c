import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { buffer } from "node:stream/consumers"
import { eq } from "drizzle-orm"
import PDFDocument from "pdfkit"
import { expect, test } from "vitest"
import { config, configure } from "#app/config.server.ts"
import { NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { transcriptAction } from "#app/http/transcript-actions.server.ts"
import { issuePaper } from "#app/services/issue-paper.server.ts"
import { paperFile } from "#app/services/paper-files.server.ts"
import { readSantri } from "#app/services/read-santri.server.ts"
import { takeTranscript } from "#app/services/take-transcript.server.ts"
import { requirePaper } from "#app/services/withdraw-paper.server.ts"
import { db } from "#db/client.server.ts"
import { broughtTranscript, enrolment, santri } from "#db/schema/santri.ts"
import { alsoIn, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri, stay } from "#tests/helpers/santri.ts"

/** A PDF with a transcript's data as anybody could have written it. */
async function handMade(data: unknown): Promise<Buffer> {
  const doc = new PDFDocument()
  doc.text("Transkrip")
  doc.file(Buffer.from(JSON.stringify(data)), { name: "transkrip.json", type: "application/json" })
  doc.end()
  return buffer(doc)
}

const SAID = {
  format: "miqyas-transcript",
  version: 1,
  number: "001/TRS/2026",
  issuedOn: "2026-06-30",
  unit: { name: "Lapas Contoh", pesantren: "" },
  santri: {
    ...{ code: "S-001", name: "Ahmad Contoh", arabicName: "", registerNumber: null },
    ...{ birthYear: null, sample: true },
  },
  stays: [
    {
      ...{ intake: "2025", from: "2025-01-01", until: "2026-06-30", reason: "mutasi" },
      ...{ decisionNumber: "", decisionOn: null },
    },
  ],
  ...{ programmes: [], attendance: null, imtihan: [], papers: [] },
}

const ARRIVAL = { from: "2026-07-01", intake: "2026/2", decisionNumber: "", decisionOn: null }

test("who looks after several units says to which the santri came; with one it is not asked", async () => {
  const [here, there, foreign] = [await makeUnit("A"), await makeUnit("B"), await makeUnit("C")]
  const units = [here.unitId, there.unitId]
  const reader = alsoIn(await makeActor(here.unitId, "koordinator"), there.unitId)
  const pdf = await handMade(SAID)
  const post = (fields: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...ARRIVAL, decisionOn: "", ...fields }))
      body.append(name, value)
    body.append("file", new File([new Uint8Array(pdf)], "transkrip.pdf"))
    return new Request("http://test.invalid/", { method: "POST", body })
  }
  for (const named of [{ unitId: "" }, { unitId: foreign.unitId }])
    expect(await transcriptAction(reader, units, post(named))).toMatchObject({
      status: 422,
      answer: { errors: { unitId: NO_UNIT }, values: { intake: "2026/2" } },
    })
  const countOf = (unitId: string) => db.$count(broughtTranscript, eq(broughtTranscript.unitId, unitId))
  expect(await Promise.all(units.map(countOf))).toEqual([0, 0])
  expect((await transcriptAction(reader, units, post({ unitId: there.unitId }))).to).toMatch(/^\/santri\//)
  expect(await Promise.all(units.map(countOf))).toEqual([0, 1])
  expect((await transcriptAction(reader, [here.unitId], post({}))).to).toBeDefined()
  expect(await Promise.all(units.map(countOf))).toEqual([1, 1])
})

test("a transcript issued by one unit is read in by another, once, and begins a stay there", async () => {
  configure({ publicUrl: "https://miqyas.example" })
  const [here, there] = [(await makeUnit("Lapas A")).unitId, (await makeUnit("Lapas B")).unitId]
  const issuer = await makeActor(here, "koordinator")
  const reader = await makeActor(there, "koordinator")
  const [santriId = ""] = await makeSantri(here, {
    name: "Ahmad Contoh",
    stays: [stay("2025-01-01", "2026-06-30")],
  })
  const id = await issuePaper(issuer, santriId, {
    kind: "transkrip",
    withRegisterNumber: false,
    language: "id",
  })
  const path = await paperFile(await requirePaper(issuer, id))
  const pdf = readFileSync(path)

  const taken = await takeTranscript(reader, there, { pdf, arrival: ARRIVAL })
  const [row] = await db.select().from(santri).where(eq(santri.id, taken))
  expect([row?.unitId, row?.name, row?.registerNumberSealed]).toEqual([there, "Ahmad Contoh", null])
  const stays = await db.select().from(enrolment).where(eq(enrolment.santriId, taken))
  expect(stays.map(({ from, until }) => [from, until])).toEqual([["2026-07-01", null]])
  const [brought] = await db.select().from(broughtTranscript).where(eq(broughtTranscript.santriId, taken))
  expect(brought?.fromUnit).toBe("Lapas A")
  expect(JSON.parse(brought?.content ?? "").stays).toHaveLength(1)
  const page = await readSantri(db, reader, taken)
  expect(page.brought).toMatchObject([
    { fromUnit: "Lapas A", stays: [{ from: "2025-01-01", until: "2026-06-30" }] },
  ])

  const status = (file: Buffer) =>
    takeTranscript(reader, there, { pdf: file, arrival: ARRIVAL }).catch((thrown: Response) => thrown.status)
  expect(await status(pdf)).toBe(409)
  expect(await status(Buffer.from("%PDF-1.7 broken"))).toBe(422)
  expect(readdirSync(join(config().dataDir, "imports"))).toEqual([])
})

test("signs that no keyboard types are left out of a transcript that somebody else wrote", async () => {
  const { unitId } = await makeUnit()
  const reader = await makeActor(unitId, "koordinator")
  const wild = {
    ...SAID,
    unit: { name: "Lapas\u0000 Lain\ud800", pesantren: "" },
    santri: { ...SAID.santri, name: "Ahmad\u0000\u0007 \n Contoh" },
  }
  const taken = await takeTranscript(reader, unitId, { pdf: await handMade(wild), arrival: ARRIVAL })
  const page = await readSantri(db, reader, taken)
  const [row] = await db.select({ name: santri.name }).from(santri).where(eq(santri.id, taken))
  expect(row?.name).toBe("Ahmad Contoh")
  expect(page.brought[0]?.fromUnit).toBe("Lapas Lain\ufffd")
})
