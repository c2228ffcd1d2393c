import canonicalize from "canonicalize"
import fc from "fast-check"
import { expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"

test("canonical JSON is that of RFC 8785", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value))
    }),
  )
  const sorted = { "€": 1, "\r": 2, דּ: 3, "1": 4, "😂": 5, "\u0080": 6, ö: 7, "10": 8 }
  expect(canonicalJson(sorted)).toBe(canonicalize(sorted))
  expect(canonicalJson([1e30, 4.5, 2e-3, -0, 1e-27, 0.1])).toBe("[1e+30,4.5,0.002,0,1e-27,0.1]")
})

test("members that are undefined are left out; what JSON cannot hold is refused", () => {
  expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}')
  for (const bad of [undefined, Number.NaN, Number.POSITIVE_INFINITY, "\ud800", () => 1, 1n]) {
    expect(() => canonicalJson(bad)).toThrow()
  }
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(() => canonicalJson(circle)).toThrow("holds itself")
})
