import type { Page } from "@playwright/test"

/** Addresses that hand out files, not pages. */
const FILES =
  /\/(pdf|package|file|thumbnail|scores\.csv|document\.json|dossiers\/[^/]+\/progress|exchange\/[^/]+)$/
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

const DAY = /\b\d{4}-\d{2}-\d{2}\b/g

/** The shape of an address: ids, days and item keys left open, filters left out. */
export function shapeOf(path: string): string {
  const { pathname } = new URL(path, "http://x")
  return pathname
    .replace(UUID, ":id")
    .replace(DAY, ":day")
    .replace(/\/items\/[^/]+/, "/items/:item")
}

/**
 * Follows a page's links through the whole site, visiting each shape of address as often as `perShape`.
 * `visit` is called with the page open at each address.
 */
export async function crawl(
  page: Page,
  start: readonly string[],
  visit: (path: string) => Promise<void>,
  perShape = 1,
): Promise<string[]> {
  const waiting = [...start]
  const seen = new Set<string>()
  const visits = new Map<string, number>()
  const visited: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(path)
    const count = visits.get(shape) ?? 0
    if (seen.has(path) || count >= perShape) continue
    seen.add(path)
    visits.set(shape, count + 1)
    const answer = await page.goto(path)
    if (answer === null || answer.status() >= 400)
      throw new Error(`A link leads to "${path}", which answered ${answer?.status()}`)
    const landed = new URL(page.url()).pathname
    if (shapeOf(landed) !== shape) {
      waiting.push(landed)
      visits.set(shape, count)
      continue
    }
    await visit(path)
    visited.push(path)
    waiting.push(...(await linksOf(page)))
  }
  return visited
}

async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page.$$eval("a[href]:not([download])", (anchors) =>
    anchors.map((anchor) => (anchor as HTMLAnchorElement).href),
  )
  const here = new URL(page.url()).origin
  return hrefs
    .map((href) => new URL(href))
    .filter((url) => url.origin === here && !FILES.test(url.pathname))
    .map((url) => url.pathname + url.search)
}
