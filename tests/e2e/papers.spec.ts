import { addDays, dayIn } from "#app/domain/dates.ts"
import { paths } from "#app/paths.ts"
import { expect, test } from "#tests/e2e/browser.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

test("a syahadah is issued, read as PDF, and found genuine by whoever has its number, without signing in", async ({
  openAs,
  browser,
}) => {
  const page = await openAs("koordinator")
  await page.goto(paths.santriOverview())
  await page.locator("#wisuda li a").first().click()
  await page.getByText("Syahadah", { exact: true }).first().click()
  await page.locator("form:has([name=basis])").getByRole("button").click()
  const link = page.locator(".plain-list li").first().getByRole("link").first()
  await expect(link).toContainText("SYH")
  const number = (await link.textContent())?.match(/\S*SYH\S*/)?.[0] ?? ""
  const pdf = await page.request.get((await link.getAttribute("href")) ?? "")
  expect((await readPdfPages(await pdf.body())).join(" ")).toContain(number)
  const check = await page.locator(".plain-list li").first().getByRole("link").last().getAttribute("href")

  const anybody = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: "id-ID" })
  const public_ = await anybody.newPage()
  await public_.goto(check ?? "")
  await expect(public_.getByText(number)).toBeVisible()
  await anybody.close()
})

test("one screen ends the stays of some and begins those of others", async ({ openAs }) => {
  const page = await openAs("koordinator", { javaScript: false })
  const today = dayIn(new Date(), "Asia/Jakarta")
  await page.goto(paths.enrolments())
  await page.locator("[name=from]").fill(addDays(today, -20))
  await page.getByLabel("Angkatan").fill("2026/2")
  await page.locator("[name=newcomers]").fill("Pendatang Contoh A\nPendatang Contoh B; BARU-2")
  await page.getByRole("button", { name: "Catat yang masuk" }).click()
  await expect(page.getByText(/2 santri/).first()).toBeVisible()
  await page.goto(`${paths.enrolments()}?q=Pendatang`)
  const reasons = page.locator("select[name^=reason]")
  await expect(reasons).toHaveCount(2)
  await page.locator("[name=until]").fill(addDays(today, -5))
  await reasons.nth(0).selectOption("mutasi")
  await reasons.nth(1).selectOption("bebas")
  await page.locator("form:has(select[name^=reason])").getByRole("button").click()
  await page.goto(`${paths.santriList()}?q=Pendatang&standing=left`)
  await expect(page.getByRole("link", { name: /Pendatang Contoh/ })).toHaveCount(2)
})

test("the number of further candidates for wisuda opens them all, without JavaScript too", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false })
  await page.goto(paths.santriOverview())
  const listed = page.locator("#wisuda li")
  await expect(listed).toHaveCount(20)
  const more = page.locator("#wisuda").getByRole("link", { name: /^dan \d+ lainnya/ })
  const count = Number(/\d+/.exec((await more.textContent()) ?? "")?.[0])
  await more.click()
  await expect(listed).toHaveCount(20 + count)
  await expect(more).toHaveCount(0)
})
