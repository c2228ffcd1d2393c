import { readFileSync } from "node:fs"
import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { Dossier } from "#app/domain/dossier-document.ts"
import { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import {
  dossierDocumentPath,
  dossierPdfPath,
  keepDossierDocuments,
} from "#app/services/dossier-files.server.ts"
import {
  addAmendmentEntry,
  changeAmendmentReason,
  discardAmendment,
  openAmendment,
  removeAmendmentEntry,
} from "#app/services/fill-amendment.server.ts"
import { issueAmendment } from "#app/services/issue-amendment.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { readAmendments } from "#app/services/read-amendments.server.ts"
import { readRevisions } from "#app/services/read-revisions.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { submitCycle } from "#app/services/submit-cycle.server.ts"
import { db } from "#db/client.server.ts"
import { listAmendmentEntries, listAmendments, requireOpenAmendment } from "#db/queries/amendments.server.ts"
import { getLastSubmission, requireDossier, requireSnapshot } from "#db/queries/dossiers.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { cycle } from "#db/schema/cycles.ts"
import { dossier, snapshotEvidence } from "#db/schema/dossiers.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach, readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const REDACTED = { edition: "redacted", language: "id", reason: "" } as const
const FULL = { edition: "full", language: "id", reason: "Diminta asesor pada visitasi" } as const
const ENTRY = { item: "R-02", text: "", evidence: "", label: "", pageFrom: null, pageTo: null }

async function moveTo(unitId: string, cycleId: string, state: "tinjauan" | "hasil") {
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(cycle, eq(cycle.id, cycleId), { state }),
  )
}

/** A cycle handed in, with one open proof (B-001) and one sensitive list (B-002). */
async function handedIn() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  const narrative = "Belajar tiap pagi menurut B-001; foto menyusul sebagai B-003."
  const answer = { version: 1, level: 2, notApplicable: false, narrative, gapReason: "", intent: "save" }
  await answerItem(koordinator, cycleId, "R-02", answer as never)
  const file = (name: string, kind: "jadwal" | "daftar", text: string) => ({ name, kind, text })
  const { evidence: open } = await attach(
    koordinator,
    cycleId,
    "R-02",
    file("jadwal.pdf", "jadwal", "Isi jadwal"),
  )
  await clear(koordinator, open.id)
  await attach(koordinator, cycleId, "R-01", file("daftar.pdf", "daftar", "Nama rahasia"))
  await moveTo(unitId, cycleId, "tinjauan")
  await submitCycle(koordinator, cycleId)
  return { unitId, koordinator, cycleId, scope: { unitIds: [unitId], cycleIds: [] } }
}

async function clear(actor: Actor, evidenceId: string) {
  await clearEvidence(actor, evidenceId, "terbuka")
}

/** A file in the unit's library that no item is linked to. */
async function addFile(actor: Actor, text: string, kind: "jadwal" | "daftar" = "jadwal") {
  const { evidence } = await attach(actor, undefined, undefined, { name: `${text}.pdf`, kind, text })
  return evidence
}

async function drawn(actor: Actor, cycleId: string, order: Parameters<typeof issueDossier>[2]) {
  const issued = await issueDossier(actor, cycleId, order)
  await waitForBuild(issued.id)
  const scope = { unitIds: actor.memberships.flatMap((m) => m.unitIds), cycleIds: [] }
  const row = await requireDossier(db, scope, cycleId, issued.id)
  const { pdfSha256, documentSha256 } = row
  const pages = (await readPdf(dossierPdfPath(pdfSha256 ?? ""))).split("\n")
  const document = readDocument(documentSha256)
  return { ...issued, row, pages, document, documentSha256 }
}

const readDocument = (sha256: string): Dossier =>
  Dossier.parse(JSON.parse(readFileSync(dossierDocumentPath(sha256), "utf8")))

async function issueOpen(actor: Actor, cycleId: string) {
  return issueAmendment(actor, cycleId, (await requireOpenAmendment(db, cycleId)).version)
}

