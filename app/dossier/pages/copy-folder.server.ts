import { createWriteStream } from "node:fs"
import { mkdir, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { finished } from "node:stream/promises"
import PDFDocument from "pdfkit"
import { createEvidenceReader, drawPage, type EvidenceReader } from "./evidence-source.server.ts"
import { isReason } from "./pdf-reader.server.ts"
import type { Reason } from "./reasons.ts"

/** A file that could not be drawn, or a page of it (counted from 1). */
export type NotDrawn = { name: string; page: number | undefined; reason: Reason }

/**
 * Draws each PDF of a folder through the dossier's page importer into a file of the same name: every page at its own
 * size, nothing added. In the place of a page that cannot be drawn stands the reason.
 */
export async function* copyFolder(from: string, to: string): AsyncGenerator<NotDrawn> {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name.toLowerCase().endsWith(".pdf")).sort()
  const reader = createEvidenceReader()
  for (const name of names) yield* copyFile(reader, name, join(from, name), join(to, name))
  await reader.close()
}

async function* copyFile(
  reader: EvidenceReader,
  name: string,
  from: string,
  to: string,
): AsyncGenerator<NotDrawn> {
  const source = await reader.open(from, { mediaType: "application/pdf" })
  if (source.kind === "reason") {
    yield { name, page: undefined, reason: source }
    return
  }
  const info = { CreationDate: new Date(0), Producer: "Miqyas", Creator: "Miqyas" }
  const doc = new PDFDocument({ autoFirstPage: false, pdfVersion: "1.7", info })
  const file = doc.pipe(createWriteStream(to))
  let drawn = 0
  for (const [index, { width, height, unit }] of source.pages.entries()) {
    doc.addPage({ size: [width, height], margin: 0 })
    if (unit !== 1) Object.assign(doc.page.dictionary.data, { UserUnit: unit })
    const result = await drawPage(doc, source, index, { x: 0, y: 0, width, height })
    if (!isReason(result)) drawn++
    else {
      doc
        .fontSize(Math.min(12, height / 20))
        .text(`Not drawn: ${result.code}`, width * 0.1, height * 0.1, { lineBreak: false })
      yield { name, page: index + 1, reason: result }
    }
  }
  await source.close()
  doc.end()
  await finished(file)
  if (drawn === 0) await rm(to)
}
