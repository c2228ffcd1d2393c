/**
 * Takes a picture of every page of a fresh demo, as each role sees it, at 1280 and 390 pixels:
 *   npm run screenshots -- --out DIR [--role koordinator]
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { type Browser, chromium } from "@playwright/test"
import { ROLES, type Role } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"
import { buildWhenStale } from "#scripts/build.ts"
import { DESKTOP, PHONE, signInContext } from "#tests/e2e/browser.ts"
import { crawl, shapeOf } from "#tests/e2e/crawl.ts"
import type { DemoReport } from "#tests/e2e/installation.ts"
import { chromiumFlags, ensureChromium } from "#tests/helpers/chromium.ts"
import { runForJson, serveScript } from "#tests/helpers/processes.ts"

function readArguments(): { out: string; roles: readonly Role[] } {
  const { values } = parseArgs({ options: { out: { type: "string" }, role: { type: "string" } } })
  if (values.out === undefined) throw new Error("Usage: npm run screenshots -- --out DIR [--role ROLE]")
  const role = ROLES.find((one) => one === values.role)
  if (values.role !== undefined && role === undefined)
    throw new Error(`--role must be one of ${ROLES.join(", ")}, not "${values.role}"`)
  return { out: resolve(values.out), roles: role === undefined ? ROLES : [role] }
}

/** A file name that tells the page: `/cycles/:id/items/:item` → `cycles-item`. */
function nameOf(path: string): string {
  const words = shapeOf(path)
    .split("/")
    .map((word) => word.replace(":", ""))
    .filter((word) => word !== "" && word !== "id")
  return words.length === 0 ? "home" : words.join("-") + (shapeOf(path).endsWith(":id") ? "-one" : "")
}

async function photograph(browser: Browser, url: string, role: Role, out: string): Promise<number> {
  const context = await browser.newContext({ baseURL: url, viewport: DESKTOP, locale: "id-ID" })
  await signInContext(context, role)
  const page = await context.newPage()
  const count = await crawl(page, [paths.home(), paths.account()], async ({ path }) => {
    await page.goto(path)
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size)
      const file = join(out, `${role}-${nameOf(path)}-${size.width}.png`)
      await page.screenshot({ path: file, fullPage: true })
    }
    await page.setViewportSize(DESKTOP)
  })
  await context.close()
  return count
}

async function main(): Promise<void> {
  const { out, roles } = readArguments()
  mkdirSync(out, { recursive: true })
  buildWhenStale()
  const folder = mkdtempSync(join(tmpdir(), "miqyas-screenshots-"))
  const demo = await runForJson<DemoReport>(["scripts/demo.ts", "--no-serve", "--data", join(folder, "demo")])
  const server = await serveScript(["scripts/start.ts"], {
    DATA_DIR: demo.dataDir,
    HOST: "127.0.0.1",
    PORT: "0",
    NODE_ENV: "production",
  })
  process.env.MIQYAS_E2E = JSON.stringify({ url: server.url, folder, demo })
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags() })
  try {
    for (const role of roles)
      console.log(`${role}: ${await photograph(browser, server.url, role, out)} pages`)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