test("an amendment is opened, filled and issued as the next revision; nothing before it moves", async () => {
  const { koordinator, cycleId } = await handedIn()
  const first = await drawn(koordinator, cycleId, REDACTED)
  expect(await openAmendment(koordinator, cycleId, "Menjawab permintaan asesor 3510011234560001")).toBe(1)
  const photo = await addFile(koordinator, "Isi tambahan halaman")
  await clear(koordinator, photo.id)
  const list = await addFile(koordinator, "Daftar tertutup", "daftar")
  await addAmendmentEntry(koordinator, cycleId, {
    ...ENTRY,
    text: "Jadwal baru berlaku.\n\nLihat juga B-001.",
    evidence: "B-003",
    label: "Bagian jadwal",
    pageFrom: 1,
  })
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, item: "R-01", evidence: "b-4" })
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, item: "R-01", evidence: "B-001", label: "Lagi" })
  expect(list.number).toBe(4)
  expect(await issueOpen(koordinator, cycleId)).toBe(2)

  const second = await drawn(koordinator, cycleId, REDACTED)
  expect(second.row).toMatchObject({ draft: false, revision: 2 })
  expect(second.pages.slice(0, first.pages.length)).toEqual(first.pages)
  const added = second.pages.slice(first.pages.length).join("\n")
  for (const words of ["Tambahan 1", "Jadwal baru berlaku.", "Isi tambahan halaman", "Bagian jadwal"])
    expect(added).toContain(words)
  expect(added).not.toContain("3510011234560001")
  expect(added).not.toContain("Daftar tertutup")
  expect(added).toContain("Sensitif: tidak ditampilkan")
  expect(added).toContain("Sudah ada dalam dosir sebelum tambahan ini.")
  expect(added).not.toContain("Isi jadwal")
  expect(added).toContain(second.documentSha256)
  expect(added).toContain(first.documentSha256)
  // The document of the first revision is part of the second one's.
  const { amendments, ...before } = second.document
  expect(before).toEqual(first.document)
  expect(amendments).toHaveLength(1)
  expect(hashDocument(before)).toBe(first.documentSha256)
}, 90_000)

test("issued again, an amended dossier is the stored one; a second amendment stands behind the first", async () => {
  const { koordinator, cycleId } = await handedIn()
  await openAmendment(koordinator, cycleId, "Permintaan pertama")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, text: "Uraian pertama." })
  await issueOpen(koordinator, cycleId)
  const two = await drawn(koordinator, cycleId, FULL)
  const again = await drawn(koordinator, cycleId, FULL)
  expect(again).toMatchObject({ id: two.id, reused: true })
  expect(await openAmendment(koordinator, cycleId, "Permintaan kedua")).toBe(2)
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, item: "R-01", evidence: "B-002" })
  expect(await issueOpen(koordinator, cycleId)).toBe(3)
  const three = await drawn(koordinator, cycleId, FULL)
  expect(three.pages.slice(0, two.pages.length)).toEqual(two.pages)
  expect(three.pages.slice(two.pages.length).join()).toContain("Tambahan 2")
  expect(three.row.revision).toBe(3)
}, 90_000)

test("a file cleared after submission is shown by the amendment that names it, in the redacted edition", async () => {
  const { koordinator, cycleId } = await handedIn()
  const first = await drawn(koordinator, cycleId, REDACTED)
  expect(first.pages.join()).not.toContain("Nama rahasia")
  await openAmendment(koordinator, cycleId, "Daftar kini boleh dilihat")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, item: "R-01", evidence: "B-002" })
  const { evidenceId } = (await listAmendmentEntries(db, cycleId))[0] ?? {}
  await clear(koordinator, evidenceId ?? "")
  await issueOpen(koordinator, cycleId)
  const second = await drawn(koordinator, cycleId, REDACTED)
  expect(second.pages.slice(0, first.pages.length)).toEqual(first.pages)
  expect(second.pages.slice(first.pages.length).join()).toContain("Nama rahasia")
}, 90_000)

