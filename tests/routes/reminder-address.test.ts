import { afterAll, beforeAll, expect, test } from "vitest"
import { configure } from "#app/config.server.ts"
import { type RunningServer, startServer } from "#app/http/server.server.ts"
import { makeAccount } from "#tests/helpers/accounts.ts"
import { makeUnit } from "#tests/helpers/fixtures.ts"
import { cookieOf } from "#tests/routes/people.ts"

let server: RunningServer
let cookie: string

beforeAll(async () => {
  configure({ mail: { smtpUrl: "smtp://127.0.0.1:1", from: "miqyas@unit.example" } })
  const { unitId } = await makeUnit()
  await makeAccount("koordinator", { unitId, role: "koordinator" })
  server = await startServer({ port: 0, host: "127.0.0.1" })
  cookie = await cookieOf(server.url, "koordinator")
}, 120_000)

afterAll(async () => {
  configure({ mail: undefined })
  await server?.close()
})

async function visit(path: string, fields?: Record<string, string>) {
  const answer = await fetch(`${server.url}${path}`, {
    method: fields === undefined ? "GET" : "POST",
    headers: { Cookie: cookie, Origin: server.url },
    body: fields === undefined ? null : new URLSearchParams(fields),
    redirect: "manual",
  })
  const page = await answer.text()
  const field = /<input[^>]*name="reminderEmail"[^>]*>/.exec(page)?.[0] ?? ""
  return { status: answer.status, page, field }
}

const giveAddress = (reminderEmail: string) =>
  visit("/account", { intent: "set-reminder-address", reminderEmail })

test("what is no address is shown again beside what is wrong with it, and nothing is kept", async () => {
  const { status, page, field } = await giveAddress("nama di contoh")
  expect(status).toBe(422)
  expect(field).toContain('value="nama di contoh"')
  expect(field).toContain('aria-invalid="true"')
  expect(page).toContain("Tulis alamat surel yang lengkap, misalnya nama@contoh.id.")
  expect((await visit("/account")).field).toContain('value=""')
})

test("an address is kept, and emptied again", async () => {
  expect((await giveAddress("nama@contoh.id")).status).toBe(303)
  expect((await visit("/account")).field).toContain('value="nama@contoh.id"')
  expect((await giveAddress("")).status).toBe(303)
  expect((await visit("/account")).field).toContain('value=""')
})

test("the inbox and the account say what is true of e-mail here", async () => {
  expect((await visit("/inbox")).page).toContain("Miqyas dapat mengingatkan lewat surel sekali sehari.")
  configure({ mail: undefined })
  expect((await visit("/inbox")).page).toContain("Surel belum disiapkan di instalasi ini")
  const account = await visit("/account")
  expect(account.page).toContain("Surel belum disiapkan di instalasi ini")
  expect(account.field).toBe("")
})
