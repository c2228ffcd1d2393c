import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  unlink,
  utimes,
} from "node:fs/promises"
import { dirname, join } from "node:path"
import { config } from "#app/config.server.ts"

/**
 * The evidence store: files under DATA_DIR/evidence, named by the SHA-256 of their content, written once and
 * never changed. What a file means, who may see it and where it is used is in the database.
 */

/** A file as it lies in the store; `sha256` in lower-case hex, `size` in bytes. */
export interface StoredFile {
  sha256: string
  size: number
}

/** The file is larger than allowed; nothing of it is kept. */
export class FileTooLarge extends Error {
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

export interface PutOptions {
  maxBytes: number
  signal?: AbortSignal
}

/** Chunks gathered for one write: few system calls, and memory that does not grow with the file. */
const WRITE_BYTES = 1024 * 1024

/**
 * Takes in a file: writes it to a temporary file while hashing it, flushes it to the disk and gives it its
 * name. The same content again gives the same answer and leaves the stored file alone. Whatever stops it
 * (too large, aborted, a broken stream, a full disk) leaves no file behind.
 * @throws FileTooLarge as soon as one byte too many has come.
 */
export async function putStream(
  stream: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: PutOptions,
): Promise<StoredFile> {
  await mkdir(temporaryFolder(), { recursive: true, mode: 0o700 })
  const temporary = join(temporaryFolder(), randomUUID())
  try {
    const stored = await writeHashed(temporary, stream, maxBytes, signal)
    await settle(temporary, stored)
    return stored
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Absolute path of a stored file. @throws for what is no SHA-256. */
export function evidencePath(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256`)
  return join(storeFolder(), sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Whether the store holds this file and its content still has this hash. */
export async function verifyEvidence(sha256: string): Promise<"intact" | "missing" | "damaged"> {
  const hash = createHash("sha256")
  try {
    for await (const chunk of createReadStream(evidencePath(sha256), { highWaterMark: WRITE_BYTES })) {
      hash.update(chunk as Uint8Array)
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "missing"
    throw error
  }
  return hash.digest("hex") === sha256 ? "intact" : "damaged"
}

/** Removes temporary files last written before an instant (of uploads that died with their process). @returns how many. */
export async function sweepTemporary(before: Date): Promise<number> {
  let swept = 0
  for (const name of await namesIn(temporaryFolder())) {
    const file = join(temporaryFolder(), name)
    const { mtime } = await stat(file)
    if (mtime >= before) continue
    await rm(file, { force: true })
    swept += 1
  }
  return swept
}

/** Every stored file: its hash, size and when it came, in no particular order. */
export async function* listStored(): AsyncGenerator<StoredFile & { storedAt: Date }> {
  for (const first of await namesIn(storeFolder())) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue
    for (const second of await namesIn(join(storeFolder(), first))) {
      for (const sha256 of await namesIn(join(storeFolder(), first, second))) {
        if (!/^[0-9a-f]{64}$/.test(sha256)) continue
        const { size, mtime } = await stat(evidencePath(sha256))
        yield { sha256, size, storedAt: mtime }
      }
    }
  }
}

/** Removes a stored file that no row refers to; for `sweepEvidence` alone. */
export async function discardStored(sha256: string): Promise<void> {
  await rm(evidencePath(sha256), { force: true })
}

function storeFolder(): string {
  return join(config().dataDir, "evidence")
}

function temporaryFolder(): string {
  return join(storeFolder(), "tmp")
}

async function writeHashed(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<StoredFile> {
  const hash = createHash("sha256")
  const handle = await open(file, "wx", 0o600)
  try {
    let size = 0
    let gathered: Uint8Array[] = []
    let bytes = 0
    let writing: Promise<void> | undefined
    async function flush() {
      const [chunks, length] = [gathered, bytes]
      gathered = []
      bytes = 0
      await writing
      // The disk writes while this thread hashes the same chunks.
      writing = writeAll(handle, chunks, length)
      writing.catch(() => undefined)
      for (const chunk of chunks) hash.update(chunk)
    }
    for await (const chunk of stream) {
      signal?.throwIfAborted()
      size += chunk.byteLength
      if (size > maxBytes) throw new FileTooLarge(maxBytes)
      gathered.push(chunk)
      bytes += chunk.byteLength
      if (bytes >= WRITE_BYTES) await flush()
    }
    signal?.throwIfAborted()
    await flush()
    await writing
    await handle.sync()
    return { sha256: hash.digest("hex"), size }
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, chunks: Uint8Array[], length: number): Promise<void> {
  if (length === 0) return
  const { bytesWritten } = await handle.writev(chunks)
  if (bytesWritten === length) return
  // A short write (a nearly full disk): the rest once more, which then fails with the reason.
  const rest = Buffer.concat(chunks).subarray(bytesWritten)
  for (let at = 0; at < rest.length; ) at += (await handle.write(rest, at)).bytesWritten
}

/** Gives a finished temporary file its name, without ever replacing a file that has it. */
async function settle(temporary: string, { sha256, size }: StoredFile): Promise<void> {
  const file = evidencePath(sha256)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const present = await sizeOf(file)
  if (present === size) {
    // As if stored now: a sweep must not take it before its new row is written.
    const now = new Date()
    await utimes(file, now, now)
    return
  }
  // A file of another size cannot have this hash: it is set aside for whoever looks into the damage.
  if (present !== undefined) await rename(file, `${file}.damaged-${randomUUID()}`)
  try {
    await link(temporary, file)
    await unlink(temporary)
  } catch (error) {
    if (codeOf(error) === "EEXIST") return
    // File systems without hard links.
    await rename(temporary, file)
  }
  await syncFolder(dirname(file))
  await syncFolder(dirname(dirname(file)))
}

/** A name is only on the disk when its folder is. Windows knows no such flush. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return []
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined
}
