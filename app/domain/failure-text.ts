/** Where a path starts that is counted from a root, a drive or a share. */
const START = String.raw`(?:file:///(?:[A-Za-z]:/)?|[A-Za-z]:[\\/]|\\\\|/)`
/** Within quotation marks a path may hold spaces. */
const QUOTED = new RegExp(String.raw`(['"\`])${START}([^'"\`\n]*)\1`, "g")
const PLAIN = new RegExp(String.raw`(?<![\w.:/])${START}(?:[^\s\\/'"\`:]+[\\/])+([^\s\\/'"\`:]*)`, "g")

/** A fault in the program's own words, of whose paths on the server only the last name is left. */
export function withoutPaths(text: string): string {
  return text
    .replace(QUOTED, (_, mark: string, path: string) => `${mark}…/${path.split(/[\\/]/).at(-1)}${mark}`)
    .replace(PLAIN, (_, last: string) => `…/${last}`)
}
