import { createHash, randomBytes } from "node:crypto"
import { existsSync, readdirSync } from "node:fs"
import { createServer, request as httpRequest, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { createReadableStreamFromReadable } from "@remix-run/node"
import { afterAll, beforeAll, expect, test } from "vitest"
import { config, configure } from "#app/config.server.ts"
import { evidencePath, verifyEvidence } from "#app/evidence/store.server.ts"
import { MAX_FILES, receiveUpload, type Upload } from "#app/http/upload.server.ts"

/** A real server, whose one answer is what became of the upload. */
let server: Server
let url: string
const seen: (Upload | Error)[] = []
let received = 0

beforeAll(async () => {
  configure({ maxUploadBytes: 1024 * 1024 })
  server = createServer(async (req, res) => {
    const controller = new AbortController()
    res.once("close", () => {
      if (!res.writableFinished) controller.abort()
    })
    req.on("data", (chunk: Buffer) => {
      received += chunk.length
    })
    req.pause()
    const request = new Request("http://test.invalid/", {
      method: "POST",
      headers: req.headers as Record<string, string>,
      body: createReadableStreamFromReadable(req),
      signal: controller.signal,
      duplex: "half",
    } as RequestInit)
    try {
      const upload = await receiveUpload(request)
      seen.push(upload)
      res.statusCode = upload.refused?.status ?? 200
      res.end(upload.refused?.key ?? "ok")
    } catch (error) {
      seen.push(error as Error)
      res.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function temporaryFiles(): string[] {
  const folder = join(config().dataDir, "evidence", "tmp")
  return existsSync(folder) ? readdirSync(folder) : []
}

function form(parts: Record<string, string>, files: [name: string, content: Uint8Array][]): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts)) body.append(name, value)
  for (const [name, content] of files) body.append("files", new Blob([content as BlobPart]), name)
  return body
}

async function send(body: FormData): Promise<{ status: number; text: string; upload: Upload }> {
  const response = await fetch(url, { method: "POST", body })
  const text = await response.text()
  return { status: response.status, text, upload: seen.at(-1) as Upload }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}

test("files come into the store under their hash, fields beside them, in the order they were sent", async () => {
  const [a, b] = [randomBytes(700_000), randomBytes(10)]
  const { upload, status } = await send(
    form({ title: "Jadwal", kind: "jadwal" }, [
      ["a.pdf", a],
      ["b.bin", b],
    ]),
  )
  expect(status).toBe(200)
  expect(upload.fields.get("title")).toBe("Jadwal")
  expect(upload.files.map(({ fileName, stored }) => [fileName, stored.sha256])).toEqual([
    ["a.pdf", sha256(a)],
    ["b.bin", sha256(b)],
  ])
  expect(await verifyEvidence(sha256(a))).toBe("intact")
  expect(temporaryFiles()).toEqual([])
})

test("a file over the cap is refused; what came before it is kept, and nothing of the file", async () => {
  const [small, large] = [randomBytes(100), randomBytes(3 * 1024 * 1024)]
  const body = form({ title: "Tetap ada" }, [
    ["small.txt", small],
    ["large.mp4", large],
  ])
  const { status, text, upload } = await send(body)
  expect([status, text]).toEqual([413, "evidence:refusal.file-too-large"])
  expect(upload.refused?.values).toMatchObject({ name: "large.mp4", max: 1 })
  expect(upload.fields.get("title")).toBe("Tetap ada")
  expect(upload.files.map(({ fileName }) => fileName)).toEqual(["small.txt"])
  expect(existsSync(evidencePath(sha256(large)))).toBe(false)
  expect(temporaryFiles()).toEqual([])
})

test("a file of exactly the cap is taken", async () => {
  const { status, upload } = await send(form({}, [["just.bin", randomBytes(1024 * 1024)]]))
  expect(status).toBe(200)
  expect(upload.files[0]?.stored.size).toBe(1024 * 1024)
})

test("a request whose length says that it is too large is refused before it is read", async () => {
  received = 0
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(url, {
      method: "POST",
      headers: {
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": String(10 * 1024 ** 3),
      },
    })
    outgoing.once("error", reject)
    outgoing.once("response", (answer) => {
      resolve(answer.statusCode)
      outgoing.destroy()
    })
    outgoing.write("--x\r\n")
  })
  expect(status).toBe(413)
  expect(received).toBeLessThan(1000)
})

test("the answer to a file over the cap comes before the rest is sent", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(url, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x", "Transfer-Encoding": "chunked" },
    })
    outgoing.once("error", reject)
    outgoing.once("response", (answer) => {
      resolve(answer.statusCode)
      outgoing.destroy()
    })
    outgoing.write('--x\r\nContent-Disposition: form-data; name="files"; filename="film.mp4"\r\n\r\n')
    outgoing.write(randomBytes(1024 * 1024 + 70_000))
  })
  expect(status).toBe(413)
  expect(temporaryFiles()).toEqual([])
})

test("an upload that its sender gives up leaves nothing", async () => {
  const count = seen.length
  const outgoing = httpRequest(url, {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=x", "Transfer-Encoding": "chunked" },
  })
  outgoing.on("error", () => undefined)
  outgoing.write('--x\r\nContent-Disposition: form-data; name="files"; filename="half.pdf"\r\n\r\n')
  outgoing.write(randomBytes(300_000))
  await expect.poll(() => temporaryFiles().length).toBe(1)
  outgoing.destroy()
  await expect.poll(() => seen.length).toBe(count + 1)
  expect(seen.at(-1)).toBeInstanceOf(Error)
  expect(temporaryFiles()).toEqual([])
})

test("a form that ends in the middle of a file is refused and leaves nothing", async () => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=x" },
    body: '--x\r\nContent-Disposition: form-data; name="files"; filename="cut.pdf"\r\n\r\nhalf of it',
  })
  expect([response.status, await response.text()]).toEqual([400, "common:refusal.not-a-form"])
  expect(temporaryFiles()).toEqual([])
})

test("more files than allowed are refused", async () => {
  const many = Array.from({ length: MAX_FILES + 1 }, (_, index): [string, Uint8Array] => [
    `${index}.txt`,
    Buffer.from(String(index)),
  ])
  const { status, text } = await send(form({}, many))
  expect([status, text]).toEqual([413, "evidence:refusal.too-many-files"])
})

test("what is no multipart form is refused", async () => {
  const response = await fetch(url, { method: "POST", body: "x", headers: { "Content-Type": "text/plain" } })
  expect(response.status).toBe(400)
  const bare = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data" },
    body: "x",
  })
  expect(bare.status).toBe(400)
})

test("an empty file is named and not kept, an input without a choice is nothing", async () => {
  const { upload } = await send(
    form({}, [
      ["kosong.pdf", new Uint8Array()],
      ["", new Uint8Array()],
    ]),
  )
  expect(upload.empty).toEqual(["kosong.pdf"])
  expect(upload.files).toEqual([])
})

test("the same content under two names is stored once", async () => {
  const bytes = randomBytes(5000)
  const { upload } = await send(
    form({}, [
      ["a.pdf", bytes],
      ["b.pdf", bytes],
    ]),
  )
  expect(new Set(upload.files.map(({ stored }) => stored.sha256))).toEqual(new Set([sha256(bytes)]))
  expect(upload.files).toHaveLength(2)
})
