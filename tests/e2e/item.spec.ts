import { paths } from "#app/paths.ts"
import { expect, test } from "#tests/e2e/browser.ts"
import { findCycleB } from "#tests/e2e/cycle-b.ts"

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"
  const item = javaScript ? "2.2" : "5.4"

  test(`a form that comes too late shows both texts and loses nothing, ${how}`, async ({ openAs }) => {
    const first = await openAs("koordinator", { javaScript })
    const second = await openAs("peninjau", { javaScript })
    const path = paths.item(await findCycleB(first), item)
    await first.goto(path)
    await second.goto(path)

    await first.getByLabel("Uraian").fill("Tulisan koordinator yang lebih dulu.")
    await first.getByRole("button", { name: "Simpan", exact: true }).click()
    await expect(first.getByText("Tersimpan")).toBeVisible()

    await second.getByRole("radio", { name: /^3 Baik/ }).check()
    await second.getByLabel("Uraian").fill("Tulisan peninjau yang menyusul.")
    await second.getByRole("button", { name: "Simpan", exact: true }).click()
    const stale = second.getByRole("alert")
    await expect(stale).toContainText("Tulisan koordinator yang lebih dulu.")
    await expect(stale).toContainText("Tulisan peninjau yang menyusul.")
    await expect(second.getByLabel("Uraian")).toHaveValue("Tulisan peninjau yang menyusul.")
    await expect(second.getByRole("radio", { name: /^3 Baik/ })).toBeChecked()

    await second.getByRole("button", { name: "Simpan", exact: true }).click()
    await expect(second.getByRole("alert")).toHaveCount(0)
    await first.goto(path)
    await expect(first.getByLabel("Uraian")).toHaveValue("Tulisan peninjau yang menyusul.")
  })
}

test("what is typed is kept as a draft, comes back, and can be thrown away", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const path = paths.item(await findCycleB(page), "5.2")
  await page.goto(path)
  await page.getByLabel("Uraian").pressSequentially("Belum selesai ditulis")
  await expect(page.getByText("Konsep tersimpan")).toBeVisible()
  await page.goto(path)
  await expect(page.getByLabel("Uraian")).toHaveValue("Belum selesai ditulis")
  await page.getByRole("button", { name: "Buang konsep" }).click()
  await expect(page.getByRole("button", { name: "Buang konsep" })).toHaveCount(0)
  await expect(page.getByLabel("Uraian")).toHaveValue("")
})

test("an answer offered without a level is refused beside its field, and the text stays", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false })
  const path = paths.item(await findCycleB(page), "5.3")
  await page.goto(path)
  await page.getByLabel("Uraian").fill("Tanpa capaian.")
  await page.getByRole("button", { name: /Siap ditinjau/ }).click()
  await expect(page.getByText("Pilih capaian sebelum mengajukan untuk ditinjau.").first()).toBeVisible()
  await expect(page.getByLabel("Uraian")).toHaveValue("Tanpa capaian.")
})

test("the item page can be walked with the keyboard alone", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const cycle = await findCycleB(page)
  await page.goto(paths.item(cycle, "8.1"))
  await expect(page.getByRole("button", { name: "Tombol pintas" })).toBeVisible()
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Tombol pintas" })).toBeVisible()
  await page.keyboard.press("Escape")
  await page.keyboard.press("j")
  await page.waitForURL(`**${paths.item(cycle, "8.2")}`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("8.2")
  await page.keyboard.press("3")
  await expect(page.getByRole("radio", { name: /^3 Baik/ })).toBeChecked()
  await page.keyboard.press("u")
  await page.keyboard.type("Diketik tanpa tetikus.")
  await page.keyboard.press("Control+s")
  await expect(page.getByText("Tersimpan")).toBeVisible()
  await page.goto(paths.item(cycle, "8.2"))
  await expect(page.getByLabel("Uraian")).toHaveValue("Diketik tanpa tetikus.")
})

test("a reviewer returns an answer with a note, and its author reads it", async ({ openAs }) => {
  const reviewer = await openAs("peninjau", { javaScript: false })
  const cycle = await findCycleB(reviewer)
  await reviewer.goto(paths.item(cycle, "1.2"))
  await reviewer.getByLabel("Catatan untuk penulis").fill("Sebutkan contohnya.")
  await reviewer.getByRole("button", { name: "Kembalikan" }).click()
  await expect(reviewer.getByText("Sebutkan contohnya.").first()).toBeVisible()

  const author = await openAs("koordinator")
  await author.goto(paths.item(cycle, "1.2"))
  await expect(author.getByText("Sebutkan contohnya.")).toBeVisible()
  await expect(author.getByRole("button", { name: "Setujui" })).toHaveCount(0)
})
