import { createReadStream } from "node:fs"
import { access, readFile, stat } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { Dossier } from "#app/domain/dossier-document.ts"
import { listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import type { Finding, Verdict } from "#app/package/verify/findings.ts"
import { readPrintedHashOf } from "#app/package/verify/printed-hash.server.ts"
import { hashOf } from "#app/package/verify/verify-bag.server.ts"

/** Where an installation keeps what it issued, by SHA-256. */
export interface Issued {
  pdf: (sha256: string) => string
  document: (sha256: string) => string
}

export interface PdfPlaces {
  /** The document to check against, where it is not beside the PDF. */
  document?: string | undefined
  issued?: Issued | undefined
}

/**
 * Checks a dossier's PDF: the hash it prints is that of its document (named, beside it, or issued by the
 * installation), and its bytes are those the installation issued. @throws where the PDF cannot be read.
 */
export async function verifyPdf(path: string, places: PdfPlaces): Promise<Verdict> {
  const findings: Finding[] = []
  const tell = (kind: Finding["kind"], file: string, detail: string) =>
    findings.push({ kind, path: file, detail })
  const own = await hashFile(path)
  const printed = await readPrintedHashOf(path)
  if (printed.fault !== undefined) {
    tell("wrong", path, printed.fault)
    return { findings, checked: 1, document: undefined, notes: [] }
  }
  const { sha256, documents } = printed
  const name = documents.at(-1)?.name ?? "document.json"
  const { issued } = places
  const document = places.document ?? (await findDocument(path, name, sha256, issued))
  if (document === undefined) tell("missing", name, `the PDF prints ${sha256}; none lies beside it`)
  else {
    const found = await hashFile(document).catch((error: Error) => {
      tell("unreadable", document, error.message)
      return undefined
    })
    if (found !== undefined && found !== sha256)
      tell("wrong", document, `its SHA-256 is ${found}, the PDF prints ${sha256}`)
    else if (found !== undefined && documents.length > 1) {
      const earlier = await earlierHashes(document)
      for (const [at, printed] of documents.entries())
        if (earlier[at] !== printed.sha256)
          tell(
            "wrong",
            document,
            `at an earlier revision it was ${earlier[at]}, the PDF prints ${printed.sha256}`,
          )
    }
  }
  const notes: string[] = []
  if (issued !== undefined && (await exists(issued.document(sha256)))) {
    if (!(await exists(issued.pdf(own))))
      tell("wrong", path, `its SHA-256 is ${own}: the installation has issued no such PDF`)
    else if ((await hashFile(issued.pdf(own))) !== own)
      tell("wrong", issued.pdf(own), "the installation's own copy is damaged")
  } else
    notes.push(
      `the PDF's own SHA-256 is ${own}: compare it with the package's manifest or the installation's page, or give --data`,
    )
  return { findings, checked: document === undefined ? 1 : 2, document: sha256, notes }
}

/** The hashes of a document at each of its revisions: it holds the earlier ones unchanged. */
async function earlierHashes(path: string): Promise<string[]> {
  const document = Dossier.safeParse(JSON.parse(await readFile(path, "utf8")))
  return document.success ? listRevisions(document.data).map(hashDocument) : []
}

async function findDocument(path: string, name: string, sha256: string, issued: Issued | undefined) {
  const folder = dirname(path)
  const names = [name, `${basename(path).replace(/\.pdf$/i, "")}.json`, `${basename(path)}.json`]
  for (const name of names) if (await exists(join(folder, name))) return join(folder, name)
  const kept = issued?.document(sha256)
  return kept !== undefined && (await exists(kept)) ? kept : undefined
}

async function hashFile(path: string): Promise<string> {
  const { size } = await stat(path)
  return hashOf({ path, size, open: async () => createReadStream(path) })
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
