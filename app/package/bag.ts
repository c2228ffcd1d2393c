/** The texts of a BagIt bag (RFC 8493, version 1.0), and how to read them. */

/** A file of a bag as its manifest names it: path with `/`, SHA-256 in lower-case hex. */
export interface BagLine {
  path: string
  sha256: string
}

export const BAG_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

/** `sha256sum -c` reads this as it is: hash, two spaces, path (RFC 8493, 2.1.3 and 2.4). */
export function manifestText(lines: readonly BagLine[]): string {
  const sorted = [...lines].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return sorted.map(({ path, sha256 }) => `${sha256}  ${encodePath(path)}\n`).join("")
}

/** Labels and values of `bag-info.txt`, in their order (RFC 8493, 2.2.2); line breaks in values become spaces. */
export function bagInfoText(fields: readonly (readonly [label: string, value: string])[]): string {
  return fields.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ").trim()}\n`).join("")
}

export interface ReadManifest {
  /** SHA-256 by path. */
  files: Map<string, string>
  /** What is wrong with the manifest itself, in English. */
  faults: string[]
}

/** Reads a manifest; lines that say nothing, or something that cannot be, are told as faults. */
export function parseManifest(text: string): ReadManifest {
  const files = new Map<string, string>()
  const faults: string[] = []
  for (const [at, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line === "") continue
    const [, sha256, raw] = /^([0-9a-f]{64})[ \t]+\*?(?:\.\/)?(.+)$/i.exec(line) ?? []
    if (sha256 === undefined || raw === undefined) {
      faults.push(`line ${at + 1} is no hash and path`)
      continue
    }
    const path = decodePath(raw)
    if (!isPlainPath(path)) faults.push(`line ${at + 1} names "${path}", which is no path inside the package`)
    else if (files.has(path)) faults.push(`"${path}" is named twice`)
    else files.set(path, sha256.toLowerCase())
  }
  return { files, faults }
}

/** The labels of `bag-info.txt`, in lower case, with their first values; continued lines are joined. */
export function parseBagInfo(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.replace(/(?:\r\n|\r|\n)[ \t]+/g, " ").split(/\r\n|\r|\n/)) {
    const at = line.indexOf(":")
    if (at < 1) continue
    const label = line.slice(0, at).trim().toLowerCase()
    if (!fields.has(label)) fields.set(label, line.slice(at + 1).trim())
  }
  return fields
}

/** Whether a path stays inside its folder on every system: relative, no `..`, no drive, no backslash. */
export function isPlainPath(path: string): boolean {
  if (path === "" || path.startsWith("/") || /[\\\0]/.test(path) || /^[A-Za-z]:/.test(path)) return false
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..")
}

const encodePath = (path: string) =>
  path.replace(/[%\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)

const decodePath = (path: string) =>
  path.replace(/%(0D|0A|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
