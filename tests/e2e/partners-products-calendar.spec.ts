import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import sharp from "sharp"
import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { makePdf, makePhoto } from "#tests/e2e/files.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
const field = (page: Page, name: string) => page.locator(`form [name="${name}"]`).first()
const save = (page: Page) => page.getByRole("button", { name: "Simpan", exact: true }).first().click()

async function fillAgreement(page: Page, title: string, expiresOn: string) {
  await field(page, "partnerName").fill("Pesantren Contoh Uji")
  await field(page, "partnerKind").selectOption("pesantren")
  await field(page, "title").fill(title)
  await field(page, "number").fill("UJI/01")
  await field(page, "signedOn").fill("2026-01-02")
  await field(page, "startsOn").fill("2026-01-05")
  await field(page, "expiresOn").fill(expiresOn)
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`an agreement with its document, kept when the form is wrong, renewed and ended, ${how}`, async ({
    openAs,
  }) => {
    const title = `Tahsin uji ${how}`
    const page = await openAs("koordinator", { javaScript })
    await page.goto(paths.newAgreement())
    await fillAgreement(page, title, "2026-01-04")
    await page.locator('input[type="file"]').setInputFiles(await makePdf(`pks-${javaScript}.pdf`, title))
    await save(page)
    await expect(page.getByRole("alert")).toContainText("Hari terakhir berlaku")
    await expect(field(page, "title")).toHaveValue(title)
    const code = await field(page, "document").inputValue()
    expect(code).toMatch(/^B-\d+$/)
    await field(page, "expiresOn").fill(inDays(25))
    await save(page)
    await page.waitForURL("**notice=created")
    await expect(page.locator(".lead")).toContainText("Berakhir dalam 30 hari")

    await page.getByRole("link", { name: `Buka bukti ${code}` }).click()
    await page.waitForURL("**/evidence/*")
    await expect(page.locator(".uses")).toContainText(`Dokumen PKS: ${title}`)
    await expect(page.locator('[name="validUntil"]')).toHaveValue(inDays(25))
    await expect(page.getByText("Dipakai sebagai dokumen PKS atau foto karya.")).toBeVisible()
    await page.getByRole("link", { name: `Dokumen PKS: ${title}` }).click()
    await page.waitForURL("**/agreements/*")

    await page.getByText("Akhiri sebelum waktunya").click()
    await field(page, "endedOn").fill(inDays(3))
    await field(page, "endedReason").fill("Mitra pindah tempat")
    await page.getByRole("button", { name: "Akhiri PKS" }).click()
    await page.waitForURL("**notice=saved")
    await expect(page.locator(".lead")).toContainText("Berakhir dalam 7 hari")
    await expect(page.getByText("Mitra pindah tempat")).toBeVisible()

    await page.getByRole("link", { name: "Perpanjang" }).click()
    await page.waitForURL("**renews=*")
    await expect(field(page, "partnerName")).toHaveValue("Pesantren Contoh Uji")
    await field(page, "number").fill("UJI/02")
    await field(page, "signedOn").fill(inDays(0))
    await field(page, "expiresOn").fill(inDays(400))
    await save(page)
    await page.waitForURL("**notice=created")
    await expect(page.locator("#content ol li")).toHaveCount(2)
  })

  test(`a product with a photo of its own, cleared, and its picture and catalogue taken away, ${how}`, async ({
    openAs,
  }) => {
    const name = `Anyaman uji ${how}`
    const page = await openAs("koordinator", { javaScript })
    await page.goto(paths.newProduct())
    await field(page, "name").fill(name)
    await field(page, "price").fill("seratus")
    await field(page, "maker").fill("S-001")
    await page
      .locator('input[type="file"]')
      .setInputFiles(await makePhoto(`karya-${javaScript}.jpg`, javaScript ? 701 : 702))
    await save(page)
    await expect(page.getByRole("alert")).toContainText("Tulis harga dalam rupiah")
    await field(page, "price").fill("75.000")
    await save(page)
    await page.waitForURL("**notice=created")
    const product = new URL(page.url()).pathname
    await expect(page.getByText("Foto belum dinyatakan terbuka")).toBeVisible()
    const spot = async (size: "square" | "story") => {
      const answer = await page.request.get(`${product}/picture.jpg?size=${size}`)
      const picture = sharp(await answer.body())
      const { width, height } = await picture.metadata()
      // Statistics are of the input, whatever else was asked for: the part is cut out first.
      const part = await picture.extract({ left: 0, top: 100, width: 1080, height: 500 }).toBuffer()
      const { channels } = await sharp(part).stats()
      return { size: [width, height], isPlain: channels.every(({ stdev }) => stdev < 3) }
    }
    expect(await spot("square")).toEqual({ size: [1080, 1080], isPlain: true })

    await page.getByRole("link", { name: /^Periksa dan buka B-/ }).click()
    await page.waitForURL("**/evidence/*")
    await page.locator('button[value="clear"]').click()
    await page.waitForURL("**notice=saved")
    await expect(page.locator(".uses")).toContainText(`Foto karya: ${name}`)
    expect(await spot("square")).toEqual({ size: [1080, 1080], isPlain: false })
    expect(await spot("story")).toEqual({ size: [1080, 1920], isPlain: false })

    await page.goto(paths.products())
    const downloading = page.waitForEvent("download")
    await page.getByRole("link", { name: "Katalog PDF" }).click()
    const text = (await readPdfPages(readFileSync(await (await downloading).path()))).join(" ")
    expect(text).toContain(name)
    expect(text).toMatch(/Rp.75\.000/)
    expect(text).toContain("S-001")

    await page.goto(product)
    await page.getByRole("button", { name: "Tarik dari katalog" }).click()
    await page.waitForURL("**notice=saved")
    await expect(page.locator(".lead")).toContainText("Tidak ditawarkan lagi")
  })

  test(`days are marked on the calendar, a stale form loses nothing, and the file has them, ${how}`, async ({
    openAs,
  }) => {
    const title = `Libur uji ${how}`
    const page = await openAs("koordinator", { javaScript })
    await page.goto(paths.calendarSpans())
    const fresh = page.locator("#new")
    await fresh.locator('[name="title"]').fill(title)
    await fresh.locator('[name="from"]').fill(inDays(2))
    await fresh.locator('[name="until"]').fill(inDays(1))
    await fresh.getByRole("button", { name: "Simpan" }).click()
    await expect(fresh.getByRole("alert")).toContainText("Tanggal akhir tidak boleh sebelum tanggal awal")
    await fresh.locator('[name="until"]').fill(inDays(3))
    await fresh.getByRole("button", { name: "Simpan" }).click()
    await page.waitForURL("**notice=created")

    const other = await openAs("koordinator", { javaScript })
    await other.goto(paths.calendarSpans())
    const form = (of: Page) => of.locator("details.span").filter({ hasText: title })
    await form(page).locator("summary").click()
    await form(page).locator('[name="until"]').fill(inDays(4))
    await form(page).getByRole("button", { name: "Simpan" }).click()
    await page.waitForURL("**notice=saved")
    await form(other).locator("summary").click()
    await form(other).locator('[name="until"]').fill(inDays(5))
    await form(other).getByRole("button", { name: "Simpan" }).click()
    await expect(
      other
        .getByRole("alert")
        .getByRole("row")
        .filter({ hasText: inDays(4) }),
    ).toContainText(inDays(5))
    await form(other).getByRole("button", { name: "Simpan" }).click()
    await other.waitForURL("**notice=saved")

    await page.goto(paths.calendar())
    await expect(page.locator(".agenda-event").filter({ hasText: title })).toBeVisible()
    const downloading = page.waitForEvent("download")
    await page.getByRole("link", { name: "Berkas .ics" }).click()
    const file = readFileSync(await (await downloading).path(), "utf8").replaceAll("\r\n ", "")
    expect(file).toContain(`SUMMARY:${title}\r\n`)
    expect(file).toContain(`DTEND;VALUE=DATE:${inDays(6).replaceAll("-", "")}\r\n`)
    await page.goto(paths.calendarSpans())
    await form(page).locator("summary").click()
    await form(page).getByRole("button", { name: "Hapus" }).click()
    await page.waitForURL("**notice=removed")
  })
}

test("on a phone the three fit, are reached from the pages that are there, and forms can be sent", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { size: PHONE })
  await page.goto(paths.cycles())
  await page.locator("main").getByRole("link", { name: "Kalender" }).click()
  await page.waitForURL(`**${paths.calendar()}`)
  await page.goto(paths.registers())
  for (const name of ["Perjanjian kerja sama (PKS)", "Karya santri", "Kalender"])
    await expect(page.locator("main").getByRole("link", { name, exact: true })).toBeVisible()
  for (const path of [
    paths.agreements(),
    paths.newAgreement(),
    paths.products(),
    paths.calendar(),
    paths.calendarSpans(),
  ]) {
    await page.goto(path)
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    expect(wide, path).toBe(0)
  }
})
