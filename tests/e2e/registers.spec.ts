import { paths } from "#app/paths.ts"
import { expect, test } from "#tests/e2e/browser.ts"

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`a room's form that comes too late shows both and loses nothing, ${how}`, async ({ openAs }) => {
    const first = await openAs("koordinator", { javaScript })
    await first.goto(paths.newRegisterRow("facility"))
    await first.getByLabel("Nama", { exact: true }).fill(`Ruang uji ${how}`)
    await first.locator('[name="kind"]').selectOption({ index: 1 })
    await first.locator('[name="condition"]').selectOption({ index: 1 })
    await first.getByRole("button", { name: "Simpan", exact: true }).click()
    await first.waitForURL("**notice=created")
    const second = await openAs("koordinator", { javaScript })
    await second.goto(new URL(first.url()).pathname)

    const purpose = (page: typeof first) => page.locator('[name="purpose"]')
    await purpose(first).fill("Halaqah pagi")
    await first.getByRole("button", { name: "Simpan", exact: true }).click()
    await first.waitForURL("**notice=saved")

    await purpose(second).fill("Gudang kitab")
    await second.getByRole("button", { name: "Simpan", exact: true }).click()
    const row = second.getByRole("alert").getByRole("row").filter({ hasText: "Kegunaan" })
    await expect(row).toContainText("Halaqah pagi")
    await expect(row).toContainText("Gudang kitab")
    await expect(purpose(second)).toHaveValue("Gudang kitab")

    await second.getByRole("button", { name: "Simpan", exact: true }).click()
    await second.waitForURL("**notice=saved")
    await expect(purpose(second)).toHaveValue("Gudang kitab")
  })
}
