import { expect, test } from "vitest"
import { type FieldValues, type ImportField, parseCell, valueCell } from "#app/domain/import-field.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import { planRegister } from "#app/domain/import-register.ts"
import { type KnownPerson, planSantri } from "#app/domain/import-santri.ts"
import { findTable, fittingMapping, guessMapping, headsKey, readEntries } from "#app/domain/import-table.ts"
import { IMPORT_KINDS } from "#app/domain/register-terms.ts"
import type { Cell, SheetRow } from "#app/domain/sheet.ts"

const sheet = (...rows: Cell[][]): SheetRow[] => rows.map((cells, at) => ({ row: at + 1, cells }))
const field = (key: string): ImportField => fieldsOf("santri").find((one) => one.key === key) as ImportField
const read = (key: string, cell: Cell) => {
  const parsed = parseCell(field(key), cell)
  return "problem" in parsed ? parsed.problem.reason : parsed.value
}

test("heads are known by the words offices use, and no head serves twice", () => {
  const heads = [
    "No.",
    "Nama Lengkap WBP",
    "NO. REG",
    "Tgl. Masuk",
    "Tgl. Keluar",
    "Pasal",
    "Angkatan",
    "Vonis",
  ]
  expect(guessMapping("santri", heads)).toEqual({
    name: "Nama Lengkap WBP",
    registerNumber: "NO. REG",
    from: "Tgl. Masuk",
    until: "Tgl. Keluar",
    intake: "Angkatan",
  })
})

test("every kind's own heads are recognised, in both languages", () => {
  for (const kind of IMPORT_KINDS)
    for (const language of ["id", "en"] as const) {
      const heads = fieldsOf(kind).map(({ head }) => head[language])
      const expected = Object.fromEntries(fieldsOf(kind).map(({ key, head }) => [key, head[language]]))
      expect(guessMapping(kind, heads)).toEqual(expected)
    }
})

test("a head keeps no sign that cannot be kept, nor half of one where it is cut", () => {
  const wild = sheet(["Nama\u0000", "Ca\ud800tatan", `${"x".repeat(119)}\u{1f600}`], ["A"])
  const { heads } = findTable("santri", wild)
  expect(heads.slice(0, 2)).toEqual(["Nama", "Ca\ufffdtatan"])
  expect(headsKey(heads)).toContain("xxx")
})

test("the heads are found below a title; heads that come twice or say nothing are told apart", () => {
  const table = findTable(
    "santri",
    sheet(["DAFTAR SANTRI"], ["Tahun 2026"], ["Nama", "", "Angkatan", "Nama"], ["A"]),
  )
  expect(table.heads).toEqual(["Nama", "(B)", "Angkatan", "Nama (2)"])
  expect(table.rows).toEqual([{ row: 4, cells: ["A"] }])
  expect(fittingMapping("santri", table.heads, { name: "Nama (2)", until: "Sampai", wrong: "Nama" })).toEqual(
    {
      name: "Nama (2)",
    },
  )
})

test("a cell is read as its field asks, or refused with the reason", () => {
  expect(read("name", "  Abdul\u00a0 Aziz\n")).toBe("Abdul Aziz")
  expect(read("name", "x".repeat(121))).toBe("too-long")
  expect(read("registerNumber", 12345678)).toBe("12345678")
  expect(read("registerNumber", 1234567890123456)).toBe("number-imprecise")
  for (const typed of [
    "2026-01-05",
    "5/1/2026",
    "05-01-2026",
    "5 Januari 2026",
    "5 Jan 2026",
    { day: "2026-01-05" },
  ])
    expect(read("from", typed)).toBe("2026-01-05")
  for (const typed of ["31/02/2026", "1/5/26", "46027", 46027, "besok"])
    expect(read("from", typed)).toBe("not-a-day")
  expect(read("from", { fault: "formula" })).toBe("cell-formula")
  expect(read("birthYear", { day: "1990-04-01" })).toBe(1990)
  expect(read("birthYear", "90")).toBe("not-a-year")
  expect(read("reason", "BEBAS")).toBe("bebas")
  expect(read("reason", "kabur")).toBe("not-a-choice")
  expect(read("registeredElsewhere", "Tidak")).toBe(false)
  expect(read("code", "s 14")).toBe(14)
  expect(read("code", "14")).toBe("not-a-code")
  expect(read("intake", " ")).toBeUndefined()
})

