import { expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"
import { readSignedFile } from "#app/domain/exchange.ts"

const FILE = {
  format: "miqyas-exchange",
  version: 1,
  content: { format: "miqyas-region-report", version: 1 },
  sha256: "0".repeat(64),
  publicKey: "key",
  fingerprint: "1".repeat(64),
  signature: "signature",
}
const written = canonicalJson(FILE)

test("a file is read as it was written, with a line's end behind it at most", () => {
  expect(readSignedFile(written)).toEqual(FILE)
  expect(readSignedFile(`${written}\r\n`)).toEqual(FILE)
})

test("a key that readers of JSON drop in silence makes a file tampered with, wherever it stands", () => {
  for (const at of ['"content":{', "{"])
    expect(readSignedFile(written.replace(at, `${at}"__proto__":{"a":1},`)), at).toBe("tampered")
  expect(readSignedFile(written.replace('"version":1', '"version":1,"version":1'))).toBe("tampered")
})

test("a file that was cut short is known for one of ours wherever it was cut", () => {
  for (const length of [12, 60, written.length - 1])
    expect(readSignedFile(written.slice(0, length)), String(length)).toBe("tampered")
})

test("what was never ours is said to be so", () => {
  const deep = "[".repeat(200_000)
  for (const text of ["", "PK\u0003\u0004", "null", "[]", "{}", '"miqyas"', deep, deep + "]".repeat(200_000)])
    expect(readSignedFile(text), text.slice(0, 20)).toBe("not-miqyas")
})

test("nesting without end and numbers without end are tampering, not a crash", () => {
  const content = (inner: string) => written.replace('"content":{', `"content":{"a":${inner},`)
  expect(readSignedFile(content("[".repeat(50_000) + "]".repeat(50_000)))).toBe("tampered")
  expect(readSignedFile(content("1e999"))).toBe("tampered")
})
