import { paths } from "#app/paths.ts"
import { expect, test } from "#tests/e2e/browser.ts"
import { findCycleB } from "#tests/e2e/cycle-b.ts"
import { makeBig, makePdf } from "#tests/e2e/files.ts"

test("a file over the cap is refused with a clear message, and the other input stays", async ({ openAs }) => {
  const page = await openAs("koordinator", { javaScript: false })
  await page.goto(paths.evidenceUpload())
  const title = page.locator('[name="title"]')
  await page.locator('details:has([name="title"]) > summary').click()
  await title.fill("Judul yang sudah diketik")
  await page.locator('input[type="file"][multiple]').first().setInputFiles(makeBig("besar.bin", 9))
  await page.locator('button[type="submit"]', { hasText: /Unggah|Kirim/ }).click()
  await expect(page.getByRole("alert")).toContainText("8 MB")
  await expect(page.getByRole("alert")).toContainText("besar.bin")
  await expect(title).toHaveValue("Judul yang sudah diketik")
})

test("an upload shows how far it has come and can be cancelled", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const line = await page.context().newCDPSession(page)
  await page.goto(paths.evidenceUpload())
  await expect(page.locator("form.live")).toBeVisible()
  await line.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: 200 * 1024,
  })
  await page.locator('input[type="file"][multiple]').first().setInputFiles(makeBig("sedang.bin", 6))
  const job = page.locator(".uploads li")
  await expect(job.getByRole("progressbar")).toBeVisible()
  await job.getByRole("button").click()
  await expect(job).toHaveClass(/upload-cancelled/)
})

test("the same content again is recognised, not stored twice", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const file = await makePdf("kembar.pdf", "Kembar")
  await page.goto(paths.evidenceUpload())
  await expect(page.locator("form.live")).toBeVisible()
  const input = page.locator('input[type="file"][multiple]').first()
  await input.setInputFiles(file)
  await expect(page.locator(".uploads li").first()).toHaveClass(/upload-done/)
  const code = /B-\d{3,}/.exec((await page.locator(".uploads li").first().textContent()) ?? "")?.[0] ?? "none"
  await input.setInputFiles(file)
  await expect(page.locator(".uploads li").last()).toHaveClass(/upload-known/)
  await expect(page.locator(".uploads li").last()).toContainText(code)
})

test("a page of evidence shows its preview under a policy of its own", async ({ openAs }) => {
  const page = await openAs("koordinator")
  await page.goto(paths.item(await findCycleB(page), "3.1"))
  const href = await page.locator('a[href^="/evidence/"]').first().getAttribute("href")
  const answer = await page.request.get(`${href}/file`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()["content-security-policy"]).toContain("sandbox")
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff")
})
