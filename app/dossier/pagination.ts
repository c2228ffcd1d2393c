import type { PageLayout } from "./flow.ts"
import type { Layout } from "./layout-dossier.ts"
import type { Pagination } from "./page-writer.server.ts"

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

/**
 * The printed numbers of a dossier's pages, which are also its PDF page labels: small roman first, then arabic
 * from 1. The evidence is drawn first, so that the pages that name its pages know their numbers.
 */
export class PageNumbers implements Pagination {
  private readonly labels = new Map<PageLayout, string>()
  private readonly starts = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private readonly layout: Layout
  private readonly romanPages: number
  private readonly arabicBefore: number
  private evidencePages = 0

  constructor(layout: Layout) {
    this.layout = layout
    let [romanPages, arabic] = [0, 0]
    for (const page of layout.front) {
      this.labels.set(page, page.numbering === "roman" ? roman(++romanPages) : String(++arabic))
    }
    this.romanPages = romanPages
    this.arabicBefore = arabic
  }

  /** The number of the evidence page about to be drawn. */
  nextEvidence(): string {
    return String(this.arabicBefore + this.evidencePages + 1)
  }

  countEvidencePage() {
    this.evidencePages++
  }

  /** Begins an evidence; `endEvidence` says how many pages it took. */
  beginEvidence(code: string) {
    this.starts.set(code, this.arabicBefore + this.evidencePages + 1)
  }

  endEvidence(code: string, pages: number) {
    this.counts.set(code, pages)
  }

  /** Numbers the pages behind the evidence; after the last evidence, before any text page is drawn. */
  closeEvidence() {
    for (const [at, page] of this.layout.back.entries()) {
      this.labels.set(page, String(this.arabicBefore + this.evidencePages + at + 1))
    }
  }

  labelOf(page: PageLayout): string {
    return this.labels.get(page) ?? ""
  }

  numberOf(anchor: string): string {
    const place = this.layout.anchors.get(anchor)
    if (place) return this.labelOf(place.page)
    return anchor.startsWith("evidence:") ? String(this.starts.get(anchor.slice(9)) ?? "–") : "–"
  }

  pagesOf(code: string): string {
    return String(this.counts.get(code) ?? "–")
  }

  /** The catalog's PageLabels (ISO 32000-1, 12.4.2). */
  pageLabels() {
    const { front, back, evidence } = this.layout
    const nums: unknown[] = this.romanPages > 0 ? [0, { S: "r" }] : []
    if (this.romanPages < front.length || back.length > 0 || evidence) nums.push(this.romanPages, { S: "D" })
    return { Nums: nums }
  }
}
