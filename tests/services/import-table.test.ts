import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import { findTable } from "#app/domain/import-table.ts"
import { IMPORT_KINDS, type ImportKind } from "#app/domain/register-terms.ts"
import { translate } from "#app/i18n/language.server.ts"
import { exportTable, templateTable } from "#app/services/export-table.server.ts"
import { importTable, mappingFor, saveMapping } from "#app/services/import-table.server.ts"
import { readSheet } from "#app/sheets/read-sheet.server.ts"
import { db } from "#db/client.server.ts"
import { auditEntry } from "#db/schema/audit.ts"
import { facility } from "#db/schema/educators.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import { systemActor } from "#db/write.server.ts"
import { makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri, stay } from "#tests/helpers/santri.ts"

const actor = systemActor("test")
let unitId: string

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
})

async function take(unit: string, kind: ImportKind, bytes: Buffer) {
  const table = findTable(kind, await readSheet(bytes))
  const { mapping } = await mappingFor(db, unit, kind, table.heads)
  const { created, updated, unchanged, rejected } = await importTable(actor, {
    kind,
    unitId: unit,
    table,
    mapping,
  })
  const reasons = rejected.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)
  return { created, updated, unchanged, reasons }
}

const csv = (...lines: string[]) => Buffer.from(lines.join("\n"))
const rowsOf = (unit: string) =>
  db.select().from(santri).where(eq(santri.unitId, unit)).orderBy(santri.number)

test("a second import of the same table changes nothing, a corrected one updates", async () => {
  const heads = "Nama;No. Register;Tgl Masuk;Tgl Keluar;Alasan"
  const first = [
    heads,
    "Abdul;b.1/24;5/1/2025;;",
    "Budi;B 2/24;5/1/2025;1/6/2025;bebas",
    "Candra;;1/2/2025;;",
  ]
  expect(await take(unitId, "santri", csv(...first))).toEqual({
    created: 3,
    updated: 0,
    unchanged: 0,
    reasons: [],
  })
  const entries = await db.select().from(auditEntry)
  expect(await take(unitId, "santri", csv(...first))).toEqual({
    created: 0,
    updated: 0,
    unchanged: 3,
    reasons: [],
  })
  expect(await db.select().from(auditEntry)).toHaveLength(entries.length)
  const second = [heads, "Abdul Aziz;B.1/24;2025-01-05;1/7/2025;mutasi", "Budi;b2/24;1/9/2025;;"]
  expect(await take(unitId, "santri", csv(...second))).toMatchObject({ created: 0, updated: 2 })
  const rows = await rowsOf(unitId)
  expect(rows.map(({ number, name, version }) => [number, name, version])).toEqual([
    [1, "Abdul Aziz", 2],
    [2, "Budi", 1],
    [3, "Candra", 1],
  ])
  expect(openRegisterNumber(rows[0]?.registerNumberSealed as string, rows[0]?.id as string)).toBe("B.1/24")
  const stays = await db
    .select()
    .from(enrolment)
    .where(eq(enrolment.santriId, rows[1]?.id as string))
  expect(stays.map(({ from, until }) => [from, until]).sort()).toEqual([
    ["2025-01-05", "2025-06-01"],
    ["2025-09-01", null],
  ])
})

test("one bad cell keeps the whole table out", async () => {
  const other = (await makeUnit()).unitId
  const table = csv("Nama;Tanggal masuk;Tahun lahir", "A;2025-01-01;1990", "B;besok;90", "C;2025-01-01;")
  expect(await take(other, "santri", table)).toEqual({
    created: 0,
    updated: 0,
    unchanged: 0,
    reasons: ["3 Tahun lahir: not-a-year", "3 Tanggal masuk: not-a-day"],
  })
  expect(await rowsOf(other)).toEqual([])
})

test("a stay that ends by import ends the places in halaqah too", async () => {
  const other = (await makeUnit()).unitId
  const [member] = await makeSantri(other, { name: "Dedi" })
  await makeHalaqah(other, { members: [member as string] })
  const table = csv("Kode;Masuk;Keluar;Alasan keluar", "S-001;2025-01-01;2025-03-01;bebas")
  expect(await take(other, "santri", table)).toMatchObject({ updated: 1, reasons: [] })
  const [place] = await db
    .select()
    .from(halaqahMember)
    .where(eq(halaqahMember.santriId, member as string))
  expect(place?.until).toBe("2025-03-01")
})

