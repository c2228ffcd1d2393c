import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { eq } from "drizzle-orm"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { expect, test, vi } from "vitest"
import { config } from "#app/config.server.ts"
import type { Language } from "#app/domain/dates.ts"
import type { EvidenceKind } from "#app/domain/evidence.ts"
import type { Actor, Edition } from "#app/domain/permissions.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { checkCycleEvidence } from "#app/services/check-cycle-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { previewDossier } from "#app/services/preview-dossier.server.ts"
import { readDossier, readDossiers } from "#app/services/read-dossiers.server.ts"
import { surveyEvidence } from "#app/services/survey-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { dossier, snapshot } from "#db/schema/dossiers.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

// Files are looked into and dossiers drawn by processes and threads that start for it.
vi.setConfig({ testTimeout: 120_000 })

const WORDS = "Surat keterangan domisili pondok pesantren, dibuat untuk dipakai sebagaimana mestinya."

async function setting() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  return { unitId, koordinator, cycleId, scope: { unitIds: [unitId], cycleIds: [] } }
}

async function pdf(draw: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", autoFirstPage: false })
  draw(doc)
  doc.end()
  return Buffer.concat(await doc.toArray())
}

async function give(
  actor: Actor,
  { cycleId, item }: { cycleId: string; item: string },
  file: { name: string; bytes: Buffer; kind?: EvidenceKind; label?: string },
) {
  const stored = await putStream([file.bytes] as never, { maxBytes: 1e7 })
  const { evidence } = await addEvidence(actor, {
    unitId: actor.memberships[0]?.unitIds[0] ?? "",
    file: { ...stored, ...(await inspectEvidence(stored.sha256)) },
    fileName: file.name,
    kind: file.kind ?? "jadwal",
    periodFrom: "2026-01-01",
    periodTo: "2026-06-30",
    link: { cycleId, item, label: file.label ?? "Baca seluruhnya" },
  })
  return evidence
}

/** The preview once its pages are counted; a busy machine may need longer than a page waits. */
async function preview(
  ...[actor, cycleId, order]: [Actor, string, { edition: Edition; language: Language }]
) {
  const look = () => previewDossier(db, actor, cycleId, order)
  await vi.waitUntil(async () => (await look()).state !== "working", { timeout: 90_000 })
  return look()
}

test("what cannot be read, what is sideways and what is missing is listed for those who may issue", async () => {
  const { koordinator, cycleId } = await setting()
  const low = await sharp({ create: { width: 300, height: 420, channels: 3, background: "#eee" } })
    .jpeg()
    .toBuffer()
  const scan = await pdf((doc) => {
    doc.addPage().text(WORDS)
    doc.addPage({ margin: 0 }).image(low, 0, 0, { width: 595.28, height: 841.89 })
  })
  const turned = await pdf((doc) =>
    doc
      .addPage()
      .rotate(-90, { origin: [300, 300] })
      .text(WORDS, 100, 300),
  )
  const at = { cycleId, item: "R-02" }
  await give(koordinator, at, { name: "Pindaian.pdf", bytes: scan })
  await give(koordinator, at, { name: "Rebah.pdf", bytes: turned, label: "" })
  await give(koordinator, at, { name: "Foto.jpg", bytes: low, kind: "foto" })
  const gone = await give(
    koordinator,
    { cycleId, item: "R-05" },
    { name: "Hilang.pdf", bytes: Buffer.from("x") },
  )
  await rm(evidencePath(gone.sha256))

  // Where the machine is busy, the first look may be over before the files were looked at.
  const check = () => checkCycleEvidence(db, koordinator, cycleId, "id")
  await vi.waitUntil(async () => (await check()).waiting === 0, { timeout: 60_000 })
  const { findings } = await check()
  expect(
    findings
      .filter(({ code }) => code !== "missing")
      .map(({ code, evidence, pages, values }) => [code, evidence?.title, pages, values.dpi]),
  ).toEqual([
    ["lost", "Hilang", [], undefined],
    ["low-resolution", "Pindaian", [2], 43],
    ["low-resolution", "Foto", [], 42],
    ["sideways", "Rebah", [1], undefined],
    ["unlabelled", "Rebah", [], undefined],
  ])
  expect(findings[0]).toMatchObject({
    code: "missing",
    items: ["R-01"],
    repair: { at: "item", item: "R-01" },
  })
  const list = await readDossiers(db, koordinator, cycleId, "id")
  expect(list.checks?.findings).toEqual(findings)
})

