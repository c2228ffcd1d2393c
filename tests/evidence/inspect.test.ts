import { createReadStream, existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { afterAll, expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { askPreview, closePreview } from "#app/evidence/preview.server.ts"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { getThumbnail } from "#app/evidence/thumbnail.server.ts"

afterAll(closePreview)

const corpus = projectPath("..", "shared", "corpus")

async function put(content: Buffer | string): Promise<string> {
  const stored = await putStream(Readable.from([Buffer.from(content)]), { maxBytes: 100_000_000 })
  return stored.sha256
}

async function typeOf(content: Buffer | string): Promise<string> {
  return (await inspectEvidence(await put(content))).mediaType
}

/** A PNG that says it has so many pixels, with next to nothing in it. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(1000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc(body), body.length + 4)
  return out
}

function crc(bytes: Buffer): number {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}

test("the type of a file comes from its content", async () => {
  expect(await typeOf("%PDF-1.7\n")).toBe("application/pdf")
  expect(await typeOf("\n\njunk before\n%PDF-1.4\n")).toBe("application/pdf")
  expect(await typeOf("Daftar hadir\nSenin;12\n")).toBe("text/plain")
  expect(await typeOf("<!doctype html><script>alert(1)</script>")).toBe("text/html")
  expect(await typeOf("﻿  <html><body>x</body></html>")).toBe("text/html")
  expect(await typeOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')).toBe("image/svg+xml")
  expect(await typeOf(Buffer.from([0, 1, 2, 3, 4, 0xff]))).toBe("application/octet-stream")
  expect(await typeOf("")).toBe("application/x-empty")
})

test("pictures are measured as they are meant to be looked at", async () => {
  const wide = await sharp({ create: { width: 80, height: 40, channels: 3, background: "#246" } })
    .jpeg()
    .withExif({ IFD0: { Orientation: "6" } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(await inspectEvidence(await put(wide))).toEqual({
    mediaType: "image/jpeg",
    pages: 1,
    width: 40,
    height: 80,
  })
})

test("a picture that would unfold to billions of pixels is neither measured nor drawn", async () => {
  const name = await put(bomb(60_000, 60_000))
  expect(await inspectEvidence(name)).toEqual({
    mediaType: "image/png",
    pages: null,
    width: null,
    height: null,
  })
  expect(await getThumbnail(name, "image/png")).toBeUndefined()
})

test("a PDF that is none keeps its type and has no pages", async () => {
  const found = await inspectEvidence(await put("%PDF-1.7\nno more than this"))
  expect(found).toEqual({ mediaType: "application/pdf", pages: null, width: null, height: null })
})

test("a file that takes too long costs its limit and no more, and the next one is served", async () => {
  const name = await put("%PDF-1.7\nslow")
  const request = { task: "inspect", path: evidencePath(name), mediaType: "application/pdf" } as const
  // A process that is already there may answer in no time at all; one that has to start cannot.
  closePreview()
  expect(await askPreview(request, 0)).toBeUndefined()
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
    .png()
    .toBuffer()
  expect((await inspectEvidence(await put(picture))).width).toBe(8)
})

test("a thumbnail is drawn once and is a small WebP", async () => {
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#a33" } })
    .png()
    .toBuffer()
  const name = await put(picture)
  const first = await getThumbnail(name, "image/png")
  const size = await sharp(first).metadata()
  expect([size.format, size.width, size.height]).toEqual(["webp", 360, 240])
  closePreview()
  expect((await getThumbnail(name, "image/png"))?.equals(first as Buffer)).toBe(true)
})

test("files without a picture have no thumbnail", async () => {
  expect(await getThumbnail(await put("teks"), "text/plain")).toBeUndefined()
  expect(await getThumbnail(await put("<svg/>"), "image/svg+xml")).toBeUndefined()
})

test.runIf(existsSync(join(corpus, "photos")))(
  "the corpus's photos come out upright and the same in every orientation",
  { timeout: 60_000 },
  async () => {
    for (const file of readdirSync(join(corpus, "photos"))) {
      const stored = await putStream(createReadStream(join(corpus, "photos", file)), { maxBytes: 1e8 })
      const found = await inspectEvidence(stored.sha256)
      expect([file, found.width, found.height]).toEqual([file, 1200, 1800])
      const { width, height } = await sharp(await getThumbnail(stored.sha256, found.mediaType)).metadata()
      expect([file, width, height]).toEqual([file, 240, 360])
    }
  },
)

test.runIf(existsSync(join(corpus, "pdf")))(
  "every hard PDF of the corpus is taken for a PDF, and nearly all are counted and drawn",
  { timeout: 300_000 },
  async () => {
    const files = readdirSync(join(corpus, "pdf"))
    const counted: string[] = []
    const drawn: string[] = []
    // Drawing takes its time: every third file tells whether it works.
    const toDraw = files.filter((_, index) => index % 3 === 0)
    for (const file of files) {
      const stored = await putStream(createReadStream(join(corpus, "pdf", file)), { maxBytes: 1e8 })
      const found = await inspectEvidence(stored.sha256)
      expect([file, found.mediaType]).toEqual([file, "application/pdf"])
      if (found.pages !== null) counted.push(file)
      if (!toDraw.includes(file)) continue
      if ((await getThumbnail(stored.sha256, found.mediaType)) !== undefined) drawn.push(file)
    }
    expect(counted.length).toBeGreaterThanOrEqual(files.length * 0.95)
    expect(drawn.length).toBeGreaterThanOrEqual(toDraw.length * 0.95)
  },
)
