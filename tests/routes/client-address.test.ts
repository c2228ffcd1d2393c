import { expect, test } from "vitest"
import { clientAddress } from "#app/http/client-address.server.ts"

const HTTPS = "https://miqyas.example"

test("behind an HTTPS server of the same machine, users keep addresses of their own", () => {
  expect(clientAddress("127.0.0.1", "10.0.0.7", HTTPS)).toBe("10.0.0.7")
  expect(clientAddress("::ffff:127.0.0.1", "9.9.9.9, 10.0.0.8", HTTPS)).toBe("10.0.0.8")
})

test("whoever connects directly cannot claim another address", () => {
  expect(clientAddress("10.0.0.7", "10.0.0.8", HTTPS)).toBe("10.0.0.7")
  expect(clientAddress("127.0.0.1", "10.0.0.8", "http://127.0.0.1:3000")).toBe("127.0.0.1")
})

test("a header that names no address is passed over", () => {
  expect(clientAddress("127.0.0.1", "unknown", HTTPS)).toBe("127.0.0.1")
  expect(clientAddress("127.0.0.1", undefined, HTTPS)).toBe("127.0.0.1")
})
