import { createHash, randomBytes } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { config } from "#app/config.server.ts"
import {
  evidencePath,
  FileTooLarge,
  putStream,
  sweepTemporary,
  verifyEvidence,
} from "#app/evidence/store.server.ts"

const MAX = 10 * 1024 * 1024

function temporaryFiles(): string[] {
  try {
    return readdirSync(join(config().dataDir, "evidence", "tmp"))
  } catch {
    return []
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}

function put(bytes: Uint8Array, maxBytes = MAX) {
  return putStream(Readable.from(pieces(bytes)), { maxBytes })
}

function* pieces(bytes: Uint8Array, size = 64 * 1024) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test("a file is stored under the hash of its content, readable by its owner alone", async () => {
  const bytes = randomBytes(3 * 1024 * 1024 + 17)
  const stored = await put(bytes)
  expect(stored).toEqual({ sha256: sha256(bytes), size: bytes.length })
  expect(readFileSync(evidencePath(stored.sha256)).equals(bytes)).toBe(true)
  if (process.platform !== "win32") expect(statSync(evidencePath(stored.sha256)).mode & 0o777).toBe(0o600)
  expect(temporaryFiles()).toEqual([])
})

test("the same content again is recognised and the stored file is left alone", async () => {
  const bytes = randomBytes(1000)
  const first = await put(bytes)
  const before = statSync(evidencePath(first.sha256))
  const second = await put(bytes)
  expect(second).toEqual(first)
  expect(statSync(evidencePath(first.sha256)).ino).toBe(before.ino)
})

test("the same content sent twice at once is stored once", async () => {
  const bytes = randomBytes(200_000)
  const [a, b] = await Promise.all([put(bytes), put(bytes)])
  expect(a).toEqual(b)
  expect(await verifyEvidence(a.sha256)).toBe("intact")
  expect(temporaryFiles()).toEqual([])
})

test("an empty stream is the empty file", async () => {
  const stored = await put(new Uint8Array())
  expect(stored).toEqual({ sha256: sha256(new Uint8Array()), size: 0 })
})

test("a file of exactly the allowed size is taken, one byte more is refused and leaves nothing", async () => {
  const bytes = randomBytes(100_001)
  expect((await put(bytes.subarray(0, 100_000), 100_000)).size).toBe(100_000)
  await expect(put(bytes, 100_000)).rejects.toBeInstanceOf(FileTooLarge)
  expect(existsSync(evidencePath(sha256(bytes)))).toBe(false)
  expect(temporaryFiles()).toEqual([])
})

test("a stream that is too large is not read to its end", async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given += 64 * 1024
      yield randomBytes(64 * 1024)
    }
  }
  await expect(putStream(endless(), { maxBytes: 1024 * 1024 })).rejects.toBeInstanceOf(FileTooLarge)
  expect(given).toBeLessThan(2 * 1024 * 1024)
})

test("a stream that breaks leaves nothing", async () => {
  async function* broken() {
    yield randomBytes(2 * 1024 * 1024)
    throw new Error("The line went dead")
  }
  await expect(putStream(broken(), { maxBytes: MAX })).rejects.toThrow("The line went dead")
  expect(temporaryFiles()).toEqual([])
})

test("an aborted upload leaves nothing", async () => {
  const controller = new AbortController()
  async function* slow() {
    yield randomBytes(1024)
    controller.abort(new Error("Cancelled by its sender"))
    yield randomBytes(1024)
  }
  await expect(putStream(slow(), { maxBytes: MAX, signal: controller.signal })).rejects.toThrow("Cancelled")
  expect(temporaryFiles()).toEqual([])
})

test("damage and loss are told apart", async () => {
  const { sha256: name } = await put(randomBytes(500))
  expect(await verifyEvidence(name)).toBe("intact")
  writeFileSync(evidencePath(name), randomBytes(500))
  expect(await verifyEvidence(name)).toBe("damaged")
  expect(await verifyEvidence("0".repeat(64))).toBe("missing")
})

test("a stored file that was cut short is set aside when its content comes again", async () => {
  const bytes = randomBytes(5000)
  const { sha256: name } = await put(bytes)
  writeFileSync(evidencePath(name), bytes.subarray(0, 100))
  await put(bytes)
  expect(await verifyEvidence(name)).toBe("intact")
})

test("a name that is no hash is no path", () => {
  expect(() => evidencePath("../../miqyas.db")).toThrow('"../../miqyas.db"')
  expect(() => evidencePath("A".repeat(64))).toThrow()
})

test("only temporary files older than the given instant are swept", async () => {
  const folder = join(config().dataDir, "evidence", "tmp")
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "old"), "x")
  writeFileSync(join(folder, "new"), "x")
  const yesterday = new Date(Date.now() - 48 * 3600 * 1000)
  utimesSync(join(folder, "old"), yesterday, yesterday)
  expect(await sweepTemporary(new Date(Date.now() - 24 * 3600 * 1000))).toBe(1)
  expect(readdirSync(folder)).toEqual(["new"])
})
