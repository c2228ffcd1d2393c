import { expect, test } from "vitest"
import { readPlaywrightReport, readVitestReport } from "#tests/helpers/reports.ts"

test("a test file that breaks before its first test counts as one failure", () => {
  const report = JSON.stringify({
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  })
  expect(readVitestReport(report)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test("an error outside any browser test counts as a failure", () => {
  const report = JSON.stringify({
    stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: "global set-up failed" }],
  })
  expect(readPlaywrightReport(report)).toEqual({ passed: 8, failed: 2, skipped: 2 })
})
