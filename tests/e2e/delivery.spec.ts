import { gzipSync } from "node:zlib"
import { paths } from "#app/paths.ts"
import { expect, signInByHand, test } from "#tests/e2e/browser.ts"
import { installation } from "#tests/e2e/installation.ts"

/** What an item page may ask of a slow line, compressed. */
const SCRIPT_LIMIT = 150_000

test("an item page ships at most 150 kB of compressed JavaScript", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const sizes = new Map<string, number>()
  page.on("response", async (answer) => {
    const url = new URL(answer.url())
    if (!url.pathname.endsWith(".js")) return
    sizes.set(url.pathname, gzipSync(await answer.body()).length)
  })
  await page.goto(paths.item(installation().demo.cycleId, "R-02"), { waitUntil: "networkidle" })
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  expect(sizes.size).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(SCRIPT_LIMIT)
})

test("every page comes with a policy that allows scripts by nonce alone", async ({ openAs }) => {
  const page = await openAs("koordinator")
  const answer = await page.goto(paths.cycle(installation().demo.cycleId))
  const policy = answer?.headers()["content-security-policy"] ?? ""
  expect(policy).toMatch(/script-src [^;]*'nonce-/)
  expect(policy).not.toContain("unsafe-inline")
  expect(policy).not.toContain("unsafe-eval")
  expect(answer?.headers()["x-content-type-options"]).toBe("nosniff")
})

test("a user signs in, switches the language and back, and signs out", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: installation().url, locale: "id-ID" })
  const page = await context.newPage()
  await signInByHand(page, "kalapas")
  await expect(page.locator("html")).toHaveAttribute("lang", "id")
  await page.locator("details.who summary").click()
  await page.getByRole("button", { name: "English" }).click()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await page.locator("details.who summary").click()
  await page.getByRole("button", { name: /Indonesia/ }).click()
  await expect(page.locator("html")).toHaveAttribute("lang", "id")
  await page.locator("details.who summary").click()
  await page.getByRole("button", { name: "Keluar" }).click()
  await page.waitForURL((url) => url.pathname === paths.login())
  await page.goto(paths.cycles())
  expect(new URL(page.url()).pathname).toBe(paths.login())
  await context.close()
})

test("a wrong password is refused in words, and the name stays in its field", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: installation().url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(paths.login())
  await page.getByLabel("Nama pengguna").fill("koordinator")
  await page.getByLabel("Kata sandi").fill("bukan-kata-sandinya")
  await page.getByRole("button", { name: "Masuk" }).click()
  await expect(page.getByRole("alert")).toBeVisible()
  await expect(page.getByLabel("Nama pengguna")).toHaveValue("koordinator")
  await context.close()
})
