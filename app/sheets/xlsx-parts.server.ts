import { SaxesParser } from "saxes"
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl"
import { UnreadableSheet } from "#app/domain/sheet.ts"

/** Unpacked bytes read of one workbook. The zip's reader holds each part to the size that its header claims. */
const UNPACKED_BYTES = 48 * 1024 * 1024
const ENTRIES = 2_000

/** What is told of an XML part as it is read; names come without their prefix. */
export interface PartListener {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

export interface Workbook {
  /** Reads a part, in pieces; false where the workbook has none of this name. */
  read(name: string, listener: PartListener): Promise<boolean>
  close(): void
}

/** Opens the zip that a workbook is. Nothing in it is followed to anywhere else. @throws UnreadableSheet */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const zip = await fromBufferPromise(bytes, { autoClose: false, lazyEntries: true }).catch(
    (error: Error) => {
      throw new UnreadableSheet("not-a-table", error.message)
    },
  )
  zip.on("error", () => undefined)
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > ENTRIES) throw new Error(`it holds ${zip.entryCount} parts`)
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch (error) {
    zip.close()
    throw new UnreadableSheet("not-a-table", (error as Error).message)
  }
  let left = UNPACKED_BYTES
  return {
    async read(name, listener) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) return false
      if (entry.isEncrypted()) throw new UnreadableSheet("locked-or-old")
      left -= entry.uncompressedSize
      if (left < 0) throw new UnreadableSheet("too-large", "unpacked")
      await readPart(zip, entry, listener)
      return true
    },
    close: () => zip.close(),
  }
}

async function readPart(zip: ZipFile, entry: Entry, listener: PartListener): Promise<void> {
  const parser = new SaxesParser()
  // An own error is thrown on as it is; the parser's says that this is no XML.
  parser.on("error", (error) => {
    throw new UnreadableSheet("not-a-table", error.message)
  })
  parser.on("doctype", () => {
    throw new UnreadableSheet("not-a-table", "a document type")
  })
  parser.on("opentag", ({ name, attributes }) => listener.open?.(localName(name), attributes))
  parser.on("closetag", ({ name }) => listener.close?.(localName(name)))
  parser.on("text", (text) => listener.text?.(text))
  parser.on("cdata", (text) => listener.text?.(text))
  let decoder: TextDecoder | undefined
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(chunk))
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.close()
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error
    throw new UnreadableSheet("not-a-table", (error as Error).message)
  }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le"
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be"
  return "utf-8"
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}
