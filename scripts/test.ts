/**
 * Runs every test, in Node and in a browser, and ends with one line that sums them:
 *   npm test
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { projectPath } from "#app/config.server.ts"
import { buildWhenStale } from "#scripts/build.ts"
import { readPlaywrightReport, readVitestReport, type Tally } from "#tests/helpers/reports.ts"

/** A suite that hangs is stopped and counted as failed. */
const SUITE_LIMIT_MS = 32 * 60 * 1000

interface Suite {
  name: string
  command: string[]
  report: string
  read: (report: string) => Tally
}

const vitestReport = projectPath("test-results", "vitest.json")
const suites: Suite[] = [
  {
    name: "Node",
    command: [
      projectPath("node_modules", "vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${vitestReport}`,
    ],
    report: vitestReport,
    read: readVitestReport,
  },
  {
    name: "Browser",
    command: [
      projectPath("node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--config",
      projectPath("tests", "e2e", "playwright.config.ts"),
    ],
    report: projectPath("test-results", "e2e.json"),
    read: readPlaywrightReport,
  },
]

/** Runs one suite; a suite that ends badly without a failed test to show for it counts as one failure. */
function runSuite(suite: Suite): Tally {
  console.log(`\n— ${suite.name} tests —`)
  mkdirSync(dirname(suite.report), { recursive: true })
  rmSync(suite.report, { force: true })
  const done = spawnSync(process.execPath, suite.command, {
    cwd: projectPath(),
    stdio: ["ignore", "inherit", "inherit"],
    timeout: SUITE_LIMIT_MS,
  })
  const tally = readReport(suite)
  if (tally === undefined) console.error(`The ${suite.name} tests ended without a report`)
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 }
  if ((done.status !== 0 || tally === undefined) && counted.failed === 0) counted.failed = 1
  return counted
}

function readReport(suite: Suite): Tally | undefined {
  try {
    return suite.read(readFileSync(suite.report, "utf8"))
  } catch {
    return undefined
  }
}

/** Gets ready what the suites need. @returns why it could not, in one line. */
async function prepare(): Promise<string | undefined> {
  try {
    // Imported late: the helper needs packages that a half-finished install lacks.
    const { ensureChromium } = await import("#tests/helpers/chromium.ts")
    ensureChromium()
    buildWhenStale()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const obstacle = await prepare()
const total: Tally = { passed: 0, failed: 0, skipped: 0 }
for (const suite of suites) {
  const tally =
    obstacle !== undefined && suite.name === "Browser"
      ? { passed: 0, failed: 1, skipped: 0 }
      : runSuite(suite)
  total.passed += tally.passed
  total.failed += tally.failed
  total.skipped += tally.skipped
}
if (obstacle !== undefined) console.error(`\n${obstacle}`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ""
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
