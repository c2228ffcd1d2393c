import { parentPort } from "node:worker_threads"
import { FileBuffer } from "./file-buffer.server.ts"
import { ObjectWriter, TooLargeError, type WrittenObject } from "./object-writer.ts"
import { type Layers, readLayers } from "./optional-content.ts"
import { writePageForm } from "./page-form.ts"
import { type PageFacts, surveyPage } from "./page-survey.ts"
import { listPages, type SourcePage, shownSize } from "./page-tree.ts"
import { PdfFile, UnreadableError } from "./pdf-file.ts"
import { type Reason, reason } from "./reasons.ts"

/**
 * The thread that reads PDF sources, one at a time: whatever a file does to its parser, the thread that draws can
 * end this one and go on.
 */

/** `unit` is the points per unit of width and height. */
export type PageSize = { width: number; height: number; unit: number }
export type WorkerRequest =
  | { type: "open"; path: string; stripMetadata: boolean }
  | { type: "page"; index: number }
  /** Asks for what follows a batch of objects. */
  | { type: "more" }
  /** Looks at the first `most` pages of a file for at most `ms`, without drawing any; closes what was open. */
  | { type: "survey"; path: string; most: number; ms: number }
  | { type: "close" }
export type DrawnPage = {
  type: "drawn"
  form: number
  group: number | undefined
  layers: { on: number[]; off: number[] }
}
export type WorkerReply =
  | { type: "opened"; pages: PageSize[] }
  | { type: "objects"; objects: WrittenObject[] }
  | { type: "surveyed"; pages: PageFacts[] }
  | { type: "closed" }
  | DrawnPage
  | Reason

const BATCH_BYTES = 1024 * 1024

type Source = {
  file: PdfFile
  pages: SourcePage[]
  layers: Layers
  writer: ObjectWriter
  written: WrittenObject[]
}
type Steps = Generator<WorkerReply, WorkerReply>

let source: Source | undefined
let drawing: Steps | undefined

/** Shared, so that the thread that draws writes streams from where they were read. */
const files = new FileBuffer((size) => new SharedArrayBuffer(size))

function open(path: string, stripMetadata: boolean): WorkerReply {
  const file = new PdfFile(files.read(path))
  const pages = listPages(file)
  if (pages.length === 0) return reason("empty", "No page")
  const written: WrittenObject[] = []
  const writer = new ObjectWriter(file, stripMetadata, (object) => written.push(object))
  source = { file, pages, layers: readLayers(file), writer, written }
  return { type: "opened", pages: pages.map((page) => ({ ...shownSize(page), unit: page.unit })) }
}

function survey(path: string, most: number, ms: number): WorkerReply {
  source = undefined
  drawing = undefined
  const file = new PdfFile(files.read(path))
  const ends = performance.now() + ms
  const pages: PageFacts[] = []
  for (const page of listPages(file).slice(0, most)) {
    if (performance.now() > ends) break
    pages.push(surveyOrSize(file, page))
  }
  return { type: "surveyed", pages }
}

/** A page whose content is damaged tells its size alone. */
function surveyOrSize(file: PdfFile, page: SourcePage): PageFacts {
  try {
    return surveyPage(file, page)
  } catch {
    const { width, height } = shownSize(page)
    return {
      width: Math.round(width * page.unit),
      height: Math.round(height * page.unit),
      text: null,
      dpi: null,
    }
  }
}

/** The objects of a page in batches, so that neither thread holds many of them, then its form's number. */
function* drawPage(index: number): Steps {
  if (!source) throw new Error(`Page ${index} asked for before a source is open`)
  const { file, pages, layers, writer, written } = source
  const page = pages[index]
  if (!page) throw new Error(`No page ${index} of ${pages.length}`)
  const form = writePageForm(file, writer, page, layers)
  const group = file.dict(page.dict.get("Group"))
  const groupRef = group && writer.share(group)
  let bytes = 0
  for (const _ of writer.flush()) {
    for (const { length } of written.at(-1)?.data ?? []) bytes += length
    if (bytes < BATCH_BYTES) continue
    bytes = 0
    yield { type: "objects", objects: written.splice(0) }
  }
  if (written.length) yield { type: "objects", objects: written.splice(0) }
  const ids = (numbers: Iterable<number>) => [...numbers].flatMap((num) => writer.idOf(num) ?? [])
  const off = ids(layers.off)
  const on = ids([...layers.all].filter((num) => !layers.off.has(num)))
  return { type: "drawn", form: form.num, group: groupRef?.num, layers: { on, off } }
}

function answer(request: WorkerRequest): WorkerReply {
  try {
    switch (request.type) {
      case "open":
        return open(request.path, request.stripMetadata)
      case "page":
        drawing = drawPage(request.index)
        return drawing.next().value
      case "more":
        if (!drawing) throw new Error("Nothing is being drawn")
        return drawing.next().value
      case "survey":
        return survey(request.path, request.most, request.ms)
      case "close":
        source = undefined
        drawing = undefined
        return { type: "closed" }
    }
  } catch (error) {
    source?.written.splice(0)
    return toReason(error)
  }
}

function toReason(error: unknown): Reason {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof UnreadableError) return reason(error.code, detail)
  const code = (error as NodeJS.ErrnoException)?.code
  if (code === "ENOENT") return reason("missing", detail)
  if (error instanceof TooLargeError || code === "ERR_BUFFER_TOO_LARGE") return reason("too-large", detail)
  return reason("broken", detail)
}

function transferOf(reply: WorkerReply) {
  if ("type" in reply && reply.type === "objects")
    return reply.objects.flatMap(({ data = [] }) =>
      data.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
    )
  return []
}

parentPort?.on("message", (request: WorkerRequest) => {
  const reply = answer(request)
  parentPort?.postMessage(reply, transferOf(reply))
})
