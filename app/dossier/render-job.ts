import type { Dossier } from "#app/domain/dossier-document.ts"
import type { PageMap } from "#app/domain/page-map.ts"

/** What passes between the thread that asks for a dossier and the one that draws it. No PDF library in sight. */

export interface RenderJob {
  document: Dossier
  /** Where each evidence file lies, by its SHA-256. */
  files: Record<string, string>
  out: string
  fonts: string
}

/** Asks what stands on which page of a dossier that is not drawn. */
export type PlanJob = Omit<RenderJob, "out">

export interface RenderResult {
  pages: number
  /** SHA-256 of the PDF's bytes. */
  sha256: string
  size: number
  documentHash: string
  /** What stands on which page. */
  pageMap: PageMap
}

/** What will stand on which page, without drawing it. */
export interface PagePlan {
  map: PageMap
  /** About how large the PDF will be. */
  bytes: number
  /** Evidence that takes one page with the reason, as a code of reasons.ts, why it is not shown. */
  notShown: { code: string; reason: string }[]
}

/** What is being drawn: pages so far, and the evidence, item or section at hand. */
export interface RenderProgress {
  pages: number
  /** Evidence is drawn first, then the text that names its pages. */
  phase: "evidence" | "text"
  /** Evidence files drawn, of all to be drawn. */
  done: number
  of: number
  item: string
  /** Page of the file, or of the text, being drawn, and how many it has; 0 until its file is open. */
  page: number
  pagesOf: number
}

/** The temporary file a PDF grows in until it is complete. */
export const partOf = (out: string) => `${out}.part`