test("an amended dossier begins with the document that was issued, also where the program has changed since", async () => {
  const { koordinator, cycleId, unitId } = await handedIn()
  const first = await drawn(koordinator, cycleId, REDACTED)
  // As another version of the program would have written it.
  const older = { ...first.document, title: "Judul versi lama" }
  const documentSha256 = hashDocument(older)
  await keepDossierDocuments(older)
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(dossier, eq(dossier.id, first.id), { documentSha256 }),
  )
  await openAmendment(koordinator, cycleId, "Permintaan")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, text: "Uraian." })
  await issueOpen(koordinator, cycleId)
  const second = await drawn(koordinator, cycleId, REDACTED)
  const { amendments, ...before } = second.document
  expect(hashDocument(before)).toBe(documentSha256)
  expect(amendments).toHaveLength(1)
  expect(second.pages.join()).toContain(documentSha256)
}, 90_000)

test("the snapshot holds what was handed in unchanged, and no file it refers to can go", async () => {
  const { koordinator, cycleId } = await handedIn()
  const frozen = async () => {
    const { snapshotId } = (await getLastSubmission(db, cycleId)) ?? { snapshotId: "" }
    return requireSnapshot(db, cycleId, snapshotId)
  }
  const before = await frozen()
  await openAmendment(koordinator, cycleId, "Permintaan")
  const file = await addFile(koordinator, "Bukti baru")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, evidence: "B-003" })
  await expect(removeEvidence(koordinator, file.id)).rejects.toMatchObject({ status: 409 })
  await issueOpen(koordinator, cycleId)
  const after = await frozen()
  const { amendments, ...rest } = Snapshot.parse(JSON.parse(after.content))
  expect(rest).toEqual(JSON.parse(before.content))
  expect(amendments?.[0]).toMatchObject({
    number: 1,
    revision: 2,
    amends: before.sha256,
    reason: "Permintaan",
  })
  expect(await db.$count(snapshotEvidence, eq(snapshotEvidence.snapshotId, after.id))).toBe(3)
  await expect(removeEvidence(koordinator, file.id)).rejects.toMatchObject({ status: 409 })
})

test("amendments are the coordinator's, between handing in and the result, one at a time", async () => {
  const { koordinator, cycleId, unitId } = await handedIn()
  for (const role of ["peninjau", "kalapas", "kontributor"] as const) {
    const other = await makeActor(unitId, role)
    await expect(openAmendment(other, cycleId, "x")).rejects.toMatchObject({ status: 403 })
  }
  const stranger = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  await expect(openAmendment(stranger, cycleId, "x")).rejects.toMatchObject({ status: 404 })
  await expect(addAmendmentEntry(koordinator, cycleId, ENTRY)).rejects.toMatchObject({ status: 404 })
  await openAmendment(koordinator, cycleId, "Pertama")
  await expect(openAmendment(koordinator, cycleId, "Kedua")).rejects.toMatchObject({ status: 409 })
  await expect(issueOpen(koordinator, cycleId)).rejects.toMatchObject({ status: 409 })
  const wrong = (entry: Partial<typeof ENTRY>) =>
    expect(addAmendmentEntry(koordinator, cycleId, { ...ENTRY, ...entry })).rejects.toMatchObject({
      status: 422,
    })
  await wrong({ item: "R-99", text: "x" })
  await wrong({ evidence: "B-999" })
  await moveTo(unitId, cycleId, "hasil")
  await expect(discardAmendment(koordinator, cycleId)).rejects.toMatchObject({ status: 409 })
})

test("what was gathered can be taken back until it is issued, and a stale page issues nothing", async () => {
  const { koordinator, cycleId } = await handedIn()
  await openAmendment(koordinator, cycleId, "Pertama")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, text: "Satu" })
  const { version } = await requireOpenAmendment(db, cycleId)
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, text: "Dua" })
  await expect(issueAmendment(koordinator, cycleId, version)).rejects.toMatchObject({ status: 409 })
  const [entry] = await listAmendmentEntries(db, cycleId)
  await removeAmendmentEntry(koordinator, cycleId, entry?.id ?? "")
  await changeAmendmentReason(koordinator, cycleId, "Alasan lain")
  expect((await listAmendments(db, cycleId))[0]).toMatchObject({ reason: "Alasan lain", revision: null })
  await discardAmendment(koordinator, cycleId)
  expect(await listAmendments(db, cycleId)).toEqual([])
  expect(await openAmendment(koordinator, cycleId, "Lagi")).toBe(1)
})

