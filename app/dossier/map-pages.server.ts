import { createHash } from "node:crypto"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Dossier, DossierSection } from "#app/domain/dossier-document.ts"
import type { PageMap, PageThing } from "#app/domain/page-map.ts"
import type { PageLayout, Place } from "./flow.ts"
import type { Layout } from "./layout-dossier.ts"
import type { PageNumbers } from "./pagination.ts"
import { CM } from "./theme.ts"

/** A part of a dossier once its evidence is drawn. */
interface DrawnPart {
  mark: string
  document: Dossier
  layout: Layout
  hash: string
}

/** What stands on which page: sections, items and evidence, each with a print of what it says. */
export function mapPages(parts: readonly DrawnPart[], numbers: PageNumbers): PageMap {
  const things: PageThing[] = []
  let pages = 0
  let roman = 0
  for (const [amendment, part] of parts.entries()) {
    const { front, back } = part.layout
    const shown = part.document.evidence.filter(({ shown }) => shown === "pages")
    const counts = shown.map(({ code }) => Number(numbers.pagesOf(`${code}${part.mark}`)) || 0)
    const evidencePages = part.layout.evidence ? counts.reduce((sum, count) => sum + count, 0) : 0
    const at = new Map<PageLayout, number>()
    for (const page of front) at.set(page, ++pages)
    let first = pages + 1
    pages += evidencePages
    for (const page of back) at.set(page, ++pages)
    roman += front.filter(({ numbering }) => numbering === "roman").length
    things.push(...textThings(part, numbers, { amendment, at, last: pages }))
    if (!part.layout.evidence) continue
    for (const [which, { code, title, sha256 }] of shown.entries()) {
      const count = counts[which] ?? 0
      if (count === 0) continue
      const to = first + count - 1
      things.push({
        kind: "evidence",
        key: code,
        title,
        amendment,
        from: first,
        to,
        print: sha256.slice(0, 16),
      })
      first = to + 1
    }
  }
  return { pages, roman, things }
}

interface Numbered {
  amendment: number
  /** The page a laid-out page has become, counted from 1. */
  at: ReadonlyMap<PageLayout, number>
  last: number
}

/** A section or item, where it begins; it ends where the next of its kind or a larger one begins. */
interface Start {
  kind: "section" | "item"
  key: string
  title: string
  print: string
  place: Place
}

function textThings(part: DrawnPart, numbers: PageNumbers, { amendment, at, last }: Numbered): PageThing[] {
  const starts = part.document.sections.flatMap((section) => startsOf(part, section, numbers))
  const top = part.document.margins.top * CM
  const pageOf = ({ page }: Place) => at.get(page) ?? last
  return starts.map(({ kind, key, title, print, place }, index) => {
    const from = pageOf(place)
    const next = starts.slice(index + 1).find((other) => kind === "item" || other.kind === "section")
    // What begins at the very top leaves nothing of the page to what stands before it.
    const to = next === undefined ? last : pageOf(next.place) - (next.place.y <= top + 1 ? 1 : 0)
    return { kind, key, title, amendment, from, to: Math.max(from, to), print }
  })
}

function startsOf(part: DrawnPart, section: DossierSection, numbers: PageNumbers): Start[] {
  const { anchors } = part.layout
  const starts: Start[] = []
  const add = (kind: Start["kind"], anchor: string, key: string, title: string, says: unknown) => {
    const place = anchors.get(anchor)
    if (place) starts.push({ kind, key, title, print: printOf(says), place })
  }
  const isItem = (block: DossierSection["blocks"][number]) =>
    block.type === "item" || (block.type === "heading" && block.anchor?.startsWith("item:") === true)
  const own = section.blocks.filter((block) => !isItem(block))
  const draws = new Set(own.map(({ type }) => type))
  const contents = part.layout.entries.map(({ title, anchor }) => [title, numbers.numberOf(anchor)])
  add("section", `section:${section.id}`, section.id, section.title, [
    own,
    draws.has("register") ? part.document.evidence : null,
    draws.has("contents") ? contents : null,
    draws.has("cover") || draws.has("hash") ? part.hash : null,
  ])
  for (const block of section.blocks) {
    if (block.type === "item")
      add("item", block.anchor, itemKey(block.anchor), `${block.number} ${block.title}`, block)
    else if (block.type === "heading" && block.anchor !== undefined && isItem(block))
      add("item", block.anchor, itemKey(block.anchor), block.text, block)
  }
  return starts
}

const itemKey = (anchor: string) => anchor.replace(/^item:/, "").replace(/@\d+$/, "")

const printOf = (says: unknown) =>
  createHash("sha256").update(canonicalJson(says), "utf8").digest("hex").slice(0, 16)
