import { readdirSync, statSync, utimesSync } from "node:fs"
import { join } from "node:path"
import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { config } from "#app/config.server.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { readRegisterForm } from "#app/domain/register-form.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addRegisterRow, editRegisterRow, removeRegisterRow } from "#app/services/edit-register.server.ts"
import { addCertificate, removeCertificate } from "#app/services/educator-papers.server.ts"
import { sweepImports } from "#app/services/keep-import.server.ts"
import { chooseColumns, confirmImport, readImport } from "#app/services/read-import.server.ts"
import { readRegisterList, readRegisterRow } from "#app/services/read-register.server.ts"
import { startImport } from "#app/services/start-import.server.ts"
import { exportUnits, takeNumbersExport } from "#app/services/take-export.server.ts"
import { db } from "#db/client.server.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { alsoIn, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor
let kalapas: Actor

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  kalapas = await makeActor(unitId, "kalapas")
})

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: Response) => thrown.status,
  )
const words = { language: "id", t: translate("id") } as const
const AULA = { kind: "room", name: "Aula", condition: "baik", quantity: 1 }
const TABLE = Buffer.from("Panggilan;Tanggal masuk\nUmar;2026-01-05\n")

test("a row is added, changed by the version shown, and taken away by who may", async () => {
  const id = await addRegisterRow(koordinator, "facility", unitId, { values: AULA })
  const edit = { values: { ...AULA, condition: "rusak-ringan" } }
  await editRegisterRow(koordinator, "facility", { id, version: 1 }, edit)
  expect(await statusOf(editRegisterRow(koordinator, "facility", { id, version: 1 }, edit))).toBe(409)
  expect(await statusOf(editRegisterRow(kalapas, "facility", { id, version: 2 }, edit))).toBe(403)
  const query = { q: "f-001", chosen: { condition: "rusak-ringan" }, page: 1 }
  expect((await readRegisterList(db, kalapas, "facility", { query, language: "id" })).rows[0]?.title).toBe(
    "Aula",
  )
  const shown = await readRegisterRow(db, kalapas, { kind: "facility", id }, "id")
  expect([shown.code, shown.may.edit]).toEqual(["F-001", false])
  await removeRegisterRow(koordinator, "facility", id)
  expect(await statusOf(readRegisterRow(db, koordinator, { kind: "facility", id }, "id"))).toBe(404)
})

test("a form names each field that is wrong", () => {
  const typed = { name: "", role: "ustadz", institution: "own", from: "2026-02-01", until: "2026-01-01" }
  expect(readRegisterForm("educator", typed, { programmes: [], kitab: [] })).toEqual({
    ok: false,
    errors: { name: "register:error.needed", until: "register:error.stay-order" },
  })
})

test("an educator's certificates come and go with his page", async () => {
  const values = { name: "Ustadz Contoh", role: "ustadz", institution: "kemenag", subjects: [] }
  const id = await addRegisterRow(koordinator, "educator", unitId, { values })
  const form = {
    title: "Syahadah",
    issuer: "",
    number: "",
    issuedOn: null,
    validUntil: "2020-01-01",
    evidence: "",
  }
  await addCertificate(koordinator, id, form)
  expect(await statusOf(addCertificate(koordinator, id, { ...form, evidence: "B-999" }))).toBe(422)
  const [kept] = (await readRegisterRow(db, koordinator, { kind: "educator", id }, "id")).certificates
  expect([kept?.title, kept?.hasExpired]).toEqual(["Syahadah", true])
  await removeCertificate(koordinator, id, kept?.id ?? "")
  expect((await readRegisterRow(db, koordinator, { kind: "educator", id }, "id")).certificates).toEqual([])
})

test("an uploaded table waits for its owner alone, and is forgotten once it is taken in", async () => {
  const upload = { unitId, fileName: "a.csv", bytes: TABLE }
  expect(await statusOf(startImport(kalapas, "santri", upload))).toBe(403)
  const id = await startImport(koordinator, "santri", upload)
  const folder = join(config().dataDir, "imports")
  expect((statSync(join(folder, `${id}.json`)).mode & 0o777).toString(8)).toBe("600")
  const other = await makeActor(unitId, "koordinator")
  expect(await statusOf(readImport(db, other, { kind: "santri", id }, words))).toBe(404)
  expect((await readImport(db, koordinator, { kind: "santri", id }, words)).rejected[0]?.column).toBe("Nama")
  await chooseColumns(koordinator, "santri", id, { name: "Panggilan", from: "Tanggal masuk" })
  expect(await confirmImport(koordinator, "santri", id)).toMatchObject({ created: 1, rejected: [] })
  expect(readdirSync(folder)).toEqual([])
})

test("a table that nobody decides on is swept after an hour", async () => {
  const id = await startImport(koordinator, "santri", { unitId, fileName: "a.csv", bytes: TABLE })
  const file = join(config().dataDir, "imports", `${id}.json`)
  const old = new Date(Date.now() - 61 * 60 * 1000)
  utimesSync(file, old, old)
  await sweepImports(new Date())
  expect(await statusOf(readImport(db, koordinator, { kind: "santri", id }, words))).toBe(404)
})

test("who looks after several units takes out the register of the one he names", async () => {
  const [own, other] = [(await makeUnit()).unitId, (await makeUnit()).unitId]
  await makeSantri(own, { name: "Ahmad Contoh", registerNumber: "B.78/2024" })
  await makeSantri(other, { name: "Budi Contoh", registerNumber: "B.79/2024" })
  const boss = alsoIn(await makeActor(own, "kalapas"), other)
  expect(exportUnits(boss, "santri").toSorted()).toEqual([own, other].toSorted())
  const taken = (await takeNumbersExport(boss, other, { format: "csv", ...words })).toString()
  expect([taken.includes("B.79/2024"), taken.includes("B.78/2024")]).toEqual([true, false])
  expect(await db.$count(registerNumberView, eq(registerNumberView.unitId, own))).toBe(0)
  const kontributor = await makeActor(own, "kontributor")
  expect(await statusOf((async () => exportUnits(kontributor, "santri"))())).toBe(403)
})

test("full register numbers leave by a recorded act, and by who may see them", async () => {
  const own = (await makeUnit()).unitId
  const [santriId = ""] = await makeSantri(own, { registerNumber: "B.77/2024" }, {})
  const [boss, reviewer] = [await makeActor(own, "kalapas"), await makeActor(own, "peninjau")]
  expect(await statusOf(takeNumbersExport(reviewer, own, { format: "csv", ...words }))).toBe(403)
  expect((await takeNumbersExport(boss, own, { format: "csv", ...words })).toString()).toContain("B.77/2024")
  const views = await db.select().from(registerNumberView).where(eq(registerNumberView.unitId, own))
  expect(views.map(({ santriId: of, viewedBy }) => [of, viewedBy])).toEqual([[santriId, boss.userId]])
})
