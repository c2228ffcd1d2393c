/**
 * RFC 8785 canonical JSON: the one text of a value that is hashed. Keys are sorted by UTF-16 code units; texts
 * and numbers are written as ECMAScript's JSON writes them, as the RFC asks. Members that are undefined are
 * left out. @throws on what JSON cannot hold: lone surrogates, NaN, infinities, functions, circles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, [])
}

function write(value: unknown, within: object[]): string {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Error("Not a JSON value: a text with a lone surrogate")
    return JSON.stringify(value)
  }
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value !== "object") throw new Error(`Not a JSON value: ${String(value)}`)
  if (within.includes(value)) throw new Error("Not a JSON value: it holds itself")
  within.push(value)
  const text =
    "toJSON" in value && typeof value.toJSON === "function"
      ? write(value.toJSON(), within)
      : compose(value, within)
  within.pop()
  return text
}

function compose(value: object, within: object[]): string {
  if (Array.isArray(value)) {
    let items = ""
    for (let at = 0; at < value.length; at++) {
      if (at > 0) items += ","
      items += value[at] === undefined ? "null" : write(value[at], within)
    }
    return `[${items}]`
  }
  const members = value as Record<string, unknown>
  let text = ""
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member === undefined) continue
    text += `${text === "" ? "" : ","}${write(key, within)}:${write(member, within)}`
  }
  return `{${text}}`
}
