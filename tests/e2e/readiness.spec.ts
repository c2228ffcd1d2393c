import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { installation } from "#tests/e2e/installation.ts"
import { openCycle } from "#tests/e2e/own-cycle.ts"

const cycleId = () => installation().demo.cycleId

async function makeSheet(page: Page): Promise<string> {
  await page.goto(paths.weeklySheets(cycleId()))
  await page.getByRole("button", { name: "Buat lembar hari ini" }).click()
  await page.waitForURL(/\/weekly\/[0-9a-f-]{36}/)
  return /\/weekly\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ""
}

/** The sheet's PDF, kept in the scratch folder. */
async function takePdf(page: Page, sheetId: string): Promise<{ path: string; pages: number; text: string }> {
  const answer = await page.request.get(paths.weeklySheetPdf(sheetId))
  expect(answer.status()).toBe(200)
  const path = join(installation().folder, `${sheetId}.pdf`)
  writeFileSync(path, await answer.body())
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ")
  const pages = pdf.numPages
  await pdf.destroy()
  return { path, pages, text }
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript"

  test(`the warden's first page tells whether all is ready and leads to each list, ${how}`, async ({
    openAs,
  }) => {
    const page = await openAs("kalapas", { javaScript, size: PHONE })
    await page.goto(paths.home())
    await expect(page).toHaveURL(new RegExp(paths.readiness(cycleId())))
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/^Belum siap: \d+ butir belum siap/)
    const missing = page.getByRole("listitem").filter({ hasText: "di bawah sasaran" })
    const count = Number(await missing.locator(".n").first().textContent())
    await missing.getByRole("link", { name: "Lihat" }).click()
    await expect(page.locator(".items-table tbody tr:not(.part)")).toHaveCount(count)
  })
}

/** Another cycle of the demonstration. */
async function otherCycle(page: Page): Promise<string> {
  await page.goto(paths.cycles())
  const cycles = await page
    .locator('.cycle-list a[href^="/cycles/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
  const other = cycles
    .map((href) => href.split("/")[2] ?? "")
    .find((id) => id !== cycleId() && id.length === 36)
  return other ?? ""
}

/** How many entries the list shows that a number of the readiness page opened. */
async function countListed(page: Page): Promise<number> {
  const { pathname, hash } = new URL(page.url())
  if (pathname === paths.evidenceLibrary()) {
    const shown = await page.locator(".card .ev").count()
    const next = page.getByRole("link", { name: "Berikutnya" })
    if ((await next.count()) === 0) return shown
    await page.goto(new URL((await next.getAttribute("href")) ?? "", page.url()).href)
    return shown + (await countListed(page))
  }
  if (pathname === paths.cycle(cycleId())) return page.locator(".items-table tbody tr:not(.part)").count()
  return page.locator(`ul${hash} > li`).count()
}

test("every number of what changed, of the months and of the load opens as many entries as it says", async ({
  openAs,
}) => {
  const page = await openAs("koordinator")
  const readiness = paths.readiness(cycleId())
  await page.goto(readiness)
  const numbers = await page
    .locator("td.n a")
    .evaluateAll((links) =>
      links.map((link) => ({ to: link.getAttribute("href") ?? "", count: Number(link.textContent) })),
    )
  for (const part of ["#urgent", "only=overdue", "only=late", "state=siap", "month=", "/evidence?"])
    expect(numbers.map(({ to }) => to).filter((to) => to.includes(part))).not.toEqual([])
  for (const { to, count } of numbers) {
    await page.goto(new URL(to, new URL(readiness, page.url())).href)
    expect({ to, count: await countListed(page) }).toEqual({ to, count })
  }
})

test("a month with holes leads to its items; the filter is shown in words and can be taken off, without JavaScript", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false, size: PHONE })
  await page.goto(paths.readiness(cycleId()))
  const card = page.locator(".card").filter({ has: page.getByRole("heading", { name: "Bukti per bulan" }) })
  await card.locator("summary").click()
  const holes = card.getByRole("link", { name: /Lubang: \d+/ }).first()
  const month = /^(.*), Lubang/.exec((await holes.getAttribute("aria-label")) ?? "")?.[1] ?? ""
  const count = Number(await holes.textContent())
  expect((await holes.boundingBox())?.height).toBeGreaterThanOrEqual(24)
  await holes.click()
  await expect(page.getByRole("checkbox", { name: "bukti berkala berlubang" })).toBeChecked()
  await expect(page.getByRole("checkbox", { name: month })).toBeChecked()
  expect(await countListed(page)).toBe(count)
  await page.getByRole("link", { name: "Hapus saringan" }).click()
  await expect(page.getByRole("checkbox", { name: month })).toHaveCount(0)
})

