import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { ROLES, type Role } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"
import { axeFindings } from "#tests/e2e/axe.ts"
import { DESKTOP, expect, noteComplaints, PHONE, test } from "#tests/e2e/browser.ts"
import { crawl, type SentPage } from "#tests/e2e/crawl.ts"
import { installation } from "#tests/e2e/installation.ts"

test.describe.configure({ mode: "parallel" })

/** A picture of one pixel. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
)

/** Pixels that a page is wider than the window, and what sticks out. */
async function overflow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return ""
    const wide = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    return `${scrollWidth - clientWidth} px too wide: ${wide.join(", ")}`
  })
}

/** What pages of each shape are built of, of those that a role has looked at: most of it is the same for all. */
const inspected = () => join(installation().folder, "inspected")

/** Whether a page is built of something that was not looked at yet at an address of its shape. */
function hasSomethingNew({ shape, parts }: SentPage): boolean {
  mkdirSync(inspected(), { recursive: true })
  const file = join(inspected(), encodeURIComponent(shape))
  const known = new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n") : [])
  const fresh = parts.filter((part) => !known.has(part))
  appendFileSync(file, fresh.map((part) => `${part}\n`).join(""))
  return fresh.length > 0
}

/** Everything wrong with a page, at both sizes. */
async function inspect(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  await page.goto(path)
  for (const [name, size] of [
    ["1280", DESKTOP],
    ["390", PHONE],
  ] as const) {
    await page.setViewportSize(size)
    for (const finding of await axeFindings(page)) found.push(`${path} at ${name}: axe ${finding}`)
    const wide = await overflow(page)
    if (wide !== "") found.push(`${path} at ${name}: ${wide}`)
  }
  await page.setViewportSize(DESKTOP)
  return found
}

/** They see what the coordinator sees, who comes first. */
const LAST: readonly Role[] = ["kontributor", "peninjau", "kalapas"]

for (const role of [...ROLES.filter((role) => !LAST.includes(role)), ...LAST]) {
  test(`every page that ${role} can reach is accessible and fits a phone`, async ({ openAs }) => {
    test.setTimeout(900_000)
    const page = await openAs(role)
    // What files look like is looked at elsewhere: drawing them all takes longer than all pages together.
    await page.route("**/thumbnail", (route) => route.fulfill({ contentType: "image/png", body: DOT }))
    const findings: string[] = []
    const count = await crawl(page, [paths.home(), paths.account()], async (sent) => {
      if (hasSomethingNew(sent)) findings.push(...(await inspect(page, sent.path)))
    })
    expect(findings).toEqual([])
    expect(count).toBeGreaterThan(5)
  })
}

test("the sign-in page and what is not there are accessible and fit a phone", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: installation().url })
  const page = await context.newPage()
  const complaints = noteComplaints(page)
  const findings: string[] = []
  for (const path of [paths.login(), "/no-such-page"]) {
    findings.push(...(await inspect(page, path)))
  }
  await context.close()
  expect(findings).toEqual([])
  expect(complaints).toEqual([])
})
