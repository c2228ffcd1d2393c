import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { DESKTOP, expect, PHONE, test } from "#tests/e2e/browser.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"
import { asPhoto } from "#tests/helpers/sheet-pictures.ts"

/** Opens the list of a lesson outside the timetable, today at a time that no other spec uses. */
async function openLesson(page: Page, halaqah: string, time: string): Promise<void> {
  await page.goto(paths.halaqahList())
  await page.getByRole("link", { name: halaqah, exact: true }).click()
  await page.getByText("Catat pertemuan di luar jadwal").click()
  await page.getByLabel("Jam mulai").fill(time)
  await page.getByRole("button", { name: "Buka daftar hadir" }).click()
  await expect(page.getByRole("heading", { name: "Daftar hadir" })).toBeVisible()
  // Without JavaScript the heading is there before the rows are.
  await page.waitForLoadState()
}

const rowAt = (page: Page, at: number) => page.locator("ol.marks fieldset").nth(at)
const mark = (page: Page, at: number, name: string) =>
  rowAt(page, at).getByRole("radio", { name, exact: true })
const save = (page: Page) => page.getByRole("button", { name: "Simpan daftar hadir" }).click()

const WAYS = [
  { size: DESKTOP, javaScript: true, time: "04:01" },
  { size: DESKTOP, javaScript: false, time: "04:02" },
  { size: PHONE, javaScript: true, time: "04:03" },
  { size: PHONE, javaScript: false, time: "04:04" },
]

for (const { size, javaScript, time } of WAYS) {
  const how = `${size.width} px wide, ${javaScript ? "with" : "without"} JavaScript`

  test(`everybody is hadir until tapped, one request saves, and corrections stay: ${how}`, async ({
    openAs,
  }) => {
    const page = await openAs("koordinator", { size, javaScript })
    await openLesson(page, "Kitab", time)
    const rows = await page.locator("ol.marks fieldset").count()
    expect(rows).toBeGreaterThan(3)
    await expect(page.getByRole("radio", { name: "Hadir", checked: true })).toHaveCount(rows)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide, "scrolls sideways").toBe(false)
    if (size === PHONE) {
      const target = await mark(page, 0, "Izin").boundingBox()
      expect(target?.height).toBeGreaterThanOrEqual(44)
    }

    await mark(page, 1, "Izin").check()
    await mark(page, 2, "Alpa").check()
    if (javaScript) await expect(page.locator(".attendance-save")).toContainText("1 izin · 1 alpa")
    await save(page)
    await expect(page.getByText("Tersimpan.")).toBeVisible()
    await expect(page.locator(".lead")).toContainText(`${rows - 2} hadir · 1 izin · 1 alpa`)
    await expect(page.locator(".lead")).toContainText("atas nama Ustadz")

    await mark(page, 2, "Hadir").check()
    await save(page)
    await expect(page.locator(".lead")).toContainText(`${rows - 1} hadir · 1 izin`)
    const correction = page.getByRole("row").filter({ hasText: "Alpa" })
    await expect(correction).toContainText("Hadir")
    await expect(correction).toContainText("Kasubsi Bimaswat")
  })
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`a list that comes too late is shown beside what is stored, ${how}`, async ({ openAs }) => {
    const time = javaScript ? "04:11" : "04:12"
    const first = await openAs("koordinator", { javaScript })
    const second = await openAs("koordinator", { javaScript })
    await openLesson(first, "Pasolatan", time)
    await openLesson(second, "Pasolatan", time)
    await mark(first, 0, "Izin").check()
    await save(first)
    await expect(first.getByText("Tersimpan.")).toBeVisible()

    await mark(second, 0, "Alpa").check()
    await save(second)
    await expect(second.getByRole("alert")).toContainText("tersimpan Izin, Anda menandai Alpa")
    await expect(mark(second, 0, "Alpa")).toBeChecked()
    await save(second)
    await expect(second.getByText("Tersimpan.")).toBeVisible()
    await expect(second.getByRole("row").filter({ hasText: "Izin" })).toContainText("Alpa")
  })
}

