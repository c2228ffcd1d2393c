import { releaseWritten, waitForDrain, writesAtOnce } from "./drain.server.ts"
import type { WrittenObject } from "./object-writer.ts"
import { isReason, type PdfReader } from "./pdf-reader.server.ts"
import type { DrawnPage, PageSize } from "./pdf-worker.server.ts"
import { writeRawObject } from "./raw-object.server.ts"
import { type Reason, reason } from "./reasons.ts"

type Document = PDFKit.PDFDocument
type Reference = PDFKit.PDFKitReference

export type PdfOptions = {
  /** Milliseconds that reading the source may take as a whole. */
  sourceMs: number
  stripMetadata: boolean
}

/** A thread that says nothing for so long hangs, however busy the machine is. */
const REPLY_MS = 30_000

export type PdfSource = {
  kind: "pdf"
  pages: PageSize[]
  /** Writes a page's form into the document; once per page. */
  place(doc: Document, index: number): Promise<PlacedPage | Reason>
  close(): Promise<void>
}

/** A form that fills the box from the origin to the page's width and height. */
export type PlacedPage = { form: Reference; group: Reference | undefined; size: PageSize }

/** Opens a PDF in the reader's thread; the reader holds it until `close` or until it opens another. */
export async function openPdf(
  reader: PdfReader,
  path: string,
  options: PdfOptions,
): Promise<PdfSource | Reason> {
  let left = options.sourceMs
  const ask: PdfReader["ask"] = async (request) => {
    if (left <= 0) return reason("too-slow", `More than ${options.sourceMs} ms`)
    const started = performance.now()
    const reply = await reader.ask(request, Math.min(left, REPLY_MS))
    left -= performance.now() - started
    return reply
  }
  const opened = await ask({ type: "open", path, stripMetadata: options.stripMetadata }, left)
  if (isReason(opened)) return opened
  if (opened.type !== "opened") throw new Error(`Unexpected reply "${opened.type}" to open`)
  const objects = new SourceObjects()
  let lost: Reason | undefined

  return {
    kind: "pdf",
    pages: opened.pages,
    async place(doc, index) {
      if (lost) return lost
      let reply = await ask({ type: "page", index }, left)
      while (!isReason(reply) && reply.type === "objects") {
        for (const object of reply.objects) objects.write(doc, object)
        await waitForDrain(doc)
        reply = await ask({ type: "more" }, left)
      }
      if (isReason(reply)) {
        // Where the thread lives on, the other pages can still be drawn.
        if (!reader.isRunning()) lost = reply
        return reply
      }
      if (reply.type !== "drawn") throw new Error(`Unexpected reply "${reply.type}" to page`)
      objects.addLayers(doc, reply.layers)
      const group = reply.group === undefined ? undefined : objects.refer(doc, reply.group)
      return { form: objects.refer(doc, reply.form), group, size: opened.pages[index] as PageSize }
    },
    async close() {
      objects.end()
      if (!lost) await reader.ask({ type: "close" }, options.sourceMs)
    },
  }
}

/** The objects of one source in the document: the source's numbers and the document's references. */
class SourceObjects {
  readonly #references = new Map<number, Reference>()
  readonly #open = new Set<number>()
  readonly #layers = new Set<number>()

  refer(doc: Document, id: number): Reference {
    const known = this.#references.get(id)
    if (known) return known
    const reference = doc.ref({})
    this.#references.set(id, reference)
    this.#open.add(id)
    return reference
  }

  write(doc: Document, { id, text, data = [] }: WrittenObject): void {
    const renumbered = text.replace(/\0(\d+)\0/g, (_, inner) => String(this.refer(doc, Number(inner))))
    // What is shared is read over with the next file: a document that keeps what it is given gets bytes of its own.
    const isShared = (part: Uint8Array) => part.buffer instanceof SharedArrayBuffer
    const parts = writesAtOnce(doc)
      ? data
      : data.map((part) => (isShared(part) ? new Uint8Array(part) : part))
    writeRawObject(doc, this.refer(doc, id), renumbered, ...parts)
    for (const part of parts) releaseWritten(doc, part)
    this.#open.delete(id)
  }

  /** Carries the state of the source's layers over: those that are off stay off. */
  addLayers(doc: Document, layers: DrawnPage["layers"]): void {
    const root = (doc as unknown as { _root: Reference })._root.data as { OCProperties?: LayerProperties }
    for (const [ids, isOff] of [
      [layers.on, false],
      [layers.off, true],
    ] as const)
      for (const id of ids) {
        if (this.#layers.has(id)) continue
        this.#layers.add(id)
        root.OCProperties ??= { OCGs: [], D: { OFF: [] } }
        root.OCProperties.OCGs.push(this.refer(doc, id))
        if (isOff) root.OCProperties.D.OFF.push(this.refer(doc, id))
      }
  }

  /** Ends what was referred to and never came, as null: a document with open references does not end. */
  end(): void {
    for (const id of this.#open) this.#references.get(id)?.end(undefined)
    this.#open.clear()
    this.#references.clear()
  }
}

type LayerProperties = { OCGs: Reference[]; D: { OFF: Reference[] } }
