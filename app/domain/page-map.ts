import { z } from "zod"

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

const ROMAN: [number, string][] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
]

/** A number in small roman figures, as PDF's page label style `r` writes it. */
export function roman(value: number): string {
  let [rest, out] = [value, ""]
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) out += sign
  return out
}

/** The printed number of a page counted from 1 at the cover. */
export function pageLabel(map: Pick<PageMap, "roman">, page: number): string {
  return page <= map.roman ? roman(page) : String(page - map.roman)
}

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
          : traceOf(old, page) === traceOf(now, page) && pageLabel(before, page) === pageLabel(after, page)
            ? "unchanged"
            : "changed"
    const things = state === "unchanged" ? [] : state === "removed" ? old : now
    const group = [state, ...things.map(({ kind, key, amendment }) => `${kind} ${key} ${amendment}`)].join(
      "\n",
    )
    const label = pageLabel(state === "removed" ? before : after, page)
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
