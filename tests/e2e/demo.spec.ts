import { readFileSync } from "node:fs"
import { isAbsolute } from "node:path"
import { ROLES } from "#app/domain/permissions.ts"
import { expect, test } from "#tests/e2e/browser.ts"
import { installation } from "#tests/e2e/installation.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

test("the demo says where its data and its dossier are, and hands out an account to each role", () => {
  const { demo } = installation()
  expect(isAbsolute(demo.dataDir)).toBe(true)
  expect(demo.accounts.map(({ username }) => username).sort()).toEqual([...ROLES].sort())
})

test("the demo's dossier has at least 60 pages and tells the story", async () => {
  const pages = await readPdfPages(readFileSync(installation().demo.dossier))
  expect(pages.length).toBeGreaterThanOrEqual(60)
  const text = pages.join("\n")
  expect(text).toContain("Pondok Pesantren At-Taubah")
  expect(text).toContain("Lapas Kelas IIA Banyuwangi")
  // A list of names is sensitive: the redacted edition has it in its register, without title and page.
  expect(text).toContain("Daftar (judul tidak ditampilkan)")
  expect(text).not.toContain("Daftar santri mukim Juli–Desember 2026")
  expect(text).not.toContain("Santri Contoh 1")
})
