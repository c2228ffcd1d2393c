import { statSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { hashRegisterNumber, openRegisterNumber, sealRegisterNumber } from "#app/auth/register-keys.server.ts"
import { readSecret, writeSecret } from "#app/auth/secrets.server.ts"
import { config, configure } from "#app/config.server.ts"

test("a sealed number opens for its own santri alone, and no two seals are alike", () => {
  const sealed = sealRegisterNumber("b.i 123/2024", "santri-a")
  expect(sealed).not.toContain("123")
  expect(sealRegisterNumber("b.i 123/2024", "santri-a")).not.toBe(sealed)
  expect(openRegisterNumber(sealed, "santri-a")).toBe("B.I123/2024")
  expect(openRegisterNumber(sealed, "santri-b")).toBeUndefined()
})

test("a text that was changed or never sealed opens to nothing", () => {
  const sealed = sealRegisterNumber("12345678", "santri-a")
  const other = sealed.at(-1) === "A" ? "B" : "A"
  for (const text of [`${sealed.slice(0, -1)}${other}`, sealed.replace("1.", "2."), "1.AAAA", "", "nomor"]) {
    expect(openRegisterNumber(text, "santri-a")).toBeUndefined()
  }
})

test("the same number has the same hash however it is typed", () => {
  expect(hashRegisterNumber(" b.i 123/2024")).toBe(hashRegisterNumber("B.I123/2024"))
  expect(hashRegisterNumber("B.I123/2024")).not.toBe(hashRegisterNumber("B.I123/2025"))
})

test("the key lies outside the database, readable by its owner alone", () => {
  sealRegisterNumber("1", "santri-a")
  const file = join(config().dataDir, "secrets", "register")
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600")
})

test("another installation's key opens nothing and finds nothing", () => {
  const own = config().dataDir
  const sealed = sealRegisterNumber("12345678", "santri-a")
  const hash = hashRegisterNumber("12345678")
  const key = readSecret("register") as string
  try {
    configure({ dataDir: join(own, "elsewhere") })
    expect(openRegisterNumber(sealed, "santri-a")).toBeUndefined()
    expect(hashRegisterNumber("12345678")).not.toBe(hash)
    configure({ dataDir: join(own, "restored") })
    writeSecret("register", key)
    expect(openRegisterNumber(sealed, "santri-a")).toBe("12345678")
    expect(hashRegisterNumber("12345678")).toBe(hash)
  } finally {
    configure({ dataDir: own })
  }
})
