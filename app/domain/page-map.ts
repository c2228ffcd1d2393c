import { z } from "zod"
import { pageLabel } from "#app/domain/page-label.ts"

/** What stands on which page of a drawn dossier, and what changed between two of them. */

const PageThing = z.strictObject({
  kind: z.enum(["section", "item", "evidence"]),
  /** The section's id, the item's key, the evidence's code. */
  key: z.string(),
  title: z.string(),
  /** The amendment whose pages these are; 0 for what was first handed in. */
  amendment: z.number().int().nonnegative(),
  /** Pages counted from 1 at the cover. */
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  /** Tells the same content from another. */
  print: z.string(),
})
export type PageThing = z.infer<typeof PageThing>

export const PageMap = z.strictObject({
  pages: z.number().int().positive(),
  /** How many pages at the beginning are numbered i, ii, iii …; arabic numbers follow from 1. */
  roman: z.number().int().nonnegative(),
  things: z.array(PageThing),
})
export type PageMap = z.infer<typeof PageMap>

/** The pages as they were at an earlier revision: without those of the amendments after `amendment`. */
export function pagesUpTo(map: PageMap, amendment: number): PageMap {
  const things = map.things.filter((thing) => thing.amendment <= amendment)
  return { ...map, pages: Math.max(1, ...things.map((thing) => thing.to)), things }
}

export interface PageChange {
  state: "unchanged" | "changed" | "added" | "removed"
  /** Printed numbers; the same where it is one page. */
  from: string
  to: string
  pages: number
  /** What stands there, now or, where it was taken away, before; empty for pages that are unchanged. */
  things: Pick<PageThing, "kind" | "key" | "title" | "amendment">[]
}

/** Page by page what changed from one dossier to another; neighbouring pages of one kind are one row. */
export function comparePages(before: PageMap, after: PageMap): PageChange[] {
  const rows: (PageChange & { group: string })[] = []
  for (let page = 1; page <= Math.max(before.pages, after.pages); page++) {
    const [old, now] = [standingOn(before, page), standingOn(after, page)]
    const state =
      page > before.pages
        ? "added"
        : page > after.pages
          ? "removed"
          : traceOf(old, page) === traceOf(now, page) &&
              pageLabel(before.roman, page) === pageLabel(after.roman, page)
            ? "unchanged"
            : "changed"
    const things = state === "unchanged" ? [] : state === "removed" ? old : now
    const group = [state, ...things.map(({ kind, key, amendment }) => `${kind} ${key} ${amendment}`)].join(
      "\n",
    )
    const label = pageLabel((state === "removed" ? before : after).roman, page)
    const last = rows.at(-1)
    if (last?.group === group) {
      last.to = label
      last.pages++
    } else {
      const named = things.map(({ kind, key, title, amendment }) => ({ kind, key, title, amendment }))
      rows.push({ state, from: label, to: label, pages: 1, things: named, group })
    }
  }
  return rows.map(({ group: _, ...row }) => row)
}

const standingOn = ({ things }: PageMap, page: number) =>
  things.filter(({ from, to }) => from <= page && page <= to)

/** The same where the same pages of the same things stand. */
const traceOf = (things: PageThing[], page: number) =>
  things
    .map(({ kind, key, amendment, print, from }) => `${kind} ${key} ${amendment} ${print} ${page - from}`)
    .join("\n")
