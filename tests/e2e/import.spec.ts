import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { makeBig } from "#tests/e2e/files.ts"

/** Uploads a table of santri and goes to what was found in it. */
async function upload(page: Page, heads: string[], rows: string[][]) {
  await page.goto(paths.import("santri"))
  const buffer = Buffer.from([heads, ...rows].map((cells) => cells.join(";")).join("\n"))
  const file = { name: "santri.csv", mimeType: "text/csv", buffer }
  await page.getByLabel("Berkas Excel atau CSV").setInputFiles(file)
  await page.getByRole("button", { name: "Periksa tabel" }).click()
  await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible()
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`a unit's own table is checked, corrected and taken in once, ${how}`, async ({ openAs }) => {
    const page = await openAs("koordinator", { javaScript, size: PHONE })
    const key = javaScript ? "X" : "Y"
    // Heads that no field has: what they mean is said once.
    const heads = [`Panggilan ${key}`, `Datang ${key}`, `Buku induk ${key}`]
    const first = [`Impor Satu ${key}`, "2026-01-05", `IMP-${key}-1`]
    const second = [`Impor Dua ${key}`, "2026-01-06", `IMP-${key}-2`]

    await upload(page, heads, [first, [`Impor Dua ${key}`, "31-31-2026", `IMP-${key}-2`]])
    for (const [at, field] of ["name", "from", "registerNumber"].entries())
      await page.locator(`[name="column:${field}"]`).selectOption(heads[at] as string)
    await page.getByRole("button", { name: "Simpan arti kolom dan periksa lagi" }).click()
    await expect(page.getByText("1 sel perlu dibetulkan")).toBeVisible()
    const bad = page.getByRole("row").filter({ hasText: heads[1] as string })
    await expect(bad).toContainText("3")
    await expect(page.getByRole("button", { name: "Impor sekarang" })).toHaveCount(0)

    await upload(page, heads, [first, second])
    await expect(page.getByText("Kolom dibaca seperti terakhir kali")).toBeVisible()
    await page.getByRole("button", { name: "Impor sekarang" }).click()
    await expect(page.getByText("2 baru, 0 diperbarui, 0 tetap.")).toBeVisible()

    await upload(page, heads, [first, [`Impor Dua Baru ${key}`, ...second.slice(1)]])
    await page.getByRole("button", { name: "Impor sekarang" }).click()
    await expect(page.getByText("0 baru, 1 diperbarui, 1 tetap.")).toBeVisible()
    await page.goto(`${paths.santriList()}?q=${encodeURIComponent("Impor Dua")}`)
    await expect(page.getByRole("link", { name: `Impor Dua Baru ${key}` })).toHaveCount(1)
    await expect(page.getByRole("link", { name: `Impor Dua ${key}` })).toHaveCount(0)
  })
}

test("a file that is no transcript is refused in whole words, and what was typed stays", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false, size: PHONE })
  await page.goto(paths.importTranscript())
  const send = async (file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) => {
    await page.getByLabel("Transkrip PDF").setInputFiles(file)
    await page.getByLabel("Mulai mukim di sini").fill("2026-07-01")
    await page.getByLabel("Angkatan").fill("2026/2")
    await page.getByRole("button", { name: "Baca transkrip" }).click()
  }
  await send({ name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 rusak") })
  await expect(page.getByRole("alert")).toContainText("tidak membawa data transkrip")
  await expect(page.getByLabel("Angkatan")).toHaveValue("2026/2")
  await send(makeBig("too-big.pdf", 11))
  await expect(page.getByRole("alert")).toHaveText(/^Berkas ini terlalu besar\. Paling besar 10 MB/)
})