test("pages are looked at once and what they are like is kept", async () => {
  const { koordinator, cycleId } = await setting()
  const { sha256 } = await give(
    koordinator,
    { cycleId, item: "R-02" },
    {
      name: "Surat.pdf",
      bytes: await pdf((doc) => doc.addPage().text(`${WORDS} ${cycleId}`)),
    },
  )
  expect(await surveyEvidence([sha256], 0)).toMatchObject({ waiting: 1 })
  const first = await surveyEvidence([sha256], 60_000)
  expect(first.pages.get(sha256)).toEqual([{ width: 595, height: 842, text: 0, dpi: null }])
  expect(existsSync(join(config().dataDir, "cache", "pages-1", sha256.slice(0, 2), `${sha256}.json`))).toBe(
    true,
  )
  await rm(evidencePath(sha256))
  expect(await surveyEvidence([sha256], 0)).toEqual({ ...first, waiting: 0 })
})

test("a preview has the page numbers of the dossier that is then issued, and keeps and records nothing", async () => {
  const { koordinator, cycleId, scope } = await setting()
  const file = await give(
    koordinator,
    { cycleId, item: "R-02" },
    {
      name: "Kurikulum.pdf",
      bytes: await pdf((doc) => doc.addPage().text("Satu").addPage().text("Dua").addPage().text("Tiga")),
    },
  )
  await clearEvidence(koordinator, file.id, "terbuka")
  await give(
    koordinator,
    { cycleId, item: "R-02" },
    {
      name: "Terkunci.heic",
      bytes: Buffer.from("0000001c66747970686569630000000068656963", "hex"),
    },
  ).then(({ id }) => clearEvidence(koordinator, id, "terbuka"))
  const order = { edition: "redacted", language: "id" } as const
  const view = await preview(koordinator, cycleId, order)
  expect(view.state).toBe("ready")
  if (view.state !== "ready") return
  expect(await db.$count(snapshot, eq(snapshot.cycleId, cycleId))).toBe(0)
  expect(await db.$count(dossier, eq(dossier.cycleId, cycleId))).toBe(0)

  const { id } = await issueDossier(koordinator, cycleId, { ...order, reason: "" })
  await waitForBuild(id)
  const row = await requireDossier(db, scope, cycleId, id)
  expect(view).toMatchObject({ pages: row.pages, draft: true, revision: 1, withheld: 0 })
  const contents = view.rows.map(({ kind, key, from, pages }) => `${kind} ${key} ${from} ${pages}`)
  expect(contents).toEqual(expect.arrayContaining(["section cover i 1", "section profile 1 1"]))
  const [first, second] = view.rows.filter(({ kind }) => kind === "evidence")
  expect(first).toMatchObject({ key: "B-001", pages: 3, evidenceId: file.id, notShown: null })
  expect(second).toMatchObject({ key: "B-002", pages: 1, notShown: expect.stringContaining("Jenis berkas") })
  expect(Number(second?.from)).toBe(Number(first?.from) + 3)
})

test("a second look at the same preview counts nothing again", async () => {
  const { koordinator, cycleId } = await setting()
  const file = await give(
    koordinator,
    { cycleId, item: "R-02" },
    { name: "Dua.pdf", bytes: await pdf((doc) => doc.addPage().text(cycleId).addPage().text("Dua")) },
  )
  await clearEvidence(koordinator, file.id, "terbuka")
  const order = { edition: "redacted", language: "id" } as const
  const first = await preview(koordinator, cycleId, order)
  expect(first).toMatchObject({ state: "ready" })
  // Counted anew, a file that is gone would take one page.
  await rm(evidencePath(file.sha256))
  expect(await preview(koordinator, cycleId, order)).toEqual(first)
  expect(await preview(koordinator, cycleId, { ...order, language: "en" })).not.toEqual(first)
})

test("a preview is for those who may issue its edition", async () => {
  const { unitId, koordinator, cycleId } = await setting()
  const [peninjau, kontributor] = await Promise.all([
    makeActor(unitId, "peninjau"),
    makeActor(unitId, "kontributor"),
  ])
  const full = { edition: "full", language: "en" } as const
  expect(await preview(koordinator, cycleId, full)).toMatchObject({
    edition: "full",
    language: "en",
  })
  await expect(previewDossier(db, peninjau, cycleId, full)).rejects.toMatchObject({ status: 403 })
  await expect(
    previewDossier(db, kontributor, cycleId, { ...full, edition: "redacted" }),
  ).rejects.toMatchObject({ status: 403 })
})

test("the history tells the whole hash, size, language and revision of what was issued", async () => {
  const { koordinator, cycleId, scope } = await setting()
  const { id } = await issueDossier(koordinator, cycleId, { edition: "redacted", language: "en", reason: "" })
  await waitForBuild(id)
  const row = await requireDossier(db, scope, cycleId, id)
  const facts = {
    pdfSha256: row.pdfSha256,
    size: row.size,
    pages: row.pages,
    language: "en",
    edition: "redacted",
    draft: true,
    revision: 1,
    issuer: { name: koordinator.name },
    taken: { times: 0, last: null },
  }
  expect((await readDossiers(db, koordinator, cycleId, "id")).dossiers).toMatchObject([facts])
  expect((await readDossier(db, koordinator, cycleId, id)).dossier).toMatchObject(facts)
})
