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
