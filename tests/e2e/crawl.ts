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

/** A page as the server sent it, before a browser opens it. */
export interface SentPage {
  path: string
  shape: string
  /** The sorts of elements it is built of, each with the sort it stands in. */
  parts: string[]
}

/**
 * Follows a page's links through the whole site, asking for one address of each shape.
 * @returns how many there are. @throws Error where a link leads nowhere
 */
export async function crawl(
  page: Page,
  start: readonly string[],
  visit: (sent: SentPage) => Promise<void>,
): Promise<number> {
  const waiting = [...start]
  const met = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = shapeOf(path)
    if (met.has(shape)) continue
    const answer = await page.request.get(path)
    if (!answer.ok()) throw new Error(`A link leads to "${path}", which answered ${answer.status()}`)
    const { pathname } = new URL(answer.url())
    if (shapeOf(pathname) !== shape) {
      waiting.push(pathname)
      continue
    }
    met.add(shape)
    const { parts, hrefs } = await page.evaluate(takeApart, await answer.text())
    await visit({ path, shape, parts })
    const { origin } = new URL(answer.url())
    const urls = hrefs.map((href) => new URL(href, answer.url()))
    waiting.push(
      ...urls
        .filter((url) => url.origin === origin && !FILES.test(url.pathname))
        .map((url) => url.pathname + url.search),
    )
  }
  return met.size
}

/** Runs in the browser: what a page of HTML is built of, and where its links lead. */
function takeApart(html: string): { parts: string[]; hrefs: string[] } {
  const sent = new DOMParser().parseFromString(html, "text/html")
  const sortOf = (element: Element | null) =>
    [
      element?.tagName,
      ...["class", "role", "type", "lang", "aria-hidden", "tabindex"].map((name) =>
        element?.getAttribute(name),
      ),
      element?.getAttributeNames().join(),
      [...(element?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      ),
    ].join("|")
  const parts = [...sent.body.querySelectorAll("*")].map(
    (element) => `${sortOf(element.parentElement)} > ${sortOf(element)}`,
  )
  const links = [...sent.querySelectorAll("a[href]:not([download])")]
  return { parts: [...new Set(parts)], hrefs: links.map((link) => link.getAttribute("href") ?? "") }
}
