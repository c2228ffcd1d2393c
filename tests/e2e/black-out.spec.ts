import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"
import { axeFindings } from "#tests/e2e/axe.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { makePdf } from "#tests/e2e/files.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

/** Uploads a list of names, which starts sensitive. @returns the path of its page. */
async function uploadList(page: Page, name: string): Promise<string> {
  const file = await makePdf(name, "Daftar nama rahasia")
  await page.goto(paths.evidenceUpload())
  await expect(page.locator("form.live")).toBeVisible()
  await page.locator('input[type="file"][multiple]').first().setInputFiles(file)
  const done = page.locator(".uploads li.upload-done")
  await expect(done).toBeVisible()
  const href = await done.locator('a[href^="/evidence/"]').first().getAttribute("href")
  if (href === null) throw new Error(`No link to the uploaded "${name}"`)
  return href
}

/** Drags over the first page, from and to in fractions of it. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.locator(".black-out-page svg").first().boundingBox()
  if (box === null) throw new Error("The page to paint on is not there")
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at([(from[0] + to[0]) / 2, to[1]]))
  await page.mouse.move(...at(to))
  await page.mouse.up()
}

async function textOf(page: Page, evidence: string): Promise<string> {
  const answer = await page.request.get(`${evidence}/file`)
  expect(answer.status()).toBe(200)
  return (await readPdfPages(new Uint8Array(await answer.body()))).join(" ")
}

test("dragging over a page makes a copy without what was there; both pages name each other", async ({
  openAs,
}) => {
  const page = await openAs("koordinator")
  const original = await uploadList(page, "daftar-seret.pdf")
  expect(await textOf(page, original)).toContain("rahasia")
  await page.goto(original)
  await page.getByRole("link", { name: "Hitamkan bagian" }).click()
  const picture = page.locator(".black-out-page img").first()
  await expect(picture).toBeVisible()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(500)
  const areas = page.locator(".black-out-page rect")
  await drag(page, [0.1, 0.05], [0.9, 0.25])
  await expect(areas).toHaveCount(1)
  await page.getByRole("button", { name: "Urungkan bagian terakhir" }).click()
  await expect(areas).toHaveCount(0)
  await drag(page, [0.9, 0.5], [0, 0])
  await expect(page.locator('input[name="width"]').first()).toHaveValue(/^90(\.\d)?$/)
  await page.getByRole("checkbox", { name: /Saya sudah memeriksa/ }).check()
  await page.getByRole("button", { name: "Buat salinan" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("(dihitamkan)")
  const copy = new URL(page.url()).pathname
  expect(copy).not.toBe(original)
  await expect(page.locator("#copies")).toContainText("menggantikan")
  expect((await textOf(page, copy)).trim()).toBe("")
  await page.locator("#copies a").click()
  await expect(page).toHaveURL(original)
  await expect(page.locator("#copies")).toContainText("tampil dalam dosir tersunting")
})

test("areas are typed without JavaScript too, and nothing typed is lost", async ({ openAs }) => {
  const original = await uploadList(await openAs("koordinator"), "daftar-ketik.pdf")
  const page = await openAs("peninjau", { javaScript: false })
  await page.goto(`${original}/black-out`)
  const rows = page.locator(".black-out-row")
  await expect(rows).toHaveCount(3)
  const type = async (row: number, values: string[]) => {
    for (const [at, value] of values.entries()) await rows.nth(row).locator("input").nth(at).fill(value)
  }
  await type(0, ["1", "0", "0", "100", "30"])
  await page.getByRole("button", { name: "Tambah baris" }).click()
  await expect(rows).toHaveCount(4)
  await expect(rows.first().locator("input").nth(3)).toHaveValue("100")
  await type(1, ["1", "10", "40", "", "5,5"])
  await page.getByRole("checkbox", { name: /Saya sudah memeriksa/ }).check()
  await page.getByRole("button", { name: "Buat salinan" }).click()
  await expect(page.getByRole("alert")).toContainText("antara 0 dan 100")
  await expect(rows.nth(1).locator("input").nth(4)).toHaveValue("5,5")
  await type(1, ["9", "10", "40", "5", "5,5"])
  await page.getByRole("checkbox", { name: /Saya sudah memeriksa/ }).check()
  await page.getByRole("button", { name: "Buat salinan" }).click()
  await expect(page.getByRole("alert")).toContainText("halaman yang tidak ada")
  await type(1, ["1", "10", "40", "5", "5,5"])
  await page.getByRole("checkbox", { name: /Saya sudah memeriksa/ }).check()
  await page.getByRole("button", { name: "Buat salinan" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("(dihitamkan)")
})

test("the page for painting is accessible and fits a phone, also with a page enlarged", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { size: PHONE })
  const original = await uploadList(page, "daftar-telepon.pdf")
  await page.goto(`${original}/black-out`)
  await page.getByRole("button", { name: "Perbesar halaman 1" }).click()
  await drag(page, [0.02, 0.02], [0.2, 0.1])
  await expect(page.locator(".black-out-page rect")).toHaveCount(1)
  expect(await axeFindings(page)).toEqual([])
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide).toBeLessThanOrEqual(0)
})
