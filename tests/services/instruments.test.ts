import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { installInstruments } from "#app/services/install-instruments.server.ts"
import {
  recordInstrumentCheck,
  withdrawInstrumentCheck,
} from "#app/services/record-instrument-check.server.ts"
import { db } from "#db/client.server.ts"
import { getInstrumentCheck, listInstrumentChecks, listInstruments } from "#db/queries/instruments.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "miqyas-instruments-"))
const file = join(folder, "mm-spm-dikdasmen", "1.yaml")
cpSync(projectPath("templates", "instruments"), folder, { recursive: true })
const original = readFileSync(file, "utf8")
afterAll(() => rmSync(folder, { recursive: true }))

test("the shipped instruments are installed once; another comment or order changes nothing", async () => {
  const first = await installInstruments(folder)
  expect(first.refused).toEqual([])
  expect(first.installed).toHaveLength(3)
  writeFileSync(file, `# another comment\n${original}`)
  expect(await installInstruments(folder)).toEqual({ installed: [], refused: [] })
  expect(await listInstruments(db)).toHaveLength(3)
})

test("changed content under an installed version is refused, and what was installed stays", async () => {
  const before = await listInstruments(db)
  writeFileSync(file, original.replace(/effectiveFrom: .*/, 'effectiveFrom: "1999"'))
  const report = await installInstruments(folder)
  expect(report.installed).toEqual([])
  expect(report.refused).toHaveLength(1)
  expect(report.refused[0]).toContain(
    "mm-spm-dikdasmen/1.yaml: mm-spm-dikdasmen@1 is installed with other content",
  )
  expect(await listInstruments(db)).toEqual(before)
})

test("a file that is no instrument is refused with its place, the others are taken", async () => {
  writeFileSync(file, "id: [")
  const report = await installInstruments(folder)
  expect(report.refused[0]).toMatch(/^mm-spm-dikdasmen\/1\.yaml/)
})

test("a record of checking counts in its unit until it is withdrawn", async () => {
  const [one] = await listInstruments(db)
  if (one === undefined) throw new Error("No instrument is installed")
  const [here, there] = [await makeUnit(), await makeUnit()]
  const admin = await makeActor(here.unitId, "admin")
  const form = {
    checkedBy: "Pemeriksa",
    office: "Kankemenag",
    checkedOn: "2026-11-01",
    primaryText: "Lampiran",
    note: "",
    sure: true,
  }
  await recordInstrumentCheck(admin, here.unitId, one.id, form)
  const check = await getInstrumentCheck(db, here.unitId, one.contentHash)
  expect(check).toMatchObject({ checkedBy: "Pemeriksa", office: "Kankemenag" })
  expect(await getInstrumentCheck(db, there.unitId, one.contentHash)).toBeUndefined()
  await withdrawInstrumentCheck(admin, here.unitId, check?.id ?? "")
  expect(await getInstrumentCheck(db, here.unitId, one.contentHash)).toBeUndefined()
  expect(await listInstrumentChecks(db, [here.unitId], one.contentHash)).toHaveLength(1)
})

test("only an admin of the unit records a check", async () => {
  const [one] = await listInstruments(db)
  const { unitId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const form = {
    checkedBy: "x",
    office: "x",
    checkedOn: "2026-11-01",
    primaryText: "x",
    note: "",
    sure: true,
  }
  const refused = await recordInstrumentCheck(koordinator, unitId, one?.id ?? "", form).catch(
    (error) => error,
  )
  expect((refused as Response).status).toBe(403)
})
