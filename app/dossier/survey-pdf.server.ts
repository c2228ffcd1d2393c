import type { PageFacts } from "./pages/page-survey.ts"
import { createPdfReader, isReason } from "./pages/pdf-reader.server.ts"

export type { PageFacts } from "./pages/page-survey.ts"

/** More pages than this of one file are not looked at: what they suffer from shows before. */
const MOST_PAGES = 300
/** A file may take this long; what was seen until then counts. */
const SURVEY_MS = 10_000

/** Looks at PDFs one after the other, in a thread of its own with limits of time and memory. */
export interface PdfSurveyor {
  /** What its pages are like, of the first ones; none where the file cannot be read. Never rejects. */
  survey(path: string): Promise<PageFacts[]>
  close(): Promise<void>
}

/** A surveyor; its thread starts with the first file and ends with `close`. */
export function createPdfSurveyor(): PdfSurveyor {
  const reader = createPdfReader()
  return {
    async survey(path) {
      const request = { type: "survey", path, most: MOST_PAGES, ms: SURVEY_MS } as const
      const reply = await reader.ask(request, 2 * SURVEY_MS)
      return isReason(reply) || reply.type !== "surveyed" ? [] : reply.pages
    },
    close: () => reader.close(),
  }
}
