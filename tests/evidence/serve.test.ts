import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { evidencePath, putStream } from "#app/evidence/store.server.ts"
import { contentDisposition, serveEvidence } from "#app/http/serve-file.server.ts"

const stored = await putStream(Readable.from([Buffer.from("0123456789")]), { maxBytes: 100 })

function serve(
  headers: Record<string, string> = {},
  { mediaType = "application/pdf", method = "GET", download = false } = {},
) {
  const request = new Request("http://test.invalid/", { method, headers })
  return serveEvidence(
    request,
    { ...stored, path: evidencePath(stored.sha256), mediaType, fileName: "Berkas.pdf" },
    download,
  )
}

test("a file comes whole, with its hash as entity tag and nothing in it allowed to run", async () => {
  const answer = await serve()
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe("0123456789")
  expect(answer.headers.get("ETag")).toBe(`"${stored.sha256}"`)
  expect(answer.headers.get("Content-Length")).toBe("10")
  expect(answer.headers.get("Content-Security-Policy")).toMatch(/^sandbox; default-src 'none'/)
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff")
  expect(answer.headers.get("Cache-Control")).toContain("private")
})

test("pictures and PDFs are shown in the page, all else is a download", async () => {
  const dispositionOf = async (mediaType: string) =>
    (await serve({}, { mediaType })).headers.get("Content-Disposition")?.split(";")[0]
  expect(await dispositionOf("application/pdf")).toBe("inline")
  expect(await dispositionOf("image/png")).toBe("inline")
  for (const type of [
    "text/html",
    "image/svg+xml",
    "application/xml",
    "text/plain",
    "application/x-msdownload",
  ]) {
    expect([type, await dispositionOf(type)]).toEqual([type, "attachment"])
  }
  const html = await serve({}, { mediaType: "text/html" })
  expect(html.headers.get("Content-Type")).toBe("application/octet-stream")
  expect((await serve({}, { download: true })).headers.get("Content-Disposition")).toMatch(/^attachment/)
})

test("a part can be asked for by its first byte, its last, or its length from the end", async () => {
  for (const [range, text, content] of [
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=8-100", "89", "bytes 8-9/10"],
  ] as const) {
    const answer = await serve({ Range: range })
    expect([range, answer.status, await answer.text()]).toEqual([range, 206, text])
    expect(answer.headers.get("Content-Range")).toBe(content)
  }
})

test("a range past the end is refused, one that makes no sense is ignored", async () => {
  const past = await serve({ Range: "bytes=10-" })
  expect([past.status, past.headers.get("Content-Range")]).toEqual([416, "bytes */10"])
  for (const range of ["bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=-"]) {
    const answer = await serve({ Range: range })
    expect([range, answer.status]).toEqual([range, 200])
    await answer.body?.cancel()
  }
})

test("a browser that has the file is told so; a part of another file is not mixed in", async () => {
  expect((await serve({ "If-None-Match": `"x", W/"${stored.sha256}"` })).status).toBe(304)
  const other = await serve({ Range: "bytes=2-4", "If-Range": '"another"' })
  expect([other.status, await other.text()]).toEqual([200, "0123456789"])
})

test("a head request gets no body", async () => {
  const answer = await serve({}, { method: "HEAD" })
  expect([answer.status, answer.headers.get("Content-Length"), await answer.text()]).toEqual([200, "10", ""])
})

test("a name of any kind fits into the header", () => {
  expect(contentDisposition("inline", 'Surat "قرار" (1).pdf')).toBe(
    "inline; filename=\"Surat __ (1).pdf\"; filename*=UTF-8''Surat%20%22%D9%82%D8%B1%D8%A7%D8%B1%22%20%281%29.pdf",
  )
  expect(contentDisposition("attachment", "\ud800")).toContain('filename="berkas"')
  expect(contentDisposition("attachment", "a\r\nSet-Cookie: x")).not.toMatch(/[\r\n]/)
})
