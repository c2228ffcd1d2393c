import type { Page } from "@playwright/test"
import axe from "axe-core"

/** What axe finds wrong with a page by WCAG 2.2 AA and its best practices: a line per rule, with up to three places. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const found = await run(document, {
      resultTypes: ["violations"],
      // Files are shown in frames: what they hold is not ours.
      iframes: false,
      // Of level AA since WCAG 2.2, and off unless asked for.
      rules: { "target-size": { enabled: true } },
    })
    return found.violations.map(({ id, nodes }) => ({
      id,
      places: nodes.map((node) => node.target.join(" ")),
    }))
  })
  return violations.map(({ id, places }) => `${id}: ${places.slice(0, 3).join(" | ")}`)
}
