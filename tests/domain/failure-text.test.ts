import { expect, test } from "vitest"
import { withoutPaths } from "#app/domain/failure-text.ts"

test("of a path on the server the last name is left", () => {
  for (const [text, told] of [
    [
      "ENOENT: no such file, open '/srv/miqyas/data/evidence/ab/cd/abcd'",
      "ENOENT: no such file, open '…/abcd'",
    ],
    ["open 'C:\\Program Files\\Miqyas\\data\\x.pdf'", "open '…/x.pdf'"],
    ["\\\\server\\data\\x.pdf is locked", "…/x.pdf is locked"],
    ["at file:///opt/miqyas/app/worker.ts:12:3", "at …/worker.ts:12:3"],
    ["rename '/a/b/c' -> '/a/b/d e'", "rename '…/c' -> '…/d e'"],
  ])
    expect(withoutPaths(text as string)).toBe(told)
})

test("what is no path is left alone", () => {
  for (const text of [
    "ENOSPC: no space left on device, write",
    "Item 1/2 of and/or",
    "https://example.org/a/b",
  ])
    expect(withoutPaths(text)).toBe(text)
})
