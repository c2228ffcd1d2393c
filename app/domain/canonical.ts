import canonicalize from "canonicalize"

/** RFC 8785 canonical JSON: the one text of a value that is hashed. @throws on what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error(`Not a JSON value: ${String(value)}`)
  return text
}
