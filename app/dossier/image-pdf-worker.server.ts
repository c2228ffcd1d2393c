import { createWriteStream } from "node:fs"
import { finished } from "node:stream/promises"
import { workerData } from "node:worker_threads"
import PDFDocument from "pdfkit"
import type { ImagePdfJob } from "./image-pdf.server.ts"
import { waitForDrain } from "./pages/drain.server.ts"

/** What PDF viewers open: larger pages are shown smaller. */
const MOST_POINTS = 14_400

const { pages, out } = workerData as ImagePdfJob
// A fixed date: it goes into the file's id.
const info = { CreationDate: new Date(0), Producer: "Miqyas", Creator: "Miqyas" }
const doc = new PDFDocument({ autoFirstPage: false, pdfVersion: "1.7", info })
const file = doc.pipe(createWriteStream(out, { mode: 0o600 }))
for (const page of pages) {
  const scale = Math.min(1, MOST_POINTS / Math.max(page.width, page.height))
  const [width, height] = [page.width * scale, page.height * scale]
  doc.addPage({ size: [width, height], margin: 0 })
  doc.image(page.file, 0, 0, { width, height })
  await waitForDrain(doc)
}
doc.end()
await finished(file)
