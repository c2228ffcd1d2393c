import { paths } from "#app/paths.ts"
import { expect, test } from "#tests/e2e/browser.ts"
import { findCycleB } from "#tests/e2e/cycle-b.ts"

/** Counting pages takes a second or two; the page refreshes itself until it is done. */
const COUNTED = { timeout: 30_000 }

test("before issuing, each complaint leads to its repair and the contents show page numbers, without JavaScript", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false })
  const cycle = await findCycleB(page)
  await page.goto(paths.dossiers(cycle))
  const group = page.locator("details.dossier-findings").filter({ hasText: "belum berlabel" })
  await group.locator("summary").click()
  const repair = group.getByRole("link", { name: /^Betulkan B-\d+$/ }).first()
  const code = ((await repair.textContent()) ?? "").replace("Betulkan ", "")
  await repair.click()
  const row = page.locator(".link-editor:target")
  await expect(row).toContainText(code)
  await expect(row.getByLabel("Label", { exact: false }).first()).toBeVisible()

  await page.goto(paths.dossiers(cycle))
  await page.getByRole("link", { name: "Pratinjau isi dan halaman" }).click()
  const contents = page.getByRole("table", { name: "Isi dosir dengan nomor halaman" })
  await expect(contents.getByRole("row", { name: /^Sampul i 1$/ })).toBeVisible(COUNTED)
  const evidence = contents.getByRole("row").filter({ has: page.getByRole("link") })
  // Without JavaScript the heading is there before the rows are.
  await page.waitForLoadState()
  expect(await evidence.count()).toBeGreaterThan(10)
  await page.getByLabel("Bahasa dosir").selectOption("en")
  await page.getByRole("button", { name: "Tampilkan" }).click()
  await expect(contents.getByRole("row", { name: /^Cover i 1$/ })).toBeVisible(COUNTED)
})
