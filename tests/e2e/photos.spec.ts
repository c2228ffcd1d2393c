import sharp from "sharp"
import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { makeBig } from "#tests/e2e/files.ts"

let shade = 0

/** A picture like no other, as heavy as a phone takes it: more than a form of texts may be. */
function picture(): Promise<Buffer> {
  const background = { r: ++shade, g: Date.now() % 256, b: (Date.now() >> 8) % 256 }
  return sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

const NOT_A_PICTURE = { name: "foto.png", mimeType: "image/png", buffer: Buffer.from("catatan") }

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`a new santri comes with his photo; a file that is none is told and loses nothing, ${how}`, async ({
    openAs,
  }) => {
    const page = await openAs("koordinator", { javaScript, size: PHONE })
    await page.goto(paths.newSantri())
    await page.locator('[name="name"]').fill(`Santri Berfoto ${how}`)
    await page.getByLabel("Unggah foto").setInputFiles(NOT_A_PICTURE)
    await page.getByRole("button", { name: "Catat santri" }).click()
    const told = "Berkas ini bukan gambar yang dapat ditampilkan."
    await expect(page.locator(".field .error").filter({ hasText: told })).toBeVisible()
    await expect(page.locator('[name="name"]')).toHaveValue(`Santri Berfoto ${how}`)
    await page
      .getByLabel("Unggah foto")
      .setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: await picture() })
    await page.getByRole("button", { name: "Catat santri" }).click()
    await page.waitForURL("**notice=created")
    const portrait = page.locator("img.portrait")
    await expect(portrait).toBeVisible()
    await expect
      .poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)

    const before = await portrait.getAttribute("src")
    await page.getByText("Ubah jati diri").click()
    await page
      .getByLabel("Unggah foto")
      .setInputFiles({ name: "baru.png", mimeType: "image/png", buffer: await picture() })
    await page.getByRole("button", { name: "Simpan", exact: true }).click()
    await page.waitForURL("**notice=saved")
    await expect(portrait).not.toHaveAttribute("src", before ?? "")
  })

  test(`a room is shown by the picture sent with its form, ${how}`, async ({ openAs }) => {
    const page = await openAs("koordinator", { javaScript })
    await page.goto(paths.newRegisterRow("facility"))
    await page.getByLabel("Nama", { exact: true }).fill(`Ruang berfoto ${how}`)
    await page.locator('[name="kind"]').selectOption({ index: 1 })
    await page.locator('[name="condition"]').selectOption({ index: 1 })
    await page.getByLabel("Unggah foto").setInputFiles(NOT_A_PICTURE)
    await page.getByRole("button", { name: "Simpan", exact: true }).click()
    await expect(page.locator(".field .error")).toContainText("bukan gambar")
    await expect(page.getByLabel("Nama", { exact: true })).toHaveValue(`Ruang berfoto ${how}`)
    await page
      .getByLabel("Unggah foto")
      .setInputFiles({ name: "ruang.png", mimeType: "image/png", buffer: await picture() })
    await page.getByRole("button", { name: "Simpan", exact: true }).click()
    await page.waitForURL("**notice=created")
    await expect(page.getByRole("img", { name: `Ruang berfoto ${how}` })).toBeVisible()
  })
}

test("a photo that is too large is told in a form that keeps what was typed", async ({ openAs }) => {
  const page = await openAs("koordinator", { javaScript: false })
  await page.goto(paths.newSantri())
  await page.locator('[name="name"]').fill("Santri Berfoto Besar")
  await page.getByLabel("Unggah foto").setInputFiles(makeBig("besar.png", 9))
  await page.getByRole("button", { name: "Catat santri" }).click()
  await expect(page.locator(".field .error")).toContainText("terlalu besar")
  await expect(page.locator('[name="name"]')).toHaveValue("Santri Berfoto Besar")
})
