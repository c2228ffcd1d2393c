import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { readFile, stat } from "node:fs/promises"
import { type Readable, Transform } from "node:stream"
import { ZipFile } from "yazl"
import { projectPath } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { allEvidence, documentName, latestRevision, listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { BAG_DECLARATION, type BagLine, bagInfoText, manifestText } from "#app/package/bag.ts"
import type { CleanResult } from "#app/package/clean-cache.server.ts"
import {
  BAG_INFO,
  CHECK_PAGE,
  DECLARATION,
  documentPath,
  evidenceNames,
  MANIFEST,
  PDF_NAME,
  packageName,
  READ_ME,
  REGISTER_CSV,
  REGISTER_JSON,
  TAG_MANIFEST,
} from "#app/package/file-names.ts"
import { readMeText } from "#app/package/read-me.server.ts"
import { type PackedEvidence, packedEvidence, registerCsv, registerJson } from "#app/package/register.ts"

export interface PackageJob {
  document: Dossier
  /** The dossier's PDF, as issued. */
  pdf: string
  /** Where an evidence file lies, by its SHA-256. */
  evidence: (sha256: string) => string
  /** The clean copy of an evidence file, for the redacted edition. */
  clean: (path: string, sha256: string, mediaType: string) => Promise<CleanResult>
  signal?: AbortSignal
}

/**
 * The package of a dossier as a zip, written while it is read: memory does not grow with it. The same job
 * gives the same bytes, in any time zone. A fault, or the signal, ends the stream with an error.
 */
export function writePackage(job: PackageJob): Readable {
  const writer = new BagWriter(job.document, hashDocument(job.document), job.signal)
  fillPackage(job, writer).catch((error: Error) => writer.fail(error))
  return writer.output
}

async function fillPackage(job: PackageJob, bag: BagWriter): Promise<void> {
  const { document } = job
  const hash = hashDocument(document)
  await bag.tag(DECLARATION, BAG_DECLARATION)
  await bag.tag(READ_ME, await readMeText(document, bag.name))
  await bag.tag(CHECK_PAGE, await readFile(projectPath("templates/package/verifikasi.html"), "utf8"))
  await bag.payload(PDF_NAME, createReadStream(job.pdf))
  for (const [at, revision] of listRevisions(document).entries())
    await bag.payload(documentPath(documentName(document, at)), canonicalJson(revision))
  const nameOf = evidenceNames()
  const packed: PackedEvidence[] = []
  for (const entry of allEvidence(document)) packed.push(await packEvidence(job, bag, entry, nameOf))
  await bag.payload(REGISTER_CSV, registerCsv(document, packed))
  await bag.payload(REGISTER_JSON, registerJson(document, hash, packed))
  const { label, frozenAt } = latestRevision(document)
  const fields = [
    ["Source-Organization", document.unit.name],
    ["External-Description", [document.title, document.editionLabel, label].join(" · ")],
    ["External-Identifier", hash],
    ["Bagging-Date", frozenAt.slice(0, 10)],
    ["Payload-Oxum", `${bag.payloadBytes}.${bag.payloadLines.length}`],
  ] as const
  await bag.tag(BAG_INFO, bagInfoText(fields))
  await bag.tag(MANIFEST, manifestText(bag.payloadLines))
  await bag.end()
}

async function packEvidence(
  job: PackageJob,
  bag: BagWriter,
  entry: DossierEvidence,
  nameOf: (code: string, mediaType: string) => string,
): Promise<PackedEvidence> {
  const packed = packedEvidence.bind(undefined, job.document, entry)
  if (entry.shown !== "pages") return packed("register-only", null)
  const from = job.evidence(entry.sha256)
  if (!(await isFile(from))) return packed("missing", null)
  if (job.document.edition === "full") {
    const file = await bag.payload(nameOf(entry.code, entry.mediaType), createReadStream(from))
    return packed(file.sha256 === entry.sha256 ? "original" : "damaged", file)
  }
  // What the document does not name is not handed out: its hash would not speak for it.
  if (!entry.file) return packed("uncleanable", null)
  const copy = await job.clean(from, entry.sha256, entry.mediaType)
  if (copy.kind !== "copy") return packed(copy.kind, null)
  const file = await bag.payload(nameOf(entry.code, copy.mediaType), createReadStream(copy.path))
  if (file.sha256 !== entry.file.sha256) return packed("damaged", file)
  return packed(file.sha256 === entry.sha256 ? "original" : "clean", file)
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** Writes the files of a bag one after another into a zip and keeps their hashes. */
class BagWriter {
  readonly name: string
  readonly output: Readable
  readonly payloadLines: BagLine[] = []
  payloadBytes = 0
  private readonly tagLines: BagLine[] = []
  private readonly zip = new ZipFile()
  private readonly mtime: Date
  private source: Readable | undefined
  private failed: Error | undefined

  constructor(document: Dossier, documentSha256: string, signal: AbortSignal | undefined) {
    this.name = packageName(document, documentSha256)
    this.output = this.zip.outputStream as Readable
    // Zip knows local time only: noon of the document's day is the same figures in every zone.
    const [year = 0, month = 1, day = 1] = latestRevision(document)
      .frozenAt.slice(0, 10)
      .split("-")
      .map(Number)
    this.mtime = new Date(year, month - 1, day, 12)
    const stop = () => this.fail(new Error("Cancelled"))
    if (signal?.aborted) stop()
    signal?.addEventListener("abort", stop, { once: true })
    this.zip.on("error", (error: Error) => this.fail(error))
    this.output.once("close", () => {
      signal?.removeEventListener("abort", stop)
      // A reader that went away must not leave files open.
      this.fail(new Error("The package was not read to its end"))
    })
  }

  fail(error: Error): void {
    this.failed ??= error
    this.source?.destroy(error)
    if (!this.output.readableEnded) this.output.destroy(error)
  }

  async payload(path: string, content: string | Readable) {
    const { sha256, size } = await this.add(path, content)
    this.payloadLines.push({ path, sha256 })
    this.payloadBytes += size
    return { path, size, sha256 }
  }

  async tag(path: string, text: string): Promise<void> {
    const { sha256 } = await this.add(path, text)
    this.tagLines.push({ path, sha256 })
  }

  async end(): Promise<void> {
    await this.add(TAG_MANIFEST, manifestText(this.tagLines))
    this.zip.end()
  }

  private async add(path: string, content: string | Readable): Promise<{ sha256: string; size: number }> {
    if (typeof content !== "string") content.on("error", () => undefined)
    if (this.failed) {
      if (typeof content !== "string") content.destroy()
      throw this.failed
    }
    const hash = createHash("sha256")
    const options = { compress: false, mtime: this.mtime, forceDosTimestamp: true, mode: 0o100644 }
    const name = `${this.name}/${path}`
    if (typeof content === "string") {
      const bytes = Buffer.from(content, "utf8")
      this.zip.addBuffer(bytes, name, options)
      return { sha256: hash.update(bytes).digest("hex"), size: bytes.length }
    }
    let size = 0
    const hashed = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        size += chunk.length
        done(null, chunk)
      },
    })
    this.source = content
    const read = new Promise<void>((resolve, reject) => {
      content.once("error", reject)
      hashed.once("end", resolve)
    })
    content.pipe(hashed)
    this.zip.addReadStream(hashed, name, options)
    await read
    this.source = undefined
    return { sha256: hash.digest("hex"), size }
  }
}
