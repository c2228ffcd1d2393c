import { defineConfig } from "@playwright/test"
import { chromiumFlags, findChromium } from "#tests/helpers/chromium.ts"

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "../../test-results/e2e.json" }]],
  globalSetup: "./global-setup.ts",
  // Specs share one demo installation: each keeps to items and cycles of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    launchOptions: { executablePath: findChromium(), args: chromiumFlags() },
    trace: "off",
    screenshot: "only-on-failure",
  },
})
