import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { config, projectPath } from "#app/config.server.ts"
import { makeUnit } from "#tests/helpers/fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "miqyas-import-"))
const template = join(folder, "template.xlsx")

beforeAll(() => makeUnit())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/import.ts", ...args], {
    cwd: projectPath(),
    env: { ...process.env, DATABASE_URL: "" },
    encoding: "utf8",
  })
  const last = stdout.trim().split("\n").at(-1) ?? ""
  return { status, said: `${stdout}${stderr}`, result: last.startsWith("{") ? JSON.parse(last) : undefined }
}

const santri = (...args: string[]) => run("santri", ...args, "--data", config().dataDir)

test("a template has two sample rows that are taken in once", () => {
  expect(run("santri", "--template", "--out", template)).toMatchObject({ status: 0 })
  expect(statSync(template).size).toBeGreaterThan(1000)
  const dry = santri(template, "--dry-run")
  expect([dry.status, dry.result], dry.said).toEqual([0, { created: 2, updated: 0, rejected: [] }])
  expect(santri(template).result).toEqual({ created: 2, updated: 0, rejected: [] })
  expect(santri(template).result).toEqual({ created: 0, updated: 0, rejected: [] })
}, 120_000)

test("each bad cell is named by row, column and reason, and nothing is taken in", () => {
  const file = join(folder, "bad.csv")
  writeFileSync(
    file,
    "Nama;No Register;Tanggal masuk\nBaik;R-7;2026-01-05\n;R-8;2026-01-05\nBuruk;R-9;kemarin\n",
  )
  const { status, result } = santri(file)
  expect(status).toBe(1)
  expect(result).toEqual({
    created: 0,
    updated: 0,
    rejected: [
      { row: 3, column: "Nama", reason: "must be filled in" },
      { row: 4, column: "Tanggal masuk", reason: expect.stringContaining("is no date") },
    ],
  })
})

test("what is not understood, and what cannot be read, ends apart", () => {
  expect(run().status).toBe(2)
  expect(run("rooms", template).status).toBe(2)
  expect(run("santri", template, "--template", "--out", "x.xlsx").status).toBe(2)
  const { status, said } = run("santri", template, "--data", folder)
  expect([status, said.includes("holds no Miqyas database")]).toEqual([1, true])
  writeFileSync(join(folder, "old.xls"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
  expect(santri(join(folder, "old.xls"))).toMatchObject({
    status: 1,
    said: expect.stringContaining("save it as .xlsx"),
  })
})
