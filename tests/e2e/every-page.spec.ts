import type { Page } from "@playwright/test"
import { ROLES } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"
import { axeFindings } from "#tests/e2e/axe.ts"
import { DESKTOP, expect, noteComplaints, PHONE, test } from "#tests/e2e/browser.ts"
import { crawl, shapeOf } from "#tests/e2e/crawl.ts"
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

/** What pages of each address are built of, of those that axe has looked at: roles share most of it. */
const inspected = new Map<string, Set<string>>()

/** Whether the page is built of something that axe has not met at this address. */
async function hasSomethingNew(page: Page, path: string): Promise<boolean> {
  const parts = await page.$$eval("*", (elements) => {
    const sort = (element: Element | null) =>
      [
        element?.tagName,
        ...["class", "role", "type", "lang", "aria-hidden", "tabindex"].map((name) =>
          element?.getAttribute(name),
        ),
        element?.getAttributeNames().join(),
        [...(element?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
        ),
      ].join("|")
    return [...new Set(elements.map((element) => `${sort(element.parentElement)} > ${sort(element)}`))]
  })
  const known = inspected.get(shapeOf(path)) ?? new Set()
  const isNew = parts.some((part) => !known.has(part))
  inspected.set(shapeOf(path), new Set([...known, ...parts]))
  return isNew
}

/** Everything wrong with the page at hand, at both sizes. */
async function inspect(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  const isNew = await hasSomethingNew(page, path)
  for (const [name, size] of [
    ["1280", DESKTOP],
    ["390", PHONE],
  ] as const) {
    await page.setViewportSize(size)
    for (const finding of isNew ? await axeFindings(page) : [])
      found.push(`${path} at ${name}: axe ${finding}`)
    const wide = await overflow(page)
    if (wide !== "") found.push(`${path} at ${name}: ${wide}`)
  }
  await page.setViewportSize(DESKTOP)
  return found
}

for (const role of ROLES) {
  test(`every page that ${role} can reach is accessible and fits a phone`, async ({ openAs }) => {
    test.setTimeout(900_000)
    const page = await openAs(role)
    // What files look like is looked at elsewhere: drawing them all takes longer than all pages together.
    await page.route("**/thumbnail", (route) => route.fulfill({ contentType: "image/png", body: DOT }))
    const findings: string[] = []
    const visited = await crawl(page, [paths.home(), paths.account()], async (path) => {
      findings.push(...(await inspect(page, path)))
    })
    expect(findings).toEqual([])
    expect(visited.length).toBeGreaterThan(0)
  })
}

test("the sign-in page and what is not there are accessible and fit a phone", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: installation().url })
  const page = await context.newPage()
  const complaints = noteComplaints(page)
  const findings: string[] = []
  for (const path of [paths.login(), "/no-such-page"]) {
    await page.goto(path)
    findings.push(...(await inspect(page, path)))
  }
  await context.close()
  expect(findings).toEqual([])
  expect(complaints).toEqual([])
})
