import { expect, test } from "vitest"
import { ConfigError, parseEnvironment } from "#app/config.server.ts"

test("an empty environment runs on loopback, SQLite and 50 MB uploads", () => {
  const config = parseEnvironment({})
  expect(config).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: undefined,
    mail: undefined,
    maxUploadBytes: 50 * 1024 * 1024,
  })
})

test("every bad variable is named with its value, not only the first", () => {
  const parse = () =>
    parseEnvironment({ PORT: "eighty", DATABASE_URL: "mysql://x", PUBLIC_URL: "ftp://x", HOST: "" })
  expect(parse).toThrow(ConfigError)
  expect(parse).toThrow(/PORT="eighty"[\s\S]*DATABASE_URL="mysql:\/\/x"[\s\S]*PUBLIC_URL="ftp:\/\/x"/)
})

test("an address for users loses its trailing slash", () => {
  expect(parseEnvironment({ PUBLIC_URL: "http://192.168.1.10:3000/" }).publicUrl).toBe(
    "http://192.168.1.10:3000",
  )
})

test("e-mail is sent where a mail server is named, and an address to send from", () => {
  const smtpUrl = "smtps://user:p%40ss@mail.example:465"
  const mail = { smtpUrl, from: "miqyas@mail.example" }
  expect(parseEnvironment({ SMTP_URL: smtpUrl, MAIL_FROM: mail.from }).mail).toEqual(mail)
  expect(parseEnvironment({ MAIL_FROM: mail.from }).mail).toBeUndefined()
})

test("a mail server without an address to send from is refused, together with what else is wrong", () => {
  const parse = () => parseEnvironment({ PORT: "eighty", SMTP_URL: "smtp://mail.example" })
  expect(parse).toThrow(ConfigError)
  expect(parse).toThrow(/PORT="eighty"[\s\S]*MAIL_FROM: is needed/)
})

test.each(["http://user:hush@mail.example", "mail.example", "smtp://", "smtp:mail.example"])(
  "%s is no mail server, and a wrong one is not repeated with its password",
  (smtpUrl) => {
    const parse = () => parseEnvironment({ SMTP_URL: smtpUrl, MAIL_FROM: "Miqyas" })
    expect(parse).toThrow(/SMTP_URL: must[\s\S]*MAIL_FROM="Miqyas": must be an e-mail address/)
    expect(parse).not.toThrow(/hush/)
  },
)
