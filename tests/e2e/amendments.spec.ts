import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { axeFindings } from "#tests/e2e/axe.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { openCycle } from "#tests/e2e/own-cycle.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

/** Issues the redacted edition and reads its pages. */
async function issue(page: Page, cycle: string): Promise<string[]> {
  await page.goto(paths.dossiers(cycle))
  await page.getByRole("button", { name: "Terbitkan edisi tersunting" }).click()
  await page.waitForURL((url) => /\/dossiers\/[0-9a-f-]{36}/.test(url.pathname))
  const download = page.getByRole("link", { name: "Unduh PDF" })
  await expect(async () => {
    await page.reload()
    await expect(download).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  const [taken] = await Promise.all([page.waitForEvent("download"), download.click()])
  return readPdfPages(readFileSync(await taken.path()))
}

/** Clean for axe, and no wider than a phone. */
async function inspect(page: Page, path: string) {
  await page.goto(path)
  expect(await axeFindings(page), path).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, path).toBeLessThanOrEqual(0)
}

test("what follows after handing in goes behind the dossier, without JavaScript, on a phone", async ({
  openAs,
}) => {
  test.setTimeout(180_000)
  const page = await openAs("koordinator", { javaScript: false, size: PHONE })
  const look = await openAs("koordinator", { size: PHONE })
  const cycle = await openCycle(page, "Pengajuan dengan tambahan")
  for (const state of ["Evaluasi diri", "Tinjauan"]) {
    await page.goto(paths.cycleSettings(cycle))
    await page.getByRole("button", { name: new RegExp(state, "i") }).click()
  }
  await page.goto(paths.dossiers(cycle))
  await page.getByLabel(/Saya sudah memeriksa/).check()
  await page.getByRole("button", { name: "Serahkan dan bekukan" }).click()
  await expect(page.getByText("data revisi 1")).toBeVisible()
  const first = await issue(page, cycle)

  await page.goto(paths.dossiers(cycle))
  await page.getByRole("link", { name: "Tambahan", exact: true }).click()
  await page.getByLabel(/^Alasan/).fill("Menjawab permintaan asesor tentang jadwal")
  await page.getByRole("button", { name: "Mulai tambahan" }).click()
  await page.getByLabel("Butir").selectOption("R-02")
  await page.getByRole("button", { name: "Tambahkan" }).click()
  await expect(page.getByRole("alert")).toContainText("Tulis uraian, atau kode bukti")
  await page.getByLabel("Uraian").fill("Jadwal semester genap berlaku mulai Januari.")
  await page.getByLabel("Kode bukti").fill("B-001")
  await page.getByRole("button", { name: "Tambahkan" }).click()
  await expect(page.locator(".amendment-entries li")).toContainText("Jadwal semester genap")
  await inspect(look, paths.amendments(cycle))
  await page.getByLabel(/Saya sudah memeriksa/).check()
  await page.getByRole("button", { name: "Terbitkan Tambahan 1" }).click()
  await expect(page.getByRole("heading", { name: "Tambahan 1, menjadi Revisi 2" })).toBeVisible()

  const second = await issue(page, cycle)
  expect(second.slice(0, first.length)).toEqual(first)
  expect(second.slice(first.length).join(" ")).toContain("Jadwal semester genap berlaku mulai Januari.")
  await page.goto(paths.dossiers(cycle))
  await page.getByRole("link", { name: "Perubahan antar revisi" }).click()
  await expect(page.locator(".lead")).toContainText(
    `${first.length} halaman tetap, 0 berubah, ${second.length - first.length} ditambahkan`,
  )
  await inspect(look, paths.revisions(cycle))
  await inspect(look, paths.amendments(cycle))
})
