import { existsSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { Dossier } from "#app/domain/dossier-document.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { getCleanFile } from "#app/package/clean-cache.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { failInterruptedDossiers, waitForBuild } from "#app/services/build-dossier.server.ts"
import { cancelDossier } from "#app/services/cancel-dossier.server.ts"
import { dossierDocumentPath, dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { submitCycle } from "#app/services/submit-cycle.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { dossier, snapshot, snapshotEvidence, submission } from "#db/schema/dossiers.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach, readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const REDACTED = { edition: "redacted", language: "id", reason: "" } as const
const FULL = { edition: "full", language: "id", reason: "Diminta asesor pada visitasi" } as const

async function setting() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  return { unitId, koordinator, cycleId, scope: { unitIds: [unitId], cycleIds: [] } }
}

async function issueAndWait(actor: Actor, cycleId: string, order: Parameters<typeof issueDossier>[2]) {
  const issued = await issueDossier(actor, cycleId, order)
  await waitForBuild(issued.id)
  const scope = { unitIds: actor.memberships.flatMap((m) => m.unitIds), cycleIds: [] }
  const row = await requireDossier(db, scope, cycleId, issued.id)
  const text = readFileSync(dossierDocumentPath(row.documentSha256), "utf8")
  return { ...issued, row, document: Dossier.parse(JSON.parse(text)) }
}

const answer = (narrative: string) => ({
  version: 1,
  level: 2,
  notApplicable: false,
  narrative,
  gapReason: "",
  intent: "save" as const,
})

test("an issued dossier is drawn, stored by its hash, and says what the cycle says", async () => {
  const { koordinator, cycleId } = await setting()
  await answerItem(koordinator, cycleId, "R-02", answer("Belajar tiap pagi menurut B-001.") as never)
  await attach(koordinator, cycleId, "R-02", {
    name: "jadwal.pdf",
    kind: "jadwal",
    text: "Isi jadwal pelajaran",
  })
  const { row, document } = await issueAndWait(koordinator, cycleId, REDACTED)
  expect(row).toMatchObject({ state: "ready", draft: true, revision: 1 })
  expect(document.sections.map((section) => section.id)).toContain("results")
  const text = await readPdf(dossierPdfPath(row.pdfSha256 ?? ""))
  expect(text).toContain("Belajar tiap pagi menurut B-001.")
  expect(text).toContain("Isi jadwal pelajaran")
  expect(text).toContain(row.documentSha256)
  expect(text).toContain("DRAF")
})

test("issuing again when nothing changed gives the stored dossier; a change gives a new one", async () => {
  const { koordinator, cycleId } = await setting()
  const first = await issueAndWait(koordinator, cycleId, REDACTED)
  const again = await issueAndWait(koordinator, cycleId, REDACTED)
  expect(again).toMatchObject({ id: first.id, reused: true })
  await answerItem(koordinator, cycleId, "R-02", answer("Kini ada uraian.") as never)
  const changed = await issueAndWait(koordinator, cycleId, REDACTED)
  expect(changed.reused).toBe(false)
  expect(changed.row.pdfSha256).not.toBe(first.row.pdfSha256)
  expect(await db.$count(snapshot, eq(snapshot.cycleId, cycleId))).toBe(2)
})

test("a stored dossier that is gone from the disk is drawn again, to the same bytes", async () => {
  const { koordinator, cycleId } = await setting()
  const first = await issueAndWait(koordinator, cycleId, REDACTED)
  await rm(dossierPdfPath(first.row.pdfSha256 ?? ""))
  const again = await issueAndWait(koordinator, cycleId, REDACTED)
  expect(again.id).toBe(first.id)
  expect(again.row.pdfSha256).toBe(first.row.pdfSha256)
  expect(existsSync(dossierPdfPath(again.row.pdfSha256 ?? ""))).toBe(true)
})

test("the redacted edition holds no sensitive file, and both editions come from one snapshot", async () => {
  const { koordinator, cycleId } = await setting()
  await answerItem(koordinator, cycleId, "R-01", answer("NIK santri 3510011234560001 tercatat.") as never)
  await attach(koordinator, cycleId, "R-01", {
    name: "Ijazah Fulan.pdf",
    kind: "daftar",
    text: "Nama rahasia santri",
    label: "Nilai Fulan",
  })
  const redacted = await issueAndWait(koordinator, cycleId, REDACTED)
  const full = await issueAndWait(koordinator, cycleId, FULL)
  expect(full.row.snapshotId).toBe(redacted.row.snapshotId)
  const [hidden, open] = await Promise.all(
    [redacted, full].map(({ row }) => readPdf(dossierPdfPath(row.pdfSha256 ?? ""))),
  )
  expect(hidden).not.toContain("Nama rahasia santri")
  expect(hidden).not.toContain("3510011234560001")
  expect(hidden).toContain("B-001")
  expect(hidden).toContain("Sensitif: tidak ditampilkan")
  expect(hidden).toContain("Daftar (judul tidak ditampilkan)")
  expect(hidden).not.toContain("Fulan")
  expect(JSON.stringify(redacted.document)).not.toContain("Fulan")
  expect(open).toContain("Ijazah Fulan")
  expect(open).toContain("Nilai Fulan")
  expect(open).toContain("Nama rahasia santri")
  expect(open).toContain("3510011234560001")
  expect(JSON.stringify(redacted.document)).not.toContain("3510011234560001")
})

test("the redacted document names the file handed out for each it shows, and the full one none", async () => {
  const { koordinator, cycleId } = await setting()
  await attach(koordinator, cycleId, "R-02", { name: "jadwal.pdf", kind: "jadwal", text: "Isi jadwal" })
  await attach(koordinator, cycleId, "R-01", { name: "daftar.pdf", kind: "daftar", text: "Nama" })
  const redacted = await issueAndWait(koordinator, cycleId, REDACTED)
  const [withheld, shown] = redacted.document.evidence
  const clean = await getCleanFile(evidencePath(shown?.sha256 ?? ""), shown?.sha256 ?? "", "application/pdf")
  expect(clean).toMatchObject({ kind: "copy", ...shown?.file })
  expect(shown?.file?.sha256).not.toBe(shown?.sha256)
  expect(withheld).toMatchObject({ shown: "register" })
  expect(withheld?.file).toBeUndefined()
  const full = await issueAndWait(koordinator, cycleId, FULL)
  expect(full.document.evidence.map(({ file }) => file)).toEqual([undefined, undefined])
})

test("the full edition needs a reason and the right to it; each reason is an act of its own", async () => {
  const { unitId, koordinator, cycleId } = await setting()
  const peninjau = await makeActor(unitId, "peninjau")
  await expect(issueDossier(peninjau, cycleId, FULL)).rejects.toMatchObject({ status: 403 })
  await expect(issueDossier(koordinator, cycleId, { ...FULL, reason: " " })).rejects.toMatchObject({
    status: 422,
  })
  const first = await issueAndWait(koordinator, cycleId, FULL)
  const second = await issueAndWait(koordinator, cycleId, { ...FULL, reason: "Arsip kantor wilayah" })
  expect(second.id).not.toBe(first.id)
  expect(second.row.pdfSha256).toBe(first.row.pdfSha256)
})

test("nobody outside the unit can issue, and the contributor cannot", async () => {
  const { unitId, cycleId } = await setting()
  const elsewhere = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  await expect(issueDossier(elsewhere, cycleId, REDACTED)).rejects.toMatchObject({ status: 404 })
  const kontributor = await makeActor(unitId, "kontributor")
  await expect(issueDossier(kontributor, cycleId, REDACTED)).rejects.toMatchObject({ status: 403 })
})

test("submitting freezes a revision: its dossier is no draft and stays as it was", async () => {
  const { koordinator, cycleId, unitId } = await setting()
  await attach(koordinator, cycleId, "R-02", { name: "jadwal.pdf", kind: "jadwal", text: "Jadwal" })
  await expect(submitCycle(koordinator, cycleId)).rejects.toMatchObject({ status: 409 })
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(cycle, eq(cycle.id, cycleId), { state: "tinjauan" }),
  )
  expect(await submitCycle(koordinator, cycleId)).toBe(1)
  const [frozen] = await db.select().from(submission).where(eq(submission.cycleId, cycleId))
  expect(await db.$count(snapshotEvidence, eq(snapshotEvidence.snapshotId, frozen?.snapshotId ?? ""))).toBe(1)
  const { row } = await issueAndWait(koordinator, cycleId, REDACTED)
  expect(row).toMatchObject({ draft: false, revision: 1, snapshotId: frozen?.snapshotId })
  expect(await readPdf(dossierPdfPath(row.pdfSha256 ?? ""))).not.toContain("DRAF")
  const kalapas = await makeActor(unitId, "kalapas")
  await expect(submitCycle(kalapas, cycleId)).rejects.toMatchObject({ status: 403 })
})

test("a snapshot is versioned, and holds what it was taken from", async () => {
  const { koordinator, cycleId } = await setting()
  await issueAndWait(koordinator, cycleId, REDACTED)
  const [row] = await db.select().from(snapshot).where(eq(snapshot.cycleId, cycleId))
  const content = Snapshot.parse(JSON.parse(row?.content ?? ""))
  expect(content.cycle.id).toBe(cycleId)
  expect(content.responses.length).toBe(content.judgement.length)
})

test("drawing can be cancelled, and what a dead process left is marked as failed", async () => {
  const { koordinator, cycleId, scope, unitId } = await setting()
  const issued = await issueDossier(koordinator, cycleId, REDACTED)
  await cancelDossier(koordinator, cycleId, issued.id)
  const { state } = await requireDossier(db, scope, cycleId, issued.id)
  expect(["cancelled", "ready"]).toContain(state)
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(dossier, eq(dossier.id, issued.id), { state: "building", issuedAt: new Date(0) }),
  )
  expect(await failInterruptedDossiers()).toBeGreaterThanOrEqual(1)
  expect(await requireDossier(db, scope, cycleId, issued.id)).toMatchObject({
    state: "failed",
    failure: "interrupted",
  })
})
