import { askPreview } from "#app/evidence/preview.server.ts"
import { sniffMediaType } from "#app/evidence/sniff.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"

/** What was found in a file's content; null where it cannot be known. */
export interface Inspection {
  /** Sniffed from the content, never from the name. */
  mediaType: string
  /** Pages of a PDF, 1 for a picture. */
  pages: number | null
  /** Pixels of a picture as it is meant to be looked at (EXIF orientation applied). */
  width: number | null
  height: number | null
}

/** A hostile file may take this long, no longer; then its pages are not known. */
const INSPECT_MS = 15_000

/** Looks into a stored file. Never throws for what is in it: a file that cannot be read is a file all the same. */
export async function inspectEvidence(sha256: string): Promise<Inspection> {
  const path = evidencePath(sha256)
  const mediaType = await sniffMediaType(path)
  const unknown = { mediaType, pages: null, width: null, height: null }
  if (mediaType !== "application/pdf" && !mediaType.startsWith("image/")) return unknown
  if (mediaType === "image/svg+xml") return unknown
  const found = await askPreview({ task: "inspect", path, mediaType }, INSPECT_MS)
  if (found === undefined || found.task !== "inspect") return unknown
  return { mediaType, pages: found.pages, width: found.width, height: found.height }
}
