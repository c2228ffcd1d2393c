/** An exact fraction in lowest terms; `d` is above zero. */
export type Fraction = { readonly n: bigint; readonly d: bigint }

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** n/d in lowest terms. Throws where d is zero or a number is not whole. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  if (d === 0n || d === 0) throw new Error(`Fraction with denominator zero: ${n}/${d}`)
  const [top, bottom] = [BigInt(n), BigInt(d)]
  const divisor = gcd(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { n: top / divisor, d: bottom / divisor }
}

export const ZERO: Fraction = fraction(0)
export const ONE: Fraction = fraction(1)
export const HUNDRED: Fraction = fraction(100)

/** Reads a plain decimal such as "12.5" exactly. Throws on anything else, exponents and commas included. */
export function parseDecimal(decimal: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) throw new Error(`Not a decimal: "${decimal}"`)
  const [, sign = "", whole = "", part = ""] = match
  return fraction(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length))
}

/** Reads what `fractionText` writes, or a plain decimal. Throws on anything else. */
export function parseFraction(written: string): Fraction {
  const match = /^(-?\d+)\/([1-9]\d*)$/.exec(written)
  if (!match) return parseDecimal(written)
  const [, top = "", bottom = ""] = match
  return fraction(BigInt(top), BigInt(bottom))
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d)
}

/** a/b; throws where b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n)
}

/** Below zero where a < b, zero where equal, above zero where a > b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(add, ZERO)
}

/** "3/4", or "2" where whole: for documents and logs that must stay exact. */
export function fractionText(value: Fraction): string {
  return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`
}
