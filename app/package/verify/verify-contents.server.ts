import { canonicalJson } from "#app/domain/canonical.ts"
import { Dossier } from "#app/domain/dossier-document.ts"
import { allEvidence, documentName, listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import {
  BAG_INFO,
  DOCUMENT_NAME,
  documentPath,
  EVIDENCE_FOLDER,
  PDF_NAME,
  REGISTER_CSV,
  REGISTER_JSON,
} from "#app/package/file-names.ts"
import { Register, registerCsv } from "#app/package/register.ts"
import type { Finding } from "#app/package/verify/findings.ts"
import { readPrintedHash } from "#app/package/verify/printed-hash.server.ts"
import type { PackageSource } from "#app/package/verify/source.ts"

interface Contents {
  source: PackageSource
  /** SHA-256 of each file that a manifest names, by path. */
  hashes: Map<string, string>
  readText: (path: string) => Promise<string | undefined>
  /** Whether the file has been found wrong already. */
  isTold: (path: string) => boolean
  /** The hash of the document as `bag-info.txt` gives it. */
  identifier: string | undefined
  tell: (kind: Finding["kind"], path: string, detail: string) => void
}

/**
 * Checks what the files of a package say of each other: a manifest can be made anew by whoever changes a file,
 * but the document's hash is printed in the dossier. @returns what could not be checked.
 */
export async function checkContents(contents: Contents): Promise<string[]> {
  const { hashes, identifier, tell, isTold, source } = contents
  const latest = latestDocument(source.files.keys())
  const documentHash = hashes.get(latest)
  // What was changed after packing cannot speak about the others.
  if (documentHash === undefined || isTold(latest)) return []
  if (identifier !== documentHash)
    tell(
      "wrong",
      BAG_INFO,
      `it says the document's SHA-256 is ${identifier ?? "nothing"}, it is ${documentHash}`,
    )
  const pdf = source.files.get(PDF_NAME)
  let printedEarlier: string[] = []
  if (pdf !== undefined && hashes.has(PDF_NAME) && !isTold(PDF_NAME)) {
    const printed = await readPrintedHash(pdf)
    if (printed.fault !== undefined) tell("wrong", PDF_NAME, printed.fault)
    else if (printed.sha256 !== documentHash)
      tell(
        "wrong",
        PDF_NAME,
        `it was drawn from a document with SHA-256 ${printed.sha256}, this one has ${documentHash}`,
      )
    else printedEarlier = printed.documents.map(({ sha256 }) => sha256)
  }
  const document = await readJson(contents, latest, Dossier)
  if (document !== undefined) checkRevisions(contents, document, printedEarlier)
  if (isTold(REGISTER_JSON)) return []
  const register = await readJson(contents, REGISTER_JSON, Register)
  if (document !== undefined && register !== undefined) await checkRegister(contents, document, register)
  return []
}

/** The document of the last revision: it holds those of the earlier ones. */
export function latestDocument(paths: Iterable<string>): string {
  const numbers = [...paths].flatMap((path) => {
    const found = /^data\/document-(\d+)\.json$/.exec(path)
    return found === null ? [] : [Number(found[1])]
  })
  return numbers.length === 0 ? DOCUMENT_NAME : documentPath(`document-${Math.max(...numbers)}.json`)
}

/** The documents of earlier revisions are what the last one says they were, and so are the hashes printed of them. */
function checkRevisions({ hashes, tell, isTold }: Contents, document: Dossier, printed: string[]): void {
  for (const [at, revision] of listRevisions(document).entries()) {
    const path = documentPath(documentName(document, at))
    const found = hashes.get(path)
    const wanted = hashDocument(revision)
    if ((printed[at] ?? wanted) !== wanted)
      tell(
        "wrong",
        PDF_NAME,
        `it prints ${printed[at]} for ${path}, the later revision says it was ${wanted}`,
      )
    if (isTold(path)) continue
    if (found === undefined) tell("missing", path, "the dossier's pages name it")
    else if (found !== wanted)
      tell("wrong", path, `its SHA-256 is ${found}, the later revision says it was ${wanted}`)
  }
}

async function readJson<T>(
  { readText, tell }: Contents,
  path: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): Promise<T | undefined> {
  const text = await readText(path)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const parsed = schema.safeParse(value)
    if (parsed.data === undefined) tell("wrong", path, "it is not what this version of the program writes")
    else if (canonicalJson(value) !== text) tell("wrong", path, "it is not canonical JSON (RFC 8785)")
    return parsed.data
  } catch {
    tell("wrong", path, "it is no JSON")
    return undefined
  }
}

async function checkRegister(contents: Contents, document: Dossier, register: Register): Promise<void> {
  const { hashes, source, tell, isTold, readText } = contents
  const evidence = allEvidence(document)
  if (register.document !== hashDocument(document) || register.edition !== document.edition)
    tell("wrong", REGISTER_JSON, "it belongs to another document or edition")
  if (!isTold(REGISTER_CSV) && (await readText(REGISTER_CSV)) !== registerCsv(document, register.evidence))
    tell("wrong", REGISTER_CSV, `it does not say the same as ${REGISTER_JSON}`)
  const documents = listRevisions(document).map((_, at) => documentPath(documentName(document, at)))
  const named = new Set([PDF_NAME, ...documents, REGISTER_CSV, REGISTER_JSON])
  const keyOf = ({ code, sha256 }: { code: string; sha256: string }) => `${code} ${sha256}`
  const byKey = new Map(register.evidence.map((entry) => [keyOf(entry), entry]))
  if (byKey.size !== evidence.length || register.evidence.length !== evidence.length)
    tell("wrong", REGISTER_JSON, "it does not name the same evidence as the document")
  for (const entry of evidence) {
    const packed = byKey.get(keyOf(entry))
    if (packed === undefined) {
      tell("wrong", REGISTER_JSON, `it does not name ${entry.code} as the document does`)
      continue
    }
    const { file, state } = packed
    if (file === null) {
      if (entry.file)
        tell("missing", `${EVIDENCE_FOLDER}${entry.code}`, "the document says that the package holds it")
      else if (state === "original" || state === "clean" || state === "damaged")
        tell("missing", `${EVIDENCE_FOLDER}${entry.code}`, "the register says that the package holds it")
      if (entry.shown === "register" ? state !== "register-only" : state === "register-only")
        tell("wrong", REGISTER_JSON, `it says of ${entry.code} what the document does not`)
      continue
    }
    named.add(file.path)
    const found = hashes.get(file.path)
    const wanted = document.edition === "full" ? entry.sha256 : entry.file?.sha256
    if (found === undefined || isTold(file.path)) continue
    if (found !== file.sha256)
      tell("wrong", file.path, `its SHA-256 is ${found}, the register says ${file.sha256}`)
    else if (entry.shown === "register") tell("unexpected", file.path, "this edition does not show it")
    else if (wanted === undefined)
      tell("unexpected", file.path, "the document says that this edition hands out no file for it")
    else if (found !== wanted)
      tell("wrong", file.path, `its SHA-256 is ${found}, the document says ${wanted}`)
  }
  for (const path of source.files.keys())
    if (path.startsWith("data/") && !named.has(path) && hashes.has(path))
      tell("unexpected", path, "the register does not name it")
}