test("what an export writes is read as the same value, in both languages", () => {
  for (const kind of IMPORT_KINDS)
    for (const one of fieldsOf(kind))
      for (const sample of one.sample ?? [])
        for (const language of ["id", "en"] as const) {
          const parsed = parseCell(one, valueCell(one, sample, language))
          expect(parsed, `${kind}.${one.key} ${language}`).toEqual({ value: sample ?? undefined })
        }
})

test("a bad row is told with its place in the file, each bad cell by its own head", () => {
  const table = findTable("santri", sheet(["Nama", "Masuk"], ["A", "x"], [], ["B", "2026-01-05"]))
  const { entries, rejected } = readEntries("santri", table, guessMapping("santri", table.heads))
  expect(rejected).toEqual([{ row: 2, column: "Masuk", reason: "not-a-day" }])
  expect(entries).toEqual([{ row: 4, values: { name: "B", from: "2026-01-05" } }])
})

const stay = (id: string, from: string, until: string | null = null) => ({
  id,
  intake: "2026/1",
  from,
  until,
  reason: until === null ? null : ("bebas" as const),
  decisionNumber: "",
  decisionOn: null,
  registeredElsewhere: false,
})

const person = (number: number, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id: `id-${number}`,
  number,
  name: `Santri ${number}`,
  arabicName: "",
  birthYear: null,
  registerNumberHash: null,
  erased: false,
  stays: [stay(`stay-${number}`, "2025-01-01")],
  ...more,
})

function plan(known: KnownPerson[], ...rows: Record<string, string | number | boolean>[]) {
  const entries = rows.map((values, at) => ({ row: at + 2, values }))
  return planSantri(entries, known, { mapping: {}, hash: (number) => `#${number.toUpperCase()}` })
}

const reasons = (known: KnownPerson[], ...rows: Record<string, string | number | boolean>[]) =>
  plan(known, ...rows).rejected.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)

test("a santri is known by code, else by register number, else by name and first day", () => {
  const known = [person(1), person(2, { registerNumberHash: "#R2" }), person(3)]
  const done = plan(
    known,
    { code: 1, name: "Nama baru" },
    { registerNumber: "r2", from: "2025-01-01", until: "2026-01-01", reason: "bebas" },
    { name: "Santri  3", from: "2025-01-01" },
    { name: "Baru", from: "2026-02-01", registerNumber: "r9" },
  )
  expect(done.rejected).toEqual([])
  expect(done.unchanged).toBe(1)
  expect(done.update.map(({ id, set, changedStays }) => [id, set, changedStays.length])).toEqual([
    ["id-1", { name: "Nama baru" }, 0],
    ["id-2", {}, 1],
  ])
  expect(done.create.map(({ name, stays }) => [name, stays[0]?.from])).toEqual([["Baru", "2026-02-01"]])
})

test("rows of one santri are his stays, in any order", () => {
  const done = plan(
    [person(1, { stays: [stay("a", "2024-01-01", "2024-06-01")] })],
    { code: 1, from: "2026-01-01" },
    { name: "Dua Kali", registerNumber: "x", from: "2026-01-01" },
    { name: "Dua Kali", registerNumber: "X", from: "2025-01-01", until: "2025-02-01", reason: "mutasi" },
    { code: 1, from: "2024-01-01" },
  )
  expect(done.rejected).toEqual([])
  expect(done.update[0]?.newStays.map(({ from }) => from)).toEqual(["2026-01-01"])
  expect(done.update[0]?.changedStays).toEqual([])
  expect(done.create[0]?.stays.map(({ from }) => from)).toEqual(["2026-01-01", "2025-01-01"])
})

