import { request as httpRequest } from "node:http"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningServer, startServer } from "#app/http/server.server.ts"
import { makeAccount, TEST_PASSWORD } from "#tests/helpers/accounts.ts"
import { makeUnit } from "#tests/helpers/fixtures.ts"

let server: RunningServer

beforeAll(async () => {
  const { unitId } = await makeUnit()
  await makeAccount("admin", { unitId, role: "admin" })
  server = await startServer({ port: 0, host: "127.0.0.1" })
}, 120_000)

afterAll(() => server?.close())

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** One raw request: `fetch` would tidy up paths and headers before sending. */
async function send(path: string, { method = "GET", headers = {}, body }: Sent = {}) {
  const { hostname, port } = new URL(server.url)
  return new Promise<{
    status: number
    headers: Record<string, string | string[] | undefined>
    text: string
  }>((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on("data", (part) => parts.push(part))
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString("utf8"),
        }),
      )
    })
    sent.on("error", reject)
    sent.end(body)
  })
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" }

function post(headers: Record<string, string>, path = "/language", body = "language=en&back=/login") {
  return send(path, {
    method: "POST",
    headers: { ...FORM, "Content-Length": String(body.length), ...headers },
    body,
  })
}

test("every page has a policy of its own nonce, and no script runs without it", async () => {
  const [one, two] = [await send("/login"), await send("/login")]
  const policy = String(one.headers["content-security-policy"])
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ""
  expect(policy).not.toContain("unsafe-inline")
  expect(policy).not.toBe(String(two.headers["content-security-policy"]))
  const scripts = [...one.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((tag) => !tag.includes(nonce))).toEqual([])
  expect(one.text).not.toMatch(/\sstyle="/)
})

test("pages say where referrers go, and ask for https only where it is served", async () => {
  const { headers } = await send("/login")
  expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin")
  expect(headers["strict-transport-security"]).toBeUndefined()
  expect(headers["x-powered-by"]).toBeUndefined()
})

test("a post from a page of ours is heard, from anywhere else it is refused", async () => {
  const own = server.url
  expect((await post({ Origin: own })).status).toBe(303)
  expect((await post({ "Sec-Fetch-Site": "same-origin" })).status).toBe(303)
  expect((await post({ Referer: `${own}/login` })).status).toBe(303)
  expect((await post({ Origin: "http://evil.example" })).status).toBe(403)
  expect((await post({ Origin: "null" })).status).toBe(403)
  expect((await post({ Origin: own.replace("127.0.0.1", "127.0.0.1.evil.example") })).status).toBe(403)
  expect((await post({ "Sec-Fetch-Site": "cross-site" })).status).toBe(403)
  expect((await post({})).status).toBe(403)
  expect((await post({ Origin: "http://evil.example" }, "/evidence/receive")).status).toBe(403)
  expect(
    (await send("/language", { method: "DELETE", headers: { Origin: "http://evil.example" } })).status,
  ).toBe(403)
})

test("addresses that cannot be read are refused, not a fault of the server", async () => {
  const nul = ["/%00", "/evidence?q=%00", "/cycles/1/evidence?q=a%00b", "/admin/users?q=%00"]
  for (const path of ["/%E0%A4%A", "/cycles/%", "//evil.example", "/assets/%E0", ...nul]) {
    expect((await send(path)).status, path).toBe(400)
  }
  expect((await send("/login", { headers: { Host: "bad host" } })).status).toBe(400)
})

test("bodies that no form of ours sends are refused before they are read", async () => {
  const large = { ...FORM, Origin: server.url, "Content-Length": String(5 * 1024 * 1024) }
  const { status } = await send("/login", { method: "POST", headers: large, body: "" }).catch(() => ({
    status: 0,
  }))
  expect([413, 0]).toContain(status)
  const chunked = { ...FORM, Origin: server.url, "Transfer-Encoding": "chunked" }
  for (const path of ["/login", "/evidence/any", "/evidence", "/cycles/any/items/any/evidence"]) {
    const sent = { method: "POST", headers: chunked, body: "username=a" }
    expect((await send(path, sent)).status, path).toBe(411)
  }
})

test("built files are kept for good, pages are asked for again", async () => {
  const page = await send("/login")
  const asset = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0] ?? ""
  expect((await send(asset)).headers["cache-control"]).toBe("public, max-age=31536000, immutable")
  expect(page.headers["cache-control"]).toContain("no-cache")
  expect((await send("/assets/none.js")).status).toBe(404)
})

test.each([
  ["/cycles?page=2", "/cycles?page=2"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("signing in with next=%j leads to %s", async (next, to) => {
  const body = new URLSearchParams({ username: "admin", password: TEST_PASSWORD }).toString()
  const answer = await post({ Origin: server.url }, `/login?next=${encodeURIComponent(next)}`, body)
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe(to)
})

test("who is not signed in is sent to sign in, and back to where he wanted to go", async () => {
  const answer = await send("/admin/users?q=budi")
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe("/login?next=%2Fadmin%2Fusers%3Fq%3Dbudi")
})

test("the language is kept in a cookie and never leads off the site", async () => {
  const answer = await post({ Origin: server.url }, "/language", "language=en&back=//evil.example")
  expect(answer.headers.location).toBe("/")
  const cookie = String(answer.headers["set-cookie"]).split(";")[0] ?? ""
  expect((await send("/login", { headers: { Cookie: cookie } })).text).toContain('<html lang="en">')
  expect((await send("/login")).text).toContain('<html lang="id">')
})

test("the sign-in library's own addresses do not exist", async () => {
  expect((await send("/api/auth/get-session")).status).toBe(404)
  expect((await post({ Origin: server.url }, "/api/auth/sign-in/username", "username=admin")).status).toBe(
    404,
  )
})

test("a locked name is told how long to wait", async () => {
  const guess = "username=hantu&password=salah"
  for (let n = 0; n < 5; n++) expect((await post({ Origin: server.url }, "/login", guess)).status).toBe(422)
  const answer = await post({ Origin: server.url }, "/login", guess)
  expect(answer.status).toBe(429)
  expect(answer.headers["retry-after"]).toBe("60")
  expect(answer.text).toContain("Coba lagi dalam 1 menit")
})

test("a server told to close lets what is under way end", async () => {
  const second = await startServer({ port: 0, host: "127.0.0.1" })
  const answer = fetch(`${second.url}/login`)
  await answer
  await second.close()
  await expect(fetch(`${second.url}/login`)).rejects.toThrow()
})

test("a port that is taken is told by its code", async () => {
  const { port } = new URL(server.url)
  await expect(startServer({ port: Number(port), host: "127.0.0.1" })).rejects.toMatchObject({
    code: "EADDRINUSE",
  })
})
