import { createHash } from "node:crypto"
import { BAG_DECLARATION, parseBagInfo, parseManifest, type ReadManifest } from "#app/package/bag.ts"
import {
  BAG_INFO,
  CHECK_PAGE,
  DECLARATION,
  DOCUMENT_NAME,
  MANIFEST,
  PDF_NAME,
  READ_ME,
  REGISTER_CSV,
  REGISTER_JSON,
  TAG_MANIFEST,
} from "#app/package/file-names.ts"
import type { Finding, Verdict } from "#app/package/verify/findings.ts"
import type { PackageSource, SourceFile } from "#app/package/verify/source.ts"
import { checkContents, latestDocument } from "#app/package/verify/verify-contents.server.ts"

const REQUIRED = [DECLARATION, BAG_INFO, MANIFEST, TAG_MANIFEST, READ_ME, CHECK_PAGE]
const REQUIRED_PAYLOAD = [PDF_NAME, DOCUMENT_NAME, REGISTER_CSV, REGISTER_JSON]
/** More than the texts of any real package weigh. */
const MAX_TEXT = 256 * 1024 * 1024

/** A text of a package and its hash, undefined where it is not there or cannot be read. */
export type ReadText = (path: string) => Promise<string | undefined>

/**
 * Checks a package whole: every file against its manifest, both ways, and what the document, the register and
 * the PDF say of each other. Reads each file once or twice, a piece at a time.
 */
export async function verifyBag(source: PackageSource): Promise<Verdict> {
  const findings = [...source.findings]
  const tell = (kind: Finding["kind"], path: string, detail: string) => findings.push({ kind, path, detail })
  const readText = (path: string) => textOf(source.files.get(path), tell)

  const [payload, tags] = [await manifestOf(MANIFEST), await manifestOf(TAG_MANIFEST)]
  async function manifestOf(path: string): Promise<ReadManifest> {
    const manifest = parseManifest((await readText(path)) ?? "")
    for (const fault of manifest.faults) tell("wrong", path, fault)
    return manifest
  }
  for (const path of payload.files.keys())
    if (!path.startsWith("data/")) tell("wrong", MANIFEST, `it names "${path}", which is not in data/`)
  for (const path of REQUIRED) if (!source.files.has(path)) tell("missing", path, "every package has it")
  for (const path of REQUIRED_PAYLOAD)
    if (!payload.files.has(path)) tell("missing", path, "every package has it")
  for (const path of REQUIRED)
    if (path !== TAG_MANIFEST && !tags.files.has(path))
      tell("wrong", TAG_MANIFEST, `it does not name "${path}"`)

  const oxum = { bytes: 0, files: 0 }
  const hashes = new Map<string, string>()
  for (const file of source.files.values()) {
    const { path } = file
    if (path.startsWith("data/")) {
      oxum.bytes += file.size
      oxum.files++
    }
    const wanted = (path.startsWith("data/") ? payload : tags).files.get(path)
    if (wanted === undefined && path !== TAG_MANIFEST) {
      tell("unexpected", path, "no manifest names it")
      continue
    }
    try {
      const sha256 = await hashOf(file)
      hashes.set(path, sha256)
      if (wanted !== undefined && sha256 !== wanted)
        tell("wrong", path, `its SHA-256 is ${sha256}, the manifest says ${wanted}`)
    } catch (error) {
      tell("unreadable", path, (error as Error).message)
    }
  }
  for (const path of [...payload.files.keys(), ...tags.files.keys()])
    if (!source.files.has(path) && !findings.some((found) => found.kind === "missing" && found.path === path))
      tell("missing", path, "the manifest names it")

  const isTold = (path: string) => findings.some((found) => found.path === path)
  const info = parseBagInfo((await readText(BAG_INFO)) ?? "")
  const said = info.get("payload-oxum") ?? "nothing"
  const sum = `${oxum.bytes}.${oxum.files}`
  // Where files are missing or too many, the sum is another because of them.
  if (said !== sum && !isTold(BAG_INFO) && !findings.some(({ path }) => path.startsWith("data/")))
    tell("wrong", BAG_INFO, `it says Payload-Oxum ${said}, the package has ${sum}`)
  const declaration = await readText(DECLARATION)
  if (declaration !== undefined && declaration !== BAG_DECLARATION && !isTold(DECLARATION))
    tell("wrong", DECLARATION, "it does not declare BagIt 1.0 in UTF-8")
  const notes = await checkContents({
    isTold,
    source,
    hashes,
    readText,
    identifier: info.get("external-identifier"),
    tell,
  })
  return {
    findings: once(findings),
    checked: hashes.size,
    document: hashes.get(latestDocument(source.files.keys())),
    notes,
  }
}

export async function hashOf(file: SourceFile): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of await file.open()) hash.update(chunk as Buffer)
  return hash.digest("hex")
}

type Tell = (kind: Finding["kind"], path: string, detail: string) => void

async function textOf(file: SourceFile | undefined, tell: Tell): Promise<string | undefined> {
  if (file === undefined) return undefined
  try {
    if (file.size > MAX_TEXT) throw new Error(`it claims ${file.size} bytes`)
    const chunks: Buffer[] = []
    for await (const chunk of await file.open()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString("utf8")
  } catch (error) {
    tell("unreadable", file.path, (error as Error).message)
    return undefined
  }
}

/** A file that is read twice is told once. */
function once(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ kind, path, detail }) => {
    const key = JSON.stringify([kind, path, detail])
    return !seen.has(key) && seen.add(key)
  })
}