test("letters mark whoever has the focus and go on to the next", async ({ openAs }) => {
  const page = await openAs("koordinator")
  await openLesson(page, "Pasolatan", "04:21")
  await mark(page, 0, "Hadir").focus()
  await page.keyboard.press("i")
  await page.keyboard.press("h")
  await page.keyboard.press("a")
  await expect(mark(page, 0, "Izin")).toBeChecked()
  await expect(mark(page, 1, "Hadir")).toBeChecked()
  await expect(mark(page, 2, "Alpa")).toBeChecked()
  await expect(mark(page, 3, "Hadir")).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByText("Tersimpan.")).toBeVisible()
  await expect(page.locator(".lead")).toContainText("1 izin · 1 alpa")
})

test("an ustadz begins at his own halaqah and sees no other", async ({ openAs }) => {
  const page = await openAs("pengajar", { size: PHONE })
  await page.goto(paths.home())
  await expect(page.getByRole("heading", { name: "Pencatatan" })).toBeVisible()
  await page.goto(paths.halaqahList())
  await expect(page.getByRole("row")).toHaveCount(2)
  await expect(page.getByRole("link", { name: "Halaqah baru" })).toHaveCount(0)
})

test("a photo of the printed sheet attaches itself to the lesson by its QR", async ({ openAs }) => {
  const page = await openAs("koordinator", { javaScript: false })
  await openLesson(page, "Kitab", "04:31")
  const names = await page.locator("ol.marks legend").allTextContents()
  await page.getByRole("button", { name: "Cetak lembar" }).click()
  await expect(page.getByRole("heading", { name: "Lembar halaqah" })).toBeVisible()
  await expect(page.locator("tbody tr")).toHaveCount(names.length)
  await page.emulateMedia({ media: "print" })
  await page.setViewportSize({ width: 1654, height: 2339 })
  // As many pixels as an office scanner gives.
  await page.evaluate(() => document.documentElement.style.setProperty("zoom", "2"))
  const photo = await asPhoto(await page.screenshot(), { turned: 9, grain: 30 })
  await page.emulateMedia({ media: "screen" })

  await page.goto(paths.sheets())
  await page.getByLabel("Berkas").setInputFiles({ name: "lembar.jpg", mimeType: "image/jpeg", buffer: photo })
  await page.getByRole("button", { name: "Unggah dan tempelkan" }).click()
  await expect(page.getByText("Semua berkas sudah menempel ke pertemuannya.")).toBeVisible()
  await page.getByRole("link", { name: /^Kitab, / }).click()
  await expect(page.getByText("Foto atau pindaian:")).toBeVisible()
  await page.getByLabel("Paraf ustadz ada di lembar tercetak").check()
  await save(page)
  await expect(page.getByLabel("Paraf ustadz ada di lembar tercetak")).toBeChecked()
  await expect(page.locator("ol.marks legend").first()).toHaveText(names[0] ?? "")
})

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`all sheets of a week are printed at once, each on a page of its own with its code, ${how}`, async ({
    openAs,
  }) => {
    const page = await openAs("koordinator", { javaScript })
    await page.goto(paths.sheets())
    await page.getByLabel("Tanggal").fill("")
    await page.getByRole("button", { name: "Siapkan lembar" }).click()
    await expect(page.getByText("Tulis tanggal yang ada")).toBeVisible()
    await page.getByLabel("Tanggal").fill("2026-05-13")
    await page.getByLabel("Untuk").selectOption("week")
    await page.getByRole("button", { name: "Siapkan lembar" }).click()
    const sheets = page.locator("article.lesson-sheet")
    await expect(page.getByText(/^\d+ lembar, /)).toBeVisible()
    const codes = await sheets.locator(".sheet-qr figcaption").allTextContents()
    expect(codes.length).toBeGreaterThan(3)
    await expect(sheets).toHaveCount(codes.length)
    await expect(sheets.getByRole("img", { name: /^Kode QR/ })).toHaveCount(codes.length)
    const pages = await readPdfPages(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(codes.length)
    for (const [at, code] of codes.entries()) expect(pages[at]).toContain(code)
  })
}
