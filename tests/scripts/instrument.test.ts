import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "miqyas-instrument-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good = "templates/instruments/banpdm-ia2024-kesetaraan/1.yaml"

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/instrument.ts", ...args], {
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

test("a good file is counted, and hashed by its content, not by comments or layout", () => {
  const copy = join(folder, "copy.yaml")
  writeFileSync(copy, `# another comment\n${readFileSync(good, "utf8")}\n\n`)
  const { status, stdout } = run("check", good, copy)
  expect(status).toBe(0)
  const [first, second] = stdout.split("\n")
  expect(first).toMatch(
    /^OK banpdm-ia2024-kesetaraan@1 draft-unverified: 4 components, 15 butir, 48 items, sha256 [0-9a-f]{64}$/,
  )
  expect(second).toBe(first)
})

test("a bad file ends with 1 and says file, line, path and what was expected; a good one beside it is still checked", () => {
  const bad = join(folder, "bad.yaml")
  writeFileSync(
    bad,
    readFileSync(good, "utf8").replace(
      "confidence: secondary\n        children:",
      "confidence: sure\n        children:",
    ),
  )
  const { status, stdout, stderr } = run("check", bad, good)
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /bad\.yaml:\d+: components\[0\]\(K1\)\.children\[0\]\(1\)\.confidence: expected one of official, secondary, product, got "sure"/,
  )
  expect(stdout).toContain("OK banpdm-ia2024-kesetaraan@1")
})

test("a file in the wrong place of the templates is refused", () => {
  const place = join(folder, "instruments", "other")
  mkdirSync(place, { recursive: true })
  copyFileSync(good, join(place, "2.yaml"))
  const { status, stderr } = run("check", join(place, "2.yaml"))
  expect(status).toBe(1)
  expect(stderr).toContain("expected the file to be banpdm-ia2024-kesetaraan/1.yaml, got other/2.yaml")
})

test("a file that cannot be read is refused, and a call without sense explains itself", () => {
  expect(run("check", join(folder, "none.yaml"))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("ENOENT"),
  })
  expect(run("check")).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage") })
  expect(run("list", good).status).toBe(2)
})
