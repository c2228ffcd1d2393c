import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { DESKTOP, expect, PHONE, test } from "#tests/e2e/browser.ts"

/** Opens the sheet of a tahfidz halaqah for a day that has no lines yet. */
async function openSheet(page: Page, halaqah: string): Promise<void> {
  await page.goto(paths.halaqahList())
  const address = await page.getByRole("link", { name: halaqah, exact: true }).getAttribute("href")
  await page.goto(`${address}/progress`)
  await page.getByLabel("Program").selectOption({ label: "Al-Qur'an" })
  await page.getByRole("button", { name: "Buka lembar" }).click()
  await expect(page.locator("table.quick-tahfidz")).toBeVisible()
  await page.waitForLoadState()
}

const row = (page: Page, at: number) => page.locator("table.quick-table tbody tr").nth(at)
const field = (page: Page, at: number, name: string) => row(page, at).locator(`[data-field="${name}"]`)

const WAYS = [
  { size: DESKTOP, javaScript: true },
  { size: DESKTOP, javaScript: false },
  { size: PHONE, javaScript: true },
  { size: PHONE, javaScript: false },
]

for (const [at, { size, javaScript }] of WAYS.entries()) {
  const how = `${size.width} px wide, ${javaScript ? "with" : "without"} JavaScript`

  test(`several lines are saved at once, or what is wrong is said beside it: ${how}`, async ({ openAs }) => {
    const page = await openAs("koordinator", { size, javaScript })
    await openSheet(page, "Al-Qur'an B")
    const [good, bad] = [at * 2, at * 2 + 1]
    await expect(row(page, good).locator(".quick-last")).not.toBeEmpty()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide, "scrolls sideways").toBe(false)

    for (const line of [good, bad]) {
      await field(page, line, "kind").selectOption({ label: "Muraja'ah" })
      await field(page, line, "surah").fill("An-Naba'")
      await field(page, line, "from").fill("1")
    }
    await field(page, good, "to").fill("5")
    await field(page, bad, "to").fill("99")
    await page.getByRole("button", { name: "Simpan semua" }).click()
    await expect(page.getByRole("alert")).toContainText("1 baris")
    await expect(row(page, bad)).toContainText("hanya sampai ayat 40")
    await expect(field(page, bad, "to")).toHaveAttribute("aria-invalid", "true")
    await expect(field(page, bad, "to")).toHaveValue("99")
    await expect(field(page, good, "to")).toHaveValue("5")

    await field(page, bad, "to").fill("40")
    await page.getByRole("button", { name: "Simpan semua" }).click()
    await expect(page.getByText("Tersimpan: 2 santri.")).toBeVisible()
    await expect(field(page, bad, "to")).toHaveValue("")
  })
}

test("a sheet is filled and saved with the keyboard alone", async ({ openAs }) => {
  const page = await openAs("koordinator")
  await openSheet(page, "Al-Qur'an A")
  await field(page, 0, "surah").focus()
  for (const surah of ["78", "78", "78"]) {
    await page.keyboard.type(surah)
    await page.keyboard.press("Enter")
  }
  await field(page, 0, "from").focus()
  for (const [name, next] of [
    ["1", "to"],
    ["2", ""],
  ] as const) {
    for (const _ of [0, 1, 2]) {
      await page.keyboard.type(name)
      await page.keyboard.press("Enter")
    }
    if (next !== "") await field(page, 0, next).focus()
  }
  await expect(field(page, 3, "to")).toBeFocused()
  await page.keyboard.press("Control+s")
  await expect(page.getByText("Tersimpan: 3 santri.")).toBeVisible()
})
