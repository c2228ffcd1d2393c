import { PassThrough, type Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { crc32 } from "node:zlib"
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl"
import { isPlainPath } from "#app/package/bag.ts"
import { DECLARATION } from "#app/package/file-names.ts"
import type { Finding } from "#app/package/verify/findings.ts"
import { MAX_FILES, type PackageSource, type SourceFile } from "#app/package/verify/source.ts"

/** A package's files are stored as they are: an archive that claims to hold far more than it weighs is a trap. */
const MAX_RATIO = 100
const FREE_BYTES = 64 * 1024 * 1024

/**
 * Opens a zip as a package without extracting it. Names that lead out of its folder, names that come twice, links
 * and claims that cannot be are findings; nothing is ever written. @throws where it is no readable zip.
 */
export async function openZip(path: string): Promise<PackageSource> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true })
  const findings: Finding[] = []
  const entries = new Map<string, Entry>()
  // Later faults of the file come back from the call that met them as well.
  zip.on("error", () => undefined)
  try {
    let claimed = 0
    if (zip.entryCount > MAX_FILES) throw new Error(`it claims ${zip.entryCount} files`)
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      const fault = entryFault(entry, name)
      if (fault !== undefined) findings.push({ kind: "invalid", path: name, detail: fault })
      else if (entries.has(name))
        findings.push({ kind: "invalid", path: name, detail: "the zip holds it twice" })
      else if (!name.endsWith("/")) {
        entries.set(name, entry)
        claimed += entry.uncompressedSize
      }
    }
    if (claimed > zip.fileSize * MAX_RATIO + FREE_BYTES)
      throw new Error(`it weighs ${zip.fileSize} bytes and claims to hold ${claimed}`)
  } catch (error) {
    zip.close()
    throw new Error(`the zip cannot be read: ${(error as Error).message}`)
  }
  const root = findRoot([...entries.keys()])
  const files = new Map<string, SourceFile>()
  for (const [name, entry] of entries) {
    if (!name.startsWith(root)) {
      findings.push({ kind: "unexpected", path: name, detail: "it lies outside the package's folder" })
      continue
    }
    const own = name.slice(root.length)
    files.set(own, { path: own, size: entry.uncompressedSize, open: () => openEntry(zip, entry) })
  }
  return { files, findings, close: async () => zip.close() }
}

/** The folder in which the package lies: the shortest one with a declaration. */
function findRoot(names: string[]): string {
  const roots = names
    .filter((name) => name === DECLARATION || name.endsWith(`/${DECLARATION}`))
    .map((name) => name.slice(0, name.length - DECLARATION.length))
    .sort((a, b) => a.length - b.length)
  return roots[0] ?? ""
}

function nameOf(entry: Entry): string {
  // Without decoding, the library leaves names as they are: a bad one is told, and the rest still read.
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
}

const UNIX = 3
const LINK = 0o120000

function entryFault(entry: Entry, name: string): string | undefined {
  if (!isPlainPath(name.replace(/\/$/, ""))) return "its name leads out of the package's folder"
  if (entry.isEncrypted()) return "it is locked with a password"
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return `it is compressed by method ${entry.compressionMethod}`
  if (entry.versionMadeBy >> 8 === UNIX && ((entry.externalFileAttributes >>> 16) & 0o170000) === LINK)
    return "it is a link, not a file"
  return undefined
}

/** The content, checked on its way against what both of its headers say. */
async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const header = await zip.readLocalFileHeaderPromise(entry, {})
  if (!header.fileName.equals(entry.fileNameRaw)) throw new Error("the zip calls it by two names")
  if (header.compressionMethod !== entry.compressionMethod) throw new Error("its two headers differ")
  const content = await zip.openReadStreamPromise(entry)
  const checked = new PassThrough()
  let sum = 0
  const check = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum)
      yield chunk
    }
    if (sum !== entry.crc32) throw new Error("its checksum in the zip is another")
  }
  pipeline(content, check, checked).catch((error: Error) => checked.destroy(error))
  return checked
}
