import { expect, test } from "vitest"
import { ConfigError, parseEnvironment } from "#app/config.server.ts"

test("an empty environment runs on loopback, SQLite and 50 MB uploads", () => {
  const config = parseEnvironment({})
  expect(config).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: undefined,
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
