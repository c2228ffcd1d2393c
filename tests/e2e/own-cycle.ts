import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { expect } from "#tests/e2e/browser.ts"

/** Opens a cycle of the registration instrument for a spec to play with. @returns its id. */
export async function openCycle(page: Page, title: string): Promise<string> {
  await page.goto(paths.newCycle())
  await page.getByRole("link", { name: "Registrasi pesantren di Kementerian Agama" }).click()
  await page.getByLabel("Pemohon").selectOption({ label: "Pondok Pesantren At-Taubah" })
  await page.getByLabel(/^Judul|^Nama pengajuan/).fill(title)
  await page.locator('[name="periodFrom"]').fill("2026-01-01")
  await page.locator('[name="periodTo"]').fill("2026-12-31")
  await page.getByRole("button", { name: "Buka pengajuan" }).click()
  await page.waitForURL((url) => /\/cycles\/[0-9a-f-]{36}/.test(url.pathname))
  await expect(page.getByText(title).first()).toBeVisible()
  return /\/cycles\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ""
}
