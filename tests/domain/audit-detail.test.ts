import { expect, test } from "vitest"
import { auditText } from "#app/domain/audit-detail.ts"

const CHANGES = JSON.stringify([
  { table: "santri", key: "s-1", before: null, after: { id: "s-1", name: "Ahmad Contoh" } },
  { table: "akhlak", key: "a-1", before: { santriId: "s-1", note: "Sering terlambat" }, after: null },
  { table: "weekly_target", key: "w-1", before: null, after: { santriId: null, amount: 25 } },
  { table: "evidence", key: "e-1", before: null, after: { title: "Foto Ahmad" } },
])

test("who may not see santri or proofs is told only which of their rows changed", () => {
  const told = auditText(CHANGES, { proofs: false, santri: false })
  for (const hidden of ["Ahmad", "terlambat"]) expect(told).not.toContain(hidden)
  for (const row of ["s-1", "a-1", "e-1", '"amount": 25']) expect(told).toContain(row)
})

test("who sees both is told what stood before and after", () => {
  const told = auditText(CHANGES, { proofs: true, santri: true })
  expect(JSON.parse(told)).toEqual(JSON.parse(CHANGES))
  expect(auditText(CHANGES, { proofs: false, santri: true })).toContain("Ahmad Contoh")
})
