import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`an examination is announced, a bad mark is told and loses nothing, and all is saved at once, ${how}`, async ({
    openAs,
  }) => {
    const page = await openAs("koordinator", { javaScript, size: PHONE })
    await page.goto(paths.halaqahList())
    await page.getByRole("link", { name: "Al-Qur'an B", exact: true }).click()
    await page.getByRole("link", { name: "Imtihan", exact: true }).click()
    await page.getByLabel("Nama imtihan").fill(`Imtihan ${how}`)
    await page.getByRole("button", { name: "Buat lembar nilai" }).click()
    await expect(page.getByText("Pilih atau tulis paling sedikit satu penguji.")).toBeVisible()
    await expect(page.getByLabel("Nama imtihan")).toHaveValue(`Imtihan ${how}`)
    await page.getByLabel("Penguji dari luar").fill("Penguji Contoh, tamu")
    await page.getByRole("button", { name: "Buat lembar nilai" }).click()
    await expect(page.getByRole("heading", { name: `Imtihan ${how}` })).toBeVisible()

    const row = (at: number) => page.locator("table.results tbody tr").nth(at)
    await row(0).getByLabel("Tajwid").fill("87,5")
    await row(0).getByLabel("Predikat").selectOption({ index: 1 })
    await row(0).getByLabel("Surah").fill("an naba")
    await row(0).getByLabel("Ayat awal").fill("1")
    await row(0).getByLabel("Ayat akhir").fill("41")
    await row(1).getByLabel("Tajwid").fill("187")
    await page.getByRole("button", { name: "Simpan semua nilai" }).click()
    await expect(page.getByText("Belum disimpan: ada 2 baris yang perlu diperbaiki.")).toBeVisible()
    await expect(row(1).getByText("Nilai ditulis dengan angka 0 sampai 100.")).toBeVisible()
    await expect(row(0).getByLabel("Tajwid")).toHaveValue("87,5")
    await expect(row(0).getByText("An-Naba' hanya sampai ayat 40.")).toBeVisible()
    await expect(row(0).getByLabel("Surah")).toHaveValue("an naba")
    await expect(row(0).getByLabel("Ayat akhir")).toHaveValue("41")
    await expect(row(0).getByLabel("Ayat akhir")).toHaveAttribute("aria-invalid", "true")

    await row(0).getByLabel("Ayat akhir").fill("40")
    await row(1).getByLabel("Tajwid").fill("78")
    await page.getByRole("button", { name: "Simpan semua nilai" }).click()
    await expect(page.getByText("Tersimpan.")).toBeVisible()
    await expect(row(0).getByLabel("Tajwid")).toHaveValue("87.5")
    await expect(row(0).getByText(/, lulus/)).toBeVisible()
    await expect(row(0).getByText("An-Naba' 1–40")).toBeVisible()
    await expect(row(0).getByLabel("Ayat akhir")).toHaveValue("40")
    await expect(row(1).getByLabel("Tajwid")).toHaveValue("78")
  })
}

test("an ustadz sets what his halaqah aims at in a week, and a number that makes no sense is told", async ({
  openAs,
}) => {
  const page = await openAs("pengajar")
  await page.goto(paths.halaqahList())
  await page.locator("table tbody th a").first().click()
  await page.getByRole("link", { name: "Capaian", exact: true }).click()
  const amount = page.locator("#target").getByRole("textbox").first()
  const set = page.locator("#target").getByRole("button", { name: "Tetapkan" }).first()
  await amount.fill("banyak")
  await set.click()
  await expect(page.getByText("Tulis angka 0 sampai 7000.")).toBeVisible()
  await expect(amount).toHaveValue("banyak")
  await amount.fill("12")
  await set.click()
  await expect(page.getByText("Tersimpan.")).toBeVisible()
  await expect(amount).toHaveValue("12")
})
