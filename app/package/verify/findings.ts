/** What a check found wrong, one finding per file and fault. */
export interface Finding {
  kind:
    | "wrong" /** its content is not what it should be */
    | "missing" /** it should be there */
    | "unexpected" /** nothing names it */
    | "unreadable" /** it cannot be read */
    | "invalid" /** its form is not allowed, whatever it holds */
  path: string
  /** One line, in English. */
  detail: string
}

/** The outcome of a check. All is well when `findings` is empty. */
export interface Verdict {
  findings: Finding[]
  /** How many files were read and hashed. */
  checked: number
  /** SHA-256 of `document.json`: to be compared with the one printed on paper. */
  document: string | undefined
  /** What could not be checked and why; no fault in itself. */
  notes: string[]
}

/** A finding as one line; names come from strangers, so what a terminal might obey is written out. */
export function findingLine({ kind, path, detail }: Finding): string {
  return `${kind.padEnd(10)}  ${visible(path)}: ${visible(detail)}`
}

function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  )
}
