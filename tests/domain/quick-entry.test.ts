import { expect, test } from "vitest"
import { type QuickSheet, readLine } from "#app/domain/quick-entry.ts"
import { ayahNumber } from "#app/domain/quran.ts"

const GRADES = ["A", "B", "C", "D"]
const TAHFIDZ: QuickSheet = { of: "tahfidz", grades: GRADES }
const TAHSIN: QuickSheet = {
  of: "tahsin",
  method: { id: "iqra", volumes: 6, volumePages: [] },
  grades: GRADES,
}
const KITAB: QuickSheet = { of: "kitab", kitab: { id: "k", pages: 60 }, mode: "sorogan", grades: GRADES }
const last = (more = {}) => ({ level: null, page: null, lastResult: "", ayah: null, ...more })
const naba = (ayat: number) => ayahNumber({ surah: 78, ayat })

function said(read: ReturnType<typeof readLine>) {
  if (read.line !== "good") throw new Error(`Not good: ${JSON.stringify(read)}`)
  return read.entries.map((entry) => entry.said)
}

function wrong(read: ReturnType<typeof readLine>) {
  if (read.line !== "wrong") throw new Error(`Not wrong: ${JSON.stringify(read)}`)
  return read.problem
}

test("a line in which only choices made beforehand stand is blank", () => {
  expect(readLine(TAHFIDZ, { kind: "ziyadah", surah: " ", from: "", to: "" }, undefined)).toEqual({
    line: "blank",
  })
  expect(readLine(TAHSIN, { result: "lanjut" }, undefined)).toEqual({ line: "blank" })
  expect(readLine({ of: "ibadah", items: ["a"] }, { item: [] }, undefined)).toEqual({ line: "blank" })
})

test("the last ayat alone goes on after the last ziyadah", () => {
  expect(said(readLine(TAHFIDZ, { to: "40" }, last({ ayah: naba(30) })))).toMatchObject([
    { kind: "ziyadah", ayahFrom: naba(31), ayahTo: naba(40) },
  ])
})

test("after the end of a surah the next one begins", () => {
  const end = last({ ayah: ayahNumber({ surah: 77, ayat: 50 }) })
  expect(said(readLine(TAHFIDZ, { to: "5" }, end))).toMatchObject([{ ayahFrom: naba(1), ayahTo: naba(5) }])
})

test("a surah is a name as people type it or a number, and the end may lie in a later surah", () => {
  const whole = { ayahFrom: naba(31), ayahTo: ayahNumber({ surah: 79, ayat: 5 }) }
  for (const [surah, to] of [
    ["an naba", "79:5"],
    ["78", "79.5"],
    ["Naba'", "An-Nazi'at 5"],
  ])
    expect(said(readLine(TAHFIDZ, { surah, from: "31", to }, undefined))).toMatchObject([whole])
})

test("muraja'ah names its surah, since it goes on from nothing", () => {
  const problem = wrong(readLine(TAHFIDZ, { kind: "murajaah", to: "40" }, last({ ayah: naba(30) })))
  expect(problem).toMatchObject({ field: "surah", key: "progress:error.surah-needed" })
})

test.each([
  [{ surah: "78", from: "1", to: "41" }, "to", "progress:error.ayat-bound", { surah: "An-Naba'", bound: 40 }],
  [
    { surah: "78", from: "41", to: "41" },
    "from",
    "progress:error.ayat-bound",
    { surah: "An-Naba'", bound: 40 },
  ],
  [{ surah: "78", from: "9", to: "8" }, "to", "progress:error.ayat-order", { bound: 9 }],
  [{ surah: "78", from: "9", to: "77:8" }, "to", "progress:error.surah-order", { surah: "An-Naba'" }],
  [{ surah: "xyz", from: "1", to: "2" }, "surah", "progress:error.surah-unknown", { typed: "xyz" }],
  [{ surah: "115", from: "1", to: "2" }, "surah", "progress:error.surah-unknown", { typed: "115" }],
  [{ surah: "78", from: "satu", to: "2" }, "from", "progress:error.ayat-number", {}],
  [{ surah: "78", from: "1", to: "" }, "to", "progress:error.ayat-needed", {}],
  [{ surah: "78", from: "1", to: "2", adab: "Z" }, "adab", "progress:error.grade", {}],
])("a range that cannot be is told with its bound: %o", (typed, field, key, values) => {
  expect(wrong(readLine(TAHFIDZ, typed, undefined))).toEqual({ field, key, values })
})

test("the last page alone goes on in the volume, or reads a page again that was to be repeated", () => {
  const at = (lastResult: string) => last({ level: 3, page: 12, lastResult })
  expect(said(readLine(TAHSIN, { pageTo: "14" }, at("lanjut")))).toMatchObject([
    { volume: 3, pageFrom: 13, pageTo: 14, result: "lanjut" },
  ])
  expect(said(readLine(TAHSIN, { pageTo: "12" }, at("ulang")))).toMatchObject([{ pageFrom: 12, pageTo: 12 }])
  expect(said(readLine(TAHSIN, { volume: "4", pageTo: "2" }, at("lanjut")))).toMatchObject([
    { volume: 4, pageFrom: 1, pageTo: 2 },
  ])
})

test("a volume that the method does not have is refused with its number of volumes", () => {
  expect(wrong(readLine(TAHSIN, { volume: "7", pageTo: "1" }, undefined))).toEqual({
    field: "volume",
    key: "progress:error.volume",
    values: { bound: 6 },
  })
})

test("a volume is not done while its page is to be read again", () => {
  const typed = { pageTo: "30", result: "ulang", done: "on" }
  expect(wrong(readLine(TAHSIN, typed, undefined)).field).toBe("done")
  expect(readLine(TAHSIN, { ...typed, result: "lanjut" }, last({ level: 2 }))).toMatchObject({ completes: 2 })
})

test("a kitab takes a chapter, pages within the book, or both", () => {
  expect(said(readLine(KITAB, { chapter: "Thaharah" }, undefined))).toMatchObject([
    { chapter: "Thaharah", pageFrom: null, pageTo: null },
  ])
  expect(said(readLine(KITAB, { pageTo: "12" }, undefined))).toMatchObject([{ pageFrom: 12, pageTo: 12 }])
  expect(wrong(readLine(KITAB, { pageFrom: "5", pageTo: "61" }, undefined))).toMatchObject({
    field: "pageTo",
    values: { bound: 60 },
  })
  expect(wrong(readLine(KITAB, { grade: "A" }, undefined)).field).toBe("chapter")
})

test("ticks become lines of the checklist, and none that it does not have", () => {
  const sheet: QuickSheet = { of: "ibadah", items: ["a", "b", "c"] }
  expect(said(readLine(sheet, { item: ["a", "c"] }, undefined))).toEqual([
    { itemId: "a", result: "bisa" },
    { itemId: "c", result: "bisa" },
  ])
  expect(wrong(readLine(sheet, { item: ["d"] }, undefined)).field).toBe("item")
})