test("what a check found becomes an action that leads back to the checks, without JavaScript", async ({
  openAs,
}) => {
  const page = await openAs("koordinator", { javaScript: false })
  const begun = await openCycle(page, "Pengajuan dengan temuan")
  await page.goto(paths.cycleChecks(begun))
  await page.getByRole("link", { name: "Jadikan tindak lanjut" }).first().click()
  const title = await page.getByLabel("Yang harus dikerjakan").inputValue()
  expect(title).toContain(": ")
  await page.getByRole("button", { name: "Buat tindak lanjut" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title)
  await expect(page.getByText("Temuan:")).toBeVisible()
  await page.getByRole("link", { name: "Ke pemeriksaan" }).click()
  await expect(page).toHaveURL(new RegExp(paths.cycleChecks(begun)))
})

test("the weekly sheet is one page with its decisions, a code and the hash of what it says", async ({
  openAs,
}) => {
  const page = await openAs("koordinator")
  const sheetId = await makeSheet(page)
  const question = page.getByRole("group").filter({ has: page.getByRole("radio") })
  await expect(question.first()).toBeVisible()
  const questions = await question.count()
  const { pages, text } = await takePdf(page, sheetId)
  expect(pages).toBe(1)
  expect(text).toContain("Lembar pekanan untuk Kepala")
  for (let at = 1; at <= questions; at++) expect(text).toContain(`${at}.`)
  expect(text).toContain("SHA-256")
})

test("staff write a decision down from the signed sheet; another sheet's scan is refused and nothing typed is lost", async ({
  openAs,
}) => {
  const page = await openAs("koordinator")
  const sheetId = await makeSheet(page)
  const { path } = await takePdf(page, sheetId)
  const question = page
    .getByRole("group")
    .filter({ has: page.getByRole("radio") })
    .last()
  const title = (await question.locator("legend").textContent()) ?? ""
  await question.getByRole("radio").first().check()
  await question.getByLabel("Catatan").fill("Sesuai paraf")

  const other = join(installation().folder, "other-sheet.pdf")
  const code = page.url()
  await page.goto(paths.weeklySheets(await otherCycle(page)))
  await page.getByRole("button", { name: "Buat lembar hari ini" }).click()
  await page.waitForURL(/\/weekly\/[0-9a-f-]{36}/)
  const otherSheet = await page.request.get(`${new URL(page.url()).pathname}/pdf`)
  writeFileSync(other, await otherSheet.body())

  await page.goto(code)
  await question.getByRole("radio").first().check()
  await question.getByLabel("Catatan").fill("Sesuai paraf")
  await page.getByLabel("Pindaian atau foto lembar").setInputFiles(other)
  await page.getByRole("button", { name: "Simpan disposisi" }).click()
  await expect(page.getByText(/Kode pada pindaian itu milik lembar lain/)).toBeVisible()
  await expect(question.getByLabel("Catatan")).toHaveValue("Sesuai paraf")
  await expect(question.getByRole("radio").first()).toBeChecked()

  await page.getByLabel("Pindaian atau foto lembar").setInputFiles(path)
  await page.getByRole("button", { name: "Simpan disposisi" }).click()
  await expect(page.getByText("Tersimpan.")).toBeVisible()
  const decided = page.locator(".decisions li").filter({ hasText: title })
  await expect(decided).toContainText("Sesuai paraf")
  await expect(decided.getByRole("link", { name: /pindaian B-\d+/ })).toBeVisible()
})
