import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test"
import type { Role } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"
import { installation, passwordOf } from "#tests/e2e/installation.ts"
import { signIn } from "#tests/helpers/processes.ts"

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 390, height: 844 }

interface WindowOptions {
  javaScript?: boolean
  size?: { width: number; height: number }
}

interface Windows {
  /** Opens a page as a demo account; console errors and failed scripts fail the test that caused them. */
  openAs(role: Role, options?: WindowOptions): Promise<Page>
}

const cookies = new Map<Role, string>()

async function cookieOf(role: Role): Promise<string> {
  const known = cookies.get(role)
  if (known !== undefined) return known
  const fresh = await signIn(installation().url, role, passwordOf(role))
  cookies.set(role, fresh)
  return fresh
}

async function openContext(browser: Browser, options: WindowOptions): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: installation().url,
    viewport: options.size ?? DESKTOP,
    javaScriptEnabled: options.javaScript ?? true,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    acceptDownloads: true,
  })
}

/** Gives a browser the session of a demo account without walking through the sign-in page. */
export async function signInContext(context: BrowserContext, role: Role): Promise<void> {
  const url = installation().url
  const pairs = (await cookieOf(role)).split("; ").map((pair) => {
    const at = pair.indexOf("=")
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
  await context.addCookies(pairs)
}

/**
 * React 18's word for a click that comes before the page's data is decoded, which `RemixBrowser` waits for inside of
 * hydration: the browser then follows the link or sends the form itself.
 */
const CLICKED_EARLY = "Minified React error #345"

/** Notes what a browser complains about; answers of 4xx to what a test did on purpose are not complaints. */
export function noteComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on("console", (message) => {
    if (message.type() !== "error") return
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return
    complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on("pageerror", (error) => {
    if (!error.message.startsWith(CLICKED_EARLY)) complaints.push(`${page.url()}: ${error.message}`)
  })
  return complaints
}

export const test = base.extend<Windows>({
  openAs: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[][] = []
    await use(async (role, options = {}) => {
      const context = await openContext(browser, options)
      contexts.push(context)
      await signInContext(context, role)
      const page = await context.newPage()
      complaints.push(noteComplaints(page))
      return page
    })
    for (const context of contexts) await context.close()
    expect(complaints.flat(), "complaints in the browser's console").toEqual([])
  },
})

/** Signs in by hand, as a user does. */
export async function signInByHand(page: Page, role: Role): Promise<void> {
  await page.goto(paths.login())
  await page.getByLabel("Nama pengguna").fill(role)
  await page.getByLabel("Kata sandi").fill(passwordOf(role))
  await page.locator("main, body").getByRole("button", { name: "Masuk" }).click()
  await page.waitForURL((url) => url.pathname !== paths.login())
}

export { expect }
