import { expect, test } from "vitest"
import { chooseShown, makeRedactor, maskNumbers } from "#app/domain/dossier-redaction.ts"
import type { Snapshot } from "#app/domain/dossier-snapshot.ts"

const snapshot = {
  people: [
    { names: ["Fulan bin Fulan", "Fulan"], pseudonym: "Santri 01" },
    { names: ["Nama (Contoh)"], pseudonym: "Santri 02" },
  ],
} as unknown as Snapshot

test("long numbers are masked to their last three digits, however they are grouped", () => {
  expect(maskNumbers("NIK 3510011234560001.")).toBe("NIK •••••••••••••001.")
  expect(maskNumbers("Telp. 0812-3456-7890")).toBe("Telp. ••••-••••-•890")
  expect(maskNumbers("NIP 19800101 200501 1 001")).toBe("NIP •••••••• •••••• • 001")
})

test("no sign before a number, and nothing in it that looks like a date or an amount, lets it through", () => {
  for (const number of [
    "No.3510011234560001",
    "NIK,3510011234560001",
    "3510-01-12345678-01",
    "12/34/5678901234",
    "3510\u00a00112\u00a03456\u00a00001",
    "0812–3456–7890",
    "351.001.123.456.000.101",
  ]) {
    const masked = maskNumbers(number)
    expect(masked.replace(/\D/g, "")).toBe(number.replace(/\D/g, "").slice(-3))
    expect(maskNumbers(masked)).toBe(masked)
  }
})

test("amounts, dates, years and short numbers stay as they are", () => {
  for (const text of [
    "Rp 1.250.000.000",
    "2026-01-01 sampai 2026-12-31",
    "2026-01-01/2026-12-31",
    "1-1-2026 – 31-12-2026 09.30",
    "01/02/2026 15 santri",
    "0,3333333333333",
    "Nomor 30 Tahun 2020",
    "2024/2025 dan 2025/2026",
  ])
    expect(maskNumbers(text)).toBe(text)
})

test("names become pseudonyms, whole names before their parts, and not inside other words", () => {
  const redact = makeRedactor(snapshot, "redacted")
  expect(redact("Fulan bin  Fulan dan FULAN hadir; Fulanah dan Nama (Contoh) tidak.")).toBe(
    "Santri 01 dan Santri 01 hadir; Fulanah dan Santri 02 tidak.",
  )
})

test("the full edition says what was written", () => {
  expect(makeRedactor(snapshot, "full")("Fulan, 3510011234560001")).toBe("Fulan, 3510011234560001")
})

const file = { title: "Ijazah Fulan", sha256: "a", size: 1, mediaType: "application/pdf", pages: 2 }
const copy = {
  id: "copy",
  number: 9,
  title: "Ijazah",
  sha256: "b",
  size: 2,
  mediaType: "application/pdf",
  pages: 2,
}

test("the redacted edition shows a cleared file, or the copy that stands for it, or nothing", () => {
  const seen = (evidence: Parameters<typeof chooseShown>[0]) => chooseShown(evidence, "redacted")
  expect(seen({ ...file, sensitivity: "sensitif", copy: null })).toBeUndefined()
  expect(seen({ ...file, sensitivity: "sensitif", copy })).toMatchObject({
    title: "Ijazah",
    sha256: "b",
    copyNumber: 9,
  })
  expect(seen({ ...file, sensitivity: "terbuka", copy })).toMatchObject({
    sha256: "a",
    copyNumber: undefined,
  })
})

test("the full edition shows the file, whatever stands for it elsewhere", () => {
  for (const sensitivity of ["sensitif", "terbuka"] as const)
    expect(chooseShown({ ...file, sensitivity, copy }, "full")).toMatchObject({ sha256: "a" })
})
