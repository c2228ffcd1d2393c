import type { PdfDoc } from "./pdf-file.server.ts"

/** Why an evidence file has no pages: a key of the document's `labels.notShown`. */
export type NotShown = string

export interface EvidenceSource {
  pages: number
  /** Size of a page as it is looked at, in any unit; `page` counts from 0. */
  sizeOf(page: number): { width: number; height: number }
  /** Draws a page scaled into the box (points from the top left of the current page). */
  draw(page: number, box: { x: number; y: number; width: number; height: number }): Promise<void>
  close(): Promise<void>
}

export interface EvidenceFile {
  path: string | undefined
  mediaType: string
  size: number
}

/** Opens an evidence file for drawing, or says why it cannot be drawn. Never throws for what is in the file. */
export async function openEvidence(
  _doc: PdfDoc,
  file: EvidenceFile,
): Promise<EvidenceSource | { notShown: NotShown }> {
  if (file.path === undefined) return { notShown: "missing" }
  return { notShown: "format" }
}
