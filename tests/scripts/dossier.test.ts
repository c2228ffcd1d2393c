import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { config, projectPath } from "#app/config.server.ts"
import { Dossier } from "#app/domain/dossier-document.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { db } from "#db/client.server.ts"
import { listDossiers } from "#db/queries/dossiers.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach, readPdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "miqyas-cli-"))
let cycleId = ""

beforeAll(async () => {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  cycleId = await makeCycle(koordinator, applicantId)
  await attach(koordinator, cycleId, "R-01", {
    name: "daftar.pdf",
    kind: "daftar",
    text: "Isi yang sensitif",
  })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function dossier(...args: string[]) {
  const { dataDir, databaseUrl } = config()
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: databaseUrl ?? "", NODE_ENV: "production" }
  return spawnSync(process.execPath, ["scripts/dossier.ts", "--data", dataDir, ...args], {
    cwd: projectPath(),
    env,
    encoding: "utf8",
  })
}

test("the command writes the PDF and the document it is drawn from", async () => {
  const [out, json] = [join(folder, "a.pdf"), join(folder, "a.json")]
  const { status, stdout, stderr } = dossier("--cycle", cycleId, "--out", out, "--document", json)
  expect(status, stderr).toBe(0)
  const text = readFileSync(json, "utf8")
  const hash = createHash("sha256").update(text).digest("hex")
  expect(hashDocument(Dossier.parse(JSON.parse(text)))).toBe(hash)
  expect(stdout).toContain(hash)
  const pdf = await readPdf(out)
  expect(pdf).toContain(hash)
  expect(pdf).not.toContain("Isi yang sensitif")
})

test("the full edition is issued with its reason, and stands in the history", async () => {
  const out = join(folder, "full.pdf")
  const { status, stderr } = dossier(
    "--cycle",
    cycleId,
    "--out",
    out,
    "--edition",
    "full",
    "--reason",
    "Untuk arsip unit",
    "--lang",
    "en",
  )
  expect(status, stderr).toBe(0)
  expect(await readPdf(out)).toContain("Isi yang sensitif")
  const scope = { unitIds: [], cycleIds: [cycleId] }
  const [row] = await listDossiers(db, scope, cycleId, ["full"])
  expect(row).toMatchObject({
    reason: "Untuk arsip unit",
    language: "en",
    issuedBy: "system:dossier",
    state: "ready",
  })
})

test("what cannot be done is said in a line, and nothing is written", () => {
  const out = join(folder, "none.pdf")
  const unknown = dossier("--cycle", "nonesuch", "--out", out)
  expect([unknown.status, unknown.stderr]).toEqual([
    1,
    expect.stringContaining('There is no cycle "nonesuch"'),
  ])
  const nowhere = dossier("--cycle", cycleId, "--out", join(folder, "no", "where.pdf"))
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining("does not exist")])
  const wrong = dossier("--cycle", cycleId, "--out", out, "--edition", "secret")
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('not "secret"')])
  expect(existsSync(out)).toBe(false)
})
