import { roman } from "#app/domain/page-label.ts"
import type { PageLayout } from "./flow.ts"
import type { Layout } from "./layout-dossier.ts"
import type { Pagination } from "./page-writer.server.ts"

/**
 * The printed numbers of a dossier's pages, which are also its PDF page labels: small roman first, then arabic
 * from 1 through all parts. A part's evidence is drawn before its text, so that the pages that name its pages
 * know their numbers.
 */
export class PageNumbers implements Pagination {
  private readonly labels = new Map<PageLayout, string>()
  private readonly starts = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private readonly layouts: Layout[] = []
  private romanPages = 0
  private arabicPages = 0

  /** Numbers a part's pages before its evidence; the parts in their order, each closed before the next. */
  beginPart(layout: Layout) {
    this.layouts.push(layout)
    for (const page of layout.front) {
      this.labels.set(
        page,
        page.numbering === "roman" ? roman(++this.romanPages) : String(++this.arabicPages),
      )
    }
  }

  /** The number of the evidence page about to be drawn. */
  nextEvidence(): string {
    return String(this.arabicPages + 1)
  }

  countEvidencePage() {
    this.arabicPages++
  }

  /** Begins an evidence; `endEvidence` says how many pages it took. */
  beginEvidence(id: string) {
    this.starts.set(id, this.arabicPages + 1)
  }

  endEvidence(id: string, pages: number) {
    this.counts.set(id, pages)
  }

  /** Numbers the part's pages behind its evidence; after its last evidence, before any text page is drawn. */
  closeEvidence() {
    for (const page of this.layouts.at(-1)?.back ?? []) this.labels.set(page, String(++this.arabicPages))
  }

  labelOf(page: PageLayout): string {
    return this.labels.get(page) ?? ""
  }

  numberOf(anchor: string): string {
    for (const { anchors } of this.layouts) {
      const place = anchors.get(anchor)
      if (place) return this.labelOf(place.page)
    }
    return anchor.startsWith("evidence:") ? String(this.starts.get(anchor.slice(9)) ?? "–") : "–"
  }

  pagesOf(id: string): string {
    return String(this.counts.get(id) ?? "–")
  }

  /** The catalog's PageLabels (ISO 32000-1, 12.4.2). */
  pageLabels() {
    const nums: unknown[] = this.romanPages > 0 ? [0, { S: "r" }] : []
    if (this.arabicPages > 0) nums.push(this.romanPages, { S: "D" })
    return { Nums: nums }
  }
}

/** For what refers to no other page. */
export const NO_NUMBERS = { numberOf: () => "", pagesOf: () => "" }
