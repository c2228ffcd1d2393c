import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import sharp from "sharp"
import { expect, onTestFinished, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { sampleFiles } from "#scripts/demo/sample-files.ts"

function runDemo(...args: string[]) {
  return spawnSync(process.execPath, [projectPath("scripts", "demo.ts"), "--no-serve", ...args], {
    encoding: "utf8",
  })
}

test("a folder that holds something else is refused and left alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-demo-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, "laporan.txt"), "penting")
  const done = runDemo("--data", folder)
  expect(done.status).toBe(1)
  expect(done.stderr).toContain("was not made by a demo")
  expect(readdirSync(folder)).toEqual(["laporan.txt"])
  expect(readFileSync(join(folder, "laporan.txt"), "utf8")).toBe("penting")
})

test("an option that the demo does not know is refused with its usage", () => {
  const done = runDemo("--dta", "x")
  expect(done.status).toBe(2)
  expect(done.stderr).toContain("Usage:")
})

test("the story has at least 25 files, each with a name and a content of its own", async () => {
  expect(sampleFiles.length).toBeGreaterThanOrEqual(25)
  expect(new Set(sampleFiles.map((file) => file.key)).size).toBe(sampleFiles.length)
  expect(new Set(sampleFiles.map((file) => file.fileName)).size).toBe(sampleFiles.length)
})

test("a sample file has the same bytes each time it is drawn", async () => {
  for (const key of ["timetable-2", "photo-garden", "forum-notes", "identity"]) {
    const file = sampleFiles.find((one) => one.key === key)
    if (file === undefined) throw new Error(`No sample file "${key}"`)
    expect((await file.draw()).equals(await file.draw()), key).toBe(true)
  }
})

test("a photo shows the same picture however the camera was held", async () => {
  const look = async (orientation: 1 | 2 | 3 | 6 | 8) => {
    const photo = await drawPhoto({ scene: "building", seed: 1, format: "jpeg", orientation })
    return sharp(photo).autoOrient().resize(64, 48, { fit: "fill" }).greyscale().raw().toBuffer()
  }
  const upright = await look(1)
  for (const orientation of [2, 3, 6, 8] as const) {
    const turned = await look(orientation)
    const difference = upright.reduce((sum, value, at) => sum + Math.abs(value - (turned[at] ?? 0)), 0)
    expect(difference / upright.length, `orientation ${orientation}`).toBeLessThan(4)
  }
})
