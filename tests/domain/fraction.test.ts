import fc from "fast-check"
import { expect, test } from "vitest"
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  fractionText,
  multiply,
  ONE,
  parseDecimal,
  subtract,
  sum,
  ZERO,
} from "#app/domain/fraction.ts"
import { formatFraction, formatShare } from "#app/domain/numbers.ts"

const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const anyFraction: fc.Arbitrary<Fraction> = fc
  .tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => fraction(n, d))

test("fractions are kept in lowest terms with the sign on top", () => {
  expect(fraction(6, -8)).toEqual({ n: -3n, d: 4n })
  expect(fraction(0, -5)).toEqual({ n: 0n, d: 1n })
  expect(() => fraction(1, 0)).toThrow("denominator zero: 1/0")
  expect(() => divide(ONE, ZERO)).toThrow("denominator zero")
})

test("arithmetic loses nothing: what is added can be taken away, what is multiplied divided", () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a)
      fc.pre(b.n !== 0n)
      expect(divide(multiply(a, b), b)).toEqual(a)
    }),
  )
})

test("the order of addition does not matter, and seven sevenths are one", () => {
  fc.assert(
    fc.property(fc.array(anyFraction, { maxLength: 8 }), (values) => {
      expect(sum([...values].reverse())).toEqual(sum(values))
    }),
  )
  expect(sum(Array.from({ length: 7 }, () => fraction(1, 7)))).toEqual(ONE)
})

test("comparison agrees with the sign of the difference", () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      const difference = subtract(a, b).n
      expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
    }),
  )
})

test("a decimal is read exactly, and nothing else is a decimal", () => {
  expect(parseDecimal("0.1")).toEqual(fraction(1, 10))
  expect(parseDecimal("12.50")).toEqual(fraction(25, 2))
  expect(parseDecimal("-3.2")).toEqual(fraction(-16, 5))
  for (const bad of ["", "1,5", ".5", "5.", "1e3", " 1", "0x10", "NaN"])
    expect(() => parseDecimal(bad)).toThrow(`Not a decimal: "${bad}"`)
})

test("a decimal survives being read and written", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 8 }), (digits, places) => {
      const padded = String(digits).padStart(places + 1, "0")
      const decimal = places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
      expect(parseDecimal(decimal)).toEqual(fraction(digits, 10n ** BigInt(places)))
    }),
  )
  expect(fractionText(fraction(6, 8))).toBe("3/4")
  expect(fractionText(fraction(8, 4))).toBe("2")
})

test("numbers are rounded half away from zero, only when shown, in the reader's notation", () => {
  expect(formatFraction(fraction(2, 3), "id")).toBe("0,67")
  expect(formatFraction(fraction(2, 3), "en", { digits: 4 })).toBe("0.6667")
  expect(formatFraction(fraction(5, 2), "id", { digits: 0 })).toBe("3")
  expect(formatFraction(fraction(-5, 2), "en", { digits: 0 })).toBe("−3")
  expect(formatFraction(fraction(-1, 1000), "en", { digits: 2 })).toBe("0")
  expect(formatFraction(fraction(1234567), "id")).toBe("1.234.567")
  expect(formatFraction(fraction(2469, 2), "en")).toBe("1,234.5")
  expect(formatFraction(fraction(90), "id", { fixed: true })).toBe("90,00")
  expect(formatFraction(fraction(101, 100), "id", { digits: 1 })).toBe("1")
  expect(formatFraction(fraction(1999, 1000), "id")).toBe("2")
})

test("what is shown lies within half a step of what is", () => {
  fc.assert(
    fc.property(anyFraction, fc.integer({ min: 0, max: 6 }), (value, digits) => {
      const shown = formatFraction(value, "en", { digits }).replaceAll(",", "").replace("−", "-")
      const off = subtract(parseDecimal(shown), value)
      const half = fraction(1n, 2n * 10n ** BigInt(digits))
      expect(compare(off.n < 0n ? fraction(-off.n, off.d) : off, half)).toBeLessThanOrEqual(0)
    }),
  )
})

test("a share is shown as a percentage", () => {
  expect(formatShare(fraction(31, 48), "id")).toBe("65\u00a0%")
  expect(formatShare(fraction(7, 8), "en", 1)).toBe("87.5%")
  expect(formatShare(fraction(7, 8), "id", 1)).toBe("87,5\u00a0%")
})
