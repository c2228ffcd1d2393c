import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { DESKTOP, expect, PHONE, test } from "#tests/e2e/browser.ts"

const UNIT = "Lapas Kelas IIA Banyuwangi"

/** Takes the newest file of a list along. @returns what it holds. */
async function take(page: Page, name: RegExp): Promise<string> {
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name }).first().click()
  return readFileSync(await (await download).path(), "utf8")
}

/** Hands a file over and waits for the answer. */
async function hand(page: Page, label: RegExp, text: string, button: string): Promise<void> {
  await page
    .getByLabel(label)
    .setInputFiles({ name: "berkas.json", mimeType: "application/json", buffer: Buffer.from(text) })
  await page.getByRole("button", { name: button, exact: true }).click()
}

async function fingerprintShown(page: Page): Promise<string> {
  return ((await page.locator("form.warning .fingerprint").textContent()) ?? "").replaceAll(" ", "")
}

test.describe
  .serial("a report goes up and a letter comes back", () => {
    for (const [how, options] of [
      ["on a desktop", { size: DESKTOP }],
      ["on a phone, without JavaScript", { size: PHONE, javaScript: false }],
    ] as const) {
      test(how, async ({ openAs }) => {
        const unit = await openAs("koordinator", options)
        await unit.goto(paths.report())
        await unit.getByRole("button", { name: "Buat berkas" }).click()
        await expect(unit.getByText("sudah dibuat.", { exact: false }).first()).toBeVisible()
        const file = await take(unit, /^Berkas/)
        const { fingerprint } = JSON.parse(file) as { fingerprint: string }

        const region = await openAs("wilayah", options)
        await region.goto(paths.regionFiles())
        await hand(region, /Berkas laporan/, file.replace('"ready":', '"ready":1'), "Baca")
        await expect(region.getByText("Tanda tangan tidak cocok dengan isi")).toBeVisible()
        await hand(region, /Berkas laporan/, file, "Baca")
        if (how === "on a desktop") {
          await expect(region.getByText("Telepon unit itu")).toBeVisible()
          expect(await fingerprintShown(region)).toBe(fingerprint)
          await expect(region.getByLabel("Kunci ini milik").locator("option:checked")).toHaveText(UNIT)
          await region.getByRole("button", { name: "Sama: percayai kunci" }).click()
          await expect(region.getByText("● diterima")).toBeVisible()
          await hand(region, /Berkas laporan/, file, "Baca")
        }
        await expect(region.getByText("○ sudah dikenal")).toBeVisible()

        // What the page asks for after an answer must have come before it is left.
        await region.waitForLoadState("networkidle")
        await region.goto(paths.newRegionLetter())
        await region.getByLabel("Perihal").fill(`Arahan ${how}`)
        await region.getByLabel(UNIT).check()
        await region.getByLabel("Isi arahan").first().fill(`Lengkapi bukti ${how}`)
        await region.getByRole("button", { name: "Buat surat" }).click()
        await region.waitForURL("**notice=created")
        const letter = await take(region, new RegExp(`Ambil berkas Arahan ${how}`))

        await unit.goto(paths.reportLetters())
        await hand(unit, /Berkas surat/, letter, "Baca")
        if (how === "on a desktop") {
          expect(await fingerprintShown(unit)).toBe(
            (JSON.parse(letter) as { fingerprint: string }).fingerprint,
          )
          await unit.getByRole("button", { name: "Sama: percayai kunci" }).click()
        }
        await expect(unit.getByText("diterima: 1 arahan.")).toBeVisible()
        await hand(unit, /Berkas surat/, letter, "Baca")
        await expect(unit.getByText("sudah pernah dibaca.")).toBeVisible()
        await expect(unit.getByText(`Lengkapi bukti ${how}`)).toBeVisible()
        for (const page of [unit, region]) {
          await page.waitForLoadState("networkidle")
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(wide).toBeLessThanOrEqual(0)
        }
      })
    }
  })

test("the region's first page says who is ready, blocked and silent, and narrows by the address", async ({
  openAs,
}) => {
  const page = await openAs("wilayah", { javaScript: false })
  await page.goto(paths.home())
  await expect(page).toHaveURL(new RegExp(`${paths.region()}$`))
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "7 unit: 1 siap, 1 terhalang, 1 belum melapor.",
  )
  await page.getByRole("link", { name: "1 unit terhalang" }).click()
  await expect(page.getByRole("rowheader")).toHaveText([/Lapas Contoh Anggrek/])
  await page.getByRole("link", { name: "Hapus saringan" }).click()
  await page.getByRole("columnheader", { name: "Siap" }).getByRole("link").click()
  await expect(page.getByRole("rowheader").first()).toContainText("Lapas Contoh Dahlia")
  const csv = await (await page.request.get(paths.regionCsv())).text()
  expect(csv.split("\r\n")).toHaveLength(1 + 8 + 1)
  expect(csv).toContain("Lapas Contoh Cempaka")
})

test("the region sees no person's page", async ({ openAs }) => {
  const page = await openAs("wilayah")
  for (const path of [paths.santriList(), paths.evidenceLibrary(), paths.halaqahList(), paths.papers()])
    expect((await page.request.get(path)).status(), path).toBe(403)
})