test("what columns mean is remembered for tables with the same heads", async () => {
  const other = (await makeUnit()).unitId
  const table = findTable("santri", await readSheet(csv("Panggilan;Hari pertama;Nama", "Ucok;2025-01-01;x")))
  const mapping = { name: "Panggilan", from: "Hari pertama" }
  expect(await mappingFor(db, other, "santri", table.heads)).toMatchObject({ isRemembered: false })
  await saveMapping(actor, { kind: "santri", unitId: other, table, mapping })
  expect(await mappingFor(db, other, "santri", table.heads)).toEqual({ mapping, isRemembered: true })
  expect(await mappingFor(db, unitId, "santri", table.heads)).toMatchObject({ isRemembered: false })
  expect(await take(other, "santri", csv("Panggilan;Hari pertama;Nama", "Ucok;2025-01-01;x"))).toMatchObject({
    created: 1,
  })
  expect((await rowsOf(other))[0]?.name).toBe("Ucok")
})

test.each(IMPORT_KINDS)(
  "%s: the template is taken in, and its export imports again unchanged",
  async (kind) => {
    const other = (await makeUnit()).unitId
    for (const language of ["id", "en"] as const) {
      const t = translate(language)
      const template = await templateTable({ kind, format: language === "id" ? "xlsx" : "csv", language, t })
      const taken = await take(other, kind, template)
      expect(taken).toMatchObject(
        language === "id" ? { created: 2, reasons: [] } : { unchanged: 2, reasons: [] },
      )
      for (const format of ["xlsx", "csv"] as const) {
        const exported = await exportTable(db, other, { kind, format, language, t })
        expect(await take(other, kind, exported)).toEqual({
          created: 0,
          updated: 0,
          unchanged: 2,
          reasons: [],
        })
      }
    }
  },
)

test("an export masks register numbers until it is asked for them, and holds every stay", async () => {
  const other = (await makeUnit()).unitId
  await makeSantri(
    other,
    {
      name: "=Eka",
      registerNumber: "B.123/2024",
      stays: [stay("2024-01-01", "2024-05-01"), stay("2025-01-01")],
    },
    { name: "Tanpa nomor", stays: [] },
  )
  const wanted = { kind: "santri", format: "csv", language: "id", t: translate("id") } as const
  const masked = (await exportTable(db, other, wanted)).toString()
  expect(masked).not.toContain("123")
  expect(masked.match(/'=Eka/g)).toHaveLength(2)
  const full = await exportTable(db, other, { ...wanted, fullNumbers: true })
  expect(full.toString()).toContain("B.123/2024")
  for (const bytes of [Buffer.from(masked), full])
    expect(await take(other, "santri", bytes)).toEqual({ created: 0, updated: 0, unchanged: 2, reasons: [] })
})

test("an import writes a unit's registers in one change, under codes of their own", async () => {
  const other = (await makeUnit()).unitId
  const before = (await db.select().from(auditEntry)).length
  const heads = "Jenis;Nama barang;Kondisi;No. Inventaris;Jumlah"
  const table = csv(heads, "ruang;Aula;baik;;", "alat;Meja;rusak ringan;M-1;12")
  expect(await take(other, "facility", table)).toMatchObject({ created: 2, reasons: [] })
  expect(await db.select().from(auditEntry)).toHaveLength(before + 1)
  const rows = await db.select().from(facility).where(eq(facility.unitId, other)).orderBy(facility.number)
  expect(rows.map(({ number, name, quantity, condition }) => [number, name, quantity, condition])).toEqual([
    [1, "Aula", 1, "baik"],
    [2, "Meja", 12, "rusak-ringan"],
  ])
  expect(await take(other, "facility", csv("Kode;Jumlah", "F-002;10"))).toMatchObject({ updated: 1 })
  expect(await take(other, "facility", csv("Kode;Jumlah", "F-003;10"))).toMatchObject({
    reasons: ["2 Kode: code-unknown"],
  })
})
