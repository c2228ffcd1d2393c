import { execFileSync } from "node:child_process"
import { createWriteStream, mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { afterAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { verifyPath } from "#app/package/verify/verify-path.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { packageDossier } from "#app/services/package-dossier.server.ts"
import { db } from "#db/client.server.ts"
import { listDownloads, requireDossier } from "#db/queries/dossiers.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach, readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function issued() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  await attach(koordinator, cycleId, "R-02", { name: "jadwal.pdf", kind: "jadwal", text: "Isi jadwal" })
  await attach(koordinator, cycleId, "R-01", {
    name: "Ijazah Fulan.pdf",
    kind: "daftar",
    text: "Nama rahasia",
  })
  const { id } = await issueDossier(koordinator, cycleId, { edition: "redacted", language: "id", reason: "" })
  await waitForBuild(id)
  return { unitId, koordinator, cycleId, id, scope: { unitIds: [unitId], cycleIds: [] } }
}

async function unpack(actor: Actor, cycleId: string, id: string) {
  const folder = mkdtempSync(join(tmpdir(), "package-"))
  folders.push(folder)
  const { fileName, open } = await packageDossier(actor, cycleId, id, { record: true })
  const zip = join(folder, fileName)
  await pipeline(open(), createWriteStream(zip))
  execFileSync("unzip", ["-q", zip, "-d", join(folder, "d")])
  return { zip, bag: join(folder, "d", readdirSync(join(folder, "d"))[0] ?? "") }
}

test("the steps on a dossier's verification page work on its package, word for word", async () => {
  const { koordinator, cycleId, id, scope } = await issued()
  const { zip, bag } = await unpack(koordinator, cycleId, id)
  expect((await verifyPath(zip)).findings).toEqual([])
  expect(readdirSync(join(bag, "data/bukti"))).toEqual(["B-001.pdf"])
  const row = await requireDossier(db, scope, cycleId, id)
  const text = await readPdf(dossierPdfPath(row.pdfSha256 ?? ""))
  const steps = [...text.matchAll(/sha256sum (?:-c )?[\w./-]+\.(?:json|txt)/g)].map(([step]) => step)
  expect(steps).toHaveLength(2)
  const [all, one] = steps.map((step) =>
    execFileSync("sh", ["-e", "-c", step], { cwd: bag, encoding: "utf8" }).trim().split("\n"),
  )
  expect(all).toHaveLength(5)
  for (const line of all ?? []) expect(line).toMatch(/: OK$/)
  expect(one).toEqual([`${row.documentSha256}  data/document.json`])
  expect(text.replaceAll(/\s/g, "")).toContain(row.documentSha256)
})

test("the register of a redacted package names a withheld file by its kind alone", async () => {
  const { koordinator, cycleId, id } = await issued()
  const { bag } = await unpack(koordinator, cycleId, id)
  for (const name of ["daftar-bukti.json", "daftar-bukti.csv", "document.json"]) {
    const text = readFileSync(join(bag, "data", name), "utf8")
    expect(text).toContain("Daftar (judul tidak ditampilkan)")
    expect(text).toContain("Jadwal")
    expect(text).not.toContain("Fulan")
  }
})

test("taking a package is recorded, asking for it is not", async () => {
  const { koordinator, cycleId, id, scope } = await issued()
  await packageDossier(koordinator, cycleId, id, { record: false })
  expect(await listDownloads(db, scope, cycleId)).toHaveLength(0)
  await packageDossier(koordinator, cycleId, id, { record: true })
  expect(await listDownloads(db, scope, cycleId)).toMatchObject([
    { dossierId: id, userName: koordinator.name },
  ])
})

test("only who may take the edition takes its package", async () => {
  const { unitId, koordinator, cycleId, id } = await issued()
  const kontributor = await makeActor(unitId, "kontributor")
  const elsewhere = await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator")
  const record = { record: true }
  await expect(packageDossier(kontributor, cycleId, id, record)).rejects.toMatchObject({ status: 403 })
  await expect(packageDossier(elsewhere, cycleId, id, record)).rejects.toMatchObject({ status: 404 })
  await expect(packageDossier(koordinator, cycleId, cycleId, record)).rejects.toMatchObject({ status: 404 })
})
