/** How many tests of a suite passed, failed and were skipped. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Sums a report of Vitest's JSON reporter; a file that broke before its first test counts as one failure. */
export function readVitestReport(report: string): Tally {
  const parsed = JSON.parse(report) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  const broken = parsed.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((assertion) => assertion.status === "failed"),
  )
  return {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + broken.length,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  }
}

/** Sums a report of Playwright's JSON reporter; errors outside any test count as failures. */
export function readPlaywrightReport(report: string): Tally {
  const parsed = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: unknown[]
  }
  return {
    passed: parsed.stats.expected + parsed.stats.flaky,
    failed: parsed.stats.unexpected + parsed.errors.length,
    skipped: parsed.stats.skipped,
  }
}