test("what cannot be is told by row and column, and nothing is guessed", () => {
  const known = [person(1), person(2, { registerNumberHash: "#R2" }), person(3, { erased: true })]
  expect(reasons(known, { name: "Baru" })).toEqual(["2 Tanggal masuk: needed"])
  expect(reasons(known, { from: "2026-01-01", registerNumber: "n" })).toEqual(["2 Nama: needed"])
  expect(reasons(known, { code: 9, name: "A" })).toEqual(["2 Kode: code-unknown"])
  expect(reasons(known, { code: 3, name: "A" })).toEqual(["2 Kode: erased"])
  expect(reasons(known, { code: 1, registerNumber: "R2" })).toEqual(["2 Nomor register: number-known"])
  expect(reasons(known, { name: "A", registerNumber: "••••23" })).toEqual(["2 Nomor register: masked"])
  expect(reasons(known, { name: "Santri 1", from: "2026-01-01" })).toEqual(["2 Nama: name-known"])
  expect(reasons([], { name: "A", from: "2026-01-01" }, { name: "a", from: "2026-03-01" })).toEqual([
    "3 Nomor register: same-name",
  ])
  expect(
    reasons(
      [],
      { name: "A", registerNumber: "1", from: "2026-01-01" },
      { name: "B", registerNumber: "1", from: "2026-03-01" },
    ),
  ).toContain("3 Nama: differs")
  expect(reasons(known, { code: 1, from: "2025-06-01" })).toEqual(["2 Tanggal masuk: stay-overlap"])
  expect(reasons(known, { code: 1, from: "2025-01-01", until: "2024-01-01", reason: "bebas" })).toEqual([
    "2 Tanggal keluar: stay-order",
  ])
  expect(reasons(known, { code: 1, from: "2025-01-01", until: "2026-01-01" })).toEqual([
    "2 Alasan keluar: stay-reason",
  ])
  expect(reasons(known, { code: 1, from: "2025-01-01", reason: "bebas" })).toEqual([
    "2 Tanggal keluar: until-needed",
  ])
  expect(reasons(known, { code: 1, until: "2026-01-01", reason: "bebas" })).toEqual([
    "2 Tanggal masuk: needed",
  ])
})

test("a masked number beside a code leaves the one that is kept", () => {
  const done = plan([person(2, { registerNumberHash: "#R2" })], { code: 2, registerNumber: "••••23" })
  expect([done.unchanged, done.rejected]).toEqual([1, []])
})

test("a register's rows are found again by code or by what tells them apart", () => {
  const known = [
    { id: "a", number: 1, values: { kind: "room", name: "Aula", inventoryNumber: "I-1", condition: "baik" } },
    { id: "b", number: 2, values: { kind: "room", name: "Kelas", inventoryNumber: "", condition: "baik" } },
    { id: "c", number: 3, values: { kind: "room", name: "Kelas", inventoryNumber: "", condition: "baik" } },
  ]
  const named = { programmes: [], kitab: [] }
  const typed: FieldValues[] = [
    { inventoryNumber: "I-1 ", kind: "room", name: "Aula", condition: "rusak-ringan" },
    { kind: "room", name: "Kelas", condition: "baik" },
    { code: 3, condition: "baik" },
    { kind: "equipment", name: "Kelas", condition: "baik" },
    { kind: "equipment", name: "kelas", condition: "baik" },
    { name: "Tanpa jenis", condition: "baik" },
  ]
  const entries = typed.map((values, at) => ({ row: at + 2, values }))
  const done = planRegister("facility", entries, known, { mapping: {}, named })
  expect(done.update).toEqual([{ id: "a", set: { condition: "rusak-ringan" } }])
  expect(done.unchanged).toBe(1)
  expect(done.create.map(({ name }) => name)).toEqual(["Kelas"])
  expect(done.rejected.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    "3 ambiguous",
    "6 twice",
    "7 needed",
  ])
})

test("names of programmes and kitab stand for the unit's own, or are refused", () => {
  const named = {
    programmes: [{ id: "p", name: "Al-Qur'an", levels: [1, 2] }],
    kitab: [{ id: "k", number: 4, title: "Safinah" }],
  }
  const base = { academicYear: "2026/2027", subject: "Fikih" }
  const planned = (values: Record<string, string | number>) =>
    planRegister("curriculum", [{ row: 2, values: { ...base, ...values } }], [], { mapping: {}, named })
  expect(planned({ programme: "al-qur'an", level: 2, kitab: "k-004" }).create).toEqual([
    { ...base, programme: "Al-Qur'an", level: 2, kitab: "K-004" },
  ])
  expect(planned({ kitab: "safinah" }).create[0]?.kitab).toBe("K-004")
  expect(planned({ programme: "Lain" }).rejected[0]?.reason).toBe("programme-unknown")
  expect(planned({ programme: "Al-Qur'an", level: 7 }).rejected[0]?.reason).toBe("level-unknown")
  expect(planned({ kitab: "K-009" }).rejected[0]?.reason).toBe("kitab-unknown")
})
