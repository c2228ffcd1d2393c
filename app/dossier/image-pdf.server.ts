import { startThread } from "./threads.server.ts"

/** A page that is one JPEG picture: its file, and the page's size in points. */
export interface ImagePage {
  file: string
  width: number
  height: number
}

export interface ImagePdfJob {
  pages: readonly ImagePage[]
  out: string
}

/**
 * Writes a PDF whose pages are pictures and nothing else: no text, no links, no word about where they came
 * from. In a thread of its own; the same pages give the same bytes. Rejects with what stopped it.
 */
export function writeImagePdf(pages: readonly ImagePage[], out: string): Promise<void> {
  const worker = startThread({
    script: "app/dossier/image-pdf-worker.server.ts",
    name: "image-pdf",
    data: { pages, out } satisfies ImagePdfJob,
  })
  return new Promise((resolve, reject) => {
    worker.once("error", reject)
    worker.once("exit", (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The writer of "${out}" ended with code ${code}`))
    })
  })
}
