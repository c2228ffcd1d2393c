import type { Readable } from "node:stream"
import type { Finding } from "#app/package/verify/findings.ts"

/** A file of a package wherever it lies; `path` is relative to the package's own folder. */
export interface SourceFile {
  path: string
  size: number
  /** The stream ends with an error where the file cannot be read to its end. */
  open(): Promise<Readable>
}

/** A package to be checked: an extracted folder, or a zip. */
export interface PackageSource {
  files: Map<string, SourceFile>
  /** What is wrong with the container, before any file is read. */
  findings: Finding[]
  close(): Promise<void>
}

/** More files than any real package holds. */
export const MAX_FILES = 500_000
