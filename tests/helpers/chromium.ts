import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { chromium } from "@playwright/test"

/** Where package managers put a Chromium; the shell, which has no screen, takes half the time. */
const SYSTEM_PATHS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]

/** Path of a Chromium on this machine: the system's, else Playwright's own; undefined when there is none. */
export function findChromium(): string | undefined {
  return [...SYSTEM_PATHS, chromium.executablePath()].find((path) => path !== "" && existsSync(path))
}

/**
 * Path of a Chromium, installed first where that can be done: Debian's package as root, else Playwright's.
 * @throws Error saying in one line what to install.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== undefined) return found
  console.log("No Chromium found: installing one for the browser tests …")
  if (mayUseApt()) installDebianPackages("chromium-headless-shell")
  // Debian has had the smaller package since release 12.
  if (findChromium() === undefined && mayUseApt()) installDebianPackages("chromium")
  if (findChromium() === undefined) installPlaywrightChromium()
  const installed = findChromium()
  if (installed !== undefined) return installed
  throw new Error(
    "The browser tests need Chromium: install Debian's package `chromium`, Google Chrome, or `npx playwright install chromium`.",
  )
}

/** Command-line flags that let Chromium run as root in a container and keep it from calling home. */
export function chromiumFlags(): string[] {
  const quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet
}

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get")
}

function installDebianPackages(...packages: string[]): void {
  const options = {
    stdio: ["ignore", "inherit", "inherit"] as ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }
  spawnSync("apt-get", ["update", "-qq"], options)
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options)
}

function installPlaywrightChromium(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")), "cli.js")
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", "inherit", "inherit"] })
}