test("an assessor of the redacted edition sees what was issued, as his edition shows it; others of the unit all", async () => {
  const { koordinator, cycleId, unitId } = await handedIn()
  await openAmendment(koordinator, cycleId, "Permintaan tentang 3510011234560001")
  await addFile(koordinator, "Ijazah Fulan", "daftar")
  await addAmendmentEntry(koordinator, cycleId, {
    ...ENTRY,
    item: "R-01",
    evidence: "B-003",
    label: "Nilai Fulan",
  })
  const asesor = await makeActor(unitId, "asesor", { cycleId })
  const kalapas = await makeActor(unitId, "kalapas")
  expect((await readAmendments(db, asesor, cycleId, "id")).amendments).toEqual([])
  expect((await readAmendments(db, kalapas, cycleId, "id")).amendments).toHaveLength(1)
  await issueOpen(koordinator, cycleId)
  const seen = await readAmendments(db, asesor, cycleId, "id")
  expect(seen.amendments[0]).toMatchObject({ number: 1, revision: 2, by: null })
  expect(seen.amendments[0]?.entries[0]?.file).toEqual({ id: null, code: "B-003", title: "" })
  expect(JSON.stringify(seen)).not.toMatch(/Fulan|3510011234560001/)
  expect(JSON.stringify(await readAmendments(db, kalapas, cycleId, "id"))).toContain("Ijazah Fulan")
  expect(seen).toMatchObject({ mayAmend: false, suggested: [] })
  const kontributor = await makeActor(unitId, "kontributor")
  await expect(readAmendments(db, kontributor, cycleId, "id")).rejects.toMatchObject({ status: 403 })
})

test("a file that an issued amendment names is within an assessor's reach once it is cleared, not before", async () => {
  const { koordinator, cycleId, unitId } = await handedIn()
  const file = await addFile(koordinator, "Bukti baru")
  await clear(koordinator, file.id)
  const asesor = await makeActor(unitId, "asesor", { cycleId })
  await openAmendment(koordinator, cycleId, "Permintaan")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, evidence: "B-003" })
  await expect(requireEvidence(db, asesor, file.id)).rejects.toMatchObject({ status: 404 })
  await issueOpen(koordinator, cycleId)
  expect((await requireEvidence(db, asesor, file.id)).id).toBe(file.id)
})

test("what changed between two revisions is told from issued dossiers, in the editions the reader may take", async () => {
  const { koordinator, cycleId, unitId } = await handedIn()
  const asesor = await makeActor(unitId, "asesor", { cycleId })
  const query = { from: undefined, to: undefined, edition: undefined, language: "id" } as const
  expect(await readRevisions(db, koordinator, cycleId, query)).toMatchObject({
    from: 1,
    to: 1,
    changes: null,
  })
  await openAmendment(koordinator, cycleId, "Permintaan")
  await addAmendmentEntry(koordinator, cycleId, { ...ENTRY, text: "Uraian." })
  await issueOpen(koordinator, cycleId)
  expect((await readRevisions(db, asesor, cycleId, query)).changes).toBeNull()
  // The later revision's dossier alone tells both: it begins with the earlier one's pages.
  const second = await drawn(koordinator, cycleId, REDACTED)
  const view = await readRevisions(db, asesor, cycleId, { ...query, from: 2, to: 1 })
  expect(view).toMatchObject({ from: 1, to: 2, edition: "redacted", editions: ["redacted"] })
  const pages = (state: string) =>
    (view.changes ?? []).filter((row) => row.state === state).reduce((sum, row) => sum + row.pages, 0)
  expect(pages("unchanged") + pages("added")).toBe(second.pages.length)
  expect(view.changes?.flatMap(({ things }) => things)).toContainEqual(
    expect.objectContaining({ kind: "item", key: "R-02", amendment: 1 }),
  )
  expect((await readRevisions(db, koordinator, cycleId, { ...query, edition: "full" })).changes).toBeNull()
}, 90_000)
