import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { config, projectPath } from "#app/config.server.ts"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

const empty = mkdtempSync(join(tmpdir(), "miqyas-empty-"))

afterAll(() => rmSync(empty, { recursive: true, force: true }))

function run(script: string, ...args: string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: config().databaseUrl ?? "" }
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: projectPath(),
    env,
    encoding: "utf8",
  })
  return { status, said: `${stdout}${stderr}` }
}

test("a folder without an installation is refused, and nothing is made in it", () => {
  for (const [script, ...args] of [["admin", "list"], ["check"], ["check", "--sweep"]] as const) {
    const { status, said } = run(script, ...args, "--data", empty)
    expect([script, status]).toEqual([script, 1])
    expect(said).toContain("holds no Miqyas database")
  }
  expect(readdirSync(empty)).toEqual([])
})

test("the check names files that are missing or damaged, and sweeps only where none is missing", async () => {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const cycleId = await makeCycle(koordinator, applicantId)
  const files: string[] = []
  for (const text of ["Satu", "Dua"]) {
    const { evidence } = await attach(koordinator, cycleId, "R-01", { name: "a.pdf", kind: "daftar", text })
    files.push(evidencePath(evidence.sha256))
  }
  const [one = "", two = ""] = files
  const orphan = evidencePath((await putStream([randomBytes(30)] as never, { maxBytes: 100 })).sha256)
  const old = new Date(Date.now() - 48 * 60 * 60 * 1000)
  utimesSync(orphan, old, old)
  const check = (...more: string[]) => run("check", "--data", config().dataDir, ...more)

  const sound = check()
  expect(sound.status, sound.said).toBe(0)
  expect(sound.said).toContain("1 files (30 bytes) that nothing has referred to for a day; --sweep")

  truncateSync(two, 5)
  const damaged = check("--sweep")
  expect(damaged.status).toBe(1)
  expect(damaged.said).toContain("damaged: B-002 of Lapas Contoh")
  expect(damaged.said).toContain("removed: 1 files")
  expect([existsSync(orphan), existsSync(one), existsSync(two)]).toEqual([false, true, true])

  const other = evidencePath((await putStream([randomBytes(30)] as never, { maxBytes: 100 })).sha256)
  utimesSync(other, old, old)
  rmSync(one)
  const missing = check("--sweep")
  expect(missing.status).toBe(1)
  expect(missing.said).toContain("missing: B-001 of Lapas Contoh")
  expect(missing.said).toContain("none was removed")
  expect(existsSync(other)).toBe(true)
})
