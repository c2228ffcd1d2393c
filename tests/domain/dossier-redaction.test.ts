import { expect, test } from "vitest"
import { makeRedactor, maskNumbers, showsPages } from "#app/domain/dossier-redaction.ts"
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

test("amounts, dates, years and short numbers stay as they are", () => {
  for (const text of [
    "Rp 1.250.000.000",
    "2026-01-01 sampai 2026-12-31",
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

test("the redacted edition shows cleared files alone", () => {
  expect(showsPages({ sensitivity: "sensitif" }, "redacted")).toBe(false)
  expect(showsPages({ sensitivity: "terbuka" }, "redacted")).toBe(true)
  expect(showsPages({ sensitivity: "sensitif" }, "full")).toBe(true)
})
