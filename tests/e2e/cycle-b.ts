import type { Page } from "@playwright/test"
import { paths } from "#app/paths.ts"

/** Id of the demo's second cycle, in the middle of its work: the one with items left to play with. */
export async function findCycleB(page: Page): Promise<string> {
  await page.goto(paths.cycles())
  const link = page.getByRole("link", { name: /Akreditasi pendidikan kesetaraan/ }).first()
  const href = await link.getAttribute("href")
  const found = /\/cycles\/([^/?]+)/.exec(href ?? "")
  if (found?.[1] === undefined) throw new Error(`No link to cycle B, only "${href}"`)
  return found[1]
}
