import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { type FileHandle, open, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs"
import type { SourceFile } from "#app/package/verify/source.ts"

/**
 * The hashes that a dossier prints of its document at each revision, the last one as `sha256`, or why they cannot
 * be told.
 */
export type PrintedHash =
  | { sha256: string; documents: { name: string; sha256: string }[]; fault?: undefined }
  | { sha256?: undefined; documents?: undefined; fault: string }

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
 * must be there and be the same; an amendment's stands on its own verification page, which is then the last.
 * Large files are read in pieces.
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
  const named = keywords.matchAll(/(document(?:-\d+)?\.json) sha256:([0-9a-f]{64})/g)
  const documents = [...named].map(([, name = "", sha256 = ""]) => ({ name, sha256 }))
  const [first, last] = [documents[0]?.sha256, documents.at(-1)?.sha256]
  if (first === undefined || last === undefined)
    return { fault: "its properties do not name the document it was drawn from" }
  const textOf = async (page: number) => {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    // A hash wider than its line is broken: white space is no part of it.
    return items
      .map((item) => ("str" in item ? item.str : ""))
      .join("")
      .replace(/\s+/g, "")
  }
  if (!(await textOf(1)).includes(first))
    return { fault: `its cover does not print ${first}, which its properties name` }
  const missing = new Set(documents.map(({ sha256 }) => sha256))
  for (let page = pdf.numPages; page > Math.max(1, pdf.numPages - LAST_PAGES); page--) {
    const text = await textOf(page)
    for (const sha256 of missing) if (text.includes(sha256)) missing.delete(sha256)
    if (missing.size === 0) return { sha256: last, documents }
  }
  const [absent] = missing
  return { fault: `its verification page does not print ${absent}, which its properties name` }
}
