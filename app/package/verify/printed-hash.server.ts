import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { type FileHandle, open, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs"
import type { SourceFile } from "#app/package/verify/source.ts"

/** The hash of its document that a dossier prints, or why it cannot be told. */
export type PrintedHash = { sha256: string; fault?: undefined } | { sha256?: undefined; fault: string }

/** Reads the printed hash of a PDF inside a package, by way of a temporary file. */
export async function readPrintedHash(file: SourceFile): Promise<PrintedHash> {
  const temporary = join(tmpdir(), `miqyas-${randomUUID()}.pdf`)
  try {
    await pipeline(await file.open(), createWriteStream(temporary, { mode: 0o600, flags: "wx" }))
    return await readPrintedHashOf(temporary)
  } catch (error) {
    return { fault: `it cannot be read: ${(error as Error).message}` }
  } finally {
    await rm(temporary, { force: true })
  }
}

/**
 * The hash that stands on the cover, on the verification page and in the properties of a dossier's PDF: all three
 * must be there and be the same. Large files are read in pieces.
 */
export async function readPrintedHashOf(path: string): Promise<PrintedHash> {
  const { getDocument, PDFDataRangeTransport } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const handle = await open(path)
  const { size } = await stat(path)
  class FileRange extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number) {
      void readPiece(handle, begin, end).then((chunk) => this.onDataRange(begin, chunk))
    }
  }
  const task = getDocument({
    range: new FileRange(size, null),
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    stopAtErrors: true,
  })
  try {
    return await findHash(await task.promise)
  } catch (error) {
    return { fault: `it is no readable PDF: ${(error as Error).message}` }
  } finally {
    await task.destroy()
    await handle.close()
  }
}

async function readPiece(handle: FileHandle, begin: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - begin)
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, begin)
  return bytes.subarray(0, bytesRead)
}

/** The verification page is the last section, and seldom longer than a page. */
const LAST_PAGES = 4

async function findHash(pdf: PDFDocumentProxy): Promise<PrintedHash> {
  const { info } = await pdf.getMetadata()
  const keywords = String((info as { Keywords?: unknown }).Keywords ?? "")
  const sha256 = /document\.json sha256:([0-9a-f]{64})/.exec(keywords)?.[1]
  if (sha256 === undefined) return { fault: "its properties do not name the document it was drawn from" }
  const prints = async (page: number) => {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    // A hash wider than its line is broken: white space is no part of it.
    const text = items.map((item) => ("str" in item ? item.str : "")).join("")
    return text.replace(/\s+/g, "").includes(sha256)
  }
  if (!(await prints(1))) return { fault: `its cover does not print ${sha256}, which its properties name` }
  for (let page = pdf.numPages; page > Math.max(1, pdf.numPages - LAST_PAGES); page--)
    if (await prints(page)) return { sha256 }
  return { fault: `its verification page does not print ${sha256}, which its properties name` }
}
