import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import { writeCleanCopy } from "#app/dossier/clean-copy.server.ts"
import { endingOf } from "#app/package/file-names.ts"

/**
 * Copies of evidence for those who see a redacted edition, made once and kept by the content they were made
 * from: under DATA_DIR/cache, each named by its own SHA-256, readable by the program's own account alone.
 */

export interface CleanFile {
  kind: "copy"
  path: string
  /** Of the copy. */
  sha256: string
  size: number
  mediaType: string
}

export type CleanResult = CleanFile | { kind: "missing" } | { kind: "uncleanable" }

/** Raised whenever copies come out differently: what was kept before is then made anew. */
const MAKE = "1"
const REFUSED = "uncleanable"
const KINDS = ["image/jpeg", "image/png", "application/pdf"] as const

interface Shared {
  underway: Map<string, Promise<CleanResult>>
  last: Promise<unknown>
}

// The built server and its start script each load this module: there is one queue per process.
const slot = Symbol.for("miqyas.clean-copies")
const holder = globalThis as { [key: symbol]: Shared | undefined }
holder[slot] ??= { underway: new Map(), last: Promise.resolve() }
const shared: Shared = holder[slot]

const cleanFolder = () => join(config().dataDir, "cache", "clean")

const folderOf = (root: string, sha256: string) => join(root, MAKE, sha256.slice(0, 2), sha256)

/**
 * The clean copy of the file at `from`, whose content has this hash. Copies are made one at a time; a file that
 * cannot be cleaned costs its time once.
 */
export async function getCleanFile(
  from: string,
  sha256: string,
  mediaType: string,
  root = cleanFolder(),
): Promise<CleanResult> {
  const folder = folderOf(root, sha256)
  const kept = await readKept(folder)
  if (kept !== undefined) return kept
  const known = shared.underway.get(folder)
  if (known !== undefined) return known
  const making = shared.last.then(() => make(folder, from, mediaType))
  shared.last = making.catch(() => undefined)
  shared.underway.set(folder, making)
  return making.finally(() => shared.underway.delete(folder))
}

/** As `getCleanFile`, where that is known already; undefined where the copy is still to be made. */
export async function getKeptCleanFile(from: string, sha256: string): Promise<CleanResult | undefined> {
  const kept = await readKept(folderOf(cleanFolder(), sha256))
  return kept ?? ((await isFile(from)) ? undefined : { kind: "missing" })
}

async function readKept(folder: string): Promise<CleanResult | undefined> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.includes(REFUSED)) return { kind: "uncleanable" }
  for (const name of names) {
    const [, sha256, ending] = /^([0-9a-f]{64})\.([a-z]+)$/.exec(name) ?? []
    const mediaType = KINDS.find((kind) => endingOf(kind) === ending)
    if (sha256 === undefined || mediaType === undefined) continue
    const path = join(folder, name)
    return { kind: "copy", path, sha256, size: (await stat(path)).size, mediaType }
  }
  return undefined
}

async function make(folder: string, from: string, mediaType: string): Promise<CleanResult> {
  if (!(await isFile(from))) return { kind: "missing" }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `.${randomUUID()}`)
  try {
    await writeFile(temporary, "", { mode: 0o600, flag: "wx" })
    const made = await writeCleanCopy(from, mediaType, temporary)
    if (made.kind === "reason") {
      // A slow machine at a busy hour says nothing about the file.
      if (made.code !== "too-slow") await writeFile(join(folder, REFUSED), made.code, { mode: 0o600 })
      return made.code === "missing" ? { kind: "missing" } : { kind: "uncleanable" }
    }
    await chmod(temporary, 0o600)
    const sha256 = await hashOf(temporary)
    const path = join(folder, `${sha256}.${endingOf(made.mediaType)}`)
    await rename(temporary, path)
    return { kind: "copy", path, sha256, size: (await stat(path)).size, mediaType: made.mediaType }
  } finally {
    await rm(temporary, { force: true })
  }
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest("hex")
}
